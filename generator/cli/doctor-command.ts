import type { DoctorReport } from '../doctor/check.js';
import { UsageError } from '../errors/generator-error.js';
import { parseUser } from './call/read-routine.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';

export interface DoctorFlags extends DatabaseFlags {
  /** Separated by commas. */
  readonly users: string | undefined;
  readonly role: string | undefined;
  readonly proxyUser: string | undefined;
  readonly sessions: number;
  readonly json: boolean;
}

/** Checks the database and the accounts, and prints what mends them. */
export async function doctorCommand(flags: DoctorFlags): Promise<ExitCode> {
  await using settings = await openSettings(flags);
  const { config } = settings;
  const users = flags.users === undefined ? config.doctorUsers : parseUsers(flags.users);
  const role = flags.role === undefined ? null : parseUser(flags.role, '--role');
  if (!Number.isSafeInteger(flags.sessions) || flags.sessions < 1)
    throw new UsageError('--sessions must be an integer number from 1.');
  const proxy = users.length > 0 || settings.hasProxy ? settings.proxyAccount() : null;
  const { runDoctor } = await import('../doctor/run-doctor.js');
  const report = await runDoctor(config, { proxy, users, role, sessions: flags.sessions });
  console.log(flags.json ? asJson(report) : asText(report));
  if (!report.connected) return EXIT_CODES.database;
  return report.checks.some(({ status }) => status === 'failed') ? EXIT_CODES.checkFailed : EXIT_CODES.fine;
}

/** `alice,"Bob"`: a quoted name may hold a comma. */
function parseUsers(text: string): readonly string[] {
  const names: string[] = [];
  let name = '';
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === ',' && !isQuoted) {
      names.push(name);
      name = '';
    } else name += character;
  }
  return [...new Set([...names, name].map((one) => parseUser(one.trim(), '--users')))];
}

const MARKS = { ok: '✓', failed: '✗', warning: '!', unchecked: '?' } as const;

function asText({ checks, ddl }: DoctorReport): string {
  const lines = checks.map(({ name, status, message }) => `${MARKS[status]} ${name}: ${message}`);
  if (ddl.length > 0) lines.push('', '-- What mends it, for a DBA to run:', ...ddl.map((statement) => `${statement};`));
  return lines.join('\n');
}

function asJson({ checks, ddl }: DoctorReport): string {
  return JSON.stringify({ checks, ddl }, undefined, 2);
}

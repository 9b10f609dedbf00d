import { relative } from 'node:path';
import type { Sandbox } from '../../sandbox/index.js';
import type { Config } from '../config/config.js';
import { hasConfig } from '../config/load-config.js';
import { formatSqlName } from '../config/sql-name.js';
import { UsageError } from '../errors/generator-error.js';
import { endOfProcess } from './end-of-process.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { printDocument } from './print-document.js';
import { openSandbox, startConfiguredSandbox } from './sandbox-database.js';
import { loadSettings } from './settings.js';

export interface SandboxFlags {
  readonly config: string | undefined;
  readonly json: boolean;
  /** None for those of the configuration. */
  readonly scripts: readonly string[];
  /** 0 takes a free one. */
  readonly port: number | undefined;
  readonly service: string | undefined;
  readonly systemPassword: string | undefined;
}

interface Started {
  readonly sandbox: Sandbox;
  readonly scripts: readonly string[];
  /** Users who have SYSTEM's password. */
  readonly created: readonly string[];
}

/** Runs a sandbox until the process is told to end. */
export async function sandboxCommand(flags: SandboxFlags): Promise<ExitCode> {
  // Heard from the beginning, so that no data is loaded for nobody.
  const ended = endOfProcess();
  const started = await start(flags);
  if (flags.json) printDocument(connectionOf(started));
  else console.log(describe(started));
  await ended;
  await started.sandbox.stop();
  (flags.json ? console.error : console.log)('The sandbox has stopped.');
  return EXIT_CODES.fine;
}

async function start(flags: SandboxFlags): Promise<Started> {
  const { scripts, port, service, systemPassword } = flags;
  if (service?.trim() === '') throw new UsageError('The service name of --service is empty.');
  if (scripts.length > 0 && flags.config !== undefined)
    throw new UsageError(
      '--config names a configuration whose scripts are loaded: leave out those of the command line.',
    );
  const given = {
    ...(service === undefined ? {} : { serviceName: service }),
    ...(systemPassword === undefined ? {} : { systemPassword }),
  };
  const config = scripts.length > 0 ? undefined : await configured(flags.config);
  if (config === undefined)
    return { sandbox: await openSandbox({ ...given, scripts, port: port ?? 0 }), scripts, created: [] };
  const { sandbox, settings, created } = await startConfiguredSandbox(config, {
    ...given,
    port: port ?? config.sandbox?.port ?? 0,
  });
  return { sandbox, scripts: settings.scripts.map((path) => relative(process.cwd(), path)), created };
}

/** A configuration that says nothing of a sandbox counts only when it is named. */
async function configured(file: string | undefined): Promise<Config | undefined> {
  if (file === undefined && !hasConfig()) return undefined;
  const config = await loadSettings({ config: file, connectString: undefined, user: undefined });
  return file === undefined && config.sandbox === null ? undefined : config;
}

/** What a script needs to log in; `users` have the password of SYSTEM. */
function connectionOf({ sandbox: { connectString, systemPassword }, scripts, created }: Started): object {
  return { connectString, user: 'SYSTEM', password: systemPassword, users: created.map(formatSqlName), scripts };
}

function describe({ sandbox: { connectString, systemPassword }, scripts, created }: Started): string {
  const loaded = scripts.length === 0 ? 'It is empty' : `Loaded: ${scripts.join(', ')}`;
  const known = created.length === 0 ? [] : [`                  also of ${created.map(formatSqlName).join(', ')}`];
  return [
    `The sandbox listens on ${connectString}. ${loaded}.`,
    '',
    `  connect string  ${connectString}`,
    '  user            SYSTEM, or any that the scripts created',
    `  password        ${systemPassword}`,
    ...known,
    '',
    'Everything is in memory and gone when it ends. Press Ctrl+C to stop it.',
  ].join('\n');
}

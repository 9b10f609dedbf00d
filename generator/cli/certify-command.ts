import { relative, resolve } from 'node:path';
import type { Connection as Account } from '../config/config.js';
import { hasConfig, readDotEnv } from '../config/load-config.js';
import { UsageError } from '../errors/generator-error.js';
import { writeText } from '../output/write-text.js';
import { CASES } from './certify/cases.js';
import type { CertificationCase } from './certify/certification-case.js';
import { type CertificationReport, formatReport, summarise } from './certify/report.js';
import { runCertification } from './certify/run-certification.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { printDocument } from './print-document.js';
import { progressLine } from './progress-line.js';
import { openSandbox } from './sandbox-database.js';
import { type ConfigFlags, connectionOf, loadSettings } from './settings.js';

export interface CertifyFlags extends ConfigFlags {
  /** The report; named after the database in the working directory by default. */
  readonly output: string | undefined;
  /** Run the cases in an empty sandbox instead. */
  readonly sandbox: boolean;
  /** Print `{ file, report, left }` in place of a summary. */
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Runs cases in throw-away users of a database, and writes what came of it. */
export async function certifyCommand(
  flags: CertifyFlags,
  cases: readonly CertificationCase[] = CASES,
): Promise<ExitCode> {
  // Heard from the beginning: no user is created that an interrupt would leave behind.
  using interruption = new Interruption();
  await using database = await openDatabase(flags);
  const line = progressLine(flags.verbose);
  const tell = (text: string) => {
    line.clear();
    console.error(text);
  };
  try {
    const { report, left } = await runCertification(database.account, {
      cases,
      tell,
      progress: line.report,
      stopping: interruption.signal,
    }).finally(line.clear);
    const file = resolve(flags.output ?? reportName(report));
    await writeText(file, formatReport(report));
    if (flags.json) printDocument({ file, report, left });
    else console.log(`${summarise(report)}\nWrote ${relative(process.cwd(), file)}.`);
    if (left.length > 0) return EXIT_CODES.database;
    return report.differed === 0 ? EXIT_CODES.fine : EXIT_CODES.checkFailed;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    tell('Interrupted: there is no report.');
    return EXIT_CODES.cancelled;
  }
}

interface CertifiedDatabase extends AsyncDisposable {
  readonly account: Account;
}

async function openDatabase(flags: CertifyFlags): Promise<CertifiedDatabase> {
  if (!flags.sandbox) {
    const account = await readAccount(flags);
    return { account, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  for (const [name, value] of [
    ['--connect-string', flags.connectString],
    ['--user', flags.user],
  ] as const)
    if (value !== undefined)
      throw new UsageError(`--sandbox brings its own database and accounts: leave out ${name}, or --sandbox.`);
  const sandbox = await openSandbox({});
  const { connectString, systemPassword } = sandbox;
  return {
    account: { connectString, user: 'SYSTEM', password: systemPassword },
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}

/** Nothing but the connection is taken from a configuration, so that there need be none. */
async function readAccount(flags: ConfigFlags): Promise<Account> {
  if (flags.config !== undefined || hasConfig()) return (await loadSettings(flags)).connection;
  Object.assign(process.env, readDotEnv(undefined));
  return connectionOf({ connectString: '', user: '', password: '' }, flags);
}

/** `oracle-certification-19.24.0.0.0.json` */
function reportName({ database, sandbox }: CertificationReport): string {
  return `oracle-certification-${sandbox ? 'sandbox-' : ''}${database.version}.json`;
}

/** Ctrl+C, or another's wish that the process ends. The second one ends it at once, as always. */
class Interruption {
  readonly #controller = new AbortController();
  readonly #interrupt = () => {
    this[Symbol.dispose]();
    console.error('Stops, and drops the users. Once more ends this at once and leaves them.');
    this.#controller.abort();
  };

  constructor() {
    process.on('SIGINT', this.#interrupt);
    process.on('SIGTERM', this.#interrupt);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  [Symbol.dispose](): void {
    process.off('SIGINT', this.#interrupt);
    process.off('SIGTERM', this.#interrupt);
  }
}

import { readCatalogFile } from '../catalog-file/catalog-file.js';
import type { Config, Connection } from '../config/config.js';
import { readRecordedCursors } from '../config/recorded-cursors.js';
import { UsageError } from '../errors/generator-error.js';
import { chooseRoutine, overloadsOf } from './call/choose-routine.js';
import { describeRoutine } from './call/describe-routine.js';
import { exactSettings } from './call/exact-settings.js';
import { readArguments } from './call/read-arguments.js';
import {
  onBehalfOf,
  parseUser,
  pathOfRoutine,
  readRoutine,
  routineNames,
  routineOfCatalog,
  within,
} from './call/read-routine.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';

export interface CallFlags extends DatabaseFlags {
  readonly routine: string;
  readonly as: string | undefined;
  readonly asProxyAccount: boolean;
  readonly json: string | undefined;
  readonly schema: string | undefined;
  /** A saved catalog. */
  readonly from: string | undefined;
  readonly overload: string | undefined;
  readonly describe: boolean;
  readonly rollback: boolean;
  readonly proxyUser: string | undefined;
  readonly timeout: number;
  readonly maxRows: number;
  readonly verbose: boolean;
}

/** Reads one package, plans it as the client would have it, and calls one of its routines. */
export async function callCommand(flags: CallFlags): Promise<ExitCode> {
  const user = flags.as === undefined ? null : parseUser(flags.as, '--as');
  if (user === null && !flags.asProxyAccount && !flags.describe)
    throw new UsageError(
      'Say for whom the routine is called: --as USER. As the connecting account itself it is called only with --as-proxy-account.',
    );
  await using opened = await openSettings(flags);
  const { config } = opened;
  const account = user === null && flags.describe ? undefined : opened.proxyAccount();
  const args = flags.describe ? new Map() : await readArguments(flags.json);
  const names = routineNames(flags.routine, flags.schema, config);
  const { routine, catalog } =
    flags.from === undefined
      ? await readRoutine(names, readersOf(config, account, user), config)
      : routineOfCatalog(names, await readCatalogFile(flags.from), flags.from);
  const recorded = readRecordedCursors(config.cursorFile);
  const settings = exactSettings(
    {
      ...config,
      cursors: within(config.cursors, routine),
      implicitResults: within(config.implicitResults, routine),
    },
    catalog,
    {
      cursors: within(recorded.cursors, routine),
      implicitResults: within(recorded.implicitResults, routine),
    },
  );
  const { planClient } = await import('../plan/plan-client.js');
  const overloads = overloadsOf(planClient(catalog, settings), routine, flags.overload);
  if (flags.describe || account === undefined) {
    console.log(overloads.map((one) => describeRoutine(one, catalog, routine)).join('\n\n'));
    return EXIT_CODES.fine;
  }
  const chosen = chooseRoutine(overloads, args, pathOfRoutine(routine));
  const { runCall } = await import('./call/run-call.js');
  // Awaited before the sandbox stops.
  return await runCall(chosen, {
    account,
    user,
    owners: new Map(routine.schema.name === routine.schema.owner ? [] : [[routine.schema.name, routine.schema.owner]]),
    rollback: flags.rollback,
    timeout: flags.timeout,
    maxRows: flags.maxRows,
    verbose: flags.verbose,
  });
}

/** The account of the configuration may see more (the tables behind %ROWTYPE); the user sees at least what he may execute. */
function readersOf(
  { connection }: Config,
  account: Connection | undefined,
  user: string | null,
): readonly Connection[] {
  const configured =
    account === undefined || (connection.user !== '' && connection.password !== '') ? [connection] : [];
  return account === undefined ? configured : [...configured, onBehalfOf(account, user)];
}

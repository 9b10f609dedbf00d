import { type CallOptions, type ClientOptions, createOracleClient, OracleClientError } from '../../../runtime/index.js';
import type { Connection } from '../../config/config.js';
import { parseSqlName } from '../../config/sql-name.js';
import { EXIT_CODES, type ExitCode } from '../exit-codes.js';
import type { ChosenCall } from './choose-routine.js';
import { printResult } from './print-result.js';
import { reportCallError } from './report-call-error.js';

export interface CallSettings {
  readonly account: Connection;
  /** Null for the account itself. */
  readonly user: string | null;
  /** By the schema's name in the configuration, where it differs. */
  readonly owners: ReadonlyMap<string, string>;
  readonly rollback: boolean;
  readonly timeout: number;
  readonly maxRows: number;
  readonly verbose: boolean;
}

/** A client of one routine. */
interface OneRoutine {
  readonly schema: { readonly unit: { readonly call: (args: unknown, options: CallOptions) => Promise<unknown> } };
}

/** Calls it as every generated client would: on a session of the user, whose identity is asserted. */
export async function runCall({ routine, args }: ChosenCall, settings: CallSettings): Promise<ExitCode> {
  const { timeout, maxRows, rollback, verbose, user } = settings;
  try {
    await using client = createOracleClient<OneRoutine>(
      {
        format: 1,
        schemas: {
          schema: {
            owner: routine.descriptor.owner,
            packages: {
              unit: {
                name: routine.descriptor.packageName ?? routine.descriptor.name,
                load: () => Promise.resolve({ routines: { call: routine.descriptor } }),
              },
            },
          },
        },
      },
      clientOptions(settings),
    );
    const caller = user === null ? client : client.as(user);
    const call = (target: OneRoutine) => target.schema.unit.call(args, { timeout, maxRows });
    const result = rollback ? await undone((work) => caller.$transaction(work), call) : await call(caller);
    console.log(printResult(routine.descriptor, result));
    return EXIT_CODES.fine;
  } catch (error) {
    if (!(error instanceof OracleClientError)) throw error;
    const report = reportCallError(error, verbose);
    console.error(report.text);
    return report.exitCode;
  }
}

function clientOptions({ account, user, owners, timeout, maxRows }: CallSettings): ClientOptions {
  return {
    connectString: account.connectString,
    // The driver would fold it, too.
    proxyUser: parseSqlName(account.user) ?? account.user,
    credentials: account.password,
    userNames: 'exact',
    ...(user === null ? { withoutUser: 'run-as-the-proxy-account' } : {}),
    schemas: Object.fromEntries(owners),
    sessions: { max: 1 },
    timeouts: { call: timeout, transaction: timeout },
    maxRows,
    telemetry: { openTelemetry: false },
  };
}

/** Leaves a transaction, whose work is undone then. */
class Undo extends Error {}

async function undone(
  transaction: (work: (target: OneRoutine) => Promise<never>) => Promise<unknown>,
  call: (target: OneRoutine) => Promise<unknown>,
): Promise<unknown> {
  let result: unknown;
  try {
    await transaction(async (target) => {
      result = await call(target);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return result;
}

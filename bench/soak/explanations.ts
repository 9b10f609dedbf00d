import {
  ApplicationError,
  CallAbortedError,
  CallTimeoutError,
  ConnectError,
  ConnectionLostError,
  DatabaseError,
  DriverError,
  LoginTimeoutError,
  MissingUserError,
  OracleClientError,
} from 'gen-oracle-client/runtime';
import type { ServerReport } from './soak-plan.js';

/** What a caller did that may make its call fail. */
export interface Intent {
  readonly signal?: AbortSignal;
  readonly raises?: boolean;
  readonly isUnreadable?: boolean;
  readonly hasNoUser?: boolean;
}

const STATE_LOST: readonly (number | undefined)[] = [4068, 4061, 4065];

/** How long after a restart callers may still be told that the database is away: the runtime's pauses between logins, and a late answer. */
const AFTERMATH_MS = 1_500;

/** Every error has a cause that the server or the caller knows of; what has none, or comes more often than its cause, is unexplained. */
export class Explanations {
  readonly #seen = new Map<string, number>();
  readonly #unexplained: string[] = [];
  readonly #awayAt: number[] = [];

  /** An error of a call, or of a `$session` or `$transaction` around calls. */
  add(error: unknown, intent: Intent): void {
    const reason = reasonFor(error, intent);
    if (reason === undefined) this.#unexplained.push(describe(error));
    else this.#seen.set(reason, (this.#seen.get(reason) ?? 0) + 1);
    if (reason === 'away') this.#awayAt.push(Date.now());
  }

  /** How many errors there were for each reason. */
  get seen(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#seen);
  }

  /** What cannot be explained, in words. */
  unexplained(report: ServerReport, cap: number): readonly string[] {
    const limits: Readonly<Record<string, number>> = {
      killed: report.killed,
      // A session that is killed between two calls of a $session or $transaction is found to be gone.
      lost: report.cut + report.cutByRestarts + report.killed - (this.#seen.get('killed') ?? 0),
      hung: report.hung,
      'login lost': report.cutLogins + report.cutByRestarts,
      'login hung': report.hungLogins,
      recompiled: report.recompiled * cap,
    };
    const tooMany = Object.entries(limits).flatMap(([reason, limit]) => {
      const excess = (this.#seen.get(reason) ?? 0) - limit;
      return Array.from({ length: Math.max(0, excess) }, () => `more often than the server did it: ${reason}`);
    });
    const outOfTime = this.#awayAt.filter(
      (at) => !report.away.some(([from, to]) => at >= from && at <= to + AFTERMATH_MS),
    );
    return [...this.#unexplained, ...tooMany, ...outOfTime.map(() => 'told to be away when the database was not')];
  }
}

function reasonFor(error: unknown, intent: Intent): string | undefined {
  if (!(error instanceof OracleClientError)) return undefined;
  // What comes after a loss in the same $session or $transaction is told with the loss as its cause.
  if (error.cause instanceof OracleClientError && !(error instanceof ConnectError)) {
    return reasonFor(error.cause, intent) === undefined ? undefined : 'follows';
  }
  if (error.outcome === 'committed') return intent.isUnreadable === true && !error.retryable ? 'committed' : undefined;
  if (error instanceof MissingUserError) return intent.hasNoUser === true ? 'no user' : undefined;
  if (error instanceof CallAbortedError) return intent.signal?.aborted === true ? 'aborted' : undefined;
  if (error instanceof ApplicationError) return intent.raises === true && error.code === 20001 ? 'raised' : undefined;
  if (error instanceof CallTimeoutError) return 'hung';
  if (error instanceof LoginTimeoutError) return 'login hung';
  if (error instanceof ConnectionLostError) return error.code === 28 ? 'killed' : 'lost';
  if (error instanceof ConnectError) return reasonOfRefusal(error);
  if (error instanceof DatabaseError && STATE_LOST.includes(error.code)) return 'recompiled';
  return undefined;
}

function reasonOfRefusal({ code, retryable }: ConnectError): string | undefined {
  if (code === 12514) return 'away';
  return code === undefined && retryable ? 'login lost' : undefined;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const facts = error instanceof OracleClientError ? ` (${error.outcome}, ${error.databaseMessage ?? ''})` : '';
  const cause = error.cause === undefined ? '' : ` because of ${describe(error.cause)}`;
  return `${error.name}: ${error.message}${facts}${error instanceof DriverError ? ` ${error.stack}` : ''}${cause}`;
}

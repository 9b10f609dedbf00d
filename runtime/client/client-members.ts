import type { SessionScopeOptions, TransactionOptions } from '../calls/transaction-options.js';
import type { UserContext } from '../sessions/user-context.js';
import type { ClientStats } from '../telemetry/client-totals.js';

/** What a client has beside its packages and schemas to run several calls on one session of its user. */
export interface UserMembers<UserClient extends object> {
  /**
   * Runs the callback in one transaction on one session: commits when it succeeds, rolls back when it throws, and throws the same error. One round trip
   * per call and one for the commit. Calls made through `tx` run one at a time in the order in which they were made, and each must be awaited;
   * after the end they fail with `ClosedError`. A failed call is undone by itself; when the callback catches its error, the transaction goes on.
   * Nothing is ever repeated.
   *
   * Transactions do not nest: `tx` has `$savepoint`, no `$transaction`. Another `$transaction` of the client made meanwhile is independent, on a
   * session of its own, and may have to wait for this one's locks.
   * @throws ConfigurationError for a wrong option
   * @throws TransactionTimeoutError when the callback takes too long; it was rolled back
   * @throws TransactionEndedError when a routine commits or rolls back, unless `allowCommit` is set
   * @throws TransactionError when it cannot be committed, because a call in it was lost or was not awaited
   */
  $transaction<T>(
    callback: (tx: TransactionClient<UserClient>) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /**
   * Lends one session to the callback for several calls, each of which commits by itself. Package state lives from call to call until the callback has
   * ended. Calls run one at a time, and each must be awaited; after the end they fail with `ClosedError`.
   * @throws ConfigurationError for a wrong option
   * @throws TransactionTimeoutError when the callback takes too long; what its calls had committed remains
   */
  $session<T>(callback: (session: UserClient) => Promise<T>, options?: SessionScopeOptions): Promise<T>;
}

/** What the callback of a `$transaction` calls through: the packages and schemas, and savepoints. */
export type TransactionClient<UserClient extends object> = UserClient & TransactionMembers<UserClient>;

export interface TransactionMembers<UserClient extends object> {
  /**
   * Runs the callback after a savepoint, and undoes what it did when it throws; the error is thrown on, and whoever catches it may go on with the
   * transaction. May be nested. Until it has ended, only the client that the callback is given can be used. One round trip, and one to undo.
   * @throws TransactionError when another savepoint is open here
   */
  $savepoint<T>(callback: (savepoint: TransactionClient<UserClient>) => Promise<T>): Promise<T>;
}

/** What every generated client has beside its packages and schemas, which call as `userSource` says. */
export interface ClientMembers<UserClient extends object> extends UserMembers<UserClient> {
  /**
   * The client as that user: every call made through it runs on a session of the user.
   * @throws InvalidUserError for a name that cannot be a database user's; MissingUserError for an empty user
   */
  as(user: UserContext | string): UserClient & UserMembers<UserClient>;
  /** Counts of this moment, and since the client was made. */
  readonly $stats: ClientStats;
  /** Refuses new calls, lets running ones finish (up to `timeouts.close`), cuts the rest and logs off. May be called again. */
  $close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A generated client: packages and schemas, and the client's own members. */
export type OracleClient<UserClient extends object> = UserClient & ClientMembers<UserClient>;

/** Where a client stands that tries to log in. Names are exact. */
export interface LoginAttempt {
  /** Whose password is given. */
  readonly user: string;
  /** The client of `PROXY[CLIENT]`; undefined without one. */
  readonly proxyClient: string | undefined;
}

/** A call on a session: a statement that is executed, rows of a query that are fetched, a commit or a rollback. */
export interface CallAttempt {
  readonly sid: number;
  /** Whose session it is. */
  readonly user: string;
  /** Who authenticated, where it was not the user itself. */
  readonly proxyUser: string | undefined;
  readonly kind: 'execute' | 'fetch' | 'commit' | 'rollback';
  /** The statement's text; undefined for the driver's commit and rollback calls. Rows of a REF CURSOR and of implicit results are fetched without being asked about. */
  readonly statement: string | undefined;
}

/** It fails: at connecting with an error of the listener (12514, 12516, 12528 …), otherwise with one of the database. */
export interface Refuse {
  readonly kind: 'refuse';
  readonly code: number;
  /** The text after `ORA-nnnnn: `. */
  readonly message?: string;
}

/** It is answered later. */
export interface Delay {
  readonly kind: 'delay';
  readonly ms: number;
}

/** It is never answered, while the connection stays open. */
export interface Hang {
  readonly kind: 'hang';
}

/** The connection is cut without a word. */
export interface Cut {
  readonly kind: 'cut';
}

/** What may happen to a connection before anything is known of the client, and to a login when its names are known. */
export type LoginFault = Refuse | Delay | Hang | Cut;

/**
 * What may happen to a call: before it is carried out, or after, when its work is done (and committed, if the client asked for that)
 * and only the answer is late or lost. Before, if `when` is absent.
 */
export type CallFault =
  | Refuse
  | ((Delay | Cut) & { readonly when?: 'before' | 'after' })
  | (Hang & {
      readonly when?: 'before' | 'after';
      /** Whether a break still stops it, as it stops long work in the database. Otherwise the server is deaf, as behind a dead network. Default false. */
      readonly answersBreak?: boolean;
    });

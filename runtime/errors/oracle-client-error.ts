import type { SessionPlace } from '../sessions/session-place.js';
import type { StackFrame } from './plsql-stack.js';

/**
 * What became of the call's work in the database:
 * - `not-started`: the routine did not run;
 * - `rolled-back`: it ran or may have run, and nothing of it remains (except what the routine committed by itself);
 * - `committed`: its work is in the database although the call failed;
 * - `unknown`: nobody can tell; never repeat such a call blindly.
 */
export type Outcome = 'not-started' | 'rolled-back' | 'committed' | 'unknown';

export interface ErrorFacts {
  /** Oracle's error number, positive: 1403 for ORA-01403. */
  readonly code?: number;
  /** The routine that was called: `ERP.ORDERS_API.CREATE_ORDER`. */
  readonly routine?: string;
  readonly outcome?: Outcome;
  readonly sessionSurvived?: boolean;
  readonly retryable?: boolean;
  readonly plsqlStack?: readonly StackFrame[];
  readonly databaseMessage?: string;
  /** Where the session was in the database, if it is gone and that is known. */
  readonly place?: SessionPlace | undefined;
  readonly cause?: unknown;
}

/** The root of everything that the runtime throws. Messages hold neither secrets nor argument values. */
export class OracleClientError extends Error {
  override readonly name: string = 'OracleClientError';
  /** Oracle's error number, positive: 1403 for ORA-01403; undefined when the database raised nothing. */
  readonly code: number | undefined;
  /** The routine that was called, `ERP.ORDERS_API.CREATE_ORDER`; undefined outside a call. */
  readonly routine: string | undefined;
  readonly outcome: Outcome;
  /** False when the session that was used is gone; true also when none was used. */
  readonly sessionSurvived: boolean;
  /** Whether the same call may be made again as it is: nothing of it remains and the fault is of a passing kind. */
  readonly retryable: boolean;
  /** The PL/SQL call stack as the database reported it, innermost frame first. */
  readonly plsqlStack: readonly StackFrame[];
  /** Of a session that is gone: the number of its instance. The server may still be working for it. Known of sessions that were set up (`nls`, `timeZone`, `initialise`). */
  readonly instance: number | undefined;
  /** Its SID. */
  readonly sid: number | undefined;
  /** Its SERIAL#, where the user may execute DBMS_DEBUG_JDWP. */
  readonly serial: number | undefined;
  /** Oracle's full text. Not enumerable, because it may hold data: log it only where data may go. */
  declare readonly databaseMessage: string | undefined;

  constructor(message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.routine = facts.routine;
    this.outcome = facts.outcome ?? 'not-started';
    this.sessionSurvived = facts.sessionSurvived ?? true;
    this.retryable = facts.retryable ?? false;
    this.plsqlStack = facts.plsqlStack ?? [];
    this.instance = facts.place?.instance;
    this.sid = facts.place?.sid;
    this.serial = facts.place?.serial;
    Object.defineProperty(this, 'databaseMessage', { value: facts.databaseMessage, enumerable: false });
  }
}

import { randomBytes } from 'node:crypto';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import type { Starter } from './branch.js';
import { currentBranch } from './current-branch.js';
import { leaveBranch, requireSameStarter, startBranch } from './start-branch.js';

/** Sessionless transactions came with Release Update 23.6. */
const SINCE = [23, 6] as const;
/** Of the identifiers that Oracle makes. */
const GENERATED_BYTES = 16;
const MAX_IDENTIFIER_BYTES = 64;

export interface SessionlessRequest {
  /** Undefined: a new one. */
  readonly transactionId: Uint8Array | undefined;
  readonly seconds: number;
  readonly mode: 'new' | 'resume';
  readonly startedBy: Starter;
}

export function hasSessionless([major = 0, minor = 0]: readonly number[]): boolean {
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
}

/**
 * Starts or resumes a sessionless transaction, which COMMIT and ROLLBACK end, and gives its identifier.
 * Sources: Database Development Guide, "Developing Applications with Sessionless Transactions"; Database Error Messages.
 * @throws OracleError 26200 for an identifier that is none, 26206 for a new one without a timeout; and as `startBranch`
 */
export function* startSessionless(
  services: SqlServices,
  session: SessionState,
  { transactionId, seconds, mode, startedBy }: SessionlessRequest,
): Task<Uint8Array> {
  if (mode === 'new' && seconds <= 0) throw new OracleError(26206, 'Missing or invalid timeout value');
  const globalTransactionId = transactionId ?? (mode === 'new' ? randomBytes(GENERATED_BYTES) : new Uint8Array());
  if (globalTransactionId.length === 0 || globalTransactionId.length > MAX_IDENTIFIER_BYTES) {
    throw new OracleError(26200, 'Missing or invalid GTRID');
  }
  const xid = { formatId: 0, globalTransactionId, branchQualifier: new Uint8Array() };
  try {
    yield* startBranch(services, session, { kind: 'sessionless', xid, seconds, startedBy }, mode);
  } catch (error) {
    // A client that has put off its call believes that it is in one already.
    if (session.sessionless.transactionId === undefined)
      session.sessionless = { transactionId: undefined, by: startedBy };
    throw error;
  }
  return globalTransactionId;
}

/** @throws OracleError 26202 in another transaction, 26211 in one that was started in the other way; without one nothing happens */
export function suspendSessionless(services: SqlServices, session: SessionState, by: Starter): void {
  if (session.transaction === undefined) return;
  const branch = currentBranch(session);
  if (branch?.traits.kind !== 'sessionless') {
    throw new OracleError(26202, 'The active transaction is not a sessionless transaction.');
  }
  requireSameStarter(branch, by);
  leaveBranch(services, session);
}

/** The identifier of the one that the session is in. */
export function sessionlessId(session: SessionState): Uint8Array | undefined {
  const branch = currentBranch(session);
  return branch?.traits.kind === 'sessionless' ? branch.traits.xid.globalTransactionId : undefined;
}

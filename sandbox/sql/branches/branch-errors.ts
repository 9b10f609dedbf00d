import { OracleError } from '../../values/oracle-error.js';
import { hexadecimal, xidText } from '../../values/xid.js';
import type { SessionState } from '../session-state.js';
import type { BranchTraits } from './branch.js';
import { currentBranch } from './current-branch.js';

/** The first release that says which transactions are in each other's way. */
const NAMES_TRANSACTIONS = 23;

export function notExisting({ kind, xid }: Pick<BranchTraits, 'kind' | 'xid'>): OracleError {
  if (kind === 'global') return transactionDoesNotExist();
  const id = hexadecimal(xid.globalTransactionId);
  return new OracleError(26218, `sessionless transaction with GTRID ${id} does not exist.`);
}

export function transactionDoesNotExist(): OracleError {
  return new OracleError(24756, 'transaction does not exist');
}

export function existing({ kind, xid }: BranchTraits): OracleError {
  if (kind === 'global') return new OracleError(24757, 'duplicate transaction identifier');
  const id = hexadecimal(xid.globalTransactionId);
  return new OracleError(26217, `sessionless transaction with GTRID ${id} already exists.`);
}

export function inUse(): OracleError {
  return new OracleError(25351, 'transaction is currently in use');
}

export function startedByAnotherUser(): OracleError {
  return new OracleError(24774, 'cannot switch to specified transaction');
}

export function rolledBack(): OracleError {
  return new OracleError(24761, 'transaction rolled back');
}

export function committingOrFinalized(): OracleError {
  return new OracleError(2079, 'cannot join a committing or finalized distributed transaction');
}

/** The session has a transaction that the one to be started cannot take the place of. */
export function inTheWay(wanted: BranchTraits, session: SessionState, version: readonly number[]): OracleError {
  const [release = 0] = version;
  if (release < NAMES_TRANSACTIONS) return new OracleError(24776, 'cannot start a new transaction');
  const current = currentBranch(session);
  session.transaction?.identify();
  const present =
    current === undefined
      ? `local transaction (${session.transaction?.localTransactionId ?? ''})`
      : named(current.traits);
  return new OracleError(24776, `Cannot start or resume the ${named(wanted)} due to existing ${present}`);
}

function named({ kind, xid }: BranchTraits): string {
  return `${kind} transaction (${kind === 'global' ? xidText(xid) : hexadecimal(xid.globalTransactionId)})`;
}

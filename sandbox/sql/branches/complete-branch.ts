import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Xid } from '../../values/xid.js';
import type { SqlServices } from '../compile-context.js';
import { checkDeferred } from '../session-control/transaction-control.js';
import type { SessionState } from '../session-state.js';
import type { Branch } from './branch.js';
import { inUse, rolledBack, startedByAnotherUser, transactionDoesNotExist } from './branch-errors.js';
import { currentBranch } from './current-branch.js';

/*
 * What a transaction manager does with branches of global transactions. A branch without an identifier is the one that the session works in. Sources:
 * Oracle Call Interface Programmer's Guide, "Transaction Functions"; Database Error Messages; python-oracledb's tests 4400 to 4416.
 */

/**
 * Makes a branch ready to be committed, whatever becomes of its session. One without changes has ended then, and so has each but the last of those that
 * are coupled tightly.
 * @throws OracleError 24756, 24774, 25351, 24761 if another branch was rolled back, 2091 if a deferred constraint does not hold
 */
export function* prepareBranch(
  services: SqlServices,
  session: SessionState,
  xid: Xid | undefined,
): Task<'requires commit' | 'read only'> {
  const { branches } = services;
  const branch = branchToEnd(services, session, xid);
  const { work } = branch;
  if (branch.isPrepared) throw new NotSupportedError('preparing a branch for the second time');
  if (branches.of(work).length === 1) yield* checkConstraints(services, session, branch);
  releaseFrom(session, branch);
  work.isFinal = true;
  if (branches.of(work).length > 1) branches.forget(branch);
  else if (work.transaction.changes.length === 0) branches.commit(branch);
  else {
    branch.isPrepared = true;
    branch.end();
    return 'requires commit';
  }
  return 'read only';
}

/**
 * Commits a branch; in one phase if it has not been prepared.
 * @throws OracleError 2053 for one phase after a prepare: it is committed all the same; and as `prepareBranch`
 */
export function* commitBranch(
  services: SqlServices,
  session: SessionState,
  xid: Xid | undefined,
  onePhase: boolean,
): Task<'committed' | 'read only'> {
  const { branches } = services;
  const branch = branchToEnd(services, session, xid);
  const { transaction } = branch.work;
  if (branches.of(branch.work).length > 1) {
    throw new NotSupportedError('committing a branch of a global transaction before the others are prepared');
  }
  if (!branch.isPrepared) yield* checkConstraints(services, session, branch);
  const { localTransactionId } = transaction;
  const result = transaction.changes.length === 0 ? 'read only' : 'committed';
  releaseFrom(session, branch);
  branches.commit(branch);
  if (!branch.isPrepared || !onePhase) return result;
  throw new OracleError(2053, `transaction ${localTransactionId ?? ''} committed, some remote DBs may be in-doubt`, {
    stackLines: ['ORA-02056: 2PC: k2lcom: bad two-phase command number rdonly from coord'],
  });
}

/** Rolls a branch back, prepared or not. @throws OracleError 24756, 24774, 25351 */
export function rollbackBranch(services: SqlServices, session: SessionState, xid: Xid | undefined): void {
  const branch = branchToComplete(services, session, xid);
  releaseFrom(session, branch);
  services.branches.rollback(branch);
}

/** Forgets a branch that was completed heuristically; the sandbox never does that. @throws OracleError 24756, 24769, 24770 */
export function forgetBranch({ branches }: SqlServices, xid: Xid | undefined): never {
  const branch = xid === undefined ? undefined : branches.find('global', xid);
  if (branch === undefined) throw transactionDoesNotExist();
  if (branch.isPrepared) throw new OracleError(24770, 'cannot forget a prepared transaction');
  throw new OracleError(24769, 'cannot forget an active transaction');
}

function branchToEnd(services: SqlServices, session: SessionState, xid: Xid | undefined): Branch {
  const branch = branchToComplete(services, session, xid);
  if (!branch.work.transaction.isActive) throw rolledBack();
  return branch;
}

function branchToComplete({ branches, store }: SqlServices, session: SessionState, xid: Xid | undefined): Branch {
  const branch = xid === undefined ? currentBranch(session) : branches.find('global', xid);
  if (branch?.traits.kind !== 'global') throw transactionDoesNotExist();
  if (
    branch.traits.user !== session.identity.sessionUser &&
    !(branch.isPrepared && store.grants.hasSystemPrivilege(session.domain, 'FORCE ANY TRANSACTION'))
  ) {
    throw startedByAnotherUser();
  }
  if (branch.session !== undefined && branch.session !== session) throw inUse();
  return branch;
}

/** Checks may pause: meanwhile nobody else may touch the branch. */
function* checkConstraints(services: SqlServices, session: SessionState, branch: Branch): Task<void> {
  if (branch.session === undefined) branch.attach(session);
  try {
    yield* checkDeferred(branch.work.transaction);
  } catch (error) {
    releaseFrom(session, branch);
    services.branches.rollback(branch);
    throw error;
  }
}

function releaseFrom(session: SessionState, branch: Branch): void {
  if (currentBranch(session) !== branch) return;
  session.branch = undefined;
  session.transaction = undefined;
}

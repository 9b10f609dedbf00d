import { startTimer } from '../../storage/lock-wait.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionlessNotice, SessionState } from '../session-state.js';
import type { Branch, BranchTraits, Starter } from './branch.js';
import {
  committingOrFinalized,
  existing,
  inTheWay,
  inUse,
  notExisting,
  startedByAnotherUser,
} from './branch-errors.js';
import { currentBranch, temporaryNotSupported } from './current-branch.js';
import type { SharedWork } from './shared-work.js';

/**
 * How a session comes to work in a branch: a new one, one that is there, or one that takes over its local transaction.
 * Whether a branch is joined or resumed makes no difference.
 */
export type StartMode = 'new' | 'join' | 'resume' | 'promote';

/** What is asked for: of one that is there, `seconds` says how long to wait while another session works in it. */
export interface StartRequest extends Omit<BranchTraits, 'user'> {
  /** Of a sessionless transaction. */
  readonly startedBy: Starter;
}

/**
 * Attaches the session to a branch, and detaches it from the one of the same kind that it has been working in.
 * Source: Oracle Call Interface Programmer's Guide, OCITransStart; python-oracledb's tests 4404 to 4412.
 * @throws OracleError 24776 where another transaction is in the way, 24757 or 26217 if the new one exists, 24756 or 26218 if
 * the one to be resumed does not, 25351 if another session does not leave it in time, 24774 if it is another user's, 24797 to
 * promote what is a branch already, 2079 after a prepare
 */
export function* startBranch(
  services: SqlServices,
  session: SessionState,
  request: StartRequest,
  mode: StartMode,
): Task<Branch> {
  const { startedBy, ...asked } = request;
  const traits: BranchTraits = { ...asked, user: session.identity.sessionUser };
  if (session.suspended.length > 0) {
    throw new NotSupportedError('starting a transaction within an autonomous transaction');
  }
  if (mode === 'promote') return promote(services, session, traits);
  requireNothingInTheWay(services, session, traits, startedBy);
  const branch = mode === 'new' ? begin(services, traits) : yield* take(services, session, traits);
  leaveBranch(services, session);
  attach(branch, session, startedBy);
  return branch;
}

/** Detaches the session from the branch that it works in, if it does in any. */
export function leaveBranch({ branches }: SqlServices, session: SessionState): void {
  const branch = currentBranch(session);
  if (branch === undefined) return;
  branches.detach(branch);
  session.branch = undefined;
  session.transaction = undefined;
  noteSessionless(branch, session, branch.attachedBy);
}

/** What the client is to hear of a sessionless transaction that the session has left, or that has ended. */
export function noteSessionless({ traits }: Branch, session: SessionState, by: SessionlessNotice['by']): void {
  if (traits.kind === 'sessionless') session.sessionless = { transactionId: undefined, by };
}

function promote(services: SqlServices, session: SessionState, traits: BranchTraits): Branch {
  const { transaction } = session;
  const current = currentBranch(session);
  if (current?.traits.kind === 'sessionless') {
    throw new NotSupportedError('promoting a sessionless transaction to a global one');
  }
  if (current !== undefined) {
    throw new OracleError(24797, 'cannot promote the current transaction to a distributed transaction');
  }
  if (services.branches.find(traits.kind, traits.xid) !== undefined) throw existing(traits);
  if (transaction !== undefined) {
    if (services.branches.workOf(traits) !== undefined) {
      throw new NotSupportedError('promoting a transaction to a further branch of a global transaction');
    }
    if (services.storage.usesTemporary(transaction, session)) throw temporaryNotSupported();
  }
  const branch = transaction === undefined ? begin(services, traits) : services.branches.begin(traits, transaction);
  attach(branch, session, 'client');
  return branch;
}

function begin({ branches }: SqlServices, traits: BranchTraits): Branch {
  if (branches.find(traits.kind, traits.xid) !== undefined) throw existing(traits);
  const shared = branches.workOf(traits);
  if (shared !== undefined) {
    requireOpen(shared);
    if (branches.of(shared).some(({ traits: { user } }) => user !== traits.user)) throw startedByAnotherUser();
  }
  return branches.begin(traits);
}

/** Waits until no other session works in it. */
function* take({ branches, version }: SqlServices, session: SessionState, traits: BranchTraits): Task<Branch> {
  const timer = startTimer(traits.seconds * 1000);
  try {
    for (;;) {
      const branch = branches.find(traits.kind, traits.xid);
      if (branch === undefined) throw notExisting(traits);
      if (branch.traits.user !== traits.user) throw startedByAnotherUser();
      if (branch.session === session) throw inTheWay(traits, session, version);
      if (branch.session === undefined) {
        requireOpen(branch.work);
        return branch;
      }
      if (traits.seconds === 0 || timer.isOver()) throw inUse();
      yield { kind: 'until', settled: Promise.race([branch.released, timer.elapsed]) };
    }
  } finally {
    timer.clear();
  }
}

function requireOpen(work: SharedWork): void {
  if (work.isFinal) throw committingOrFinalized();
}

/** A branch makes room for another of its kind; a local transaction does not, nor one of the other kind. */
function requireNothingInTheWay(services: SqlServices, session: SessionState, wanted: BranchTraits, by: Starter): void {
  const current = currentBranch(session);
  const makesRoom = current === undefined ? session.transaction === undefined : current.traits.kind === wanted.kind;
  if (!makesRoom) throw inTheWay(wanted, session, services.version);
  if (current?.traits.kind === 'sessionless') requireSameStarter(current, by);
}

/** @throws OracleError 26211 if one has been started in PL/SQL and is ended by the client's call, or the other way round */
export function requireSameStarter({ attachedBy }: Branch, by: Starter): void {
  if (attachedBy === by) return;
  throw new OracleError(26211, 'Different ways to start or suspend sessionless transactions are being used.');
}

function attach(branch: Branch, session: SessionState, by: Starter): void {
  branch.attach(session);
  branch.attachedBy = by;
  session.branch = branch;
  session.transaction = branch.work.transaction;
  const { kind, xid } = branch.traits;
  if (kind === 'sessionless') session.sessionless = { transactionId: xid.globalTransactionId, by };
}

import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import { rollback } from './transaction-control.js';

/**
 * Runs the executable part of an autonomous routine in a transaction of its own, which must have ended when the part has.
 * What an exception leaves of it is rolled back (PL/SQL Language Reference, "Autonomous Transactions").
 * @throws OracleError 6519 if it has not ended
 */
export function* autonomously<T>(services: SqlServices, session: SessionState, task: Task<T>): Task<T> {
  suspendTransaction(session);
  try {
    const result = yield* task;
    requireNoTransaction(session);
    return result;
  } finally {
    rollback(services, session);
    resumeTransaction(session);
  }
}

/**
 * Runs `task`, within `autonomously`, in the main transaction: a pipelined function gives its rows there.
 * @throws OracleError 6519 where the autonomous transaction has not ended
 */
export function* besideAutonomous<T>(services: SqlServices, session: SessionState, task: Task<T>): Task<T> {
  try {
    requireNoTransaction(session);
  } catch (error) {
    rollback(services, session);
    throw error;
  }
  resumeTransaction(session);
  try {
    return yield* task;
  } finally {
    suspendTransaction(session);
  }
}

function requireNoTransaction({ transaction }: SessionState): void {
  if (transaction !== undefined) {
    throw new OracleError(6519, 'active autonomous transaction detected and rolled back');
  }
}

/** Neither the triggers nor the statements that run in the main transaction bind an autonomous one. */
function suspendTransaction(session: SessionState): void {
  const { transaction, triggerDepth, calledFrom, mutatingTables } = session;
  session.suspended.push({ transaction, triggerDepth, calledFrom, mutatingTables: mutatingTables.splice(0) });
  session.transaction = undefined;
  session.triggerDepth = 0;
  session.calledFrom = undefined;
}

function resumeTransaction(session: SessionState): void {
  const main = session.suspended.pop();
  if (main === undefined) throw new Error('no transaction is suspended');
  if (main.transaction !== undefined) main.transaction.waitingFor = undefined;
  session.transaction = main.transaction;
  session.triggerDepth = main.triggerDepth;
  session.calledFrom = main.calledFrom;
  session.mutatingTables.splice(0, session.mutatingTables.length, ...main.mutatingTables);
}

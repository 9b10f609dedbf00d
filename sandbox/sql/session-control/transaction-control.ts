import { hasObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Table } from '../../schema/table.js';
import type { LockWait } from '../../storage/lock-wait.js';
import { lockTable } from '../../storage/table-lock.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { IsolationLevel, Transaction } from '../../storage/transaction.js';
import type { LockTable, Savepoint, SetConstraints, SetTransaction } from '../../syntax/ast/session-statement.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { currentBranch } from '../branches/current-branch.js';
import { noteSessionless } from '../branches/start-branch.js';
import type { SqlServices } from '../compile-context.js';
import { tableNotFound } from '../errors/object-errors.js';
import type { SessionState } from '../session-state.js';

/**
 * The session's transaction; begins one if there is none.
 * @throws OracleError 2051 in a branch of a global transaction that is being ended
 */
export function currentTransaction(services: SqlServices, session: SessionState): Transaction {
  if (currentBranch(session)?.work.isFinal === true) {
    throw new OracleError(2051, 'another session or branch in same transaction failed or finalized');
  }
  return session.transaction ?? begin(services, session, 'READ COMMITTED');
}

/** Of an autonomous transaction the end is what the one that it was called in waits for. */
function begin(services: SqlServices, session: SessionState, isolation: IsolationLevel): Transaction {
  const transaction = services.storage.transactions.begin(isolation);
  const main = session.suspended.findLast((suspended) => suspended.transaction !== undefined)?.transaction;
  if (main !== undefined) main.waitingFor = transaction;
  session.transaction = transaction;
  return transaction;
}

/**
 * Ends the session's transaction and makes its changes permanent.
 * @throws OracleError 4092 in a trigger, 14552 in a function that SQL calls; 2089 in a branch of a global transaction; 2091 if a deferred constraint does not hold: the transaction is rolled back
 */
export function* commit(services: SqlServices, session: SessionState): Task<void> {
  requireTransactionControl(session, 'COMMIT');
  const { transaction } = session;
  if (transaction === undefined) return;
  if (currentBranch(session)?.traits.kind === 'global') {
    throw new OracleError(2089, 'COMMIT is not allowed in a subordinate session');
  }
  const used = new Set(transaction.tables);
  try {
    yield* checkDeferred(transaction);
  } catch (error) {
    rollback(services, session);
    throw error;
  }
  services.storage.transactions.commit(transaction);
  forgetTransaction(services, session);
  clearTemporary(services, session, used);
}

/** @throws OracleError 2091 if a constraint does not hold that was deferred: the transaction is to be rolled back */
export function* checkDeferred(transaction: Transaction): Task<void> {
  try {
    for (const check of transaction.deferredChecks.values()) yield* check();
  } catch (error) {
    if (!(error instanceof OracleError)) throw error;
    throw new OracleError(2091, 'transaction rolled back', { stackLines: [error.fullText], cause: error });
  }
}

/** It has ended, and with it the branch that the session has worked in. */
function forgetTransaction({ branches }: SqlServices, session: SessionState): void {
  const branch = currentBranch(session);
  session.transaction = undefined;
  if (branch === undefined) return;
  session.branch = undefined;
  branches.forget(branch);
  noteSessionless(branch, session, 'end');
}

/** Undoes all that the session's transaction did, and ends it. */
export function rollback(services: SqlServices, session: SessionState): void {
  const { transaction } = session;
  if (transaction === undefined) return;
  const used = new Set(transaction.tables);
  const branch = currentBranch(session);
  if (branch === undefined) services.storage.transactions.rollback(transaction);
  else services.branches.rollback(branch);
  forgetTransaction(services, session);
  clearTemporary(services, session, used);
}

/** @throws OracleError 1086 if there is no such savepoint in this transaction */
export function rollbackToSavepoint(services: SqlServices, session: SessionState, name: string): void {
  const mark = session.transaction?.savepoints.get(name);
  if (session.transaction === undefined || mark === undefined) {
    throw new OracleError(1086, `savepoint '${name}' never established in this session or is invalid`);
  }
  services.storage.transactions.rollbackTo(session.transaction, mark);
  const names = [...session.transaction.savepoints.keys()];
  for (const later of names.slice(names.indexOf(name) + 1)) session.transaction.savepoints.delete(later);
}

export function setSavepoint(services: SqlServices, session: SessionState, { name }: Savepoint): void {
  const transaction = currentTransaction(services, session);
  transaction.savepoints.delete(name.name);
  transaction.savepoints.set(name.name, transaction.changes.length);
}

/** @throws OracleError 1453 if the transaction has begun already */
export function setTransaction(services: SqlServices, session: SessionState, statement: SetTransaction): void {
  if (statement.mode === undefined) return;
  if (session.transaction !== undefined) {
    throw new OracleError(1453, 'SET TRANSACTION must be first statement of transaction');
  }
  if (statement.mode === 'READ WRITE' || statement.mode === 'READ COMMITTED') return;
  begin(services, session, statement.mode);
}

/** SET CONSTRAINTS: for the rest of the transaction. Those made immediate are checked now. */
export function* setConstraints(services: SqlServices, session: SessionState, statement: SetConstraints): Task<void> {
  const transaction = currentTransaction(services, session);
  if (statement.names.length === 0) {
    transaction.constraintModes.clear();
    transaction.allConstraints = statement.deferred;
  } else {
    for (const name of statement.names) {
      const last = name.parts[name.parts.length - 1] ?? name.parts[0];
      const owner = name.parts.length > 1 ? name.parts[0].name : session.currentSchema;
      const found = services.store.findConstraint(owner, last.name);
      if (found === undefined) throw new OracleError(2448, 'constraint does not exist');
      if (!found.constraint.deferrable) throw new OracleError(2447, 'cannot defer a constraint that is not deferrable');
      transaction.constraintModes.set(last.name, statement.deferred);
    }
  }
  if (statement.deferred) return;
  for (const check of [...transaction.deferredChecks.values()]) yield* check();
}

export function* lockTables(services: SqlServices, session: SessionState, statement: LockTable): Task<void> {
  requireNotCalledFromQuery(session);
  if (statement.seconds !== undefined && statement.seconds.kind !== 'number_literal') {
    throw new NotSupportedError('LOCK TABLE … WAIT with an expression', statement.position);
  }
  const wait: LockWait =
    statement.wait === 'NOWAIT'
      ? { kind: 'nowait' }
      : { kind: 'wait', ...(statement.seconds !== undefined && { seconds: Number(statement.seconds.text) }) };
  for (const { name, partition } of statement.tables) {
    if (partition !== undefined) throw new NotSupportedError('LOCK TABLE … PARTITION', partition.position);
    if (name.databaseLink !== undefined) throw new NotSupportedError('database links', name.position);
    const parts = name.parts.map((part) => part.name);
    const table = resolveObject(services.store, parts, session.currentSchema);
    if (table?.type === 'VIEW') throw new NotSupportedError('LOCK TABLE of a view', name.position);
    const mayLock =
      table?.type === 'TABLE' &&
      (['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const).some((privilege) =>
        hasObjectPrivilege(services.store, session.domain, table, privilege),
      );
    if (table?.type !== 'TABLE' || !mayLock) throw tableNotFound(parts, session.currentSchema, name.position);
    const rows = services.storage.rowsOf(table, session);
    yield* lockTable(currentTransaction(services, session), rows, statement.mode, wait);
  }
}

/**
 * @throws OracleError 4092 while a trigger runs, 14552 in a function that SQL calls: the transaction is that of the
 * statement around them
 */
export function requireTransactionControl(session: SessionState, what: string): void {
  requireNotCalledFromSql(session);
  if (session.triggerDepth > 0) throw new OracleError(4092, `cannot ${what} in a trigger`);
}

/** @throws OracleError 2074 in a branch of a global transaction, which only its coordinator ends */
export function requireNotGlobal(session: SessionState, what: string): void {
  if (currentBranch(session)?.traits.kind !== 'global') return;
  throw new OracleError(2074, `cannot ${what} in a distributed transaction`);
}

/** @throws OracleError 14552 in a function that SQL calls */
export function requireNotCalledFromSql({ calledFrom }: SessionState): void {
  if (calledFrom === undefined) return;
  throw new OracleError(14552, 'cannot perform a DDL, commit or rollback inside a query or DML ');
}

/** @throws OracleError 14551 in a function that a query calls */
export function requireNotCalledFromQuery({ calledFrom }: SessionState): void {
  if (calledFrom?.kind === 'query') throw new OracleError(14551, 'cannot perform a DML operation inside a query ');
}

/**
 * Transactional temporary tables are one transaction's at a time.
 * @throws OracleError 14450 where a transaction has rows there that waits for this autonomous one
 */
export function requireNotInUse(table: Table, { storage }: SqlServices, session: SessionState): void {
  if (table.temporary !== 'DELETE ROWS' || session.suspended.length === 0) return;
  const rows = storage.rowsOf(table, session);
  if (session.suspended.some(({ transaction }) => transaction?.tables.has(rows) === true)) {
    throw new OracleError(14450, 'attempt to access a transactional temp table already in use');
  }
}

/** @param used by the transaction that ends: those of one that waits for it keep their rows */
function clearTemporary({ store, storage }: SqlServices, session: SessionState, used: ReadonlySet<TableRows>): void {
  storage.clearTemporary(session, (objectId, rows) => {
    const table = store.findById(objectId);
    if (table?.type !== 'TABLE' || table.temporary !== 'DELETE ROWS') return true;
    return session.suspended.length > 0 && !used.has(rows);
  });
}

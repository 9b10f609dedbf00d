import { type LockWait, lockRow } from '../../storage/lock-wait.js';
import { type Snapshot, visibleRow } from '../../storage/snapshot.js';
import { lockTable } from '../../storage/table-lock.js';
import type { Transaction } from '../../storage/transaction.js';
import type { ForUpdate } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { SqlServices } from '../compile-context.js';
import { rowidOf } from '../expressions/rowids.js';
import type { QueryCursor, ResultColumn } from '../prepared.js';
import { currentTransaction, requireNotCalledFromQuery } from '../session-control/transaction-control.js';
import type { SessionState } from '../session-state.js';
import type { CompiledQuery } from './compile-query.js';
import { type LockTarget, type ResultRow, StatementFrame } from './frame.js';

/** What FOR UPDATE does about rows that others have locked. */
export function rowLockWait({ wait, seconds }: ForUpdate): LockWait {
  if (wait === 'NOWAIT') return { kind: 'nowait' };
  if (wait === 'SKIP LOCKED') return { kind: 'skip_locked' };
  if (seconds === undefined) return { kind: 'wait' };
  if (seconds.kind !== 'number_literal')
    throw new NotSupportedError('FOR UPDATE WAIT with an expression', seconds.position);
  return { kind: 'wait', seconds: Number(seconds.text) };
}

/**
 * Opens a SELECT … FOR UPDATE: finds and locks all its rows. Where a row has been changed by a commit since the query
 * began, it begins again with what is there now.
 * @throws OracleError 54, 30006, 60, 1456 in a read-only transaction, 8177 in a serializable one
 */
export function* openLockingQuery(
  query: CompiledQuery,
  wait: LockWait,
  services: SqlServices,
  session: SessionState,
  hostValues: readonly Value[],
): Task<QueryCursor> {
  requireNotCalledFromQuery(session);
  const { transactions } = services.storage;
  const begins = session.transaction === undefined;
  const transaction = currentTransaction(services, session);
  if (transaction.isolation === 'READ ONLY') {
    throw new OracleError(1456, 'may not perform insert, delete, update operation inside a READ ONLY transaction');
  }
  const mark = transaction.changes.length;
  try {
    for (;;) {
      const snapshot = transactions.openSnapshot(transaction);
      try {
        const statement = new StatementFrame(session, hostValues, snapshot);
        const rows = yield* lockRows(query, wait, statement, transaction);
        if (rows !== undefined) return new LockedCursor(query.columns, rows, transaction);
      } finally {
        transactions.release(snapshot);
      }
      transactions.rollbackTo(transaction, mark);
    }
  } catch (error) {
    transactions.rollbackTo(transaction, mark);
    if (begins) {
      transactions.rollback(transaction);
      session.transaction = undefined;
    }
    throw error;
  }
}

/** The rows that could be locked; undefined if one had changed, and the query has to begin again. */
function* lockRows(
  query: CompiledQuery,
  wait: LockWait,
  statement: StatementFrame,
  transaction: Transaction,
): Task<readonly ResultRow[] | undefined> {
  const rows: ResultRow[] = [];
  for (const step of query.rows(statement, undefined)) {
    if (step.kind !== 'result') {
      yield step;
      continue;
    }
    const outcome = yield* lockTargets(step.slots ?? [], wait, statement.snapshot, transaction);
    if (outcome === 'changed') return undefined;
    if (outcome === 'locked') rows.push(step);
  }
  return rows;
}

function* lockTargets(
  targets: readonly LockTarget[],
  wait: LockWait,
  snapshot: Snapshot,
  transaction: Transaction,
): Task<'locked' | 'skipped' | 'changed'> {
  for (const { rows, slot } of targets) {
    yield* lockTable(transaction, rows, 'ROW EXCLUSIVE', wait);
    if (!(yield* lockRow(transaction, rows, slot, wait))) return 'skipped';
    if (slot.head?.values === visibleRow(slot, snapshot)) continue;
    if (transaction.isolation === 'SERIALIZABLE')
      throw new OracleError(8177, "can't serialize access for this transaction");
    return 'changed';
  }
  return 'locked';
}

/** The rows of a FOR UPDATE query, locked until the transaction ends. */
class LockedCursor implements QueryCursor {
  readonly columns: readonly ResultColumn[];
  readonly #rows: readonly ResultRow[];
  readonly #transaction: Transaction;
  #rowCount = 0;
  #isOpen = true;

  constructor(columns: readonly ResultColumn[], rows: readonly ResultRow[], transaction: Transaction) {
    this.columns = columns;
    this.#rows = rows;
    this.#transaction = transaction;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  get currentRowid(): string | undefined {
    const [target] = this.#rows[this.#rowCount - 1]?.slots ?? [];
    const values = target?.slot.head?.values;
    return target === undefined || values === undefined ? undefined : rowidOf(target.table, target.slot, values).text;
  }

  // biome-ignore lint/correctness/useYield: a task like that of other cursors, which may have to wait
  *next(): Task<readonly Value[] | undefined> {
    if (!this.#isOpen) return undefined;
    if (!this.#transaction.isActive) throw new OracleError(1002, 'fetch out of sequence');
    const row = this.#rows[this.#rowCount];
    if (row === undefined) return undefined;
    this.#rowCount += 1;
    return row.values;
  }

  close(): void {
    this.#isOpen = false;
  }
}

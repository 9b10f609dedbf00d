import type { Task } from '../tasks/task.js';
import { type LockWait, resourceBusy, waitForEnd } from './lock-wait.js';
import type { TableRows } from './table-rows.js';
import type { Transaction } from './transaction.js';

/** Table lock modes, from the weakest: RS, RX, S, SRX, X in Oracle's short names. */
export type TableLockMode = 'ROW SHARE' | 'ROW EXCLUSIVE' | 'SHARE' | 'SHARE ROW EXCLUSIVE' | 'EXCLUSIVE';

/** Modes that another transaction may hold at the same time (Database Concepts, "Table Locks"). */
const COMPATIBLE: Readonly<Record<TableLockMode, readonly TableLockMode[]>> = {
  'ROW SHARE': ['ROW SHARE', 'ROW EXCLUSIVE', 'SHARE', 'SHARE ROW EXCLUSIVE'],
  'ROW EXCLUSIVE': ['ROW SHARE', 'ROW EXCLUSIVE'],
  SHARE: ['ROW SHARE', 'SHARE'],
  'SHARE ROW EXCLUSIVE': ['ROW SHARE'],
  EXCLUSIVE: [],
};

/** What a transaction holds that had `held` and asks for `wanted`. */
function stronger(held: TableLockMode, wanted: TableLockMode): TableLockMode {
  if (held === wanted) return held;
  if (held === 'EXCLUSIVE' || wanted === 'EXCLUSIVE') return 'EXCLUSIVE';
  if (held === 'ROW SHARE') return wanted;
  if (wanted === 'ROW SHARE') return held;
  return 'SHARE ROW EXCLUSIVE';
}

/**
 * Takes a table lock, which lasts until the transaction ends. DML takes ROW EXCLUSIVE.
 * @throws OracleError 54 for NOWAIT, 30006 after WAIT n, 60 in a deadlock
 */
export function* lockTable(
  transaction: Transaction,
  table: TableRows,
  mode: TableLockMode,
  wait: LockWait,
): Task<void> {
  const held = table.locks.get(transaction);
  const wanted = held === undefined ? mode : stronger(held, mode);
  if (held === wanted) return;
  const deadline = wait.kind === 'wait' && wait.seconds !== undefined ? Date.now() + wait.seconds * 1000 : undefined;
  for (;;) {
    const holder = blockerOf(transaction, table, wanted);
    if (holder === undefined) break;
    if (wait.kind !== 'wait') throw resourceBusy();
    yield* waitForEnd(transaction, holder, deadline);
  }
  table.locks.set(transaction, wanted);
  transaction.tables.add(table);
}

/** Whether DDL may change the table: no transaction has anything going on there. */
export function isInUse(table: TableRows): boolean {
  return table.locks.size > 0;
}

function blockerOf(transaction: Transaction, table: TableRows, wanted: TableLockMode): Transaction | undefined {
  for (const [holder, mode] of table.locks) {
    if (holder !== transaction && !COMPATIBLE[wanted].includes(mode)) return holder;
  }
  return undefined;
}

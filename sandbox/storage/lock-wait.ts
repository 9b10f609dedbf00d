import type { Task } from '../tasks/task.js';
import { OracleError } from '../values/oracle-error.js';
import type { RowSlot } from './row.js';
import type { TableRows } from './table-rows.js';
import type { Transaction } from './transaction.js';

/** What to do about a lock that somebody else holds. `seconds` undefined waits for ever. */
export type LockWait =
  | { readonly kind: 'wait'; readonly seconds?: number }
  | { readonly kind: 'nowait' }
  | { readonly kind: 'skip_locked' };

/** Longer delays end at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export const WAIT_FOR_EVER: LockWait = { kind: 'wait' };

/**
 * Takes the lock on a row.
 * @returns false if it is locked by another and to be skipped
 * @throws OracleError 54 for NOWAIT, 30006 after WAIT n, 60 in a deadlock
 */
export function* lockRow(transaction: Transaction, table: TableRows, slot: RowSlot, wait: LockWait): Task<boolean> {
  const deadline = wait.kind === 'wait' && wait.seconds !== undefined ? Date.now() + wait.seconds * 1000 : undefined;
  while (slot.lock !== undefined && slot.lock !== transaction) {
    if (wait.kind === 'skip_locked') return false;
    if (wait.kind === 'nowait') throw resourceBusy();
    yield* waitForEnd(transaction, slot.lock, deadline);
  }
  if (slot.lock === undefined) {
    slot.lock = transaction;
    transaction.changes.push({ table, slot, wrote: false, locked: true });
  }
  return true;
}

/**
 * Pauses until the other transaction has ended.
 * @param deadline in milliseconds of `Date.now()`
 * @throws OracleError 60 if the other one waits, perhaps through further ones, for this; 30006 at the deadline
 */
export function* waitForEnd(transaction: Transaction, holder: Transaction, deadline?: number): Task<void> {
  for (let next: Transaction | undefined = holder; next !== undefined; next = next.waitingFor) {
    if (next === transaction) throw new OracleError(60, 'deadlock detected while waiting for resource');
  }
  const remaining = deadline === undefined ? undefined : deadline - Date.now();
  if (remaining !== undefined && remaining <= 0) throw waitTimedOut();
  const timer = remaining === undefined ? undefined : startTimer(remaining);
  transaction.waitingFor = holder;
  try {
    yield {
      kind: 'until',
      settled: timer === undefined ? holder.ended : Promise.race([holder.ended, timer.elapsed]),
    };
  } finally {
    transaction.waitingFor = undefined;
    timer?.clear();
  }
  if (timer?.isOver() === true && holder.isActive) throw waitTimedOut();
}

export function resourceBusy(): OracleError {
  return new OracleError(54, 'resource busy and acquire with NOWAIT specified or timeout expired');
}

function waitTimedOut(): OracleError {
  return new OracleError(30006, 'resource busy; acquire with WAIT timeout expired');
}

/** A delay to wait for beside something else; it is to be cleared. */
export function startTimer(milliseconds: number) {
  let over = false;
  let handle: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((resolve) => {
    handle = setTimeout(
      () => {
        over = true;
        resolve();
      },
      Math.min(milliseconds, MAX_DELAY_MS),
    );
  });
  return { elapsed, isOver: () => over, clear: () => clearTimeout(handle) };
}

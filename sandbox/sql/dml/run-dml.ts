import type { Table } from '../../schema/table.js';
import { WAIT_FOR_EVER } from '../../storage/lock-wait.js';
import type { Row, RowSlot } from '../../storage/row.js';
import { lockTable } from '../../storage/table-lock.js';
import type { Transaction } from '../../storage/transaction.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { requireNotTemporary } from '../branches/current-branch.js';
import type { CompileContext } from '../compile-context.js';
import { evaluate } from '../expressions/compiled.js';
import { physicalRowid } from '../expressions/rowids.js';
import { requireNotMutating } from '../mutating-tables.js';
import type { DmlResult } from '../prepared.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import {
  currentTransaction,
  requireNotCalledFromQuery,
  requireNotInUse,
} from '../session-control/transaction-control.js';
import type { SessionState } from '../session-state.js';
import type { DmlPlan, RowChanges } from './dml-plan.js';
import { RowWriter } from './row-writer.js';
import { StatementRestart } from './statement-restart.js';
import { StatementTriggers } from './statement-triggers.js';
import { extend } from './target-rows.js';
import { InsteadOfRows } from './view-target.js';

/**
 * Runs a DML statement: all of it or, if it fails, nothing. It begins again when a row it came upon has been changed by a
 * commit since it began.
 */
export function* runDml(
  plan: DmlPlan,
  context: CompileContext,
  session: SessionState,
  hostValues: readonly Value[],
): Task<DmlResult> {
  requireNotCalledFromQuery(session);
  const tables = tablesOf(plan);
  for (const table of tables) {
    requireNotMutating(table, session);
    requireNotInUse(table, context.services, session);
    requireNotTemporary(table, session);
  }
  const begins = session.transaction === undefined;
  const transaction = currentTransaction(context.services, session);
  if (transaction.isolation === 'READ ONLY') {
    throw new OracleError(1456, 'may not perform insert/delete/update operation inside a READ ONLY transaction');
  }
  const { transactions } = context.services.storage;
  const mark = transaction.changes.length;
  try {
    if (plan.insteadOf !== true) {
      for (const table of tables) {
        const rows = context.services.storage.rowsOf(table, session);
        yield* lockTable(transaction, rows, 'ROW EXCLUSIVE', WAIT_FOR_EVER);
      }
    }
    for (;;) {
      const result = yield* attempt(plan, context, session, hostValues, transaction);
      if (result !== undefined) {
        if (begins && plan.insteadOf === true && transaction.localTransactionId === null) endUnused();
        return result;
      }
      transactions.rollbackTo(transaction, mark);
    }
  } catch (error) {
    transactions.rollbackTo(transaction, mark);
    if (begins && transaction.changes.length === 0) endUnused();
    throw error;
  }

  function endUnused(): void {
    transactions.rollback(transaction);
    session.transaction = undefined;
  }
}

/** INSERT … VALUES of one row changes nothing before its values are there. */
function mutatingIn(plan: DmlPlan): readonly number[] {
  if (plan.insertsOneRow === true || plan.insteadOf === true) return [];
  return tablesOf(plan).map(({ objectId }) => objectId);
}

function tablesOf({ table, others = [] }: DmlPlan): readonly Table[] {
  return [table, ...others];
}

/** One run over one snapshot; undefined if it has to begin again. */
function* attempt(
  plan: DmlPlan,
  context: CompileContext,
  session: SessionState,
  hostValues: readonly Value[],
  transaction: Transaction,
): Task<DmlResult | undefined> {
  const { transactions } = context.services.storage;
  const { table } = plan;
  const triggers = new StatementTriggers(context.services, session, tablesOf(plan), plan.insertsOneRow === true);
  yield* triggers.statement('BEFORE', plan.events);
  const snapshot = transactions.openSnapshot(transaction);
  const statement = new StatementFrame(session, hostValues, snapshot, { mutating: mutatingIn(plan) });
  const writer: RowChanges =
    plan.insteadOf === true ? new InsteadOfRows(triggers) : new RowWriter(context, statement, transaction, triggers);
  const affected: { readonly slot: RowSlot; readonly values: Row }[] = [];
  let rowCount = 0;
  let last: RowSlot | undefined;
  try {
    yield* plan.run(statement, writer, (slot, values) => {
      rowCount += 1;
      last = slot;
      if (plan.returning.length > 0) affected.push({ slot, values });
    });
    yield* writer.finish();
    yield* triggers.statement('AFTER', plan.events);
    const returned: (readonly Value[])[] = [];
    for (const row of affected) {
      const frame = new QueryFrame(statement, undefined);
      frame.rows[0] = row;
      yield* extend(frame, plan.computed ?? []);
      const values: Value[] = [];
      for (const { compiled } of plan.returning) values.push(yield* evaluate(compiled, frame));
      returned.push(values);
    }
    const hasRowid = table.organization === 'HEAP' && plan.insteadOf !== true && plan.others === undefined;
    const lastRowid = last === undefined || !hasRowid ? undefined : physicalRowid(table, last);
    return { rowCount, returned, lastRowid };
  } catch (error) {
    if (error instanceof StatementRestart) return undefined;
    throw error;
  } finally {
    transactions.release(snapshot);
  }
}

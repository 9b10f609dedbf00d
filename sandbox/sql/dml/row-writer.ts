import type { Table } from '../../schema/table.js';
import { lockRow, WAIT_FOR_EVER } from '../../storage/lock-wait.js';
import type { Row, RowSlot } from '../../storage/row.js';
import { visibleRow } from '../../storage/snapshot.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { Transaction } from '../../storage/transaction.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { CompileContext } from '../compile-context.js';
import { settleLobs, withOwnLobs } from '../lobs/row-lob.js';
import { QueryFrame, type StatementFrame } from '../query/frame.js';
import type { TriggeringEvent } from '../table-triggers.js';
import type { RowChanges } from './dml-plan.js';
import { foreignIndexName } from './index-names.js';
import { checkViolated, columnValue, PendingChecks } from './pending-checks.js';
import { StatementRestart } from './statement-restart.js';
import type { StatementTriggers } from './statement-triggers.js';
import { rulesOf, type TableRules } from './table-rules.js';

/** Writes the rows of one statement, seeing to the rules of the tables. `finish` runs the checks that wait for the end. */
export class RowWriter implements RowChanges {
  readonly #context: CompileContext;
  readonly #statement: StatementFrame;
  readonly #transaction: Transaction;
  readonly #triggers: StatementTriggers;
  readonly #checks: PendingChecks;

  constructor(
    context: CompileContext,
    statement: StatementFrame,
    transaction: Transaction,
    triggers: StatementTriggers,
  ) {
    this.#context = context;
    this.#statement = statement;
    this.#transaction = transaction;
    this.#triggers = triggers;
    this.#checks = new PendingChecks(context.services, statement, transaction);
  }

  /** Inserts a row whose values are of the columns' types. @throws OracleError 1400, 2290, 1 */
  *insert(rules: TableRules, given: Row): Task<{ readonly slot: RowSlot; readonly values: Row }> {
    const fires = this.#triggers.has(rules.table);
    const wanted = fires ? yield* this.#triggers.beforeRow(INSERT, rules.table, undefined, given) : given;
    const values = withOwnLobs(rules.lobColumns, yield* this.#complete(rules, wanted), undefined);
    this.#requireNotNull(rules.table, values, (name) => new OracleError(1400, `cannot insert NULL into (${name})`));
    yield* this.#requireChecks(rules, values);
    const rows = this.#rowsOf(rules.table);
    const slot = rows.insert(this.#transaction, values);
    settleLobs(rules.lobColumns, values, rows, slot);
    yield* this.#checks.uniqueNow(rules, rows, slot, values);
    this.#checks.conditionsLater(rules, slot);
    this.#checks.parentsOf(rules, values, undefined);
    if (fires) yield* this.#triggers.afterRow(INSERT, rules.table, undefined, values);
    return { slot, values };
  }

  /**
   * Gives a row that `lock` was called for other values.
   * @param event with the columns that the statement assigns to, for triggers
   * @throws OracleError 1407, 2290
   */
  *update(rules: TableRules, slot: RowSlot, before: Row, given: Row, event: TriggeringEvent): Task<Row> {
    const fires = this.#triggers.has(rules.table);
    const wanted = fires ? yield* this.#triggers.beforeRow(event, rules.table, before, given) : given;
    const values = withOwnLobs(rules.lobColumns, yield* this.#complete(rules, wanted), before);
    this.#requireNotNull(rules.table, values, (name) => new OracleError(1407, `cannot update (${name}) to NULL`));
    yield* this.#requireChecks(rules, values);
    const rows = this.#rowsOf(rules.table);
    rows.replace(this.#transaction, slot, values);
    settleLobs(rules.lobColumns, values, rows, slot);
    this.#checks.uniqueLater(rules, rows, slot, before, values);
    this.#checks.conditionsLater(rules, slot);
    this.#checks.parentsOf(rules, values, before);
    this.#checks.childrenOf(rules, before, values);
    if (fires) yield* this.#triggers.afterRow(event, rules.table, before, values);
    return values;
  }

  /** Deletes a row that `lock` was called for, and what ON DELETE says of its children. */
  *delete(rules: TableRules, slot: RowSlot, before: Row): Task<void> {
    const fires = this.#triggers.has(rules.table);
    if (fires) yield* this.#triggers.beforeRow(DELETE, rules.table, before, undefined);
    this.#rowsOf(rules.table).replace(this.#transaction, slot, undefined);
    for (const { child, key, parentKey } of rules.referredBy) {
      if (key.onDelete === undefined) continue;
      const values = parentKey.columns.map((column) => columnValue(rules.table, before, column));
      yield* this.#onDelete(child, key.name, key.columns, key.onDelete, values);
    }
    this.#checks.childrenOf(rules, before, undefined);
    if (fires) yield* this.#triggers.afterRow(DELETE, rules.table, before, undefined);
  }

  /**
   * Locks a row that the statement found in its snapshot.
   * @returns false if this very statement has changed it already
   * @throws StatementRestart if somebody changed it meanwhile; OracleError 8177 in a serializable transaction
   */
  *lock(table: Table, slot: RowSlot): Task<boolean> {
    yield* lockRow(this.#transaction, this.#rowsOf(table), slot, WAIT_FOR_EVER);
    const { head } = slot;
    if (head?.writer === this.#transaction && head.sequence >= this.#statement.snapshot.sequence) return false;
    if (slot.head?.values !== visibleRow(slot, this.#statement.snapshot)) {
      if (this.#transaction.isolation === 'SERIALIZABLE') throw cannotSerialize();
      throw new StatementRestart();
    }
    return true;
  }

  /** Makes the checks of a row's foreign keys, where the statement logs rows with errors. */
  *settle(): Task<void> {
    yield* this.#checks.runOfRow();
  }

  /** Runs the checks that stand at the end of the statement. */
  *finish(): Task<void> {
    yield* this.#checks.run();
  }

  #rowsOf(table: Table): TableRows {
    return this.#context.services.storage.rowsOf(table, this.#statement.session);
  }

  /** Computes the virtual columns. */
  *#complete(rules: TableRules, given: Row): Task<Row> {
    if (rules.virtuals.every((virtual) => virtual === undefined)) return given;
    const values: Value[] = [...given];
    const frame = new QueryFrame(this.#statement, undefined);
    frame.rows[0] = { values, slot: undefined };
    for (const [index, virtual] of rules.virtuals.entries()) {
      if (virtual !== undefined) values[index] = virtual.pauses ? yield* virtual.run(frame) : virtual.evaluate(frame);
    }
    return values;
  }

  #requireNotNull(table: Table, values: Row, error: (column: string) => OracleError): void {
    for (const [index, column] of table.columns.entries()) {
      if (!column.nullable && (values[index] ?? null) === null) {
        throw error(`"${table.owner}"."${table.name}"."${column.name}"`);
      }
    }
  }

  /** A check holds unless it is false. */
  *#requireChecks(rules: TableRules, values: Row): Task<void> {
    if (rules.checks.length === 0) return;
    const frame = new QueryFrame(this.#statement, undefined);
    frame.rows[0] = { values, slot: undefined };
    for (const { constraint, condition } of rules.checks) {
      if (this.#checks.isDeferred(constraint)) continue;
      const holds = condition.pauses ? yield* condition.run(frame) : condition.evaluate(frame);
      if (holds === false) throw checkViolated(rules.table, constraint);
    }
  }

  *#onDelete(
    child: Table,
    constraint: string,
    columns: readonly string[],
    action: 'CASCADE' | 'SET NULL',
    values: readonly Value[],
  ): Task<void> {
    const rows = this.#rowsOf(child);
    const index = rows.index(foreignIndexName(constraint));
    const key = index?.keyOfValues(values);
    if (index === undefined || key === undefined) return;
    const rules = rulesOf(child, this.#context);
    if (this.#context.services.triggers.of(child)?.some(({ forEachRow }) => !forEachRow) === true) {
      throw new NotSupportedError('statement triggers fired by ON DELETE CASCADE and SET NULL');
    }
    for (const slot of [...index.find(key)]) {
      yield* lockRow(this.#transaction, rows, slot, WAIT_FOR_EVER);
      const before = slot.head?.values;
      if (before === undefined || index.keyOf(before) !== key) continue;
      if (action === 'CASCADE') yield* this.delete(rules, slot, before);
      else {
        const cleared = before.map((value, position) =>
          columns.includes(child.columns[position]?.name ?? '') ? null : value,
        );
        yield* this.update(rules, slot, before, cleared, { kind: 'UPDATE', columns });
      }
    }
  }
}

const INSERT: TriggeringEvent = { kind: 'INSERT', columns: [] };
const DELETE: TriggeringEvent = { kind: 'DELETE', columns: [] };

function cannotSerialize(): OracleError {
  return new OracleError(8177, "can't serialize access for this transaction");
}

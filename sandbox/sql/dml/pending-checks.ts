import type { Constraint, Table } from '../../schema/table.js';
import type { Row, RowSlot } from '../../storage/row.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { Transaction } from '../../storage/transaction.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { SqlServices } from '../compile-context.js';
import { evaluate } from '../expressions/compiled.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import { foreignIndexName } from './index-names.js';
import type { CheckRule, ForeignKey, TableRules, UniqueConstraint } from './table-rules.js';

/**
 * Checks of keys. Oracle makes them when the statement has done all its rows, so that `SET id = id + 1` may pass through
 * duplicates; deferred constraints are checked at the commit. Each check looks at how things stand when it runs.
 */
export class PendingChecks {
  readonly #services: SqlServices;
  readonly #statement: StatementFrame;
  readonly #transaction: Transaction;
  readonly #atEnd = new Map<string, () => Task<void>>();

  constructor(services: SqlServices, statement: StatementFrame, transaction: Transaction) {
    this.#services = services;
    this.#statement = statement;
    this.#transaction = transaction;
  }

  *run(): Task<void> {
    for (const check of this.#atEnd.values()) yield* check();
  }

  /** Makes the checks of foreign keys now. What is unique in the end may have duplicates on the way to it. */
  *runOfRow(): Task<void> {
    const checks = [...this.#atEnd].filter(([name]) => !name.startsWith(UNIQUE));
    for (const [name] of checks) this.#atEnd.delete(name);
    for (const [, check] of checks) yield* check();
  }

  /** A new row's keys: no later row of the statement can make a duplicate good, so they are checked at once. */
  *uniqueNow(rules: TableRules, rows: TableRows, slot: RowSlot, values: Row): Task<void> {
    for (const key of uniqueRules(rules)) {
      if (this.isDeferred(key.constraint)) this.#addUnique(rules.table, rows, key, slot, values);
      else yield* this.#checkUnique(rules.table, rows, key, slot, values);
    }
  }

  /** The keys that an update changed. */
  uniqueLater(rules: TableRules, rows: TableRows, slot: RowSlot, before: Row, after: Row): void {
    for (const key of uniqueRules(rules)) {
      const index = rows.index(key.indexName);
      if (index !== undefined && index.keyOf(before) !== index.keyOf(after)) {
        this.#addUnique(rules.table, rows, key, slot, after);
      }
    }
  }

  /** The check constraints of a new or changed row that are deferred. */
  conditionsLater(rules: TableRules, slot: RowSlot): void {
    for (const rule of rules.checks) {
      if (!this.isDeferred(rule.constraint)) continue;
      const name = `check ${rules.table.objectId} ${rule.constraint.name} ${slot.rowNumber}`;
      this.#add(name, rule.constraint, () => this.#checkCondition(rules.table, rule, slot));
    }
  }

  /** The parents that a new or changed row refers to must exist. */
  parentsOf(rules: TableRules, values: Row, before: Row | undefined): void {
    for (const key of rules.foreignKeys) {
      const referring = this.#rowsOf(rules.table).index(foreignIndexName(key.name));
      const text = referring?.keyOf(values);
      if (referring === undefined || text === undefined) continue;
      if (before !== undefined && referring.keyOf(before) === text) continue;
      const parentValues = key.columns.map((column) => columnValue(rules.table, values, column));
      this.#add(`parent ${rules.table.objectId} ${key.name} ${text}`, key, () =>
        this.#checkParent(rules.table, key, text, parentValues),
      );
    }
  }

  /** What referred to a row that is gone, or whose key has changed, must not be left behind. */
  childrenOf(rules: TableRules, before: Row, after: Row | undefined): void {
    for (const { child, key, parentKey } of rules.referredBy) {
      const values = parentKey.columns.map((column) => columnValue(rules.table, before, column));
      const index = this.#rowsOf(rules.table).index(parentKey.indexName);
      const text = index?.keyOf(before);
      if (index === undefined || text === undefined || (after !== undefined && index.keyOf(after) === text)) continue;
      this.#add(`children ${child.objectId} ${key.name} ${text}`, key, () =>
        this.#checkChildren(rules.table, child, key, parentKey, text, values),
      );
    }
  }

  #addUnique(table: Table, rows: TableRows, key: UniqueRule, slot: RowSlot, values: Row): void {
    const name = `${UNIQUE}${table.objectId} ${key.indexName} ${slot.rowNumber}`;
    this.#add(name, key.constraint, () => this.#checkUnique(table, rows, key, slot, values));
  }

  #add(name: string, constraint: Constraint | undefined, check: () => Task<void>): void {
    if (this.isDeferred(constraint)) this.#transaction.deferredChecks.set(name, check);
    else this.#atEnd.set(name, check);
  }

  /** Whether a constraint is to be checked at the commit. */
  isDeferred(constraint: Constraint | undefined): boolean {
    if (constraint?.deferrable !== true) return false;
    return (
      this.#transaction.constraintModes.get(constraint.name) ??
      this.#transaction.allConstraints ??
      constraint.initiallyDeferred
    );
  }

  *#checkCondition(table: Table, { constraint, condition }: CheckRule, slot: RowSlot): Task<void> {
    const values = slot.head?.values;
    if (values === undefined) return;
    const { transactions } = this.#services.storage;
    const snapshot = transactions.openSnapshot(this.#transaction);
    try {
      const frame = new QueryFrame(new StatementFrame(this.#statement.session, [], snapshot), undefined);
      frame.rows[0] = { values, slot: undefined };
      if ((yield* evaluate(condition, frame)) === false) throw checkViolated(table, constraint);
    } finally {
      transactions.release(snapshot);
    }
  }

  *#checkUnique(table: Table, rows: TableRows, key: UniqueRule, slot: RowSlot, values: Row): Task<void> {
    const index = rows.index(key.indexName);
    const text = index?.keyOf(values);
    const current = slot.head?.values;
    if (index === undefined || text === undefined || current === undefined || index.keyOf(current) !== text) return;
    if (yield* index.exists(text, this.#transaction, slot)) throw duplicate(table, key);
  }

  *#checkParent(table: Table, key: ForeignKey, childKey: string, values: readonly Value[]): Task<void> {
    const children = this.#rowsOf(table).index(foreignIndexName(key.name));
    const [stillThere] = children?.current(childKey) ?? [];
    if (stillThere === undefined) return;
    const parent = this.#services.store.findTable(key.referencedOwner, key.referencedTable);
    const parentKey = parent?.constraints.find((constraint) => constraint.name === key.referencedConstraint);
    if (parent === undefined || (parentKey?.kind !== 'primary_key' && parentKey?.kind !== 'unique')) return;
    const index = this.#rowsOf(parent).index(parentKey.indexName);
    const text = index?.keyOfValues(values);
    if (index !== undefined && text !== undefined && (yield* index.exists(text, this.#transaction))) return;
    throw new OracleError(2291, `integrity constraint (${table.owner}.${key.name}) violated - parent key not found`);
  }

  *#checkChildren(
    table: Table,
    child: Table,
    key: ForeignKey,
    parentKey: UniqueConstraint,
    parentText: string,
    values: readonly Value[],
  ): Task<void> {
    const parents = this.#rowsOf(table).index(parentKey.indexName);
    if (parents !== undefined && (yield* parents.exists(parentText, this.#transaction))) return;
    const children = this.#rowsOf(child).index(foreignIndexName(key.name));
    const text = children?.keyOfValues(values);
    if (children === undefined || text === undefined) return;
    if (yield* children.exists(text, this.#transaction)) {
      throw new OracleError(2292, `integrity constraint (${child.owner}.${key.name}) violated - child record found`);
    }
  }

  #rowsOf(table: Table): TableRows {
    return this.#services.storage.rowsOf(table, this.#statement.session);
  }
}

const UNIQUE = 'unique ';

interface UniqueRule {
  readonly name: string;
  readonly indexName: string;
  readonly columns: readonly string[];
  readonly constraint: Constraint | undefined;
}

function uniqueRules(rules: TableRules): readonly UniqueRule[] {
  return [
    ...rules.uniqueKeys.map((constraint) => ({
      name: constraint.name,
      indexName: constraint.indexName,
      columns: constraint.columns,
      constraint,
    })),
    ...rules.uniqueIndexes.map(({ name, columns }) => ({ name, indexName: name, columns, constraint: undefined })),
  ];
}

export function checkViolated({ owner }: Table, { name }: Constraint): OracleError {
  return new OracleError(2290, `check constraint (${owner}.${name}) violated`);
}

function duplicate(table: Table, key: UniqueRule): OracleError {
  return new OracleError(
    1,
    `unique constraint (${table.owner}.${key.name}) violated on table ${table.owner}.${table.name} columns (${key.columns.join(', ')})`,
  );
}

/** A column's value in a row of the table. */
export function columnValue(table: Table, row: Row, column: string): Value {
  return row[table.columns.findIndex((candidate) => candidate.name === column)] ?? null;
}

import { type Column, type Constraint, columnIndex, type IndexColumn, type Table } from '../../schema/table.js';
import type { AlterTableAction, ColumnDefinition } from '../../syntax/ast/ddl.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { dataTypeOf } from '../data-types/type-spec.js';
import { requireWidening } from '../data-types/widening.js';
import { foreignIndexName } from '../dml/index-names.js';
import { rulesOf } from '../dml/table-rules.js';
import { invalidIdentifier } from '../errors/object-errors.js';
import { evaluate } from '../expressions/compiled.js';
import { someNode } from '../expressions/syntax-walk.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import { columnsOf, dropConstraint, referringKeys } from './alter-constraints.js';
import { addConstraint, buildConstraint, dropConstraintIndexes, indexDefinition } from './constraint-ddl.js';
import type { DdlContext } from './ddl-context.js';
import { modifyIdentity } from './identity-ddl.js';
import { buildColumn, checkExpressions, identitySequences, requireDistinctNames } from './table-ddl.js';

/* What ALTER TABLE does to columns. Each function gives the table as it is then. */

type Action<K extends AlterTableAction['kind']> = Extract<AlterTableAction, { readonly kind: K }>;

/** New columns hold their default, or null, in the rows that are there. */
export function* addColumns(table: Table, action: Action<'add_columns'>, context: DdlContext): Task<Table> {
  const added = action.columns.map((column) => buildColumn(column, table.owner, table.objectId, context));
  if (added.some(({ dataType }) => dataType.kind === 'collection' && dataType.form === 'nested_table')) {
    throw new NotSupportedError('nested table columns that ALTER TABLE adds', action.position);
  }
  const columns = [...table.columns, ...added];
  if (new Set(columns.map((column) => column.name)).size < columns.length) {
    throw new OracleError(1430, 'column being added already exists in table', { position: action.position });
  }
  const sequences = identitySequences(action.columns, table, context);
  for (const sequence of sequences) context.store.put(sequence);
  let changed = context.put({ ...table, columns });
  try {
    checkExpressions(changed, context);
    yield* fillNewColumns(changed, table.columns.length, context);
    for (const definition of action.columns) changed = yield* addInlineConstraints(changed, definition, context);
  } catch (error) {
    const rows = context.storage.sharedRowsOf(table);
    rows.reshape((row) => row.slice(0, table.columns.length));
    for (const constraint of changed.constraints.slice(table.constraints.length))
      dropConstraintIndexes(changed, constraint, context);
    context.store.put(table);
    for (const sequence of sequences) context.store.remove(sequence);
    throw error;
  }
  return changed;
}

function* addInlineConstraints(table: Table, definition: ColumnDefinition, context: DdlContext): Task<Table> {
  let changed = table;
  for (const constraint of definition.constraints) {
    changed = yield* addConstraint(
      changed,
      buildConstraint(constraint, definition.name.name, changed, context),
      context,
    );
  }
  return changed;
}

/** Gives the rows that are there the columns from a position on. */
export function* fillNewColumns(table: Table, from: number, context: DdlContext): Task<void> {
  const rows = context.storage.sharedRowsOf(table);
  const rules = rulesOf(table, context.compileFor(table.owner));
  const { transactions } = context.storage;
  const snapshot = transactions.openSnapshot(undefined);
  const statement = new StatementFrame(context.session, [], snapshot);
  try {
    const filled = new Map<readonly Value[], readonly Value[]>();
    for (const slot of rows.slots()) {
      for (const { values } of slot.versions()) {
        if (values === undefined) continue;
        const frame = new QueryFrame(statement, undefined);
        statement.rowSequences.clear();
        const row: Value[] = [...values];
        frame.rows[0] = { values: row, slot: undefined };
        for (let index = from; index < table.columns.length; index += 1) {
          const expression = rules.virtuals[index] ?? rules.defaults[index];
          row[index] = expression === undefined ? null : yield* evaluate(expression, frame);
        }
        filled.set(values, row);
      }
    }
    rows.reshape((row) => filled.get(row) ?? row);
  } finally {
    transactions.release(snapshot);
  }
}

/** MODIFY: what a definition does not mention stays. */
export function* modifyColumns(table: Table, action: Action<'modify_columns'>, context: DdlContext): Task<Table> {
  let changed = table;
  for (const definition of action.columns) {
    const index = requireColumn(changed, definition.name);
    const column = changed.columns[index];
    if (column === undefined) continue;
    if (definition.virtual !== undefined) {
      throw new NotSupportedError('MODIFY of virtual columns', definition.position);
    }
    const dataType =
      definition.type === undefined ? column.dataType : dataTypeOf(definition.type, context.compileFor(table.owner));
    if (definition.type !== undefined) {
      const rows = context.storage.sharedRowsOf(table);
      requireWidening(column, dataType, rows, index, definition.position);
    }
    const nullable = definition.constraints.some((constraint) => constraint.kind === 'null');
    const modified: Column = {
      ...column,
      dataType,
      nullable: nullable || column.nullable,
      identity: modifyIdentity(changed, index, definition, context),
      ...(definition.default !== undefined && {
        defaultValue: {
          expression: definition.default.expression,
          text: context.text.slice(definition.default.position, definition.default.end),
          onNull: definition.default.onNull,
        },
      }),
    };
    const columns = changed.columns.map((other, position) => (position === index ? modified : other));
    const constraints = nullable
      ? changed.constraints.filter((constraint) => constraint.kind !== 'not_null' || constraint.column !== column.name)
      : changed.constraints;
    changed = context.put({ ...changed, columns, constraints });
    checkExpressions(changed, context);
    for (const constraint of definition.constraints) {
      if (constraint.kind === 'not_null' && !modified.nullable) {
        throw new OracleError(1442, 'column to be modified to NOT NULL is already NOT NULL', {
          position: constraint.position,
        });
      }
      changed = yield* addConstraint(changed, buildConstraint(constraint, column.name, changed, context), context);
    }
  }
  return changed;
}

export function dropColumns(table: Table, names: readonly Identifier[], cascade: boolean, context: DdlContext): Table {
  const dropped = new Set(names.map((name) => requireColumn(table, name)));
  const given = table.columns.filter((column) => column.systemGenerated !== true);
  if (dropped.size === given.length) throw new OracleError(12983, 'cannot drop all columns in a table');
  const gone = new Set([...dropped].map((index) => table.columns[index]?.name ?? ''));
  let changed = table;
  for (const constraint of table.constraints) {
    const columns = columnsOf(constraint);
    if (!columns.some((column) => gone.has(column))) continue;
    const shared = columns.some((column) => !gone.has(column));
    const referred = referringKeys(table, constraint, context).length > 0;
    if (!cascade && referred) throw new OracleError(12992, 'cannot drop parent key column');
    if (!cascade && shared) throw new OracleError(12991, 'column is referenced in a multi-column constraint');
    changed = dropConstraint(changed, constraint, cascade, context);
  }
  for (const index of [...context.store.indexesOf(table)]) {
    if (!index.columns.some((column) => isOf(column, gone))) continue;
    for (const { name } of index.columns) {
      const position = columnIndex(table, name);
      if (position !== undefined && table.columns[position]?.systemGenerated === true) dropped.add(position);
    }
    context.store.remove(index);
    context.storage.sharedRowsOf(table).dropIndex(index.name);
  }
  const result = context.put({ ...changed, columns: table.columns.filter((_, index) => !dropped.has(index)) });
  const rows = context.storage.sharedRowsOf(table);
  rows.reshape((row) => row.filter((_, index) => !dropped.has(index)));
  rebuildIndexes(result, context);
  return result;
}

/** Whether an index's column is one of some columns, or an expression with one of them in it. */
function isOf({ name, expression }: IndexColumn, columns: ReadonlySet<string>): boolean {
  if (expression === undefined) return columns.has(name);
  return someNode(expression, (node) => node.kind === 'name' && node.parts.some((part) => columns.has(part.name)));
}

/** Columns have moved: index keys are read from other places. */
export function rebuildIndexes(table: Table, context: DdlContext): void {
  const rows = context.storage.sharedRowsOf(table);
  for (const index of context.store.indexesOf(table)) {
    if (!index.unique && index.columns.some((column) => column.expression !== undefined)) continue;
    rows.addIndex(
      index.name,
      indexDefinition(
        table,
        index.columns.map((column) => column.name),
        'all null',
      ),
    );
  }
  for (const constraint of table.constraints) {
    if (constraint.kind !== 'foreign_key') continue;
    rows.addIndex(foreignIndexName(constraint.name), indexDefinition(table, constraint.columns, 'any null'));
  }
}

/** Conditions and defaults keep their text, so a column that they mention cannot be renamed here. */
export function renameColumn(table: Table, action: Action<'rename_column'>, context: DdlContext): Table {
  const index = requireColumn(table, action.from);
  const from = action.from.name;
  const to = action.to.name;
  if (columnIndex(table, to) !== undefined)
    throw new OracleError(957, 'duplicate column name', { position: action.to.position });
  const inExpressions =
    table.constraints.some((constraint) => constraint.kind === 'check') ||
    table.columns.some((column) => column.virtual !== undefined);
  if (inExpressions)
    throw new NotSupportedError('RENAME COLUMN in a table with check constraints or virtual columns', action.position);
  const rename = (name: string) => (name === from ? to : name);
  const columns = table.columns.map((column, position) => (position === index ? { ...column, name: to } : column));
  requireDistinctNames(columns, action.position);
  const constraints = table.constraints.map((constraint): Constraint => {
    if (constraint.kind === 'not_null') return { ...constraint, column: rename(constraint.column) };
    return constraint.kind === 'check' ? constraint : { ...constraint, columns: constraint.columns.map(rename) };
  });
  for (const own of [...context.store.indexesOf(table)]) {
    context.store.put({ ...own, columns: own.columns.map((column) => ({ ...column, name: rename(column.name) })) });
  }
  return context.put({ ...table, columns, constraints });
}

function requireColumn(table: Table, identifier: Identifier): number {
  const index = columnIndex(table, identifier.name);
  if (index === undefined) throw invalidIdentifier([identifier.name], identifier.position);
  return index;
}

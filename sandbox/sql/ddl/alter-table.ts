import { hasObjectPrivilege } from '../../schema/access.js';
import { invalidateDependents } from '../../schema/dependents.js';
import { type Column, type Constraint, columnIndex, type Table } from '../../schema/table.js';
import { resourceBusy } from '../../storage/lock-wait.js';
import { isInUse } from '../../storage/table-lock.js';
import type { AlterTable, AlterTableAction, ColumnDefinition, ConstraintReference } from '../../syntax/ast/ddl.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { dataTypeOf } from '../data-types/type-spec.js';
import { requireWidening } from '../data-types/widening.js';
import { foreignIndexName } from '../dml/index-names.js';
import { rulesOf } from '../dml/table-rules.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import { evaluate } from '../expressions/compiled.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import { addConstraint, buildConstraint, dropConstraintIndexes, indexDefinition } from './constraint-ddl.js';
import { type DdlContext, nameInUse } from './ddl-context.js';
import { buildColumn, checkExpressions, identitySequences, requireDistinctNames } from './table-ddl.js';

type Action<K extends AlterTableAction['kind']> = Extract<AlterTableAction, { readonly kind: K }>;

/** ALTER TABLE. @throws OracleError 942, 1031, 54 while a transaction works on the table, and what the actions raise */
export function* alterTable(statement: AlterTable, context: DdlContext): Task<void> {
  const { owner, name } = context.target(statement.name);
  const table = context.store.findTable(owner, name);
  const parts = statement.name.parts.map((part) => part.name);
  if (table === undefined) {
    if (statement.ifExists) return;
    throw tableNotFound(parts, context.session.currentSchema, statement.name.position);
  }
  if (!hasObjectPrivilege(context.store, context.domain, table, 'ALTER')) {
    throw tableNotFound(parts, context.session.currentSchema, statement.name.position);
  }
  if (isInUse(context.storage.sharedRowsOf(table))) throw resourceBusy();
  let changed = table;
  for (const action of statement.actions) changed = yield* apply(changed, action, context);
  invalidateDependents(context.store, owner, name);
}

function* apply(table: Table, action: AlterTableAction, context: DdlContext): Task<Table> {
  switch (action.kind) {
    case 'add_columns':
      return yield* addColumns(table, action, context);
    case 'modify_columns':
      return yield* modifyColumns(table, action, context);
    case 'drop_columns':
      return dropColumns(table, action.columns, action.cascadeConstraints, context);
    case 'set_unused':
      return dropColumns(table, action.columns, false, context);
    case 'rename_column':
      return renameColumn(table, action, context);
    case 'rename_table':
      return renameTable(table, action.to, context);
    case 'rename_constraint':
      return renameConstraint(table, action, context);
    case 'add_constraint':
      return yield* addConstraint(table, buildConstraint(action.constraint, undefined, table, context), context);
    case 'drop_constraint':
      return dropConstraint(table, findConstraint(table, action.constraint), action.cascade, context);
    case 'enable_constraint':
      return yield* enableConstraint(
        table,
        findConstraint(table, action.constraint),
        action.validate !== false,
        context,
      );
    case 'disable_constraint':
      return disableConstraint(table, findConstraint(table, action.constraint), action.cascade, context);
    case 'read_only':
    case 'read_write':
      return put(context, { ...table, readOnly: action.kind === 'read_only' });
    case 'storage':
      return table;
    case 'enable_all_triggers':
    case 'disable_all_triggers':
      throw new NotSupportedError('ALTER TABLE … ENABLE or DISABLE ALL TRIGGERS', action.position);
  }
}

function put(context: DdlContext, table: Table): Table {
  const changed = context.changed(table);
  context.store.put(changed);
  return changed;
}

/** New columns hold their default, or null, in the rows that are there. */
function* addColumns(table: Table, action: Action<'add_columns'>, context: DdlContext): Task<Table> {
  const added = action.columns.map((column) => buildColumn(column, table.owner, table.objectId, context));
  const columns = [...table.columns, ...added];
  if (new Set(columns.map((column) => column.name)).size < columns.length) {
    throw new OracleError(1430, 'column being added already exists in table', { position: action.position });
  }
  const sequences = identitySequences(action.columns, table, context);
  for (const sequence of sequences) context.store.put(sequence);
  let changed = put(context, { ...table, columns });
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

function* fillNewColumns(table: Table, from: number, context: DdlContext): Task<void> {
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
function* modifyColumns(table: Table, action: Action<'modify_columns'>, context: DdlContext): Task<Table> {
  let changed = table;
  for (const definition of action.columns) {
    const index = requireColumn(changed, definition.name);
    const column = changed.columns[index];
    if (column === undefined) continue;
    if (definition.identity !== undefined || definition.virtual !== undefined) {
      throw new NotSupportedError('MODIFY of identity and virtual columns', definition.position);
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
    changed = put(context, { ...changed, columns, constraints });
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

function dropColumns(table: Table, names: readonly Identifier[], cascade: boolean, context: DdlContext): Table {
  const dropped = new Set(names.map((name) => requireColumn(table, name)));
  if (dropped.size === table.columns.length) throw new OracleError(12983, 'cannot drop all columns in a table');
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
    if (!index.columns.some((column) => gone.has(column.name))) continue;
    context.store.remove(index);
    context.storage.sharedRowsOf(table).dropIndex(index.name);
  }
  const result = put(context, { ...changed, columns: table.columns.filter((_, index) => !dropped.has(index)) });
  const rows = context.storage.sharedRowsOf(table);
  rows.reshape((row) => row.filter((_, index) => !dropped.has(index)));
  rebuildIndexes(result, context);
  return result;
}

/** Columns have moved: index keys are read from other places. */
function rebuildIndexes(table: Table, context: DdlContext): void {
  const rows = context.storage.sharedRowsOf(table);
  for (const index of context.store.indexesOf(table)) {
    if (index.columns.some((column) => column.expression !== undefined)) continue;
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
function renameColumn(table: Table, action: Action<'rename_column'>, context: DdlContext): Table {
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
  return put(context, { ...table, columns, constraints });
}

/** RENAME and ALTER TABLE … RENAME TO: grants, indexes and foreign keys go along. */
export function renameTable(table: Table, to: Identifier, context: DdlContext): Table {
  if (context.store.find(table.owner, to.name) !== undefined) throw nameInUse();
  const grants = [...context.store.grants.onObject(table.owner, table.name, 1)];
  const indexes = [...context.store.indexesOf(table)];
  context.store.remove(table);
  const renamed = put(context, { ...table, name: to.name });
  for (const grant of grants) context.store.grants.grantObjectPrivilege({ ...grant, objectName: to.name });
  for (const index of indexes) context.store.put({ ...index, tableName: to.name });
  for (const child of [...context.store.tables()]) {
    const refers = (constraint: Constraint) =>
      constraint.kind === 'foreign_key' &&
      constraint.referencedOwner === table.owner &&
      constraint.referencedTable === table.name;
    if (!child.constraints.some(refers)) continue;
    const constraints = child.constraints.map(
      (constraint): Constraint =>
        constraint.kind === 'foreign_key' && refers(constraint)
          ? { ...constraint, referencedTable: to.name }
          : constraint,
    );
    context.store.put({ ...child, constraints });
  }
  invalidateDependents(context.store, table.owner, table.name);
  return context.store.findTable(renamed.owner, renamed.name) ?? renamed;
}

function renameConstraint(table: Table, action: Action<'rename_constraint'>, context: DdlContext): Table {
  const constraint = findConstraint(table, { kind: 'named', name: action.from });
  if (context.store.findConstraint(table.owner, action.to.name) !== undefined) {
    throw new OracleError(2264, 'name already used by an existing constraint');
  }
  if (constraint.kind === 'foreign_key') {
    const rows = context.storage.sharedRowsOf(table);
    rows.dropIndex(foreignIndexName(constraint.name));
    rows.addIndex(foreignIndexName(action.to.name), indexDefinition(table, constraint.columns, 'any null'));
  }
  for (const { child, key } of referringKeys(table, constraint, context)) {
    const constraints = child.constraints.map((other) =>
      other === key ? { ...key, referencedConstraint: action.to.name } : other,
    );
    context.store.put({ ...child, constraints });
  }
  const current = context.store.findTable(table.owner, table.name) ?? table;
  const constraints = current.constraints.map((other) =>
    other.name === constraint.name ? { ...other, name: action.to.name, generated: false } : other,
  );
  return put(context, { ...current, constraints });
}

/** @throws OracleError 2273 if foreign keys refer to the key and CASCADE is missing */
function dropConstraint(table: Table, constraint: Constraint, cascade: boolean, context: DdlContext): Table {
  for (const { child, key } of referringKeys(table, constraint, context)) {
    if (!cascade) throw new OracleError(2273, 'this unique/primary key is referenced by some foreign keys');
    dropConstraint(context.store.findTable(child.owner, child.name) ?? child, key, false, context);
  }
  const current = context.store.findTable(table.owner, table.name) ?? table;
  dropConstraintIndexes(current, constraint, context);
  const constraints = current.constraints.filter((other) => other.name !== constraint.name);
  return put(context, { ...current, constraints, columns: nullability(current, constraints) });
}

function* enableConstraint(table: Table, constraint: Constraint, validate: boolean, context: DdlContext): Task<Table> {
  const without = put(context, { ...table, constraints: table.constraints.filter((other) => other !== constraint) });
  try {
    return yield* addConstraint(without, { ...constraint, enabled: true, validated: validate }, context);
  } catch (error) {
    context.store.put(table);
    throw error;
  }
}

/** @throws OracleError 2297 if enabled foreign keys refer to the key and CASCADE is missing */
function disableConstraint(table: Table, constraint: Constraint, cascade: boolean, context: DdlContext): Table {
  for (const { child, key } of referringKeys(table, constraint, context)) {
    if (!key.enabled) continue;
    if (!cascade)
      throw new OracleError(2297, `cannot disable constraint (${table.owner}.${constraint.name}) - dependencies exist`);
    disableConstraint(context.store.findTable(child.owner, child.name) ?? child, key, false, context);
  }
  const current = context.store.findTable(table.owner, table.name) ?? table;
  if (constraint.kind !== 'foreign_key') dropConstraintIndexes(current, constraint, context);
  const constraints = current.constraints.map((other) =>
    other.name === constraint.name ? { ...other, enabled: false, validated: false } : other,
  );
  return put(context, { ...current, constraints, columns: nullability(current, constraints) });
}

/** Which columns are NOT NULL by the constraints that count. */
function nullability(table: Table, constraints: readonly Constraint[]): readonly Column[] {
  const notNull = new Set(
    constraints.flatMap((constraint) => {
      if (!constraint.enabled) return [];
      if (constraint.kind === 'not_null') return [constraint.column];
      return constraint.kind === 'primary_key' ? constraint.columns : [];
    }),
  );
  return table.columns.map((column) => ({
    ...column,
    nullable: !notNull.has(column.name) && column.identity === undefined,
  }));
}

/** Foreign keys that refer to a primary or unique key. */
export function referringKeys(table: Table, constraint: Constraint, context: DdlContext) {
  return [...context.store.tables()].flatMap((child) =>
    child.constraints.flatMap((key) =>
      key.kind === 'foreign_key' &&
      key.referencedOwner === table.owner &&
      key.referencedTable === table.name &&
      key.referencedConstraint === constraint.name
        ? [{ child, key }]
        : [],
    ),
  );
}

function columnsOf(constraint: Constraint): readonly string[] {
  if (constraint.kind === 'not_null') return [constraint.column];
  return constraint.kind === 'check' ? [] : constraint.columns;
}

function findConstraint(table: Table, reference: ConstraintReference): Constraint {
  const found = table.constraints.find((constraint) => {
    if (reference.kind === 'named') return constraint.name === reference.name.name;
    if (reference.kind === 'primary_key') return constraint.kind === 'primary_key';
    return (
      constraint.kind === 'unique' &&
      constraint.columns.join('\0') === reference.columns.map((column) => column.name).join('\0')
    );
  });
  if (found !== undefined) return found;
  if (reference.kind === 'primary_key') throw new OracleError(2441, 'Cannot drop nonexistent primary key');
  if (reference.kind === 'unique') throw new OracleError(2442, 'Cannot drop nonexistent unique key');
  throw new OracleError(2443, 'Cannot drop constraint  - nonexistent constraint');
}

function requireColumn(table: Table, identifier: Identifier): number {
  const index = columnIndex(table, identifier.name);
  if (index === undefined) throw invalidIdentifier([identifier.name], identifier.position);
  return index;
}

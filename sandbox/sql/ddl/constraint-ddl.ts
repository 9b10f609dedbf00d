import { hasObjectPrivilege, insufficientPrivileges } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { type Constraint, columnIndex, type Index, type Table } from '../../schema/table.js';
import type { HashIndex, IndexDefinition } from '../../storage/hash-index.js';
import type { Row } from '../../storage/row.js';
import type { TableRows } from '../../storage/table-rows.js';
import type { Constraint as ConstraintClause } from '../../syntax/ast/ddl.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { foreignIndexName } from '../dml/index-names.js';
import { constraintScope } from '../dml/table-rules.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { evaluate } from '../expressions/compiled.js';
import { requireCondition } from '../expressions/condition.js';
import { someNode } from '../expressions/syntax-walk.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import type { DdlContext } from './ddl-context.js';
import { requireKeyColumns } from './lob-columns.js';

/**
 * A constraint as its clause says; undefined for NULL, which asks for nothing.
 * @param column the column that an inline constraint stands at
 */
export function buildConstraint(
  clause: ConstraintClause,
  column: string | undefined,
  table: Table,
  context: DdlContext,
): Constraint | undefined {
  if (clause.kind === 'null') return undefined;
  const id = context.store.nextId();
  const name = clause.name?.name ?? `SYS_C${String(id).padStart(6, '0')}`;
  const header = {
    name,
    generated: clause.name === undefined,
    enabled: !clause.disabled,
    validated: clause.validated,
    deferrable: clause.deferrable,
    initiallyDeferred: clause.initiallyDeferred,
    lastChange: context.session.now(),
  };
  const names = (columns: readonly Identifier[]): readonly string[] =>
    columns.length === 0 && column !== undefined
      ? [column]
      : columns.map((identifier) => requireColumn(table, identifier));
  switch (clause.kind) {
    case 'not_null':
      requireImmediate(clause);
      return { ...header, kind: 'not_null', column: column ?? '' };
    case 'check':
      requireTimeless(clause.condition);
      return { ...header, kind: 'check', condition: clause.condition, text: clause.conditionText };
    case 'primary_key':
    case 'unique': {
      const columns = names(clause.columns);
      const keepsRows = clause.kind === 'primary_key' && table.organization === 'INDEX';
      if (keepsRows && (clause.deferrable || clause.disabled)) throw rowKeyNeeded(clause.position);
      requireKeyColumns(table, columns, clause.position);
      const shared = existingUniqueIndex(table, columns, context);
      return { ...header, kind: clause.kind, columns, indexName: shared?.name ?? name };
    }
    case 'foreign_key':
      return { ...header, ...foreignKey(clause, names(clause.columns), table, context) };
  }
}

export function rowKeyNeeded(position?: number): OracleError {
  return new OracleError(
    25188,
    'cannot drop/disable/defer the primary key constraint for index-organized tables or sorted hash cluster',
    position === undefined ? {} : { position },
  );
}

function requireImmediate(clause: ConstraintClause): void {
  if (clause.deferrable) throw new NotSupportedError('DEFERRABLE NOT NULL constraints', clause.position);
}

/**
 * Gives a table a constraint that its rows satisfy, with the index that it needs.
 * @throws OracleError 2260, 2261, 2264, and 2437, 2299, 2296, 2293, 2298 if rows violate it
 */
export function* addConstraint(table: Table, constraint: Constraint | undefined, context: DdlContext): Task<Table> {
  if (constraint === undefined) return table;
  requireNewName(table, constraint, context);
  const changed = context.changed({ ...table, ...withConstraint(table, constraint) });
  context.store.put(changed);
  try {
    if (constraint.kind === 'primary_key' || constraint.kind === 'unique') addKeyIndex(changed, constraint, context);
    if (constraint.kind === 'foreign_key') {
      const definition = indexDefinition(changed, constraint.columns, 'any null');
      context.storage.sharedRowsOf(changed).addIndex(foreignIndexName(constraint.name), definition);
    }
    if (constraint.kind === 'check') compileCheck(changed, constraint, context);
    if (constraint.enabled && constraint.validated) yield* validate(changed, constraint, context);
  } catch (error) {
    context.store.put(table);
    dropConstraintIndexes(changed, constraint, context);
    throw error;
  }
  return changed;
}

/** Takes what the constraint brought with it out of the storage and the schema. */
export function dropConstraintIndexes(table: Table, constraint: Constraint, context: DdlContext): void {
  const rows = context.storage.sharedRowsOf(table);
  if (constraint.kind === 'foreign_key') rows.dropIndex(foreignIndexName(constraint.name));
  if (constraint.kind !== 'primary_key' && constraint.kind !== 'unique') return;
  const index = context.store.find(table.owner, constraint.indexName, 4);
  if (index?.type !== 'INDEX' || !index.generated) return;
  context.store.remove(index);
  rows.dropIndex(index.name);
}

/** An index's key: columns of the table by name. */
export function indexDefinition(
  table: Table,
  columns: readonly string[],
  leavesOut: IndexDefinition['leavesOut'],
): IndexDefinition {
  const positions = columns.map((column) => columnIndex(table, column) ?? -1);
  return {
    valuesOf: (row: Row) => positions.map((position) => row[position] ?? null),
    padded: positions.map((position) => table.columns[position]?.dataType.kind === 'char'),
    leavesOut,
  };
}

function withConstraint(table: Table, constraint: Constraint): Pick<Table, 'columns' | 'constraints'> {
  const notNull = new Set(
    constraint.kind === 'not_null' ? [constraint.column] : constraint.kind === 'primary_key' ? constraint.columns : [],
  );
  return {
    columns: table.columns.map((column) =>
      notNull.has(column.name) && constraint.enabled ? { ...column, nullable: false } : column,
    ),
    constraints: [...table.constraints, constraint],
  };
}

function requireNewName(table: Table, constraint: Constraint, context: DdlContext): void {
  if (context.store.findConstraint(table.owner, constraint.name) !== undefined) {
    throw new OracleError(2264, 'name already used by an existing constraint');
  }
  if (constraint.kind === 'primary_key' && table.constraints.some((other) => other.kind === 'primary_key')) {
    throw new OracleError(2260, 'table can have only one primary key');
  }
  if (constraint.kind !== 'primary_key' && constraint.kind !== 'unique') return;
  const same = table.constraints.some(
    (other) =>
      (other.kind === 'primary_key' || other.kind === 'unique') &&
      other.columns.join('\0') === constraint.columns.join('\0'),
  );
  if (same) throw new OracleError(2261, 'such unique or primary key already exists in the table');
  if (table.constraints.some((other) => other.kind === 'not_null' && other.column === constraint.columns[0])) return;
}

function addKeyIndex(
  table: Table,
  key: Extract<Constraint, { readonly kind: 'primary_key' | 'unique' }>,
  context: DdlContext,
): void {
  if (!key.enabled) return;
  const present = context.store.find(table.owner, key.indexName, 4);
  if (present?.type === 'INDEX' && present.tableName === table.name) return;
  if (present !== undefined) throw new OracleError(955, 'name is already used by an existing object');
  const index: Index = {
    ...context.newHeader(table.owner, key.indexName),
    type: 'INDEX',
    tableOwner: table.owner,
    tableName: table.name,
    unique: !key.deferrable,
    columns: key.columns.map((name) => ({ name, expression: undefined, expressionText: undefined, descending: false })),
    generated: true,
  };
  context.store.put(index);
  context.storage.sharedRowsOf(table).addIndex(index.name, indexDefinition(table, key.columns, 'all null'));
}

function existingUniqueIndex(table: Table, columns: readonly string[], context: DdlContext): Index | undefined {
  return [...context.store.indexesOf(table)].find(
    (index) => index.unique && index.columns.map((column) => column.name).join('\0') === columns.join('\0'),
  );
}

function foreignKey(
  clause: Extract<ConstraintClause, { readonly kind: 'foreign_key' }>,
  columns: readonly string[],
  table: Table,
  context: DdlContext,
) {
  const { position } = clause;
  const parts = clause.references.parts.map((part) => part.name);
  const parent = resolveObject(context.store, parts, table.owner);
  if (parent?.type !== 'TABLE') throw tableNotFound(parts, table.owner, clause.references.position);
  if (!hasObjectPrivilege(context.store, { user: table.owner, roles: new Set() }, parent, 'REFERENCES'))
    throw insufficientPrivileges(position);
  const wanted = clause.referencedColumns.map((column) => requireColumn(parent, column));
  const key = parent.constraints.find(
    (candidate): candidate is Extract<Constraint, { readonly kind: 'primary_key' | 'unique' }> =>
      wanted.length === 0
        ? candidate.kind === 'primary_key'
        : (candidate.kind === 'primary_key' || candidate.kind === 'unique') &&
          candidate.columns.join('\0') === wanted.join('\0'),
  );
  if (key === undefined) {
    throw wanted.length === 0
      ? new OracleError(2268, 'referenced table does not have a primary key', { position })
      : new OracleError(2270, 'no matching unique or primary key for this column-list', { position });
  }
  if (key.columns.length !== columns.length) {
    throw new OracleError(2256, 'number of referencing columns must match referenced columns', { position });
  }
  for (const [index, column] of columns.entries()) {
    const [own, other] = [kindOf(table, column), kindOf(parent, key.columns[index] ?? '')];
    if (own !== other)
      throw new OracleError(2267, 'column type incompatible with referenced column type', { position });
  }
  return {
    kind: 'foreign_key',
    columns,
    referencedOwner: parent.owner,
    referencedTable: parent.name,
    referencedConstraint: key.name,
    onDelete: clause.onDelete,
  } as const;
}

function kindOf(table: Table, column: string): string | undefined {
  return table.columns.find((candidate) => candidate.name === column)?.dataType.kind;
}

/** A check must not depend on when, or for whom, it is made. @throws OracleError 2436 */
function requireTimeless(condition: Expression): void {
  const passing = someNode(condition, (node) => {
    const name = node.kind === 'call' ? node.callee : node;
    return name.kind === 'name' && name.parts.length === 1 && PASSING.has(name.parts[0].name);
  });
  if (!passing) return;
  throw new OracleError(2436, 'date or system variable wrongly specified in CHECK constraint', {
    position: condition.position,
  });
}

const PASSING: ReadonlySet<string> = new Set([
  'CURRENT_DATE',
  'CURRENT_TIMESTAMP',
  'LOCALTIMESTAMP',
  'ROWNUM',
  'SYSDATE',
  'SYSTIMESTAMP',
  'SYS_CONTEXT',
  'UID',
  'USER',
  'USERENV',
]);

function compileCheck(table: Table, constraint: Extract<Constraint, { readonly kind: 'check' }>, context: DdlContext) {
  const scope = constraintScope(table, context.compileFor(table.owner));
  return requireCondition(compileExpression(constraint.condition, scope), constraint.condition);
}

/** Looks at the rows that are there. */
function* validate(table: Table, constraint: Constraint, context: DdlContext): Task<void> {
  const rows = context.storage.sharedRowsOf(table);
  const violated = (code: number, what: string) =>
    new OracleError(
      code,
      `cannot ${code === 2296 ? 'enable' : 'validate'} (${table.owner}.${constraint.name}) - ${what}`,
    );
  switch (constraint.kind) {
    case 'not_null':
      requireValues(rows, table, [constraint.column], () => violated(2296, 'null values found'));
      return;
    case 'primary_key':
      requireValues(rows, table, constraint.columns, () => violated(2437, 'primary key violated'));
      requireUnique(rows, constraint.indexName, () => violated(2437, 'primary key violated'));
      return;
    case 'unique':
      requireUnique(rows, constraint.indexName, () => violated(2299, 'duplicate keys found'));
      return;
    case 'check': {
      const condition = compileCheck(table, constraint, context);
      const { transactions } = context.storage;
      const snapshot = transactions.openSnapshot(undefined);
      try {
        const frame = new QueryFrame(new StatementFrame(context.session, [], snapshot), undefined);
        for (const values of currentRows(rows)) {
          frame.rows[0] = { values, slot: undefined };
          if ((yield* evaluate(condition, frame)) === false) throw violated(2293, 'check constraint violated');
        }
      } finally {
        transactions.release(snapshot);
      }
      return;
    }
    case 'foreign_key': {
      const parent = context.store.findTable(constraint.referencedOwner, constraint.referencedTable);
      const key = parent?.constraints.find((candidate) => candidate.name === constraint.referencedConstraint);
      if (parent === undefined || (key?.kind !== 'primary_key' && key?.kind !== 'unique')) return;
      const parents = context.storage.sharedRowsOf(parent).index(key.indexName);
      const { valuesOf } = indexDefinition(table, constraint.columns, 'any null');
      for (const row of currentRows(rows)) {
        const values = valuesOf(row);
        if (values.includes(null) || parents === undefined) continue;
        if (!hasKey(parents, values)) throw violated(2298, 'parent keys not found');
      }
      return;
    }
  }
}

function hasKey(index: HashIndex, values: Row): boolean {
  const key = index.keyOfValues(values);
  const [found] = key === undefined ? [] : index.current(key);
  return found !== undefined;
}

function requireValues(rows: TableRows, table: Table, columns: readonly string[], error: () => OracleError): void {
  const { valuesOf } = indexDefinition(table, columns, 'any null');
  for (const row of currentRows(rows)) if (valuesOf(row).includes(null)) throw error();
}

export function requireUnique(rows: TableRows, indexName: string, error: () => OracleError): void {
  const index = rows.index(indexName);
  if (index === undefined) return;
  for (const row of currentRows(rows)) {
    const key = index.keyOf(row);
    if (key !== undefined && [...index.current(key)].length > 1) throw error();
  }
}

function* currentRows(rows: TableRows): Iterable<Row> {
  for (const slot of rows.slots()) if (slot.head?.values !== undefined) yield slot.head.values;
}

function requireColumn(table: Table, identifier: Identifier): string {
  if (columnIndex(table, identifier.name) !== undefined) return identifier.name;
  throw invalidIdentifier([identifier.name], identifier.position);
}

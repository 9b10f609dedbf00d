import type { Column, Constraint, Table } from '../../schema/table.js';
import type { AlterTableAction, ConstraintReference } from '../../syntax/ast/ddl.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { foreignIndexName } from '../dml/index-names.js';
import { addConstraint, dropConstraintIndexes, indexDefinition, rowKeyNeeded } from './constraint-ddl.js';
import type { DdlContext } from './ddl-context.js';

/* What ALTER TABLE does to constraints that are there. Each function gives the table as it is then. */

export function renameConstraint(
  table: Table,
  action: Extract<AlterTableAction, { readonly kind: 'rename_constraint' }>,
  context: DdlContext,
): Table {
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
  return context.put({ ...current, constraints });
}

/** @throws OracleError 2273 if foreign keys refer to the key and CASCADE is missing, 25188 */
export function dropConstraint(table: Table, constraint: Constraint, cascade: boolean, context: DdlContext): Table {
  requireNoRowKey(table, constraint);
  for (const { child, key } of referringKeys(table, constraint, context)) {
    if (!cascade) throw new OracleError(2273, 'this unique/primary key is referenced by some foreign keys');
    dropConstraint(context.store.findTable(child.owner, child.name) ?? child, key, false, context);
  }
  const current = context.store.findTable(table.owner, table.name) ?? table;
  dropConstraintIndexes(current, constraint, context);
  const constraints = current.constraints.filter((other) => other.name !== constraint.name);
  return context.put({ ...current, constraints, columns: nullability(current, constraints) });
}

export function* enableConstraint(
  table: Table,
  constraint: Constraint,
  validate: boolean,
  context: DdlContext,
): Task<Table> {
  const without = context.put({ ...table, constraints: table.constraints.filter((other) => other !== constraint) });
  try {
    return yield* addConstraint(without, { ...constraint, enabled: true, validated: validate }, context);
  } catch (error) {
    context.store.put(table);
    throw error;
  }
}

/** @throws OracleError 2297 if enabled foreign keys refer to the key and CASCADE is missing, 25188 */
export function disableConstraint(table: Table, constraint: Constraint, cascade: boolean, context: DdlContext): Table {
  requireNoRowKey(table, constraint);
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
  return context.put({ ...current, constraints, columns: nullability(current, constraints) });
}

/** The rows of an index-organized table are kept by its primary key. */
function requireNoRowKey({ organization }: Table, { kind }: Constraint): void {
  if (organization === 'INDEX' && kind === 'primary_key') throw rowKeyNeeded();
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

export function columnsOf(constraint: Constraint): readonly string[] {
  if (constraint.kind === 'not_null') return [constraint.column];
  return constraint.kind === 'check' ? [] : constraint.columns;
}

export function findConstraint(table: Table, reference: ConstraintReference): Constraint {
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

import { hasObjectPrivilege, insufficientPrivileges, isVisible } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { columnIndex, type Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { ColumnTarget, DmlTarget, Insert } from '../../syntax/ast/dml.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { subqueriesIn } from '../query/subqueries.js';
import type { TriggeringEvent } from '../table-triggers.js';
import { type TargetRows, tableRows } from './target-rows.js';
import { compileUpdatableQuery, compileUpdatableView, tableTargets, writableColumns } from './updatable-view.js';
import { asTable } from './view-target.js';

/** The table that a DML statement changes, and how its columns may be qualified. */
export interface ResolvedTarget {
  readonly table: Table;
  readonly alias: string | undefined;
  /** The view that `table` stands for, whose INSTEAD OF triggers do what the statement says. */
  readonly view: View | undefined;
  readonly rows: TargetRows;
  /** Whether the statement names a view or a query, through which `table` is changed: it names the columns. */
  readonly through: boolean;
  /** What the statement names: the table, or either view. */
  readonly object: Table | View;
}

/**
 * @param columns those to be written: the privilege may have been granted on columns alone; empty for all
 * @throws OracleError 942, 1031, and what `compileUpdatableView` does for views without such triggers
 */
export function resolveTarget(
  target: DmlTarget,
  privilege: TriggeringEvent['kind'],
  columns: readonly string[],
  context: CompileContext,
): ResolvedTarget {
  if (target.kind === 'derived_table') {
    const { rows, object } = compileUpdatableQuery(target, privilege, context);
    requireWritable(rows.table, target.position);
    // No name but an alias qualifies what a query gives.
    return { table: rows.table, alias: target.alias?.name ?? '', view: undefined, rows, through: true, object };
  }
  if (target.kind !== 'table') throw new NotSupportedError('DML on TABLE(…)', target.position);
  if (target.partition !== undefined) throw new NotSupportedError('PARTITION in DML', target.position);
  if (target.name.databaseLink !== undefined) throw new NotSupportedError('database links', target.position);
  const { store } = context.services;
  const { domain, currentSchema } = context.environment;
  const parts = target.name.parts.map((part) => part.name);
  const { position } = target.name;
  const object = resolveObject(store, parts, currentSchema);
  if (object === undefined || (object.type !== 'TABLE' && object.type !== 'VIEW')) {
    const [first, second] = parts;
    const view = context.services.findDictionaryView((first === 'SYS' ? second : first) ?? '');
    if (view !== undefined) throw insufficientPrivileges(position);
    throw tableNotFound(parts, currentSchema, position);
  }
  const written = columns.length > 0 || privilege === 'DELETE' || object.type === 'VIEW' ? columns : namesOf(object);
  const allowed =
    written.length === 0
      ? hasObjectPrivilege(store, domain, object, privilege)
      : written.every((column) => hasObjectPrivilege(store, domain, object, privilege, column));
  if (!allowed) {
    throw isVisible(store, domain, object)
      ? insufficientPrivileges(position)
      : tableNotFound(parts, currentSchema, position);
  }
  const alias = target.alias?.name;
  if (object.type === 'VIEW') {
    const triggers = context.services.triggers.of(object) ?? [];
    if (!triggers.some((trigger) => trigger.firesOn({ kind: privilege, columns: [] }))) {
      const rows = compileUpdatableView(object, privilege, position, context);
      requireWritable(rows.table, position);
      return { table: rows.table, alias, view: undefined, rows, through: true, object };
    }
    const table = asTable(object);
    return { table, alias, view: object, rows: tableRows(table, privilege, context), through: false, object };
  }
  requireWritable(object, position);
  const rows = tableRows(object, privilege, context);
  return { table: object, alias, view: undefined, rows, through: false, object };
}

function requireWritable({ owner, name, readOnly }: Table, position: number): void {
  if (!readOnly) return;
  throw new OracleError(12081, `update operation not allowed on table "${owner}"."${name}"`, { position });
}

/** A scope in which the target's columns are those of item 0. */
export function targetScope({ table, alias, rows, object }: ResolvedTarget, context: CompileContext): BlockScope {
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  const schema = alias === undefined ? object.owner : undefined;
  scope.sources.push({ index: 0, alias: alias ?? object.name, schema, columns: rows.columns, table });
  return scope;
}

/** The columns that a statement assigns to, as those of the table. @throws OracleError as `tableTargets` */
export function assignedTo(
  targets: readonly ColumnTarget[],
  { rows, through, alias, object }: ResolvedTarget,
): readonly ColumnTarget[] {
  return through ? tableTargets(targets, rows, alias ?? object.name) : targets;
}

/**
 * The positions of named columns.
 * @throws OracleError 904, 957 for one named twice
 */
export function targetColumns(
  table: Table,
  alias: string | undefined,
  targets: readonly ColumnTarget[],
): readonly number[] {
  const seen = new Set<number>();
  return targets.map((target) => {
    const parts = target.parts.map((part) => part.name);
    const name = parts[parts.length - 1] ?? '';
    const qualifier = parts.length > 1 ? parts[parts.length - 2] : undefined;
    const index = columnIndex(table, name);
    if (isAttribute(parts, table, alias)) {
      throw new NotSupportedError('assigning to attributes of columns here', target.position);
    }
    if (index === undefined || (qualifier !== undefined && qualifier !== (alias ?? table.name))) {
      throw invalidIdentifier(parts, target.position);
    }
    if (seen.has(index)) throw new OracleError(957, 'duplicate column name', { position: target.position });
    seen.add(index);
    return index;
  });
}

/** `x.home.street`, where x is the alias and home a column of an object type. */
function isAttribute(parts: readonly string[], table: Table, alias: string | undefined): boolean {
  const [qualifier, column = ''] = parts;
  if (parts.length < 3 || alias === undefined || qualifier !== alias) return false;
  return table.columns[columnIndex(table, column) ?? -1]?.dataType.kind === 'object';
}

/** The positions of the columns that an INSERT gives values to. @throws OracleError as `tableTargets` and `targetColumns` */
export function insertedColumns(
  { columns, position }: Pick<Insert, 'columns' | 'position'>,
  target: ResolvedTarget,
): readonly number[] {
  const { table, alias, rows, through } = target;
  return columns.length === 0
    ? writableColumns(rows, position)
    : targetColumns(table, through ? undefined : alias, assignedTo(columns, target));
}

/** Columns that `*` means, and a record in place of a row. */
export function visibleColumns(table: Table): readonly number[] {
  return table.columns.flatMap((column, index) => (column.hidden ? [] : [index]));
}

function namesOf(table: Table): readonly string[] {
  return table.columns.flatMap(({ name, hidden }) => (hidden ? [] : [name]));
}

/** @param alias of the table, where attributes of its columns may be meant: `p.home.zip` */
export function columnNames(targets: readonly ColumnTarget[], alias?: string): readonly string[] {
  return targets.flatMap(({ parts }) => {
    const isAttribute = parts.length > 2 && parts[0].name === alias;
    return parts[isAttribute ? 1 : parts.length - 1]?.name ?? [];
  });
}

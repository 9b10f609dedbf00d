import type { ColumnDescriptor, RowDescriptor } from '../../../runtime/call-descriptor.js';
import type { CursorRow, Naming, NestedCursor } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { OwnMapping } from '../../config/types-config.js';
import type { CompositeType, Field } from '../../model/composite-type.js';
import type { CursorType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import { bindType, type Place } from '../bind-type.js';
import type { ColumnPlan, RowPlan } from '../client-plan.js';
import { isComposite, isUnsupported, type RecordBinding } from '../composites/composite-binding.js';
import { fieldMapping, pathOf } from '../composites/composite-mapping.js';
import { writtenPart } from '../composites/written-type.js';
import { mapBinding } from '../map-binding.js';
import { assertDistinct, memberKey } from '../names/name-plan.js';
import { wordsOf } from '../names/source-words.js';
import type { PlanContext } from '../plan-context.js';
import type { CursorBinding, TypeScriptType, Unbindable } from '../type-binding.js';
import { ownOver, ruleIn, withNotNull } from '../type-mapping.js';
import { type ColumnsSource, describedRow, type RowSource, rowSource } from './row-source.js';

/** Where a cursor is a parameter or result. */
export interface CursorPlace {
  readonly place: Place;
  /** Of the subprogram and the parameter, the latter RETURN for a function's own value. */
  readonly path: readonly string[];
  /** Of the module. */
  readonly from: string;
  /** What an interface of its rows would be called. */
  readonly rowName: string;
  /** Of what that interface is said to be the row, when that is no parameter. */
  readonly rowOf?: string;
}

/** The reason of an `Unbindable` is a whole clause here. */
export function bindCursor(type: CursorType, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  if (where.place === 'IN') return { reason: 'a cursor cannot be passed in' };
  const source = rowSource(type, where.path, context);
  if (source === undefined) return anyRows();
  return rowsOf(source, where, context);
}

function anyRows(): CursorBinding {
  return cursorOf({ text: 'OracleRow', imports: ['OracleRow'] }, undefined, []);
}

function rowsOf(source: RowSource, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  if (source.kind === 'columns') return ownRow(columnsOf(source, where, context), source.match, where);
  return rowsOfType(source.type, source.match, where, context);
}

/** Rows of a cursor that no parameter is: an implicit result, or a column of another cursor's rows. It is always open. */
export function bindRows(row: CursorRow | null, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  const source = row === null ? undefined : describedRow(row, context);
  const binding = source === undefined ? anyRows() : rowsOf(source, where, context);
  return 'reason' in binding ? binding : alwaysOpen(binding);
}

export function alwaysOpen(binding: CursorBinding): CursorBinding {
  return { ...binding, output: withoutNull(binding.output), stream: withoutNull(binding.stream) };
}

function withoutNull(type: TypeScriptType): TypeScriptType {
  return { ...type, text: type.text.slice(0, -' | null'.length) };
}

/** Rows that a record, a table's row or an object describes. */
export function rowsOfType(
  type: CompositeType,
  match: RowDescriptor['match'],
  where: CursorPlace,
  context: PlanContext,
): CursorBinding | Unbindable {
  const named = namedRow(type, context);
  if (named !== undefined) {
    const row = writtenPart(named, 'output', { from: where.from, names: context.names });
    return cursorOf(row, { match, columns: named.descriptor.fields }, []);
  }
  const columns = fieldsOf(type, context);
  return 'reason' in columns ? columns : ownRow(columns, match, where);
}

/** A record that has an interface which its rows can have, too: one without a name has none. */
function namedRow({ key }: CompositeType, { composites }: PlanContext): RecordBinding | undefined {
  const binding = composites.get(key);
  if (binding === undefined || isUnsupported(binding) || 'element' in binding || 'subtypes' in binding)
    return undefined;
  return binding.members.some(({ part }) => isComposite(part)) ? undefined : binding;
}

interface Column {
  readonly descriptor: ColumnDescriptor;
  readonly property: ColumnPlan;
  /** Of a cursor in the row. */
  readonly rows?: readonly RowPlan[];
}

function fieldsOf(type: CompositeType, { naming, types }: PlanContext): readonly Column[] | Unbindable {
  if (type.kind === 'unreadable') return { reason: `its row ${type.key} is a type that ${type.reason}` };
  if (type.kind === 'collection') return { reason: `its row ${type.key} is no record` };
  const path = pathOf(type);
  const columns = (type.kind === 'object' ? type.attributes : type.fields).map((field) => ({
    ...field,
    mapping: withNotNull(fieldMapping(type, field, types), field.dataType, field.notes),
  }));
  return bindColumns(columns, path, naming, `${type.key}, `);
}

export function columnsOf(
  { columns, nested = [] }: Pick<ColumnsSource, 'columns' | 'nested'>,
  where: CursorPlace,
  context: PlanContext,
): readonly Column[] | Unbindable {
  const { path } = where;
  const { naming, types } = context;
  const home = path.length === 4 ? formatSqlPath(path.slice(0, 2)) : undefined;
  const mapped = columns.map((column) => ({
    ...column,
    mapping: ownOver(ruleIn(column.dataType, home, types), column.mapping),
  }));
  const bound = bindColumns(mapped, path, naming);
  if ('reason' in bound || nested.length === 0) return bound;
  const all = [...bound];
  for (const cursor of nested) {
    const column = bindNested(cursor, where, context);
    if ('reason' in column) return { reason: `column ${formatSqlName(cursor.name)}: ${column.reason}` };
    all.push(column);
  }
  assertDistinct(
    all.map(({ property }) => property.key),
    (index) => formatSqlPath([...path, all[index]?.descriptor.name ?? '']),
  );
  return all;
}

/** What a cursor in a row gives is an array, whatever is done with the rows around it. */
function bindNested(
  { name, row }: NestedCursor,
  { path, from, rowName, rowOf }: CursorPlace,
  context: PlanContext,
): Column | Unbindable {
  const key = memberKey([...path, name], context.naming);
  const place = {
    place: 'RETURN',
    path: [...path, name],
    from,
    rowName: `${rowName}$${key}`,
    rowOf: `${rowOf ?? path.at(-1) ?? ''}.${formatSqlName(name)}`,
  } as const;
  const binding = bindRows(row, place, context);
  if ('reason' in binding) return binding;
  const { descriptor, output, rows } = binding;
  const declaration = `${formatSqlName(name)} CURSOR`;
  return {
    descriptor: { name, key, type: descriptor },
    property: { name, key, optional: false, type: output, declaration, notes: undefined },
    rows,
  };
}

/** @param path under which names of the columns can be configured */
function bindColumns(
  fields: readonly (Field & { readonly mapping: OwnMapping })[],
  path: readonly string[],
  naming: Naming,
  within = '',
): readonly Column[] | Unbindable {
  const columns: Column[] = [];
  const words = wordsOf(fields, naming);
  for (const { mapping, ...field } of fields) {
    const column = bindField(field, memberKey([...path, field.name], naming, words), mapping);
    if ('reason' in column) return { reason: `${within}column ${formatSqlName(field.name)}: ${column.reason}` };
    columns.push(column);
  }
  assertDistinct(
    columns.map(({ property }) => property.key),
    (index) => formatSqlPath([...path, fields[index]?.name ?? '']),
  );
  return columns;
}

function bindField(field: Field, key: string, mapping: OwnMapping): Column | Unbindable {
  const { name, dataType, notes } = field;
  if (dataType.kind === 'named') return { reason: `${dataType.type} is not supported in rows of cursors yet` };
  const bound = bindType(dataType, 'FIELD');
  if ('reason' in bound) return { reason: `${describeType(dataType)} ${bound.reason}` };
  const { descriptor, output } = mapBinding(bound, dataType, mapping);
  const declaration = `${formatSqlName(name)} ${describeType(dataType)}`;
  return {
    descriptor: { name, key, type: descriptor },
    property: { name, key, optional: false, type: output, declaration, notes },
  };
}

export function ownRow(
  columns: readonly Column[] | Unbindable,
  match: RowDescriptor['match'],
  { place, path, rowName, rowOf }: CursorPlace,
): CursorBinding | Unbindable {
  if ('reason' in columns) return columns;
  const row: RowPlan = {
    typeName: rowName,
    parameter: rowOf ?? (place === 'RETURN' ? null : (path.at(-1) ?? null)),
    properties: columns.map(({ property }) => property),
  };
  const rows = [row, ...columns.flatMap((column) => column.rows ?? [])];
  return cursorOf(
    { text: rowName, imports: [] },
    { match, columns: columns.map(({ descriptor }) => descriptor) },
    rows,
  );
}

/** A cursor that the routine did not open is null. */
function cursorOf(type: TypeScriptType, described: RowDescriptor | undefined, rows: readonly RowPlan[]): CursorBinding {
  return {
    descriptor: { kind: 'cursor', ...(described === undefined ? {} : { row: described }) },
    // Nothing is passed.
    input: { text: 'undefined', imports: [] },
    output: { ...type, text: `readonly ${type.text}[] | null` },
    stream: { ...type, text: `Cursor<${type.text}> | null`, imports: [...type.imports, 'Cursor'] },
    rows,
  };
}

import type { FieldDescriptor, RowDescriptor } from '../../../runtime/call-descriptor.js';
import type { Naming } from '../../config/config.js';
import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';
import type { OwnMapping } from '../../config/types-config.js';
import type { CompositeType, Field } from '../../model/composite-type.js';
import type { CursorType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import { bindType, type Place } from '../bind-type.js';
import type { PropertyPlan, RowPlan } from '../client-plan.js';
import { isComposite, isUnsupported, type RecordBinding } from '../composites/composite-binding.js';
import { fieldMapping, pathOf } from '../composites/composite-mapping.js';
import { writtenPart } from '../composites/written-type.js';
import { mapBinding } from '../map-binding.js';
import { assertDistinct, memberKey } from '../names/name-plan.js';
import type { PlanContext } from '../plan-context.js';
import type { CursorBinding, TypeScriptType, Unbindable } from '../type-binding.js';
import { ownOver, ruleIn } from '../type-mapping.js';
import { type ColumnsSource, rowSource } from './row-source.js';

/** Where a cursor is a parameter or result. */
export interface CursorPlace {
  readonly place: Place;
  /** Of the subprogram and the parameter, the latter RETURN for a function's own value. */
  readonly path: readonly string[];
  /** Of the module. */
  readonly from: string;
  /** What an interface of its rows would be called. */
  readonly rowName: string;
}

/** The reason of an `Unbindable` is a whole clause here. */
export function bindCursor(type: CursorType, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  if (where.place === 'IN') return { reason: 'a cursor cannot be passed in' };
  const source = rowSource(type, where.path, context);
  if (source === undefined) return cursorOf({ text: 'OracleRow', imports: ['OracleRow'] }, undefined, null);
  if (source.kind === 'columns') return ownRow(columnsOf(source, where, context), source.match, where);
  return rowsOfType(source.type, source.match, where, context);
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
    return cursorOf(row, { match, columns: named.descriptor.fields }, null);
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
  readonly descriptor: FieldDescriptor;
  readonly property: PropertyPlan;
}

function fieldsOf(type: CompositeType, { naming, types }: PlanContext): readonly Column[] | Unbindable {
  if (type.kind === 'unreadable') return { reason: `its row ${type.key} is a type that ${type.reason}` };
  if (type.kind === 'collection') return { reason: `its row ${type.key} is no record` };
  const path = pathOf(type);
  const columns = (type.kind === 'object' ? type.attributes : type.fields).map((field) => ({
    ...field,
    mapping: fieldMapping(type, field, types),
  }));
  return bindColumns(columns, path, naming, `${type.key}, `);
}

export function columnsOf(
  { columns }: Pick<ColumnsSource, 'columns'>,
  { path }: CursorPlace,
  { naming, types }: PlanContext,
): readonly Column[] | Unbindable {
  const home = path.length === 4 ? formatSqlPath(path.slice(0, 2)) : undefined;
  const mapped = columns.map((column) => ({
    ...column,
    mapping: ownOver(ruleIn(column.dataType, home, types), column.mapping),
  }));
  return bindColumns(mapped, path, naming);
}

/** @param path under which names of the columns can be configured */
function bindColumns(
  fields: readonly (Field & { readonly mapping: OwnMapping })[],
  path: readonly string[],
  naming: Naming,
  within = '',
): readonly Column[] | Unbindable {
  const columns: Column[] = [];
  for (const { mapping, ...field } of fields) {
    const column = bindField(field, memberKey([...path, field.name], naming), mapping);
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
  const { name, dataType } = field;
  if (dataType.kind === 'named') return { reason: `${dataType.type} is not supported in rows of cursors yet` };
  const bound = bindType(dataType, 'FIELD');
  if ('reason' in bound) return { reason: `${describeType(dataType)} ${bound.reason}` };
  const { descriptor, output } = mapBinding(bound, dataType, mapping);
  const declaration = `${formatSqlName(name)} ${describeType(dataType)}`;
  return {
    descriptor: { name, key, type: descriptor },
    property: { key, optional: false, type: output, declaration },
  };
}

export function ownRow(
  columns: readonly Column[] | Unbindable,
  match: RowDescriptor['match'],
  { place, path, rowName }: CursorPlace,
): CursorBinding | Unbindable {
  if ('reason' in columns) return columns;
  const row: RowPlan = {
    typeName: rowName,
    parameter: place === 'RETURN' ? null : (path.at(-1) ?? null),
    properties: columns.map(({ property }) => property),
  };
  return cursorOf({ text: rowName, imports: [] }, { match, columns: columns.map(({ descriptor }) => descriptor) }, row);
}

/** A cursor that the routine did not open is null. */
function cursorOf(type: TypeScriptType, described: RowDescriptor | undefined, row: RowPlan | null): CursorBinding {
  return {
    descriptor: { kind: 'cursor', ...(described === undefined ? {} : { row: described }) },
    // Nothing is passed.
    input: { text: 'undefined', imports: [] },
    output: { ...type, text: `readonly ${type.text}[] | null` },
    stream: { ...type, text: `Cursor<${type.text}> | null`, imports: [...type.imports, 'Cursor'] },
    row,
  };
}

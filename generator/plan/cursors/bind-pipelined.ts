import type { Parameter } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { describeType } from '../../model/describe-type.js';
import type { PlanContext } from '../plan-context.js';
import type { CursorBinding, Unbindable } from '../type-binding.js';
import { alwaysOpen, type CursorPlace, columnsOf, ownRow, rowsOfType } from './bind-cursor.js';

/** What SQL calls the only column of a collection of scalars. */
const COLUMN_VALUE = 'COLUMN_VALUE';

/**
 * The rows that a query of a pipelined function gives: the fields of the elements' type, or one column for scalars. There is always a cursor.
 * Source: SQL Language Reference, "table_collection_expression".
 */
export function bindPipelined(type: DataType, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  const collection = type.kind === 'named' ? context.catalogTypes.get(type.type) : undefined;
  if (collection?.kind === 'unreadable') return { reason: `${collection.key} is a type that ${collection.reason}` };
  if (collection?.kind !== 'collection') return { reason: `${describeType(type)} is no collection` };
  const { element } = collection;
  const binding = rowsOf(element, where, context);
  return 'reason' in binding ? binding : alwaysOpen(binding);
}

function rowsOf(element: DataType, where: CursorPlace, context: PlanContext): CursorBinding | Unbindable {
  if (element.kind !== 'named') {
    const column = { name: COLUMN_VALUE, dataType: element, mapping: {} };
    return ownRow(columnsOf({ columns: [column] }, where, context), 'position', where);
  }
  const type = context.catalogTypes.get(element.type);
  if (type === undefined) return { reason: `${element.type} is not in the catalog` };
  return rowsOfType(type, 'position', where, context);
}

/** Why a parameter cannot be one of a function in a query; undefined if it can. Before 23ai SQL has no BOOLEAN. */
export function unfitForSql({ mode, dataType }: Parameter, { catalogTypes }: PlanContext): string | undefined {
  if (mode !== 'IN') return 'a pipelined function gives rows, nothing else';
  if (dataType.kind === 'plain' && dataType.name === 'BOOLEAN')
    return 'BOOLEAN cannot be passed to a pipelined function';
  if (dataType.kind !== 'named') return undefined;
  const type = catalogTypes.get(dataType.type);
  const isOfSchema = type?.packageName === null && type.kind !== 'record';
  return isOfSchema ? undefined : `${dataType.type} cannot be passed to a pipelined function`;
}

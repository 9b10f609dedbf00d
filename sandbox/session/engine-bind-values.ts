import { asCursor } from '../interpreter/cursors/cursor-access.js';
import { requireAssignable } from '../sql/data-types/assignable.js';
import type { ResultColumn } from '../sql/prepared.js';
import type { SessionState } from '../sql/session-state.js';
import { CollectionValue, CursorReference, RecordValue } from '../values/composite.js';
import { convertValue, isSameRepresentation } from '../values/convert.js';
import type { CollectionType, DataType } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { constrainVariable } from '../values/plsql-constraints.js';
import type { Value } from '../values/value.js';
import type { BindDefinition, BindValue } from './database.js';
import { fromClient, isNamedComposite, toClient, typeOfComposite } from './engine-composites.js';
import { CursorRows, refCursorRows, type TaskRunner } from './engine-row-source.js';
import { isRowSource } from './is-row-source.js';

/** The type that a bind has inside a block: what the client can take limits what may be assigned to it. */
export function blockBindType({ dataType, maxSize, maxElements }: BindDefinition): DataType {
  const sized = withSize(dataType, maxSize);
  if (maxElements === undefined) return sized;
  if (isNamedComposite(dataType)) throw new NotSupportedError('arrays of objects, records or collections as binds');
  const array: CollectionType = {
    kind: 'collection',
    form: 'index_by_integer',
    // The elements' type must be that of the PL/SQL table.
    element: dataType.kind === 'char' ? { ...dataType, length: undefined } : sized,
    elementNotNull: false,
    limit: maxElements,
  };
  return array;
}

function withSize(dataType: DataType, maxSize: number): DataType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      // A client's CHAR bind is not blank-padded to what it can take.
      return { ...dataType, kind: 'varchar2', length: maxSize, lengthUnit: 'byte' };
    case 'raw':
      return { ...dataType, length: maxSize };
    default:
      return dataType;
  }
}

/**
 * The binds as the values say that they are: an object names its type itself, and a client that executes a block again
 * with one of another class does not describe the bind anew.
 */
export function withTypesOfValues(
  definitions: readonly BindDefinition[],
  iterations: readonly (readonly BindValue[])[],
): readonly BindDefinition[] {
  const types = definitions.map(({ dataType }, index) => {
    if (!isNamedComposite(dataType)) return dataType;
    const value = iterations.find((row) => typeOfComposite(row[index]) !== undefined)?.[index];
    return typeOfComposite(value) ?? dataType;
  });
  if (definitions.every(({ dataType }, index) => dataType === types[index])) return definitions;
  return definitions.map((definition, index) => ({ ...definition, dataType: types[index] ?? definition.dataType }));
}

/** What a client sends, as the block gets it. */
export function toBlockValue(value: BindValue, type: DataType): Value {
  if (value instanceof CursorRows) return value.cursor;
  if (!isArray(value)) {
    if (isRowSource(value)) throw new TypeError('rows of no cursor');
    return isNamedComposite(type) ? fromClient(value, type) : value;
  }
  if (type.kind !== 'collection') throw new OracleError(1484, 'arrays can only be bound to PL/SQL statements');
  const collection = new CollectionValue(type);
  for (const [index, element] of value.elements.entries()) collection.set(index + 1, element);
  return collection;
}

/**
 * What a block has left in a bind, as the client gets it.
 * @throws OracleError 6513 for more elements than it can take, 6502 for one that is too long
 */
export function fromBlockValue(value: Value, type: DataType, run: TaskRunner): BindValue {
  if (value instanceof CursorReference) {
    const cursor = asCursor(value);
    return cursor.isOpen ? refCursorRows(cursor, run) : null;
  }
  if (isNamedComposite(type)) return toClient(value, type);
  if (value instanceof CollectionValue) return { elements: denseElements(value, type) };
  if (value instanceof RecordValue) throw new NotSupportedError('records and objects as OUT binds');
  if (value === null && type.kind === 'collection') return { elements: [] };
  return value;
}

/**
 * What makes a column of a RETURNING list a value of the bind it goes to; undefined where it is one. What is longer than
 * the client can take is the wire's matter.
 * @throws OracleError 932 where Oracle has no conversion
 */
export function returningConversion(
  column: ResultColumn,
  { dataType }: BindDefinition,
): ((value: Value, session: SessionState) => Value) | undefined {
  if (column.dataType.kind === 'blob' && (dataType.kind === 'varchar2' || dataType.kind === 'char')) {
    return fromBlobToText;
  }
  requireAssignable(column.dataType, dataType, 0);
  if (isSameRepresentation(column.dataType, dataType)) return undefined;
  return (value, session) => convertValue(value, dataType, session, 'sql', column.dataType);
}

/** Of its bytes nobody says which text they make. @throws NotSupportedError for what is not NULL */
function fromBlobToText(value: Value): Value {
  if (value === null) return null;
  throw new NotSupportedError('RETURNING a BLOB into a character bind');
}

function denseElements(collection: CollectionValue, type: DataType): readonly Value[] {
  const keys = collection.keys();
  const limit = type.kind === 'collection' ? type.limit : undefined;
  const dense = keys.every((key, index) => key === index + 1);
  if (!dense || (limit !== undefined && keys.length > limit)) {
    throw new OracleError(6513, 'PL/SQL: index for PL/SQL table out of range for host language array');
  }
  return keys.map((key) => {
    const element = collection.get(key) ?? null;
    return type.kind === 'collection' ? constrainVariable(element, type.element) : element;
  });
}

function isArray(value: BindValue): value is Extract<BindValue, { readonly elements: readonly Value[] }> {
  return typeof value === 'object' && value !== null && 'elements' in value;
}

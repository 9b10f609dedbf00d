import { describeValue } from '../../runtime/binds/describe-value.js';
import { isVector } from '../../runtime/binds/scalar/vector.js';
import type { CursorDescriptor, RowDescriptor, ScalarDescriptor } from '../../runtime/index.js';
import { CollectionValue, RecordValue } from '../../sandbox/values/composite.js';
import { BOOLEAN, type CollectionType, type DataType, NUMBER, VECTOR } from '../../sandbox/values/data-type.js';
import type { Value } from '../../sandbox/values/value.js';
import { misfit, StubFault } from './stub-fault.js';
import { isObject, membersOf } from './taken-composite.js';
import type { Taking } from './taking.js';

interface Column {
  readonly name: string;
  readonly key: string;
  readonly type: ScalarDescriptor;
  readonly dataType: DataType;
}

/** The rows of a cursor that a stub gave, opened; null for one that is not opened. @throws StubFault */
export function takenRows(value: unknown, { row }: CursorDescriptor, path: string, taking: Taking): Value {
  if (value === null) return null;
  const rows = rowsIn(value, path);
  const columns = row === undefined ? undeclaredColumns(rows) : declaredColumns(row, path);
  return taking.openRows({
    columns: columns.map(({ name, dataType }) => ({ name, dataType, nullable: true })),
    rows: rows.map((one, index) => rowValues(one, columns, `${path}[${index}]`, taking)),
  });
}

/** The rows of a pipelined function. @throws StubFault */
export function pipedRows(
  value: unknown,
  { row }: CursorDescriptor,
  dataType: CollectionType,
  path: string,
  taking: Taking,
): Value {
  if (row === undefined) throw new StubFault('the rows of a pipelined function are not described');
  const columns = declaredColumns(row, path);
  const piped = new CollectionValue(dataType);
  const { element } = dataType;
  for (const [index, one] of rowsIn(value, path).entries()) {
    const values = rowValues(one, columns, `${path}[${index}]`, taking);
    const isComposite = element.kind === 'record' || element.kind === 'object';
    piped.set(index + 1, isComposite ? new RecordValue(element, values) : (values[0] ?? null));
  }
  return piped;
}

function rowsIn(value: unknown, path: string): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw misfit(path, 'an array of rows', describeValue(value));
  return value.map((row: unknown, index) => {
    if (!isObject(row)) throw misfit(`${path}[${index}]`, 'an object with the columns by name', describeValue(row));
    return row;
  });
}

function rowValues(row: object, columns: readonly Column[], path: string, taking: Taking): Value[] {
  const given = membersOf(
    row,
    path,
    columns.map(({ key }) => key),
  );
  return columns.map(({ key, type, dataType }) =>
    taking.part(given.get(key), type, dataType, `${path}.${key}`, taking),
  );
}

function declaredColumns({ columns }: RowDescriptor, path: string): readonly Column[] {
  return columns.map(({ name, key, type }) => {
    if (!('declaration' in type))
      throw new StubFault(`${path} has the ${type.kind} ${name} among its columns, which stubs do not give yet`);
    return { name, key, type, dataType: columnType(type) };
  });
}

/** Named as the client would name them, and of the types of the first values that are there. */
function undeclaredColumns(rows: readonly Readonly<Record<string, unknown>>[]): readonly Column[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return keys.map((key) => {
    const type = scalarFor(rows.map((row) => row[key]).find((value) => value !== null && value !== undefined));
    return { name: columnName(key), key, type, dataType: columnType(type) };
  });
}

/** `orderId` is ORDER_ID; what is no camelCase is as it is. */
function columnName(key: string): string {
  const isCamel = /^[a-z][A-Za-z0-9]*$/.test(key);
  return isCamel ? key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() : key;
}

function scalarFor(value: unknown): ScalarDescriptor {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return { kind: 'number', declaration: 'NUMBER' };
    case 'boolean':
      return { kind: 'boolean', declaration: 'BOOLEAN' };
    default:
      // Bytes of a BINARY vector are taken for RAW.
      if (isVector(value) && !(value instanceof Uint8Array)) return { kind: 'vector', declaration: 'VECTOR' };
      return value instanceof Uint8Array
        ? { kind: 'raw', declaration: 'RAW(2000)' }
        : { kind: 'string', declaration: 'VARCHAR2(4000)' };
  }
}

const MAX_TEXT = 4000;
const MAX_NATIONAL = 2000;
const MAX_RAW = 2000;

function columnType({ kind, maxLength }: ScalarDescriptor): DataType {
  switch (kind) {
    case 'string':
      return { kind: 'varchar2', national: false, length: maxLength ?? MAX_TEXT, lengthUnit: 'char' };
    case 'nstring':
      return { kind: 'varchar2', national: true, length: maxLength ?? MAX_NATIONAL, lengthUnit: 'char' };
    case 'number':
    case 'integer':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return { kind, precision: 9 };
    case 'interval_ym':
      return { kind, yearPrecision: 9 };
    case 'interval_ds':
      return { kind, dayPrecision: 9, secondPrecision: 9 };
    case 'raw':
      return { kind, length: maxLength ?? MAX_RAW };
    case 'clob':
    case 'nclob':
      return { kind: 'clob', national: kind === 'nclob' };
    case 'xml':
      return { kind: 'xmltype' };
    case 'vector':
      return VECTOR;
    case 'date':
    case 'binary_float':
    case 'binary_double':
    case 'json':
    case 'rowid':
    case 'blob':
    case 'bfile':
      return { kind };
  }
}

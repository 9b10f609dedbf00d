import oracledb from 'oracledb';
import { REFUSED } from '../../runtime/binds/binder.js';
import { binderFor } from '../../runtime/binds/binder-for.js';
import { describeValue } from '../../runtime/binds/describe-value.js';
import { bfileNameOf, EXPECTED_BFILE } from '../../runtime/binds/lob/bfile.js';
import { largeTypeOf } from '../../runtime/binds/lob/large-type.js';
import { isVector } from '../../runtime/binds/scalar/vector.js';
import type { ScalarDescriptor, ValueClasses, ValueDescriptor } from '../../runtime/index.js';
import { BfileValue } from '../../sandbox/values/bfile.js';
import { BinaryDouble, BinaryFloat } from '../../sandbox/values/binary-float.js';
import { type DataType, NUMBER, VECTOR } from '../../sandbox/values/data-type.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../sandbox/values/interval.js';
import { BlobValue, ClobValue } from '../../sandbox/values/lob.js';
import { numberFromBigInt, numberFromDouble, parseNumber } from '../../sandbox/values/number.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { constrainVariable } from '../../sandbox/values/plsql-constraints.js';
import { parseRowid } from '../../sandbox/values/rowid.js';
import type { Value } from '../../sandbox/values/value.js';
import { VectorValue } from '../../sandbox/values/vector.js';
import { datetimeValue } from './datetime-text.js';
import { misfit } from './stub-fault.js';
import { takenComposite } from './taken-composite.js';
import type { Taking } from './taking.js';

/**
 * A value that a stub gave, as the database has it.
 * @param dataType of the parameter, field or element
 * @throws StubFault for what the type cannot hold
 */
export function takenValue(
  value: unknown,
  type: ValueDescriptor,
  dataType: DataType,
  path: string,
  taking: Taking,
): Value {
  if (!('declaration' in type)) return takenComposite(value, type, dataType, path, taking);
  if (value === null && type.notNull !== true) return null;
  if (type.kind === 'bfile') return takenFile(value, type, path);
  const bound = asBound(value, type, taking.classes);
  if (value === null || bound === REFUSED) {
    const { expects } = largeTypeOf(type) ?? binderFor(type, 'OUT', taking.classes);
    throw misfit(path, type.notNull === true ? expects : `${expects}, or null`, describeValue(value));
  }
  return constrained(storedValue(bound, type, dataType), dataType, path);
}

/** The same of a parameter or result: there is no length, precision or scale for those, but a range, and the precision of datetimes and intervals. */
export function takenActual(
  value: unknown,
  type: ValueDescriptor,
  dataType: DataType,
  path: string,
  taking: Taking,
): Value {
  return takenValue(value, type, unconstrained(dataType), path, taking);
}

function unconstrained(dataType: DataType): DataType {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return { ...dataType, kind: 'varchar2', length: undefined };
    case 'number':
      return NUMBER;
    case 'raw':
      return { kind: 'raw', length: undefined };
    case 'vector':
      return VECTOR;
    default:
      return dataType;
  }
}

/** What is in it is not the stub's: the file is read in the folder that the sandbox has for the directory. */
function takenFile(value: unknown, { notNull }: ScalarDescriptor, path: string): BfileValue {
  const name = bfileNameOf(value);
  if (name === undefined)
    throw misfit(path, notNull === true ? EXPECTED_BFILE : `${EXPECTED_BFILE}, or null`, describeValue(value));
  return new BfileValue(name.directory, name.fileName);
}

/** As it would be bound; LOBs whole. */
function asBound(value: unknown, type: ScalarDescriptor, classes: ValueClasses): unknown {
  if (value === undefined || value === null) return REFUSED;
  const large = largeTypeOf(type);
  if (large === undefined) return binderFor(type, 'OUT', classes).encode(value, oracledb);
  const encoded = large.encode(value);
  return typeof encoded === 'string' || encoded instanceof Uint8Array ? encoded : REFUSED;
}

function constrained(value: Value, dataType: DataType, path: string): Value {
  try {
    return constrainVariable(value, dataType);
  } catch (error) {
    if (error instanceof OracleError)
      throw misfit(path, 'as its declaration allows', `one for which there is ${error.fullText}`);
    throw error;
  }
}

function storedValue(bound: unknown, { kind }: ScalarDescriptor, dataType: DataType): Value {
  switch (typeof bound) {
    case 'string':
      return kind === 'number' ? (parseNumber(bound) ?? null) : textValue(bound, dataType);
    case 'number':
      return doubleValue(bound, dataType);
    case 'bigint':
      return numberFromBigInt(bound);
    case 'boolean':
      return bound;
    default:
      if (kind === 'vector' && isVector(bound)) return new VectorValue(bound);
      return bound instanceof Uint8Array ? bytesValue(bound, dataType) : intervalValue(bound, kind);
  }
}

function textValue(text: string, dataType: DataType): Value {
  switch (dataType.kind) {
    case 'clob':
      return ClobValue.temporary(text);
    case 'rowid':
    case 'urowid':
      return parseRowid(text, dataType.kind === 'urowid');
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return datetimeValue(text, dataType.kind);
    default:
      return text === '' ? null : text;
  }
}

function doubleValue(value: number, { kind }: DataType): Value {
  if (kind === 'binary_float') return new BinaryFloat(value);
  return kind === 'binary_double' ? new BinaryDouble(value) : numberFromDouble(value);
}

function bytesValue(bytes: Uint8Array, { kind }: DataType): Value {
  if (kind === 'blob') return BlobValue.temporary(bytes);
  return bytes.length === 0 ? null : new Uint8Array(bytes);
}

function intervalValue(bound: unknown, kind: ScalarDescriptor['kind']): Value {
  const fields = new Map<string, unknown>(typeof bound === 'object' && bound !== null ? Object.entries(bound) : []);
  const field = (name: string) => Number(fields.get(name) ?? 0);
  if (kind === 'interval_ym') return new IntervalYearToMonth(field('years') * 12 + field('months'));
  const seconds = field('days') * 86_400 + field('hours') * 3600 + field('minutes') * 60 + field('seconds');
  return new IntervalDayToSecond(seconds, field('fseconds'));
}

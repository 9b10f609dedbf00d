import { RecordValue } from '../../values/composite.js';
import { valueError } from '../../values/conversion-errors.js';
import { convertValue, isSameRepresentation } from '../../values/convert.js';
import type { DataType, RecordType } from '../../values/data-type.js';
import { distanceToSupertype, isSameDeclaration, isSameType } from '../../values/object-type.js';
import { constrainVariable, isUnconstrained } from '../../values/plsql-constraints.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { ConstrainedType } from '../names/symbol.js';
import { isIndexBy, unassigned } from './empty-value.js';

/** Turns a value into what a variable of another type holds. @throws OracleError 6502, 1426 … */
export type Conversion = (value: Value, frame: Frame) => Value;

/** What an assignment to `to` does with values of type `from`; undefined where they are stored as they are. */
export function conversion(from: DataType, to: ConstrainedType): Conversion | undefined {
  const { dataType, notNull, range } = to;
  if (from.kind === 'null' && dataType.kind === 'record') return () => nullRecord(dataType);
  const same = isSameRepresentation(from, dataType);
  if (same && !notNull && range === undefined && fitsAlways(from, dataType)) return undefined;
  return (value, frame) => {
    if (value === null) {
      if (notNull) throw valueError();
      return null;
    }
    const converted = same ? value : convertValue(value, dataType, frame.session.sql, 'plsql', from);
    const stored = constrainVariable(converted, dataType);
    if (range !== undefined && typeof stored === 'number' && (stored < range.low || stored > range.high)) {
      throw valueError();
    }
    return stored;
  };
}

/** NULL assigned to a record is assigned to each of its fields. @throws OracleError 6502 if one is NOT NULL */
function nullRecord(dataType: RecordType): RecordValue {
  const fields = dataType.fields.map(({ dataType: type, notNull }) => {
    if (notNull) throw valueError();
    return type.kind === 'record' ? nullRecord(type) : unassigned(type);
  });
  return new RecordValue(dataType, fields);
}

function fitsAlways(from: DataType, to: DataType): boolean {
  if (isUnconstrained(to)) return true;
  return from.kind === 'pls_integer' && to.kind === 'pls_integer' && from.low >= to.low && from.high <= to.high;
}

/** Whether the conversion asks nothing of the session: it can be done when compiling. */
export function isSessionFree(from: DataType, to: DataType): boolean {
  return isSameRepresentation(from, to);
}

type Family = 'number' | 'float' | 'text' | 'lob' | 'bytes' | 'datetime' | 'rowid' | DataType['kind'];

function familyOf({ kind }: DataType): Family {
  switch (kind) {
    case 'number':
    case 'pls_integer':
      return 'number';
    case 'binary_float':
    case 'binary_double':
      return 'float';
    case 'varchar2':
    case 'char':
    case 'long':
      return 'text';
    case 'clob':
      return 'lob';
    case 'raw':
    case 'long_raw':
    case 'blob':
      return 'bytes';
    case 'date':
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return 'datetime';
    case 'rowid':
    case 'urowid':
      return 'rowid';
    default:
      return kind;
  }
}

/** How far apart two types are for overload resolution: 0 for the same one; undefined where there is no conversion. */
export function conversionCost(from: DataType, to: DataType): number | undefined {
  if (isIndexByTable(to) && from.kind === 'null') return undefined;
  if (from.kind === 'null' || to.kind === 'null') return 0;
  if (from.kind === 'object' && to.kind === 'object') return distanceToSupertype(from, to);
  if (isComposite(from) || isComposite(to)) return isSameComposite(from, to) ? 0 : undefined;
  if (from.kind === to.kind) return 0;
  const [source, target] = [familyOf(from), familyOf(to)];
  // RAW and BLOB are converted to each other, but a text only to RAW.
  if ((from.kind === 'blob' && target === 'text') || (source === 'text' && to.kind === 'blob')) return undefined;
  if (source === target) return 1;
  return CROSS_FAMILY.get(`${source} ${target}`);
}

/** Conversions between families, with their distance. */
const CROSS_FAMILY: ReadonlyMap<string, number> = new Map([
  ['number float', 2],
  ['float number', 3],
  // A text is sooner a RAW than a CLOB: DBMS_CRYPTO.HASH takes it as hexadecimal digits.
  ['text lob', 7],
  ['lob text', 2],
  ['text number', 5],
  ['text float', 6],
  ['number text', 5],
  ['float text', 5],
  ['text datetime', 5],
  ['datetime text', 5],
  ['text bytes', 6],
  ['bytes text', 6],
  ['text rowid', 5],
  ['rowid text', 5],
  ['text interval_ym', 6],
  ['text interval_ds', 6],
  ['interval_ym text', 6],
  ['interval_ds text', 6],
]);

function isComposite({ kind }: DataType): boolean {
  return ['record', 'collection', 'object', 'ref_cursor', 'ref'].includes(kind);
}

/** Declared types are the same by identity; a %ROWTYPE or anonymous record fits one with the same kinds of fields. */
function isSameComposite(from: DataType, to: DataType): boolean {
  if (from === to) return true;
  if (from.kind === 'ref_cursor' && to.kind === 'ref_cursor') return true;
  if (from.kind === 'record' && to.kind === 'record') {
    const same = [from, to].every(isDeclared) ? isSameDeclaration(from, to) : undefined;
    if (same !== undefined) return same;
    return (
      from.fields.length === to.fields.length &&
      from.fields.every((field, index) => {
        const other = to.fields[index];
        return other !== undefined && conversionCost(field.dataType, other.dataType) !== undefined;
      })
    );
  }
  if (from.kind === 'collection' && to.kind === 'collection') {
    return isSameDeclaration(from, to) ?? (from.form === to.form && conversionCost(from.element, to.element) === 0);
  }
  if (from.kind === 'ref' && to.kind === 'ref') return isSameType(from.target, to.target);
  return false;
}

/** An associative array is never null. */
function isIndexByTable(type: DataType): boolean {
  return type.kind === 'collection' && isIndexBy(type.form);
}

/** The row of a table or cursor fits every record with the same kinds of fields. */
function isDeclared({ identity }: RecordType): boolean {
  return identity?.name.endsWith('%ROWTYPE') !== true;
}

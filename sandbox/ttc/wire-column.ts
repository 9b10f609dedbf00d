import type {
  CharacterType,
  CollectionType,
  DataType,
  NumberType,
  ObjectType,
  VectorType,
} from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import { CHARACTER_SET_FORM, MAX_STRING_BYTES, TYPE_CODE } from './type-code.js';

/** A column of a query as its author sees it. */
export interface DescribedColumn {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  readonly isJson?: boolean | undefined;
}

/** How a column's type is described to the client. */
export interface WireColumn {
  readonly typeCode: number;
  readonly characterSetForm: number;
  readonly precision: number;
  readonly scale: number;
  /** Bytes that a value can take. 0 means that no value is on the wire at all: every one is NULL. */
  readonly maxSize: number;
  /** Of an object or collection. */
  readonly objectType?: ObjectType | CollectionType;
  readonly vector?: VectorType;
}

const DEFAULT_STRING_BYTES = 4000;
const MAX_CHAR_BYTES = 2000;
const MAX_BYTES_PER_CHARACTER = 4;
const NATIONAL_BYTES_PER_CHARACTER = 2;
const NUMBER_BYTES = 22;
/** The scale of NUMBER and FLOAT without one. */
const FLOATING = -127;
const LONG_BYTES = 0x7fffffff;
const UROWID_BYTES = 3950;
const OBJECT_BYTES = 2000;
const CURSOR_BYTES = 4;
/** Of a locator. */
const LOB_BYTES = 4000;

/** @throws NotSupportedError for types that cannot be fetched yet */
export function wireColumnOf(dataType: DataType): WireColumn {
  switch (dataType.kind) {
    case 'varchar2':
    case 'char':
      return characterColumn(dataType);
    case 'number':
      return numberColumn(dataType);
    case 'pls_integer':
      return { ...PLAIN, typeCode: TYPE_CODE.number, scale: FLOATING, maxSize: NUMBER_BYTES };
    case 'boolean':
      return { ...PLAIN, typeCode: TYPE_CODE.boolean, maxSize: 4 };
    case 'binary_float':
      return { ...PLAIN, typeCode: TYPE_CODE.binaryFloat, maxSize: 4 };
    case 'binary_double':
      return { ...PLAIN, typeCode: TYPE_CODE.binaryDouble, maxSize: 8 };
    case 'date':
      return { ...PLAIN, typeCode: TYPE_CODE.date, maxSize: 7 };
    case 'timestamp':
      return { ...PLAIN, typeCode: TYPE_CODE.timestamp, scale: dataType.precision, maxSize: 11 };
    case 'timestamp_tz':
      return { ...PLAIN, typeCode: TYPE_CODE.timestampTz, scale: dataType.precision, maxSize: 13 };
    case 'timestamp_ltz':
      return { ...PLAIN, typeCode: TYPE_CODE.timestampLtz, scale: dataType.precision, maxSize: 11 };
    case 'interval_ym':
      return { ...PLAIN, typeCode: TYPE_CODE.intervalYearToMonth, precision: dataType.yearPrecision, maxSize: 5 };
    case 'interval_ds':
      return {
        ...PLAIN,
        typeCode: TYPE_CODE.intervalDayToSecond,
        precision: dataType.dayPrecision,
        scale: dataType.secondPrecision,
        maxSize: 11,
      };
    case 'raw':
      return { ...PLAIN, typeCode: TYPE_CODE.raw, maxSize: dataType.length ?? MAX_CHAR_BYTES };
    case 'long':
      return { ...PLAIN, typeCode: TYPE_CODE.long, characterSetForm: CHARACTER_SET_FORM.implicit, maxSize: LONG_BYTES };
    case 'long_raw':
      return { ...PLAIN, typeCode: TYPE_CODE.longRaw, maxSize: LONG_BYTES };
    case 'rowid':
      return { ...PLAIN, typeCode: TYPE_CODE.rowid, maxSize: 18 };
    case 'urowid':
      return { ...PLAIN, typeCode: TYPE_CODE.urowid, maxSize: dataType.length ?? UROWID_BYTES };
    case 'null':
      return { ...PLAIN, typeCode: TYPE_CODE.varchar, characterSetForm: CHARACTER_SET_FORM.implicit, maxSize: 0 };
    case 'clob':
      return {
        ...PLAIN,
        typeCode: TYPE_CODE.clob,
        characterSetForm: dataType.national ? CHARACTER_SET_FORM.national : CHARACTER_SET_FORM.implicit,
        maxSize: LOB_BYTES,
      };
    case 'blob':
      return { ...PLAIN, typeCode: TYPE_CODE.blob, maxSize: LOB_BYTES };
    case 'json':
      return { ...PLAIN, typeCode: TYPE_CODE.json, maxSize: LOB_BYTES };
    case 'bfile':
      return { ...PLAIN, typeCode: TYPE_CODE.bfile, maxSize: LOB_BYTES };
    case 'vector':
      return { ...PLAIN, typeCode: TYPE_CODE.vector, maxSize: LOB_BYTES, vector: dataType };
    case 'xmltype':
      throw new NotSupportedError('XMLTYPE columns');
    case 'ref':
      throw new NotSupportedError('REF columns');
    case 'ref_cursor':
      return { ...PLAIN, typeCode: TYPE_CODE.cursor, maxSize: CURSOR_BYTES };
    case 'object':
    case 'collection':
      // SQL knows the types of the schema only.
      if (dataType.identity?.packageName !== null) throw new NotSupportedError('columns of a type of PL/SQL');
      return { ...PLAIN, typeCode: TYPE_CODE.object, maxSize: OBJECT_BYTES, objectType: dataType };
    case 'record':
      throw new NotSupportedError(`columns of type ${dataType.identity?.name ?? dataType.kind}`);
  }
}

/** LONG and LONG RAW values in rows are followed by an indicator and a return code (driver: withData.js). */
export function hasTrailer(column: WireColumn): boolean {
  return column.maxSize > MAX_STRING_BYTES;
}

/** Whether two descriptions look the same to the client, so that it need not be told again. */
export function sameDescription(
  known: readonly DescribedColumn[] | undefined,
  actual: readonly DescribedColumn[],
): boolean {
  if (known === actual) return true;
  return (
    known?.length === actual.length &&
    actual.every((column, index) => {
      const other = known[index];
      return other !== undefined && sameColumn(other, column);
    })
  );
}

function sameColumn(one: DescribedColumn, other: DescribedColumn): boolean {
  if (one.name !== other.name || one.nullable !== other.nullable) return false;
  if ((one.isJson === true) !== (other.isJson === true)) return false;
  const [a, b] = [wireColumnOf(one.dataType), wireColumnOf(other.dataType)];
  return (
    a.typeCode === b.typeCode &&
    a.characterSetForm === b.characterSetForm &&
    a.precision === b.precision &&
    a.scale === b.scale &&
    a.maxSize === b.maxSize &&
    a.objectType === b.objectType &&
    a.vector?.dimensions === b.vector?.dimensions &&
    a.vector?.format === b.vector?.format
  );
}

const PLAIN = { characterSetForm: CHARACTER_SET_FORM.none, precision: 0, scale: 0 } as const;

function characterColumn({ kind, national, length, lengthUnit }: CharacterType): WireColumn {
  const perUnit = national ? NATIONAL_BYTES_PER_CHARACTER : lengthUnit === 'char' ? MAX_BYTES_PER_CHARACTER : 1;
  const unbounded = kind === 'char' ? MAX_CHAR_BYTES : DEFAULT_STRING_BYTES;
  return {
    ...PLAIN,
    typeCode: kind === 'char' ? TYPE_CODE.char : TYPE_CODE.varchar,
    characterSetForm: national ? CHARACTER_SET_FORM.national : CHARACTER_SET_FORM.implicit,
    maxSize: length === undefined ? unbounded : Math.min(length * perUnit, MAX_STRING_BYTES),
  };
}

function numberColumn({ precision, scale, binaryPrecision }: NumberType): WireColumn {
  const column = { ...PLAIN, typeCode: TYPE_CODE.number, maxSize: NUMBER_BYTES };
  if (binaryPrecision !== undefined) return { ...column, precision: binaryPrecision, scale: FLOATING };
  if (precision === undefined && scale === undefined) return { ...column, scale: FLOATING };
  return { ...column, precision: precision ?? 38, scale: scale ?? 0 };
}

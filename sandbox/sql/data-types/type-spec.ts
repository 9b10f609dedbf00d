import { resolveObject } from '../../schema/resolve-name.js';
import type { QualifiedName } from '../../syntax/ast/name.js';
import type { ScalarTypeSpec, TypeSize, TypeSpec } from '../../syntax/ast/type-spec.js';
import type { CharacterType, DataType, NumberType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import { namedType } from './named-type.js';
import { isUnsized, unsizedType } from './unsized-type.js';
import { knowsVector, vectorType } from './vector-type.js';

const MAX_VARCHAR2 = 4000;
const MAX_CHAR = 2000;
const MAX_RAW = 2000;
const DEFAULT_FRACTION = 6;
const DEFAULT_LEADING = 2;
const MAX_BINARY_PRECISION = 126;
const MAX_DATETIME_PRECISION = 9;

/**
 * The data type of a column or of CAST, as SQL has them.
 * @throws OracleError 902 invalid datatype, 906, 910, 1727, 1728, 30088 for lengths and precisions out of range
 */
export function dataTypeOf(type: TypeSpec, context: CompileContext): DataType {
  switch (type.kind) {
    case 'scalar_type':
      return isUnknownVector(type, context) ? namedType(vectorName(type), context) : scalarType(type);
    case 'ref_type':
      throw new NotSupportedError('REF types', type.position);
    case 'named_type':
      return isBool(type.name, context) ? unsizedType('BOOLEAN') : namedType(type.name, context);
  }
}

/** BOOLEAN is called BOOL, too, unless a type of that name is there. */
function isBool({ parts: [first, second] }: QualifiedName, { services, environment }: CompileContext): boolean {
  if (second !== undefined || first.quoted || first.name !== 'BOOL') return false;
  return resolveObject(services.store, [first.name], environment.currentSchema)?.type !== 'TYPE';
}

/** Before 23ai VECTOR was a name like any other. */
function isUnknownVector({ name }: ScalarTypeSpec, { services }: CompileContext): boolean {
  return name === 'VECTOR' && !knowsVector(services.version);
}

function vectorName({ name, position, end }: ScalarTypeSpec): QualifiedName {
  return { parts: [{ name, quoted: false, position, end }], databaseLink: undefined, position, end };
}

function scalarType(type: ScalarTypeSpec): DataType {
  const { name } = type;
  if (isUnsized(name)) return unsizedType(name);
  switch (name) {
    case 'VARCHAR2':
    case 'VARCHAR':
    case 'CHAR VARYING':
    case 'CHARACTER VARYING':
      return character(type, 'varchar2', false, MAX_VARCHAR2);
    case 'NVARCHAR2':
    case 'NCHAR VARYING':
    case 'NATIONAL CHARACTER VARYING':
    case 'NATIONAL CHAR VARYING':
      return character(type, 'varchar2', true, MAX_VARCHAR2 / 2);
    case 'CHAR':
    case 'CHARACTER':
      return character(type, 'char', false, MAX_CHAR);
    case 'NCHAR':
    case 'NATIONAL CHARACTER':
    case 'NATIONAL CHAR':
      return character(type, 'char', true, MAX_CHAR / 2);
    case 'RAW': {
      const length = sizeOf(type.length, type);
      if (length === undefined) throw missingLength(type);
      if (length > MAX_RAW || length < 1) throw tooLong(type);
      return { kind: 'raw', length };
    }
    case 'UROWID':
      return { kind: 'urowid', length: sizeOf(type.length, type) };
    case 'NUMBER':
    case 'NUMERIC':
    case 'DEC':
    case 'DECIMAL':
      return numberType(type);
    case 'INT':
    case 'INTEGER':
    case 'SMALLINT':
      return { kind: 'number', precision: 38, scale: 0, subtype: name === 'SMALLINT' ? 'SMALLINT' : 'INTEGER' };
    case 'FLOAT':
      return { ...float(sizeOf(type.precision, type) ?? MAX_BINARY_PRECISION, type), subtype: 'FLOAT' };
    case 'REAL':
      return { ...float(63, type), subtype: 'REAL' };
    case 'DOUBLE PRECISION':
      return { ...float(MAX_BINARY_PRECISION, type), subtype: 'DOUBLE PRECISION' };
    case 'TIMESTAMP':
      return { kind: 'timestamp', precision: datetimePrecision(type.precision, type, DEFAULT_FRACTION) };
    case 'TIMESTAMP WITH TIME ZONE':
      return { kind: 'timestamp_tz', precision: datetimePrecision(type.precision, type, DEFAULT_FRACTION) };
    case 'TIMESTAMP WITH LOCAL TIME ZONE':
      return { kind: 'timestamp_ltz', precision: datetimePrecision(type.precision, type, DEFAULT_FRACTION) };
    case 'INTERVAL YEAR TO MONTH':
      return { kind: 'interval_ym', yearPrecision: datetimePrecision(type.precision, type, DEFAULT_LEADING) };
    case 'INTERVAL DAY TO SECOND':
      return {
        kind: 'interval_ds',
        dayPrecision: datetimePrecision(type.precision, type, DEFAULT_LEADING),
        secondPrecision: datetimePrecision(type.scale, type, DEFAULT_FRACTION),
      };
    case 'VECTOR':
      return vectorType(type, (size) => sizeOf(size, type) ?? 0);
    case 'STRING':
    case 'SIMPLE_FLOAT':
    case 'SIMPLE_DOUBLE':
    case 'PLS_INTEGER':
    case 'BINARY_INTEGER':
    case 'SIMPLE_INTEGER':
    case 'NATURAL':
    case 'NATURALN':
    case 'POSITIVE':
    case 'POSITIVEN':
    case 'SIGNTYPE':
    case 'TIMESTAMP_UNCONSTRAINED':
    case 'TIMESTAMP_TZ_UNCONSTRAINED':
    case 'TIMESTAMP_LTZ_UNCONSTRAINED':
    case 'YMINTERVAL_UNCONSTRAINED':
    case 'DSINTERVAL_UNCONSTRAINED':
    case 'SYS_REFCURSOR':
      throw new OracleError(902, 'invalid datatype', { position: type.position });
  }
}

function character(type: ScalarTypeSpec, kind: CharacterType['kind'], national: boolean, max: number): CharacterType {
  const length = sizeOf(type.length, type) ?? (kind === 'char' ? 1 : undefined);
  if (length === undefined) throw missingLength(type);
  if (length < 1) throw new OracleError(1723, 'zero-length columns are not allowed', { position: type.position });
  if (length > max) throw tooLong(type);
  return { kind, national, length, lengthUnit: national || type.lengthUnit === 'CHAR' ? 'char' : 'byte' };
}

function numberType(type: ScalarTypeSpec): NumberType {
  const scale = sizeOf(type.scale, type);
  if (scale !== undefined && (scale < -84 || scale > 127)) {
    throw new OracleError(1728, 'numeric scale specifier is out of range (-84 to 127)', { position: type.position });
  }
  if (type.precision === '*') return { kind: 'number', precision: 38, scale: scale ?? 0 };
  const precision = sizeOf(type.precision, type);
  if (precision === undefined) return { kind: 'number', precision: undefined, scale: undefined };
  if (precision < 1 || precision > 38) {
    throw new OracleError(1727, 'numeric precision specifier is out of range (1 to 38)', { position: type.position });
  }
  return { kind: 'number', precision, scale: scale ?? 0 };
}

function float(binaryPrecision: number, type: ScalarTypeSpec): NumberType {
  if (binaryPrecision < 1 || binaryPrecision > MAX_BINARY_PRECISION) {
    throw new OracleError(1726, 'floating point precision is out of range (1 to 126)', { position: type.position });
  }
  return { kind: 'number', precision: undefined, scale: undefined, binaryPrecision };
}

/** In SQL a size is a number; expressions are PL/SQL's. */
function sizeOf(size: TypeSize | '*' | undefined, type: ScalarTypeSpec): number | undefined {
  if (size === undefined || typeof size === 'number') return size;
  throw new OracleError(906, 'missing left parenthesis', { position: type.position });
}

/** @throws OracleError 30088 beyond 0 to 9 */
function datetimePrecision(size: TypeSize | '*' | undefined, type: ScalarTypeSpec, otherwise: number): number {
  const precision = size === undefined ? otherwise : size;
  if (typeof precision !== 'number' || precision < 0 || precision > MAX_DATETIME_PRECISION) {
    throw new OracleError(30088, 'datetime/interval precision is out of range', { position: type.position });
  }
  return precision;
}

function missingLength(type: ScalarTypeSpec): OracleError {
  return new OracleError(906, 'missing left parenthesis', { position: type.position });
}

function tooLong(type: ScalarTypeSpec): OracleError {
  return new OracleError(910, 'specified length too long for its datatype', { position: type.position });
}

import { isUnsized, unsizedType } from '../../sql/data-types/unsized-type.js';
import { vectorType } from '../../sql/data-types/vector-type.js';
import type { ScalarTypeSpec, TypeSize } from '../../syntax/ast/type-spec.js';
import {
  type CharacterType,
  NUMBER,
  type NumberType,
  PLS_INTEGER,
  type PlsIntegerType,
  type ScalarType,
} from '../../values/data-type.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { ConstrainedType } from '../names/symbol.js';

/** Lengths of PL/SQL variables, in bytes. */
const MAX_LENGTH = 32767;

/** Evaluates a size that is not a plain number: a static expression such as `c_width * 2`. */
export type SizeEvaluator = (size: TypeSize) => number;

/** One of Oracle's own types as PL/SQL declares it. */
export function scalarType(spec: ScalarTypeSpec, sizeOf: SizeEvaluator): ConstrainedType {
  const dataType = dataTypeOf(spec, sizeOf);
  return { dataType, notNull: isNotNull(dataType) };
}

/** NATURALN, POSITIVEN, SIMPLE_INTEGER, SIMPLE_FLOAT and SIMPLE_DOUBLE. */
function isNotNull(dataType: ScalarType): boolean {
  if (dataType.kind === 'pls_integer') return dataType.notNull;
  return (dataType.kind === 'binary_float' || dataType.kind === 'binary_double') && dataType.subtype !== undefined;
}

function dataTypeOf(spec: ScalarTypeSpec, sizeOf: SizeEvaluator): ScalarType {
  const { name } = spec;
  if (isUnsized(name)) return unsizedType(name);
  switch (name) {
    case 'VARCHAR2':
    case 'VARCHAR':
    case 'STRING':
    case 'CHAR VARYING':
    case 'CHARACTER VARYING':
      return characterType(spec, sizeOf, 'varchar2', false);
    case 'NVARCHAR2':
    case 'NCHAR VARYING':
    case 'NATIONAL CHARACTER VARYING':
    case 'NATIONAL CHAR VARYING':
      return characterType(spec, sizeOf, 'varchar2', true);
    case 'CHAR':
    case 'CHARACTER':
      return characterType(spec, sizeOf, 'char', false);
    case 'NCHAR':
    case 'NATIONAL CHARACTER':
    case 'NATIONAL CHAR':
      return characterType(spec, sizeOf, 'char', true);
    case 'RAW':
      return { kind: 'raw', length: lengthOf(spec, sizeOf) };
    case 'UROWID':
      return { kind: 'urowid', length: lengthOf(spec, sizeOf) };
    case 'NUMBER':
      return numberType(spec, sizeOf);
    case 'NUMERIC':
    case 'DEC':
    case 'DECIMAL':
    case 'INT':
    case 'INTEGER':
    case 'SMALLINT': {
      const plain = numberType(spec, sizeOf);
      return plain.precision === undefined
        ? { ...plain, precision: 38, scale: 0, subtype: name }
        : { ...plain, subtype: name };
    }
    case 'FLOAT':
      return { ...NUMBER, binaryPrecision: binaryPrecision(spec, sizeOf), subtype: 'FLOAT' };
    case 'REAL':
      return { ...NUMBER, binaryPrecision: 63, subtype: 'REAL' };
    case 'DOUBLE PRECISION':
      return { ...NUMBER, binaryPrecision: 126, subtype: 'DOUBLE PRECISION' };
    case 'SIMPLE_FLOAT':
      return { kind: 'binary_float', subtype: name };
    case 'SIMPLE_DOUBLE':
      return { kind: 'binary_double', subtype: name };
    case 'PLS_INTEGER':
    case 'BINARY_INTEGER':
    case 'SIMPLE_INTEGER':
    case 'NATURAL':
    case 'NATURALN':
    case 'POSITIVE':
    case 'POSITIVEN':
    case 'SIGNTYPE':
      return integerSubtype(name);
    case 'TIMESTAMP':
      return { kind: 'timestamp', precision: precisionOf(spec, sizeOf, 6) };
    case 'TIMESTAMP WITH TIME ZONE':
      return { kind: 'timestamp_tz', precision: precisionOf(spec, sizeOf, 6) };
    case 'TIMESTAMP WITH LOCAL TIME ZONE':
      return { kind: 'timestamp_ltz', precision: precisionOf(spec, sizeOf, 6) };
    case 'INTERVAL YEAR TO MONTH':
      return { kind: 'interval_ym', yearPrecision: precisionOf(spec, sizeOf, 2) };
    case 'INTERVAL DAY TO SECOND':
      return {
        kind: 'interval_ds',
        dayPrecision: precisionOf(spec, sizeOf, 2),
        secondPrecision: spec.scale === undefined ? 6 : sizeOf(spec.scale),
      };
    // Package STANDARD's subtypes of the widest precision. Source: PL/SQL Language Reference, "Avoiding Truncation Problems Using Date and Time Subtypes".
    case 'TIMESTAMP_UNCONSTRAINED':
      return { kind: 'timestamp', precision: 9 };
    case 'TIMESTAMP_TZ_UNCONSTRAINED':
      return { kind: 'timestamp_tz', precision: 9 };
    case 'TIMESTAMP_LTZ_UNCONSTRAINED':
      return { kind: 'timestamp_ltz', precision: 9 };
    case 'YMINTERVAL_UNCONSTRAINED':
      return { kind: 'interval_ym', yearPrecision: 9 };
    case 'DSINTERVAL_UNCONSTRAINED':
      return { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 };
    case 'VECTOR':
      return vectorType(spec, sizeOf);
    case 'SYS_REFCURSOR':
      return { kind: 'ref_cursor' };
  }
}

function integerSubtype(name: string): PlsIntegerType {
  switch (name) {
    case 'NATURAL':
      return { ...PLS_INTEGER, low: 0, name };
    case 'NATURALN':
      return { ...PLS_INTEGER, low: 0, notNull: true, name };
    case 'POSITIVE':
      return { ...PLS_INTEGER, low: 1, name };
    case 'POSITIVEN':
      return { ...PLS_INTEGER, low: 1, notNull: true, name };
    case 'SIGNTYPE':
      return { ...PLS_INTEGER, low: -1, high: 1, name };
    case 'SIMPLE_INTEGER':
      return { ...PLS_INTEGER, notNull: true, name };
    default:
      return { ...PLS_INTEGER, name };
  }
}

/** An unconstrained CHAR is one character in a declaration; a formal parameter takes the constraint off again. */
function characterType(
  spec: ScalarTypeSpec,
  sizeOf: SizeEvaluator,
  kind: CharacterType['kind'],
  national: boolean,
): CharacterType {
  const length = spec.length === undefined ? undefined : lengthOf(spec, sizeOf);
  return { kind, national, length, lengthUnit: national || spec.lengthUnit === 'CHAR' ? 'char' : 'byte' };
}

function lengthOf(spec: ScalarTypeSpec, sizeOf: SizeEvaluator): number | undefined {
  if (spec.length === undefined) return undefined;
  const length = sizeOf(spec.length);
  if (length < 1 || length > MAX_LENGTH) {
    throw new PlsqlCompileError('PLS-00215: String length constraints must be in range (1 .. 32767)', spec.position);
  }
  return length;
}

function numberType(spec: ScalarTypeSpec, sizeOf: SizeEvaluator): NumberType {
  const scale = spec.scale === undefined ? undefined : sizeOf(spec.scale);
  if (spec.precision === undefined) return NUMBER;
  const precision = spec.precision === '*' ? 38 : sizeOf(spec.precision);
  if (precision < 1 || precision > 38) {
    throw new PlsqlCompileError('PLS-00216: NUMBER precision constraint must be in range (1 .. 38)', spec.position);
  }
  if (scale !== undefined && (scale < -84 || scale > 127)) {
    throw new PlsqlCompileError('PLS-00217: NUMBER scale constraint must be in range (-84 .. 127)', spec.position);
  }
  return { kind: 'number', precision, scale: scale ?? 0 };
}

function binaryPrecision(spec: ScalarTypeSpec, sizeOf: SizeEvaluator): number {
  return spec.precision === undefined || spec.precision === '*' ? 126 : sizeOf(spec.precision);
}

function precisionOf(spec: ScalarTypeSpec, sizeOf: SizeEvaluator, whenAbsent: number): number {
  return spec.precision === undefined || spec.precision === '*' ? whenAbsent : sizeOf(spec.precision);
}

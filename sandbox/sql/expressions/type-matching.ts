import { convertValue, isSameRepresentation } from '../../values/convert.js';
import { type CharacterType, type DataType, NUMBER, VARCHAR2, type VectorType } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import type { Value } from '../../values/value.js';
import type { SessionState } from '../session-state.js';
import { type Compiled, combine } from './compiled.js';
import { constant, isConstant } from './constant.js';
import type { Scope } from './scope.js';
import { familyOf } from './type-families.js';

/** Turns a value of one type into one of another. @throws OracleError 1722, 1843, 1861 … */
export type Converter = (value: Value, session: SessionState) => Value;

/** What makes values of `from` values of `to`; undefined where they look the same. */
export function converterBetween(
  from: DataType,
  to: DataType,
  language: 'sql' | 'plsql' = 'sql',
): Converter | undefined {
  if (to.kind === 'null' || isSameRepresentation(from, to)) return undefined;
  return (value, session) => convertValue(value, to, session, language, from);
}

/** The operand as a value of a type, its length, precision and range unchecked. */
export function convertTo<F>(
  operand: Compiled<F>,
  dataType: DataType,
  scope: Pick<Scope<F>, 'language' | 'session'>,
): Compiled<F> {
  const convert = converterBetween(operand.dataType, dataType, scope.language);
  if (convert === undefined) return operand;
  if (isConstant(operand) && operand.value === null) return constant(dataType, null);
  return combine(dataType, [operand], ([value], frame) => convert(value ?? null, scope.session(frame)));
}

/** The operand as a text, its length unchecked: a CLOB may be longer than a VARCHAR2. */
export function textOperand<F>(operand: Compiled<F>, scope: Pick<Scope<F>, 'language' | 'session'>): Compiled<F> {
  if (operand.dataType.kind !== 'clob') return convertTo(operand, VARCHAR2, scope);
  return combine(VARCHAR2, [operand], ([value = null]) => (value instanceof ClobValue ? value.text : value));
}

/**
 * The type that holds the values of both: numbers by precedence, character types at the greater length, the richer
 * datetime.
 * @returns undefined for types that Oracle does not mix without a conversion being written
 */
export function commonType(left: DataType, right: DataType): DataType | undefined {
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === 'null') return right;
  if (b === 'null') return left;
  if (isCharacter(left) && isCharacter(right)) return commonCharacter(left, right);
  if (isTextual(a) && isTextual(b)) return commonText(left, right);
  if (a !== b) return undefined;
  switch (a) {
    case 'number':
      return commonNumber(left, right);
    case 'datetime':
      return commonDatetime(left, right);
    case 'rowid':
      return commonRowid(left, right);
    case 'bytes':
      return left.kind === 'raw' && right.kind === 'raw'
        ? { kind: 'raw', length: larger(left.length, right.length) }
        : left;
    case 'other':
      if (left.kind === 'vector' && right.kind === 'vector') return commonVector(left, right);
      return left.kind === right.kind && isSameIdentity(left, right) ? left : undefined;
    default:
      return left;
  }
}

/** BINARY_DOUBLE before BINARY_FLOAT before NUMBER; PLS_INTEGER only among its like. */
export function commonNumber(left: DataType, right: DataType): DataType {
  for (const kind of ['binary_double', 'binary_float'] as const) {
    if (left.kind === kind || right.kind === kind) return { kind };
  }
  if (left.kind === 'pls_integer' && right.kind === 'pls_integer') return left.name === right.name ? left : NUMBER;
  return NUMBER;
}

/** Of two datetime types, the one that loses nothing. */
export function commonDatetime(left: DataType, right: DataType): DataType {
  if (left.kind === 'date' && right.kind === 'date') return left;
  const precision = Math.max(precisionOf(left), precisionOf(right));
  if (left.kind === 'timestamp_ltz' && right.kind === 'timestamp_ltz') return { kind: 'timestamp_ltz', precision };
  const zoned = [left, right].some(({ kind }) => kind === 'timestamp_tz' || kind === 'timestamp_ltz');
  return { kind: zoned ? 'timestamp_tz' : 'timestamp', precision };
}

/** UROWID, which holds every ROWID, where either is one. */
export function commonRowid(left: DataType, right: DataType): DataType {
  return left.kind === 'urowid' ? left : right;
}

function precisionOf(type: DataType): number {
  return type.kind === 'timestamp' || type.kind === 'timestamp_tz' || type.kind === 'timestamp_ltz'
    ? type.precision
    : 0;
}

function commonCharacter(left: CharacterType, right: CharacterType): CharacterType {
  const national = left.national || right.national;
  const fixed = left.kind === 'char' && right.kind === 'char' && left.length === right.length;
  const sameUnit = left.lengthUnit === right.lengthUnit;
  return {
    kind: fixed && sameUnit ? 'char' : 'varchar2',
    national,
    length: sameUnit ? larger(left.length, right.length) : undefined,
    lengthUnit: left.lengthUnit,
  };
}

function commonText(left: DataType, right: DataType): DataType {
  const lobs = [left, right].flatMap((type) => (type.kind === 'clob' ? [type] : []));
  return { kind: 'clob', national: lobs.some(({ national }) => national) };
}

/** What the declarations have in common; of what differs, any. */
function commonVector(left: VectorType, right: VectorType): VectorType {
  return {
    kind: 'vector',
    dimensions: left.dimensions === right.dimensions ? left.dimensions : undefined,
    format: left.format === right.format ? left.format : undefined,
  };
}

function isCharacter(type: DataType): type is CharacterType {
  return type.kind === 'varchar2' || type.kind === 'char';
}

function isTextual(family: ReturnType<typeof familyOf>): boolean {
  return family === 'text' || family === 'lob';
}

function isSameIdentity(left: DataType, right: DataType): boolean {
  if (!('identity' in left) || !('identity' in right))
    return left === right || !('fields' in left || 'element' in left);
  const [a, b] = [left.identity, right.identity];
  return left === right || (a?.owner === b?.owner && a?.packageName === b?.packageName && a?.name === b?.name);
}

function larger(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : Math.max(left, right);
}

import type { ComparisonOperator } from '../../syntax/ast/condition.js';
import { runWithoutPause } from '../../tasks/run-without-pause.js';
import { compareBlankPadded, compareValues } from '../../values/compare.js';
import { CollectionValue } from '../../values/composite.js';
import {
  BOOLEAN,
  type CollectionType,
  type DataType,
  isBlankPadded,
  NUMBER,
  type ObjectType,
} from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { noComparisonKey } from '../data-types/comparable.js';
import { type Compiled, combine } from './compiled.js';
import { constant, isConstant } from './constant.js';
import { wrongArguments, wrongTypes } from './expression-errors.js';
import { elementsOf, isEqual } from './multiset-rules.js';
import { compileObjectOrder, type ObjectOrder } from './object-order.js';
import type { Scope } from './scope.js';
import { familyOf, isConvertible } from './type-families.js';
import { commonDatetime, commonNumber, commonRowid, converterBetween, convertTo } from './type-matching.js';

/** Two operands that have become comparable, and how: negative, zero or positive for two values that are not null. */
export interface ComparablePair<F> {
  readonly left: Compiled<F>;
  readonly right: Compiled<F>;
  readonly compare: Compare;
}

type Compare = (left: NonNullable<Value>, right: NonNullable<Value>) => number;

/** What an operator says of the order of its operands. */
export const TESTS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/**
 * Converts two operands to what they are compared as.
 * @param operator for PL/SQL's messages
 * @throws OracleError 932 (PLS-00306) for types that do not compare
 */
export function comparablePair<F>(
  left: Compiled<F>,
  right: Compiled<F>,
  scope: Scope<F>,
  operator: string,
  position: number,
): ComparablePair<F> {
  const type = comparedType(left.dataType, right.dataType, scope.language);
  if (type === undefined) throw incomparable(left.dataType, right.dataType, scope, operator, position);
  const padded = isBlankPadded(left.dataType) && isBlankPadded(right.dataType);
  return {
    left: convertTo(left, type, scope),
    right: convertTo(right, type, scope),
    compare: padded ? comparePadded : compareValues,
  };
}

/** How values of two types are ordered, converted to what they are compared as; null where either is. */
export type Order<F> = (left: Value, right: Value, frame: F) => number | null;

/** For operands that are compared more than once. @throws as `comparablePair` */
export function compileOrder<F>(
  left: DataType,
  right: DataType,
  scope: Scope<F>,
  operator: string,
  position: number,
): Order<F> {
  if (left.kind === 'collection' && right.kind === 'collection') {
    return compileTableOrder(left, right, scope, operator, position);
  }
  const objects = objectTypes(left, right);
  if (objects !== undefined) {
    const order = compileOrderOfObjects(objects, scope, operator, position);
    return (a, b, frame) => runWithoutPause(order(a, b, frame), () => waiting(position));
  }
  const type = comparedType(left, right, scope.language);
  if (type === undefined) throw incomparable(left, right, scope, operator, position);
  const [first, second] = [converterBetween(left, type, scope.language), converterBetween(right, type, scope.language)];
  const compare = isBlankPadded(left) && isBlankPadded(right) ? comparePadded : compareValues;
  return (a, b, frame) => {
    if (a === null || b === null) return null;
    const one = first === undefined ? a : first(a, scope.session(frame));
    const other = second === undefined ? b : second(b, scope.session(frame));
    return one === null || other === null ? null : compare(one, other);
  };
}

/** The types of two objects; NULL is an object of the other's type. Undefined if it is not objects that are compared. */
export function objectTypes(left: DataType, right: DataType): readonly [ObjectType, ObjectType] | undefined {
  if (left.kind === 'object') {
    if (right.kind === 'object') return [left, right];
    return right.kind === 'null' ? [left, left] : undefined;
  }
  return left.kind === 'null' && right.kind === 'object' ? [right, right] : undefined;
}

function waiting(position: number): NotSupportedError {
  return new NotSupportedError('MAP and ORDER methods that wait or take long, in this kind of condition', position);
}

/** For two operands that are objects. @throws as `compileObjectOrder` */
export function compileOrderOfObjects<F>(
  [left, right]: readonly [ObjectType, ObjectType],
  scope: Scope<F>,
  operator: string,
  position: number,
): ObjectOrder<F> {
  const orderOf = (type: DataType) => compileOrder(type, type, scope, '=', position);
  return compileObjectOrder(left, right, scope, operator, position, orderOf);
}

/**
 * Nested tables of one type are equal where their elements are, in whatever order these stand; no one is less than another.
 * Source: PL/SQL Language Reference, "Comparing Nested Tables for Equality and Inequality".
 */
function compileTableOrder<F>(
  left: CollectionType,
  right: CollectionType,
  scope: Scope<F>,
  operator: string,
  position: number,
): Order<F> {
  const { language } = scope;
  const areTables =
    left.form === 'nested_table' && right.form === 'nested_table' && isConvertible(left, right, language);
  if (!areTables || (operator !== '=' && operator !== '<>')) {
    throw wrongTypes(language, operator, undefined, left, position);
  }
  requireElementOrder(left.element, scope, position);
  const order = compileOrder(left.element, right.element, scope, operator, position);
  return (a, b, frame) => {
    if (!(a instanceof CollectionValue) || !(b instanceof CollectionValue)) return null;
    const equal = isEqual(elementsOf(a), elementsOf(b), (one, other) => order(one, other, frame));
    return equal === null ? null : Number(!equal);
  };
}

/** @throws OracleError 22952 in SQL for objects that no MAP method maps. Source: Database Error Messages, ORA-22952 */
function requireElementOrder<F>(element: DataType, scope: Scope<F>, position: number): void {
  if (scope.language !== 'sql' || element.kind !== 'object') return;
  if (scope.comparisonMethod?.(element)?.role === 'MAP') return;
  throw new OracleError(22952, 'Nested Table equality requires a map method on the element ADT', { position });
}

/**
 * For joins and indexes, which find equal values by `scalarKey`: both sides so converted that values which compare as equal
 * have the same key. A side that needs no conversion is given back as it is.
 * @returns undefined where that cannot be had; the condition must then be tested pair by pair
 */
export function alignComparison<F>(
  left: Compiled<F>,
  right: Compiled<F>,
  scope: Scope<F>,
): { readonly left: Compiled<F>; readonly right: Compiled<F> } | undefined {
  const type = comparedType(left.dataType, right.dataType, scope.language);
  if (type === undefined || familyOf(type) === 'other') return undefined;
  if (left.dataType.kind !== 'char' || right.dataType.kind !== 'char') {
    if (isBlankPadded(left.dataType) && isBlankPadded(right.dataType)) return undefined;
    return { left: convertTo(left, type, scope), right: convertTo(right, type, scope) };
  }
  if (left.dataType.length === right.dataType.length && left.dataType.lengthUnit === right.dataType.lengthUnit) {
    return { left, right };
  }
  if (isConstant(right)) return { left, right: paddedLike(right.value, left.dataType) };
  return isConstant(left) ? { left: paddedLike(left.value, right.dataType), right } : undefined;
}

/** A literal with as many blanks at its end as the CHAR values that it is compared with. */
function paddedLike<F>(value: Value, type: DataType & { readonly kind: 'char' | 'varchar2' }): Compiled<F> {
  if (typeof value !== 'string' || type.length === undefined) return constant(type, value);
  const text = value.trimEnd() === '' ? ' ' : trimBlanks(value);
  const length = type.lengthUnit === 'byte' ? Buffer.byteLength(text) : [...text].length;
  return constant(type, text + ' '.repeat(Math.max(0, type.length - length)));
}

function trimBlanks(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === ' ') end -= 1;
  return text.slice(0, end);
}

/** Equality of two operands that `alignComparison` gave. */
export function compileEquals<F>(left: Compiled<F>, right: Compiled<F>): Compiled<F> {
  const padded = isBlankPadded(left.dataType) && isBlankPadded(right.dataType);
  const compare: Compare = padded ? comparePadded : compareValues;
  return combine(BOOLEAN, [left, right], ([a = null, b = null]) =>
    a === null || b === null ? null : compare(a, b) === 0,
  );
}

const comparePadded: Compare = (left, right) =>
  typeof left === 'string' && typeof right === 'string' ? compareBlankPadded(left, right) : compareValues(left, right);

/** What values of two types are compared as: text gives way to every other type, and CLOBs to all but text. */
export function comparedType(left: DataType, right: DataType, language: 'sql' | 'plsql'): DataType | undefined {
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === 'null') return isComparable(right, language) ? right : undefined;
  if (b === 'null') return isComparable(left, language) ? left : undefined;
  if (!isComparable(left, language) || !isComparable(right, language)) return undefined;
  if (a === b) {
    if (a === 'number') return commonNumber(left, right);
    if (a === 'rowid') return commonRowid(left, right);
    return a === 'datetime' ? commonDatetime(left, right) : left;
  }
  if (a === 'lob' && b === 'text') return left;
  if (a === 'text' && b === 'lob') return right;
  if (a === 'text' || a === 'lob') return textGivesWay(right, language);
  return b === 'text' || b === 'lob' ? textGivesWay(left, language) : booleanAsNumber(a, b, language);
}

function textGivesWay(other: DataType, language: 'sql' | 'plsql'): DataType | undefined {
  const family = familyOf(other);
  if (family === 'number') return other.kind === 'pls_integer' ? NUMBER : other;
  return family === 'boolean' && language === 'plsql' ? undefined : other;
}

function booleanAsNumber(a: string, b: string, language: 'sql' | 'plsql'): DataType | undefined {
  const mixed = (a === 'boolean' && b === 'number') || (a === 'number' && b === 'boolean');
  return mixed && language === 'sql' ? BOOLEAN : undefined;
}

/** LOBs compare in PL/SQL only; composite values not by these operators. */
function isComparable(type: DataType, language: 'sql' | 'plsql'): boolean {
  const family = familyOf(type);
  return family !== 'other' && (family !== 'lob' || language === 'plsql');
}

function incomparable<F>(left: DataType, right: DataType, scope: Scope<F>, operator: string, position: number): Error {
  const { language } = scope;
  if (language === 'plsql') {
    if (operator === '') return new PlsqlCompileError('PLS-00382: expression is of wrong type', position);
    return wrongArguments(operator, position);
  }
  if (left.kind === 'vector' || right.kind === 'vector') return noComparisonKey(position);
  for (const type of [left, right]) {
    if (type.kind !== 'null' && !isComparable(type, language))
      return wrongTypes(language, operator, undefined, type, position);
  }
  return wrongTypes(language, operator, left, right, position);
}

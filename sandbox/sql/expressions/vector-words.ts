import type { Argument } from '../../syntax/ast/expression.js';
import { VARCHAR2, type VectorType } from '../../values/data-type.js';
import { requireDimensionCount, requireWholeBytes, vectorFormat } from '../data-types/vector-type.js';
import type { Compiled } from './compiled.js';
import { constant, isConstant } from './constant.js';

/** Functions with arguments that are words, and the first place where one may stand. */
const FIRST_WORD: ReadonlyMap<string, number> = new Map([
  ['TO_VECTOR', 1],
  ['VECTOR', 1],
  ['VECTOR_DISTANCE', 2],
]);

/** `FLOAT32`, `COSINE`, `*`: a word that a vector function takes, as its text; undefined for an expression. */
export function vectorWord<F>(name: string, { value }: Argument, index: number): Compiled<F> | undefined {
  const first = FIRST_WORD.get(name);
  if (first === undefined || index < first) return undefined;
  if (value.kind === 'asterisk') return constant(VARCHAR2, '*');
  // The number of dimensions may be a variable.
  const isCount = first === 1 && index === 1;
  if (isCount || value.kind !== 'name' || value.parts.length !== 1) return undefined;
  return constant(VARCHAR2, value.parts[0].name);
}

/** The type of what TO_VECTOR or VECTOR makes, as far as the text of the call tells it. @throws OracleError 51801, 51802, 51813 */
export function constructedVector<F>(name: string, operands: readonly Compiled<F>[]): VectorType | undefined {
  if (FIRST_WORD.get(name) !== 1) return undefined;
  const [count, format] = [operands[1], operands[2]].map((operand) =>
    operand !== undefined && isConstant(operand) ? operand.value : undefined,
  );
  const dimensions = typeof count === 'number' ? count : undefined;
  const type = vectorFormat(typeof format === 'string' ? format : '*', undefined) ?? 'FLOAT32';
  if (dimensions !== undefined) requireDimensionCount(dimensions);
  if (dimensions !== undefined && type === 'BINARY') requireWholeBytes(dimensions);
  return { kind: 'vector', dimensions, format: type };
}

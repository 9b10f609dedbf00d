import type { VectorDistance } from '../../syntax/ast/vector.js';
import { VARCHAR2 } from '../../values/data-type.js';
import type { VectorMetric } from '../../values/vector-distance.js';
import { findBuiltInFunction } from '../functions/built-in-functions.js';
import type { Compiled } from './compiled.js';
import { constant } from './constant.js';
import type { ExpressionCompiler } from './expression-compiler.js';
import { compileFunctionCall } from './function-call.js';

const METRICS: Readonly<Record<VectorDistance['operator'], VectorMetric>> = {
  '<->': 'EUCLIDEAN',
  '<=>': 'COSINE',
  '<#>': 'DOT',
};

/** `v <-> w` is VECTOR_DISTANCE(v, w, EUCLIDEAN). Source: SQL Language Reference, "VECTOR_DISTANCE", Shorthand Operators. */
export function compileVectorDistance<F>(
  { operator, left, right, position }: VectorDistance,
  { scope, compile }: ExpressionCompiler<F>,
): Compiled<F> {
  const declared = findBuiltInFunction('VECTOR_DISTANCE', scope.language);
  if (declared === undefined) throw new TypeError('there is no VECTOR_DISTANCE');
  const operands = [compile(left), compile(right), constant<F>(VARCHAR2, METRICS[operator])];
  return compileFunctionCall(declared, operands, scope, position);
}

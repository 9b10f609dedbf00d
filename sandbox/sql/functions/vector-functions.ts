import { BinaryDouble } from '../../values/binary-float.js';
import { type DataType, NUMBER, VARCHAR2, VECTOR } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { requireDimensions, VectorValue, withFormat } from '../../values/vector.js';
import { VECTOR_METRICS, type VectorMetric, vectorDistance, vectorNorm } from '../../values/vector-distance.js';
import { parseVector } from '../../values/vector-text.js';
import { requireDimensionCount, requireWholeBytes, vectorFormat } from '../data-types/vector-type.js';
import { integerOf, textOf } from './argument-values.js';
import { type BuiltInFunction, define, strict } from './built-in-function.js';

const BINARY_DOUBLE: DataType = { kind: 'binary_double' };

/** The vector functions that need no syntax of their own; what they take as words comes as texts. Source: SQL Language Reference, "Vector Functions". */
export const VECTOR_FUNCTIONS: readonly BuiltInFunction[] = [
  vectorConstructor('TO_VECTOR'),
  vectorConstructor('VECTOR'),
  ofVector('VECTOR_DIMENSION_COUNT', NUMBER, ({ dimensions }) => dimensions),
  ofVector('VECTOR_DIMS', NUMBER, ({ dimensions }) => dimensions),
  ofVector('VECTOR_DIMENSION_FORMAT', VARCHAR2, ({ format }) => format),
  ofVector('VECTOR_NORM', BINARY_DOUBLE, (vector) => new BinaryDouble(vectorNorm(vector))),
  distanceFunction('VECTOR_DISTANCE', undefined),
  distanceFunction('COSINE_DISTANCE', 'COSINE'),
  distanceFunction('L1_DISTANCE', 'MANHATTAN'),
  distanceFunction('L2_DISTANCE', 'EUCLIDEAN'),
  distanceFunction('INNER_PRODUCT', 'DOT', (negated) => -negated),
  // PL/SQL has no function of these names. Source: PL/SQL Language Reference, "VECTOR Data Type".
  { ...distanceFunction('HAMMING_DISTANCE', 'HAMMING'), languages: 'sql' },
  { ...distanceFunction('JACCARD_DISTANCE', 'JACCARD'), languages: 'sql' },
];

const FROM_KINDS: ReadonlySet<DataType['kind']> = new Set(['vector', 'clob', 'json', 'blob', 'null']);

/** From text, by default FLOAT32; of a vector it changes the format. */
function vectorConstructor(name: string): BuiltInFunction {
  return {
    ...define(name, [VECTOR, NUMBER, VARCHAR2, VARCHAR2], VECTOR, ([from = null, count = null, format, storage]) => {
      if (storage === 'SPARSE') throw new NotSupportedError('sparse vectors');
      return from === null ? null : construct(from, count, typeof format === 'string' ? format : '*');
    }),
    minimum: 1,
    typing: (types) => ({
      parameters: types.map((type, index) => (index > 0 || FROM_KINDS.has(type.kind) ? undefined : VARCHAR2)),
      result: VECTOR,
    }),
  };
}

function construct(from: NonNullable<Value>, count: Value, formatName: string): Value {
  const format = vectorFormat(formatName, undefined) ?? 'FLOAT32';
  const dimensions = count === null || count === '*' ? undefined : integerOf(count);
  if (dimensions !== undefined) {
    requireDimensionCount(dimensions);
    if (format === 'BINARY') requireWholeBytes(dimensions);
  }
  if (from instanceof ClobValue && from.text === '') return null;
  const vector = from instanceof VectorValue ? withFormat(from, format) : parseVector(textToParse(from), format);
  if (dimensions !== undefined) requireDimensions(vector.dimensions, dimensions);
  return vector;
}

function textToParse(from: NonNullable<Value>): string {
  if (typeof from === 'string' || from instanceof ClobValue) return textOf(from);
  throw new NotSupportedError('a VECTOR of the bytes of a BLOB');
}

function ofVector(name: string, result: DataType, evaluate: (vector: VectorValue) => Value): BuiltInFunction {
  const declared = strict(name, [VECTOR], result, ([vector]) => evaluate(vectorArgument(vector)));
  return {
    ...declared,
    typing: (types) => ({ ...declared.typing(types), parameters: types.map(vectorParameter(name)) }),
  };
}

/** @throws OracleError 51808 where the types alone say that the vectors have different dimensions */
function distanceFunction(
  name: string,
  metric: VectorMetric | undefined,
  finish: (distance: number) => number = (distance) => distance,
): BuiltInFunction {
  const operation = `${name}()`;
  const takesMetric = metric === undefined;
  const declared = strict(
    name,
    takesMetric ? [VECTOR, VECTOR, VARCHAR2] : [VECTOR, VECTOR],
    BINARY_DOUBLE,
    ([left, right, named]) => {
      const chosen = named === undefined ? metric : metricNamed(textOf(named));
      return new BinaryDouble(finish(vectorDistance(vectorArgument(left), vectorArgument(right), chosen, operation)));
    },
    takesMetric ? { optional: 1 } : {},
  );
  return {
    ...declared,
    typing: (types) => {
      requireSameCount(types, operation);
      const vectors = types.slice(0, 2).map(vectorParameter(name));
      return { parameters: [...vectors, ...types.slice(2).map(() => VARCHAR2)], result: BINARY_DOUBLE };
    },
  };
}

function requireSameCount([left, right]: readonly DataType[], operation: string): void {
  if (left?.kind !== 'vector' || right?.kind !== 'vector') return;
  if (left.dimensions === undefined || right.dimensions === undefined || left.dimensions === right.dimensions) return;
  throw new OracleError(
    51808,
    `${operation} requires all vectors to have the same dimension count. Encountered (${left.dimensions}, ${right.dimensions}).`,
  );
}

/** A parameter that takes vectors as they are; whether Oracle would make one of a text is not documented. */
function vectorParameter(name: string): (type: DataType) => DataType {
  return (type) => {
    if (type.kind === 'varchar2' || type.kind === 'char' || type.kind === 'clob') {
      throw new NotSupportedError(`a text where ${name} takes a VECTOR`);
    }
    return VECTOR;
  };
}

/** EUCLIDEAN_SQUARED has a second name. @throws OracleError 51964 */
function metricNamed(name: string): VectorMetric {
  const metric = VECTOR_METRICS.find((known) => known === (name === 'L2_SQUARED' ? 'EUCLIDEAN_SQUARED' : name));
  if (metric === undefined) throw new OracleError(51964, 'Invalid or unsupported metric specified for VECTOR_DISTANCE');
  return metric;
}

function vectorArgument(value: Value | undefined): VectorValue {
  if (value instanceof VectorValue) return value;
  throw new TypeError('a VECTOR argument was expected');
}

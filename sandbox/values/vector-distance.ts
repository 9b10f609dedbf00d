import { OracleError } from './oracle-error.js';
import { binaryMixed, type VectorValue } from './vector.js';

export const VECTOR_METRICS = [
  'COSINE',
  'DOT',
  'EUCLIDEAN',
  'EUCLIDEAN_SQUARED',
  'HAMMING',
  'MANHATTAN',
  'JACCARD',
] as const;

export type VectorMetric = (typeof VECTOR_METRICS)[number];

/**
 * How far apart two vectors are. Dimensions of BINARY vectors are their bits.
 * @param metric undefined is HAMMING for BINARY vectors, COSINE for others
 * @param operation as errors name it
 * @throws OracleError 51807, 51808, 51812, 51814, 51837. Source: Database Error Messages
 */
export function vectorDistance(
  left: VectorValue,
  right: VectorValue,
  metric: VectorMetric | undefined,
  operation: string,
): number {
  requireAlike(left, right, operation);
  const chosen = metric ?? (left.format === 'BINARY' ? 'HAMMING' : 'COSINE');
  if (chosen === 'JACCARD' && left.format !== 'BINARY') {
    throw new OracleError(
      51837,
      `VECTOR_DISTANCE() with Jaccard metric or JACCARD_DISTANCE() requires BINARY format input vectors: encountered dimension formats (${left.format}, ${right.format})`,
    );
  }
  return inRange(distance(dimensionsOf(left), dimensionsOf(right), chosen, arithmeticOf(left)));
}

/** The Euclidean norm. @throws OracleError 51807 */
export function vectorNorm(vector: VectorValue): number {
  return inRange(norm(dimensionsOf(vector), arithmeticOf(vector)));
}

/** Rounds what is computed of single dimensions. */
type Arithmetic = (value: number) => number;

/** FLOAT32 vectors are computed with in single precision, sums in double. Source: the figures of node-oracledb's test 305.1.8. */
function arithmeticOf({ format }: VectorValue): Arithmetic {
  return format === 'FLOAT32' ? Math.fround : (value) => value;
}

function requireAlike(left: VectorValue, right: VectorValue, operation: string): void {
  if ((left.format === 'BINARY') !== (right.format === 'BINARY')) throw binaryMixed();
  if (left.dimensions !== right.dimensions) {
    throw new OracleError(
      51808,
      `${operation} requires all vectors to have the same dimension count. Encountered (${left.dimensions}, ${right.dimensions}).`,
    );
  }
  if (left.format !== right.format) {
    throw new OracleError(
      51812,
      `The vector SQL function ${operation} requires all input vectors to have the same dimension format : encountered dimension formats (${left.format}, ${right.format}).`,
    );
  }
}

function distance(left: ArrayLike<number>, right: ArrayLike<number>, metric: VectorMetric, kept: Arithmetic): number {
  switch (metric) {
    case 'COSINE':
      return 1 - dotProduct(left, right, kept) / (norm(left, kept) * norm(right, kept));
    case 'DOT':
      return -dotProduct(left, right, kept);
    case 'EUCLIDEAN':
      return Math.sqrt(squaredDistance(left, right, kept));
    case 'EUCLIDEAN_SQUARED':
      return squaredDistance(left, right, kept);
    case 'HAMMING':
      return sum(left, right, (a, b) => (a === b ? 0 : 1));
    case 'MANHATTAN':
      return sum(left, right, (a, b) => Math.abs(kept(a - b)));
    case 'JACCARD': {
      const both = sum(left, right, (a, b) => (a === 1 && b === 1 ? 1 : 0));
      return 1 - both / sum(left, right, (a, b) => (a === 1 || b === 1 ? 1 : 0));
    }
  }
}

function norm(vector: ArrayLike<number>, kept: Arithmetic): number {
  return Math.sqrt(dotProduct(vector, vector, kept));
}

function squaredDistance(left: ArrayLike<number>, right: ArrayLike<number>, kept: Arithmetic): number {
  return sum(left, right, (a, b) => kept(kept(a - b) ** 2));
}

function dotProduct(left: ArrayLike<number>, right: ArrayLike<number>, kept: Arithmetic): number {
  return sum(left, right, (a, b) => kept(a * b));
}

function sum(left: ArrayLike<number>, right: ArrayLike<number>, of: (a: number, b: number) => number): number {
  let total = 0;
  for (let index = 0; index < left.length; index += 1) total += of(left[index] ?? 0, right[index] ?? 0);
  return total;
}

/** The bits of BINARY vectors, the first dimension from the highest bit of the first byte. */
function dimensionsOf({ format, components }: VectorValue): ArrayLike<number> {
  if (format !== 'BINARY') return components;
  return Array.from(components, (byte: number) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1)).flat();
}

function inRange(value: number): number {
  if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) return value;
  throw new OracleError(
    51807,
    'Vector Norm or Vector Distance value is outside the allowed precision range of DOUBLE data type.',
  );
}

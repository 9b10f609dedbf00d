import type { VectorFormat, VectorType } from './data-type.js';
import { OracleError } from './oracle-error.js';

export type VectorElements = Float32Array | Float64Array | Int8Array | Uint8Array;

/** More dimensions no vector has; of BINARY ones, whose count is a multiple of 8, it is 65528. */
export const MAX_DIMENSIONS = 65535;
const BITS = 8;

/** A dense VECTOR. Its format is that of its components: BINARY ones are bytes of eight dimensions each. */
export class VectorValue {
  readonly components: VectorElements;

  constructor(components: VectorElements) {
    this.components = components;
  }

  get format(): VectorFormat {
    if (this.components instanceof Float32Array) return 'FLOAT32';
    if (this.components instanceof Float64Array) return 'FLOAT64';
    return this.components instanceof Int8Array ? 'INT8' : 'BINARY';
  }

  get dimensions(): number {
    return this.components instanceof Uint8Array ? this.components.length * BITS : this.components.length;
  }
}

/** Elements of a format, all 0. @param count of components, which for BINARY are bytes */
export function emptyElements(format: VectorFormat, count: number): VectorElements {
  switch (format) {
    case 'FLOAT32':
      return new Float32Array(count);
    case 'FLOAT64':
      return new Float64Array(count);
    case 'INT8':
      return new Int8Array(count);
    case 'BINARY':
      return new Uint8Array(count);
  }
}

/**
 * What a column or variable of the type keeps of a vector. The number of dimensions is looked at first, then the format:
 * that is the order in which node-oracledb's tests 294.5 and 294.31 meet the errors.
 * @throws OracleError 51803, 51806, 51814
 */
export function constrainVector(vector: VectorValue, { dimensions, format }: VectorType): VectorValue {
  if (dimensions !== undefined) requireDimensions(vector.dimensions, dimensions);
  return format === undefined ? vector : withFormat(vector, format);
}

/** @throws OracleError 51803 */
export function requireDimensions(actual: number, expected: number): void {
  if (actual === expected) return;
  throw new OracleError(
    51803,
    `Vector dimension count must match the dimension count specified in the column definition (expected ${expected} dimensions, specified ${actual} dimensions).`,
  );
}

/** The same dimensions in another format. @throws OracleError 51806 for a value that it does not hold, 51814 */
export function withFormat(vector: VectorValue, format: VectorFormat): VectorValue {
  if (vector.format === format) return vector;
  if (vector.format === 'BINARY' || format === 'BINARY') throw binaryMixed();
  return vectorOf(vector.components, format);
}

/**
 * A vector of numbers in a format: INT8 and BINARY round them.
 * @param numbers of BINARY its bytes
 * @throws OracleError 51806 for a number that the format does not hold
 */
export function vectorOf(numbers: ArrayLike<number>, format: VectorFormat): VectorValue {
  const components = emptyElements(format, numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    const kept = format === 'INT8' || format === 'BINARY' ? rounded(number) : number;
    if (!isHeld(kept, format)) throw outOfRange(index, format);
    components[index] = kept;
  }
  return new VectorValue(components);
}

function rounded(number: number): number {
  return Math.sign(number) * Math.round(Math.abs(number));
}

function isHeld(number: number, format: VectorFormat): boolean {
  switch (format) {
    case 'FLOAT32':
      return Number.isFinite(Math.fround(number));
    case 'FLOAT64':
      return Number.isFinite(number);
    case 'INT8':
      return number >= -128 && number <= 127;
    case 'BINARY':
      return number >= 0 && number <= 255;
  }
}

function outOfRange(index: number, format: VectorFormat): OracleError {
  return new OracleError(
    51806,
    `Vector dimension value at position ${index + 1} is outside the range allowed by the dimension format ${format}.`,
  );
}

export function binaryMixed(): OracleError {
  return new OracleError(
    51814,
    'Vector of BINARY format cannot have any operation performed with vector of any other type.',
  );
}

/** @throws OracleError 51811 */
export function requireSupportedCount(dimensions: number): void {
  if (dimensions <= MAX_DIMENSIONS) return;
  throw new OracleError(51811, `Vector dimension count exceeds the maximum supported value of ${MAX_DIMENSIONS}.`);
}

import type { ScalarTypeSpec, TypeSize } from '../../syntax/ast/type-spec.js';
import type { VectorFormat, VectorType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { MAX_DIMENSIONS } from '../../values/vector.js';

/** The release that knows VECTOR first. */
const FIRST_RELEASE = 23;

export function knowsVector([release = 0]: readonly number[]): boolean {
  return release >= FIRST_RELEASE;
}

/**
 * `VECTOR`, `VECTOR(3)`, `VECTOR(*, INT8)`, `VECTOR(3, FLOAT32, DENSE)`. Source: AI Vector Search User's Guide, "Create Tables Using the VECTOR Data Type".
 * @param sizeOf evaluates the number of dimensions where it is no plain number
 * @throws OracleError 51800, 51801, 51802, 51813; NotSupportedError for sparse vectors
 */
export function vectorType(
  { length, vectorFormat: [format = '*', storage = '*'] = [], position }: ScalarTypeSpec,
  sizeOf: (size: TypeSize) => number,
): VectorType {
  const dimensions = length === undefined ? undefined : sizeOf(length);
  if (dimensions !== undefined) requireDimensionCount(dimensions, position);
  if (storage === 'SPARSE') throw new NotSupportedError('sparse vectors', position);
  if (storage !== 'DENSE' && storage !== '*') {
    throw new OracleError(51800, 'Invalid syntax for VECTOR type specification', { position });
  }
  const type = { kind: 'vector', dimensions, format: vectorFormat(format, position) } as const;
  if (type.format === 'BINARY' && dimensions !== undefined) requireWholeBytes(dimensions, position);
  return type;
}

/** A format by its name; undefined for `*`. @throws OracleError 51802 */
export function vectorFormat(name: string, position: number | undefined): VectorFormat | undefined {
  switch (name) {
    case '*':
      return undefined;
    case 'FLOAT32':
    case 'FLOAT64':
    case 'INT8':
    case 'BINARY':
      return name;
    default:
      throw new OracleError(
        51802,
        `Invalid VECTOR type specification. Invalid dimension format (${name}).`,
        position === undefined ? {} : { position },
      );
  }
}

/** @throws OracleError 51801 */
export function requireDimensionCount(dimensions: number, position?: number): void {
  if (Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= MAX_DIMENSIONS) return;
  throw new OracleError(
    51801,
    `Invalid VECTOR type specification: Invalid dimension count ('${dimensions}'). Valid values can either be * (i.e. flexible) or an integer between 1 and ${MAX_DIMENSIONS}.`,
    position === undefined ? {} : { position },
  );
}

/** @throws OracleError 51813 */
export function requireWholeBytes(dimensions: number, position?: number): void {
  if (dimensions % 8 === 0) return;
  throw new OracleError(
    51813,
    'Vector of BINARY format should have a dimension count that is a multiple of 8.',
    position === undefined ? {} : { position },
  );
}

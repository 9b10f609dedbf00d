import { z } from 'zod';
import { jsonOf } from '../binds/scalar/json.js';
import {
  expectedVector,
  formatOf,
  isVector,
  type VectorFormat,
  type VectorInput,
  vectorOf,
} from '../binds/scalar/vector.js';
import type { OracleRow } from '../cursors/oracle-value.js';

/** An instance of a class, whatever its constructor takes. */
export function instanceOf<T extends object>(Class: new (...args: never[]) => T) {
  return z.custom<T>((value) => value instanceof Class, { error: `must be a ${Class.name}` });
}

/** JSON as an argument. */
export function json({ notNull = false }: { readonly notNull?: boolean } = {}) {
  return z.unknown().refine((value) => jsonOf(value) !== undefined && !(notNull && value === null), {
    error: 'must be a value that JSON has',
  });
}

/** A row whose columns are only known when it is read. */
export function row() {
  return z.custom<OracleRow>((value) => typeof value === 'object' && value !== null, { error: 'must be a row' });
}

/** VECTOR as an argument. @param format of its dimensions, where it is declared: BINARY ones are never converted */
export function vectorInput<Format extends VectorFormat = VectorFormat>(format?: Format) {
  return z.custom<VectorInputs[Format]>((value) => vectorOf(value, format) !== undefined, {
    error: `must be ${expectedVector(format)}`,
  });
}

interface VectorClasses {
  readonly FLOAT32: Float32Array;
  readonly FLOAT64: Float64Array;
  readonly INT8: Int8Array;
  readonly BINARY: Uint8Array;
}

interface VectorInputs {
  readonly FLOAT32: Exclude<VectorInput, Uint8Array>;
  readonly FLOAT64: Exclude<VectorInput, Uint8Array>;
  readonly INT8: Exclude<VectorInput, Uint8Array>;
  readonly BINARY: Uint8Array;
}

/** What a VECTOR is in results: of any format where none is declared. */
export function vector<Format extends VectorFormat = VectorFormat>(format?: Format) {
  return z.custom<VectorClasses[Format]>(
    (value) => isVector(value) && (format === undefined || formatOf(value) === format),
    { error: `must be a typed array${format === undefined ? '' : ` of ${format}`}` },
  );
}

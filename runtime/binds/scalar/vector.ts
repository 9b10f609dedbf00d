import type { ScalarDescriptor } from '../../call-descriptor.js';
import { type Binder, REFUSED, unexpected } from '../binder.js';
import { MAX_PLSQL_BYTES } from './character.js';

/** A VECTOR: its class is its format, FLOAT32, FLOAT64, INT8 or BINARY, whose bytes have eight dimensions each. */
export type Vector = Float32Array | Float64Array | Int8Array | Uint8Array;

/** What callers pass for a VECTOR: an array of numbers is one of FLOAT64. */
export type VectorInput = Vector | readonly number[];

export type VectorFormat = NonNullable<ScalarDescriptor['format']>;

/** Source: AI Vector Search User's Guide, "Create Tables Using the VECTOR Data Type". */
const MAX_DIMENSIONS = 65_535;
const MAX_BYTES = 8191;

/** The driver's numbers of the formats: what begins a vector's text. */
const FORMATS = {
  FLOAT32: { code: '2', make: (numbers: readonly number[]) => new Float32Array(numbers) },
  FLOAT64: { code: '3', make: (numbers: readonly number[]) => new Float64Array(numbers) },
  INT8: { code: '4', make: (numbers: readonly number[]) => new Int8Array(numbers) },
  BINARY: { code: '5', make: (numbers: readonly number[]) => new Uint8Array(numbers) },
} as const satisfies Record<VectorFormat, { code: string; make: (numbers: readonly number[]) => Vector }>;

/** What a vector of the format may be given as, in words. */
export function expectedVector(format: VectorFormat | undefined): string {
  if (format === 'BINARY') return `a Uint8Array of 1 to ${MAX_BYTES} bytes, of eight dimensions each`;
  const classes = 'a Float32Array, Float64Array, Int8Array or array of numbers';
  const dimensions = `of 1 to ${MAX_DIMENSIONS} finite numbers`;
  return format === undefined
    ? `${classes} ${dimensions}, or a Uint8Array of at most ${MAX_BYTES} bytes`
    : `${classes} ${dimensions}`;
}

/** The value as the driver takes it; undefined for what is no vector, or none of the format: BINARY ones are never converted. */
export function vectorOf(value: unknown, format: VectorFormat | undefined): Vector | undefined {
  const isBinary = value instanceof Uint8Array;
  if (format !== undefined && isBinary !== (format === 'BINARY')) return undefined;
  // The driver takes no Buffer.
  if (isBinary) return inRange(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), MAX_BYTES);
  if (value instanceof Float32Array || value instanceof Float64Array) {
    return value.every(Number.isFinite) ? inRange(value, MAX_DIMENSIONS) : undefined;
  }
  if (value instanceof Int8Array) return inRange(value, MAX_DIMENSIONS);
  return Array.isArray(value) && value.every(Number.isFinite)
    ? inRange(new Float64Array(value), MAX_DIMENSIONS)
    : undefined;
}

function inRange(vector: Vector, maximum: number): Vector | undefined {
  return vector.length >= 1 && vector.length <= maximum ? vector : undefined;
}

/** VECTOR as the driver has it. */
export function vectorBinder(format: VectorFormat | undefined): Binder {
  return {
    expects: expectedVector(format),
    bindType: 'DB_TYPE_VECTOR',
    encode: (value) => vectorOf(value, format) ?? REFUSED,
    decode: (value) => inFormat(givenVector(value), format),
  };
}

/** Sparse vectors come with all their dimensions. */
function givenVector(value: unknown): Vector {
  if (isVector(value)) return value;
  if (isSparse(value)) return givenVector(value.dense());
  throw unexpected(value, 'DB_TYPE_VECTOR');
}

/** Fields have their format already; a column of a cursor becomes what it is declared as, by the rules that Oracle has for columns of tables. */
function inFormat(vector: Vector, format: VectorFormat | undefined): Vector {
  if (format === undefined || formatOf(vector) === format) return vector;
  const numbers = format === 'INT8' ? Array.from(vector, Math.round) : Array.from(vector);
  const converted = FORMATS[format].make(numbers);
  const isBinary = format === 'BINARY' || vector instanceof Uint8Array;
  const isHeld =
    format === 'INT8'
      ? numbers.every((number, index) => number === converted[index])
      : converted.every(Number.isFinite);
  if (isBinary || !isHeld)
    throw new TypeError(`a value of the format ${formatOf(vector)} is none of ${format}, which is declared`);
  return converted;
}

export function isVector(value: unknown): value is Vector {
  return (
    value instanceof Float32Array ||
    value instanceof Float64Array ||
    value instanceof Int8Array ||
    value instanceof Uint8Array
  );
}

/** The driver's SparseVector. */
function isSparse(value: unknown): value is { dense(): unknown } {
  return typeof value === 'object' && value !== null && 'dense' in value && typeof value.dense === 'function';
}

/** Text of a vector that PL/SQL makes one of: the format, then the dimensions. */
export function textOfVector(value: unknown, format: VectorFormat | undefined): string | undefined {
  const vector = vectorOf(value, format);
  return vector === undefined ? undefined : `${FORMATS[formatOf(vector)].code}[${vector.join(',')}]`;
}

export function formatOf(vector: Vector): VectorFormat {
  if (vector instanceof Float32Array) return 'FLOAT32';
  if (vector instanceof Float64Array) return 'FLOAT64';
  return vector instanceof Int8Array ? 'INT8' : 'BINARY';
}

/** VECTOR as text, for elements of collections and rows that a block fetches: the driver has no arrays of vectors. */
export function vectorTextBinder(format: VectorFormat | undefined): Binder {
  return {
    expects: `${expectedVector(format)}, of at most ${MAX_PLSQL_BYTES} bytes as text`,
    bindType: 'DB_TYPE_VARCHAR',
    maxSize: MAX_PLSQL_BYTES,
    fromBind: (bind) => `case substr(${bind}, 1, 1) ${alternatives(bind)} end`,
    toBind: (local) => `case vector_dimension_format(${local}) ${CODES} end || from_vector(${local} returning clob)`,
    encode(value) {
      const text = textOfVector(value, format);
      return text === undefined || text.length > MAX_PLSQL_BYTES ? REFUSED : text;
    },
    decode: (text) => inFormat(readVector(text), format),
  };
}

const CODES = Object.entries(FORMATS)
  .map(([name, { code }]) => `when '${name}' then '${code}'`)
  .join(' ');

function alternatives(bind: string): string {
  return Object.entries(FORMATS)
    .map(([name, { code }]) => `when '${code}' then to_vector(substr(${bind}, 2), *, ${name})`)
    .join(' ');
}

function readVector(text: unknown): Vector {
  if (typeof text !== 'string') throw unexpected(text, 'DB_TYPE_VARCHAR');
  const format = Object.values(FORMATS).find(({ code }) => text.startsWith(code));
  const numbers: unknown = JSON.parse(text.slice(1));
  if (format === undefined || !isNumbers(numbers)) throw unexpected(text, 'DB_TYPE_VARCHAR');
  return format.make(numbers);
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

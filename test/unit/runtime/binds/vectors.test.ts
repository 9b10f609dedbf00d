import oracledb from 'oracledb';
import { expect, test } from 'vitest';
import { binderFor } from '../../../../runtime/binds/binder-for.js';
import type { ScalarDescriptor } from '../../../../runtime/call-descriptor.js';
import { vector, vectorInput } from '../../../../runtime/validation/index.js';

/* What the integration tests of vectors do not say. */

const binder = (format?: ScalarDescriptor['format']) =>
  binderFor({ kind: 'vector', declaration: 'VECTOR', ...(format === undefined ? {} : { format }) }, 'OUT');

test('a sparse vector, which only Oracle gives, comes with all its dimensions', () => {
  const sparse = new oracledb.SparseVector({ values: [1.5, 2], indices: [1, 3], numDimensions: 5 });
  expect(binder().decode(sparse)).toEqual(new Float64Array([0, 1.5, 0, 2, 0]));
  expect(binder('FLOAT32').decode(sparse)).toEqual(new Float32Array([0, 1.5, 0, 2, 0]));
});

test.each([
  ['FLOAT32', new Float64Array([0.1, 2]), new Float32Array([0.1, 2])],
  ['FLOAT64', new Int8Array([1, -2]), new Float64Array([1, -2])],
  ['INT8', new Float32Array([1.4, -2.6]), new Int8Array([1, -3])],
  ['BINARY', new Uint8Array([1, 255]), new Uint8Array([1, 255])],
] as const)('a column declared as %s has that format whatever the cursor has', (format, given, expected) => {
  expect(binder(format).decode(given)).toEqual(expected);
});

test.each([
  ['FLOAT32', new Float64Array([1e300])],
  ['INT8', new Float32Array([128])],
  ['FLOAT32', new Uint8Array([1])],
  ['BINARY', new Float32Array([1])],
] as const)('what is no vector of %s is an error', (format, given) => {
  expect(() => binder(format).decode(given)).toThrow(`none of ${format}, which is declared`);
});

test('something else that the driver gives is an error', () => {
  expect(() => binder().decode('[1]')).toThrow('the driver returned a string for DB_TYPE_VECTOR');
});

test('schemas take what calls take', () => {
  expect(vectorInput().parse([1, 2])).toEqual([1, 2]);
  expect(vectorInput('BINARY').safeParse([1, 2]).success).toBe(false);
  expect(vectorInput('BINARY').safeParse(new Uint8Array(8191)).success).toBe(true);
  expect(vectorInput('INT8').safeParse(new Uint8Array(2)).success).toBe(false);
  expect(vectorInput().safeParse([Number.NaN]).error?.issues[0]?.message).toBe(
    'must be a Float32Array, Float64Array, Int8Array or array of numbers of 1 to 65535 finite numbers, or a Uint8Array of at most 8191 bytes',
  );
  expect(vector('FLOAT32').safeParse(new Float32Array(2)).success).toBe(true);
  expect(vector('FLOAT32').safeParse(new Float64Array(2)).error?.issues[0]?.message).toBe(
    'must be a typed array of FLOAT32',
  );
  expect(vector().safeParse([1]).success).toBe(false);
});

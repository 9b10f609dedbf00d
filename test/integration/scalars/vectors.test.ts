import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArgumentError } from '../../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/* VECTOR exists since 23ai, hence the sandbox. */

const SCRIPT = `
CREATE TABLE erp.texts (id NUMBER(9) PRIMARY KEY, day DATE, place VECTOR(3, FLOAT32), small VECTOR(2, INT8), bits VECTOR(16, BINARY), free VECTOR);
CREATE PACKAGE erp.search AS
  TYPE pair_t IS RECORD (a VECTOR, n NUMBER, b VECTOR);
  TYPE list_t IS TABLE OF VECTOR;
  TYPE pairs_t IS TABLE OF pair_t INDEX BY PLS_INTEGER;
  FUNCTION same(v IN VECTOR) RETURN VECTOR;
  PROCEDURE swap(a IN OUT VECTOR, b IN OUT VECTOR, c OUT VECTOR, d IN VECTOR DEFAULT NULL);
  FUNCTION same_pair(p IN pair_t) RETURN pair_t;
  PROCEDURE twice(l IN OUT list_t, p IN OUT pairs_t);
  PROCEDURE add_text(t IN texts%ROWTYPE);
  FUNCTION find_text(wanted IN NUMBER) RETURN texts%ROWTYPE;
  FUNCTION nearest(v IN VECTOR) RETURN NUMBER;
  FUNCTION listed RETURN SYS_REFCURSOR;
  FUNCTION dated RETURN SYS_REFCURSOR;
  FUNCTION long_list(dimensions IN PLS_INTEGER) RETURN list_t;
END;
/
CREATE PACKAGE BODY erp.search AS
  FUNCTION same(v IN VECTOR) RETURN VECTOR IS BEGIN RETURN v; END;
  PROCEDURE swap(a IN OUT VECTOR, b IN OUT VECTOR, c OUT VECTOR, d IN VECTOR DEFAULT NULL) IS
    x VECTOR := a;
  BEGIN
    a := b; b := x; c := d;
  END;
  FUNCTION same_pair(p IN pair_t) RETURN pair_t IS BEGIN RETURN p; END;
  PROCEDURE twice(l IN OUT list_t, p IN OUT pairs_t) IS
  BEGIN
    l.EXTEND; l(l.COUNT) := l(1); p(p.COUNT + 1) := p(1);
  END;
  PROCEDURE add_text(t IN texts%ROWTYPE) IS BEGIN INSERT INTO texts VALUES t; END;
  FUNCTION find_text(wanted IN NUMBER) RETURN texts%ROWTYPE IS
    found texts%ROWTYPE;
  BEGIN
    SELECT * INTO found FROM texts WHERE id = wanted;
    RETURN found;
  END;
  FUNCTION nearest(v IN VECTOR) RETURN NUMBER IS
    found NUMBER;
  BEGIN
    SELECT id INTO found FROM texts WHERE place IS NOT NULL ORDER BY VECTOR_DISTANCE(place, v, COSINE) FETCH FIRST ROW ONLY;
    RETURN found;
  END;
  FUNCTION listed RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, place, small, bits, free FROM texts ORDER BY id;
    RETURN c;
  END;
  FUNCTION dated RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, day, place, free FROM texts ORDER BY id;
    RETURN c;
  END;
  FUNCTION long_list(dimensions IN PLS_INTEGER) RETURN list_t IS
    text CLOB := '[0.1';
  BEGIN
    FOR i IN 2 .. dimensions LOOP text := text || ',0.1'; END LOOP;
    RETURN list_t(TO_VECTOR(text || ']', *, FLOAT32));
  END;
END;
/
GRANT EXECUTE ON erp.search TO alice;
GRANT READ ON erp.texts TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({
    profile: '23ai',
    script: SCRIPT,
    cursors: {
      'erp.search.listed.return': {
        id: 'number(9)',
        place: 'vector(3, float32)',
        small: 'vector(2, int8)',
        bits: 'vector(*, binary)',
        free: 'vector',
      },
    },
  });
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
});

const call = (name: string, args: object = {}) => client.routine(`search.${name}`)(args);

const VALUES = [
  new Float32Array([1.5, -2, 3.4e38]),
  new Float64Array([Number.MAX_VALUE, 0.1, -12.75]),
  new Int8Array([-128, 0, 127]),
  new Uint8Array([0, 255]),
  new Float32Array(4000).fill(0.25),
];

describe('parameters and results', () => {
  test.each(VALUES)('a vector comes back in its own format', async (v) => {
    expect(await call('same', { v })).toEqual(v);
    expect(await call('swap', { a: v, b: null })).toEqual({ a: null, b: v, c: null });
    expect(await call('swap', { a: null, b: v, d: v })).toEqual({ a: v, b: null, c: v });
  });

  test('an array of numbers is one of FLOAT64, a Buffer one of BINARY', async () => {
    expect(await call('same', { v: [1, 0.1] })).toEqual(new Float64Array([1, 0.1]));
    expect(await call('same', { v: Buffer.from([1, 2]) })).toEqual(new Uint8Array([1, 2]));
    expect(await call('same', { v: null })).toBeNull();
  });

  test.each([
    ['none', undefined],
    ['no numbers', ['1']],
    ['no dimensions', []],
    ['no dimensions of FLOAT32', new Float32Array()],
    ['NaN', [1, Number.NaN]],
    ['infinite ones', new Float32Array([Number.POSITIVE_INFINITY])],
    ['too many', new Float32Array(65_536)],
    ['too many bits', new Uint8Array(8192)],
    ['other integers', new Int16Array([1])],
    ['text', '[1]'],
  ])('%s: refused before anything is touched', async (_name, v) => {
    const error: unknown = await call('same', { v }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ArgumentError);
    if (v !== undefined)
      expect(error).toHaveProperty(
        'message',
        expect.stringContaining(
          'a Float32Array, Float64Array, Int8Array or array of numbers of 1 to 65535 finite numbers, or a Uint8Array of at most 8191 bytes',
        ),
      );
  });
});

describe('records and collections', () => {
  test('fields are as parameters are', async () => {
    for (const a of VALUES) {
      expect(await call('samePair', { p: { a, n: 1, b: null } })).toEqual({ a, n: 1, b: null });
    }
    expect(await call('samePair', { p: { a: [1], n: null, b: new Int8Array([1]) } })).toEqual({
      a: new Float64Array([1]),
      n: null,
      b: new Int8Array([1]),
    });
  });

  test('elements travel as text, each in its own format', async () => {
    const [a = null, b = null, c = null, d = null] = VALUES;
    const result = await call('twice', {
      l: [a, null, b, c, d],
      p: [
        { a: b, n: 1, b: d },
        { a: null, n: 2, b: c },
      ],
    });
    expect(result).toEqual({
      l: [a, null, b, c, d, a],
      p: [
        { a: b, n: 1, b: d },
        { a: null, n: 2, b: c },
        { a: b, n: 1, b: d },
      ],
    });
  });

  test('an element that is longer than a PL/SQL variable as text is an error both ways', async () => {
    expect(await call('longList', { dimensions: 2000 })).toEqual([new Float32Array(2000).fill(0.1)]);
    await expect(call('longList', { dimensions: 2050 })).rejects.toMatchObject({
      name: 'ResultError',
      outcome: 'rolled-back',
    });
    const long = new Float64Array(2000).fill(1 / 3);
    await expect(call('twice', { l: [long], p: [] })).rejects.toThrow('of at most 32767 bytes as text');
  });

  test('the row of a table has the formats of its columns, and takes what becomes one of them', async () => {
    await call('addText', {
      t: {
        id: 1,
        day: '2026-01-31T00:00:00',
        place: [1, 2, 3.5],
        small: new Float32Array([1.4, -3]),
        bits: new Uint8Array([1, 128]),
        free: new Float64Array([9]),
      },
    });
    await call('addText', {
      t: { id: 2, day: null, place: new Float32Array([-1, 0, 0]), small: null, bits: null, free: null },
    });
    expect(await call('findText', { wanted: 1 })).toEqual({
      id: 1,
      day: '2026-01-31T00:00:00',
      place: new Float32Array([1, 2, 3.5]),
      small: new Int8Array([1, -3]),
      bits: new Uint8Array([1, 128]),
      free: new Float64Array([9]),
    });
    expect(await call('nearest', { v: new Float32Array([-1, 0.1, 0]) })).toBe(2);
    const row = { id: 3, day: null, place: null, small: null, bits: null, free: null };
    await expect(call('addText', { t: { ...row, bits: [1, 2] } })).rejects.toThrow('a Uint8Array of 1 to 8191 bytes');
    await expect(call('addText', { t: { ...row, place: new Uint8Array(3) } })).rejects.toBeInstanceOf(ArgumentError);
    await expect(call('addText', { t: { ...row, place: [1, 2] } })).rejects.toMatchObject({ code: 51_803 });
    await expect(call('addText', { t: { ...row, small: [1, 200] } })).rejects.toMatchObject({ code: 51_806 });
  });
});

test('columns of cursors are vectors, also beside dates', async () => {
  const place = new Float32Array([1, 2, 3.5]);
  expect(await call('listed')).toEqual([
    {
      id: 1,
      place,
      small: new Int8Array([1, -3]),
      bits: new Uint8Array([1, 128]),
      free: new Float64Array([9]),
    },
    { id: 2, place: new Float32Array([-1, 0, 0]), small: null, bits: null, free: null },
  ]);
  expect(await call('dated')).toEqual([
    { id: 1, day: '2026-01-31T00:00:00', place, free: new Float64Array([9]) },
    { id: 2, day: null, place: new Float32Array([-1, 0, 0]), free: null },
  ]);
});

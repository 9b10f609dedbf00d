import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/* CLOB, NCLOB and BLOB of any length, both ways; JSON and XMLTYPE longer than a PL/SQL variable. */

const SCRIPT = `
CREATE PACKAGE erp.docs AS
  TYPE page_t IS RECORD (id PLS_INTEGER, text CLOB, scan BLOB, data JSON);
  TYPE pages_t IS TABLE OF page_t;
  PROCEDURE measure(c IN CLOB, n IN NCLOB, b IN BLOB, lengths OUT VARCHAR2);
  FUNCTION echo_clob(v IN CLOB) RETURN CLOB;
  FUNCTION echo_nclob(v IN NCLOB) RETURN NCLOB;
  FUNCTION echo_blob(v IN BLOB) RETURN BLOB;
  PROCEDURE grow(c IN OUT NOCOPY CLOB, b IN OUT NOCOPY BLOB);
  PROCEDURE keep(c IN OUT CLOB, b IN OUT BLOB);
  FUNCTION echo_json(v IN JSON) RETURN JSON;
  FUNCTION echo_xml(v IN XMLTYPE) RETURN XMLTYPE;
  FUNCTION echo_page(v IN page_t) RETURN page_t;
  FUNCTION echo_pages(v IN pages_t) RETURN pages_t;
  FUNCTION long_page RETURN pages_t;
  FUNCTION rows_of(v IN CLOB) RETURN SYS_REFCURSOR;
END;
/
CREATE PACKAGE BODY erp.docs AS
  PROCEDURE measure(c IN CLOB, n IN NCLOB, b IN BLOB, lengths OUT VARCHAR2) IS
  BEGIN
    lengths := NVL(TO_CHAR(DBMS_LOB.GETLENGTH(c)), '-') || ',' || NVL(TO_CHAR(DBMS_LOB.GETLENGTH(n)), '-') || ','
      || NVL(TO_CHAR(DBMS_LOB.GETLENGTH(b)), '-');
  END;
  FUNCTION echo_clob(v IN CLOB) RETURN CLOB IS BEGIN RETURN v; END;
  FUNCTION echo_nclob(v IN NCLOB) RETURN NCLOB IS BEGIN RETURN v; END;
  FUNCTION echo_blob(v IN BLOB) RETURN BLOB IS BEGIN RETURN v; END;
  PROCEDURE grow(c IN OUT NOCOPY CLOB, b IN OUT NOCOPY BLOB) IS
  BEGIN
    DBMS_LOB.WRITEAPPEND(c, 1, '!');
    DBMS_LOB.WRITEAPPEND(b, 1, HEXTORAW('FF'));
  END;
  PROCEDURE keep(c IN OUT CLOB, b IN OUT BLOB) IS BEGIN NULL; END;
  FUNCTION echo_json(v IN JSON) RETURN JSON IS BEGIN RETURN v; END;
  FUNCTION echo_xml(v IN XMLTYPE) RETURN XMLTYPE IS BEGIN RETURN v; END;
  FUNCTION echo_page(v IN page_t) RETURN page_t IS BEGIN RETURN v; END;
  FUNCTION echo_pages(v IN pages_t) RETURN pages_t IS BEGIN RETURN v; END;
  FUNCTION long_page RETURN pages_t IS
    p page_t;
  BEGIN
    p.text := RPAD('x', 32767, 'x');
    DBMS_LOB.WRITEAPPEND(p.text, 1, 'x');
    RETURN pages_t(p);
  END;
  FUNCTION rows_of(v IN CLOB) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT v AS text FROM dual;
    RETURN c;
  END;
END;
/
GRANT EXECUTE ON erp.docs TO alice;
`;

let client: GeneratedClient;
let sandbox: Sandbox;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT, profile: '23ai' });
  if (client.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = client.sandbox;
  await call('measure', { c: null, n: null, b: null });
});
afterAll(() => client[Symbol.asyncDispose]());

const call = (name: string, args?: object) => client.routine(`docs.${name}`)(args);

/** The result, and in how many round trips it came. */
async function counted(name: string, args?: object) {
  const before = sandbox.roundTrips;
  const result = await call(name, args);
  return { result, roundTrips: sandbox.roundTrips - before };
}

/** Temporary LOBs are freed with the next round trip. */
async function expectNoLobs() {
  await call('measure', { c: null, n: null, b: null });
  expect(sandbox.temporaryLobs).toBe(0);
}

/** Making a temporary LOB takes the driver two round trips, writing it one. */
const WRITE = 3;
/** Reading it, and the commit after that. */
const READ = 2;

const TEXTS = [
  ['empty', '', 0],
  ['of one byte', 'x', 0],
  ['of 32,767 bytes', 'x'.repeat(32_767), 0],
  ['of 32,767 bytes in fewer characters', `${'€'.repeat(10_922)}x`, 0],
  ['of 32,768 bytes', 'x'.repeat(32_768), WRITE + READ],
  ['of 32,768 bytes in fewer characters', `${'€'.repeat(10_922)}xx`, WRITE + READ],
  ['of characters beyond U+FFFF', '😀'.repeat(20_000), WRITE + READ],
  ['of 1 MB', 'aä€😀'.repeat(100_000), WRITE + READ],
] as const;

describe('a CLOB', () => {
  test.each(TEXTS)('%s', async (_, text, more) => {
    const { result, roundTrips } = await counted('echoClob', { v: text });
    expect(result === text).toBe(true);
    expect(roundTrips).toBe(1 + more);
    await expectNoLobs();
  });

  test('NULL', async () => {
    expect(await counted('echoClob', { v: null })).toEqual({ result: null, roundTrips: 1 });
  });

  test('with half a character is refused', async () => {
    await expect(call('echoClob', { v: '\ud83d' })).rejects.toMatchObject({ name: 'ArgumentError', argument: 'v' });
    await expect(call('echoClob', { v: 1 })).rejects.toMatchObject({
      name: 'ArgumentError',
      expected: 'a string or a Readable of text, or null',
    });
  });
});

describe('an NCLOB', () => {
  test.each([
    ['empty', '', 0],
    ['of 16,383 characters', 'x'.repeat(16_383), 0],
    ['of 16,384 characters', 'x'.repeat(16_384), WRITE + READ],
    ['of 1 MB', 'aä€😀'.repeat(100_000), WRITE + READ],
  ] as const)('%s', async (_, text, more) => {
    const { result, roundTrips } = await counted('echoNclob', { v: text });
    expect(result === text).toBe(true);
    expect(roundTrips).toBe(1 + more);
    await expectNoLobs();
  });
});

describe('a BLOB', () => {
  test.each([
    [0, 0],
    [1, 0],
    [32_767, 0],
    [32_768, WRITE + READ],
    [1_000_000, WRITE + READ],
  ])('of %i bytes', async (size, more) => {
    const bytes = Buffer.alloc(size, 0xa7);
    const { result, roundTrips } = await counted('echoBlob', { v: new Uint8Array(bytes) });
    expect(Buffer.isBuffer(result) && result.equals(bytes)).toBe(true);
    expect(roundTrips).toBe(1 + more);
    await expectNoLobs();
  });

  test('NULL', async () => {
    expect(await call('echoBlob', { v: null })).toBeNull();
  });
});

test('several in one call', async () => {
  const text = 'x'.repeat(40_000);
  expect(await counted('measure', { c: text, n: text, b: Buffer.from(text) })).toEqual({
    result: { lengths: '40000,40000,40000' },
    roundTrips: 3 * WRITE + 1,
  });
  expect(await call('measure', { c: '', n: null, b: Buffer.alloc(0) })).toEqual({ lengths: '0,-,0' });
  await expectNoLobs();
});

test.each([0, 1, 32_766, 32_767, 40_000])('IN OUT, written to by the routine: %i characters', async (size) => {
  const text = 'x'.repeat(size);
  expect(await call('grow', { c: text, b: Buffer.from(text) })).toEqual({
    c: `${text}!`,
    b: Buffer.concat([Buffer.from(text), Buffer.from([0xff])]),
  });
  expect(await call('keep', { c: text, b: null })).toEqual({ c: text, b: null });
  await expectNoLobs();
});

test('16 MB take about sixteen times as long as one', async () => {
  const time = async (size: number) => {
    const text = 'x'.repeat(size);
    const begin = performance.now();
    expect((await call('echoClob', { v: text })) === text).toBe(true);
    return performance.now() - begin;
  };
  await time(4_000_000);
  const one = await time(4_000_000);
  // Quadratic work would take sixteen times as long.
  expect(await time(16_000_000)).toBeLessThan(10 * one + 200);
}, 60_000);

test('JSON and XMLTYPE of more than 32,767 bytes', async () => {
  const data = { text: 'ä'.repeat(40_000) };
  expect(await counted('echoJson', { v: data })).toEqual({ result: data, roundTrips: 1 + WRITE + READ });
  const xml = `<a>${'x'.repeat(40_000)}</a>`;
  expect(await counted('echoXml', { v: xml })).toEqual({ result: xml, roundTrips: 1 + WRITE + READ });
  await expectNoLobs();
});

describe('within a record', () => {
  test.each([
    [{ id: 1, text: null, scan: null, data: null }, 0],
    [{ id: 2, text: '', scan: Buffer.alloc(0), data: [1] }, 0],
    [{ id: 3, text: 'short', scan: Buffer.from([1]), data: { a: 'b' } }, 0],
    [
      { id: 4, text: 'x'.repeat(40_000), scan: Buffer.alloc(50_000, 1), data: { a: 'x'.repeat(40_000) } },
      3 * WRITE + 3 + 1,
    ],
  ])('%#', async (page, more) => {
    expect(await counted('echoPage', { v: page })).toEqual({ result: page, roundTrips: 1 + more });
    await expectNoLobs();
  });
});

describe('within a collection', () => {
  test('as long as a PL/SQL variable holds them', async () => {
    const pages = [
      { id: 1, text: 'x'.repeat(32_767), scan: Buffer.from([1]), data: { a: 1 } },
      { id: 2, text: '', scan: Buffer.alloc(0), data: null },
      { id: 3, text: null, scan: null, data: 'x' },
    ];
    expect(await call('echoPages', { v: pages })).toEqual(pages);
  });

  test('longer ones are refused', async () => {
    const page = { id: 1, text: 'x'.repeat(32_768), scan: null, data: null };
    await expect(call('echoPages', { v: [page] })).rejects.toMatchObject({
      name: 'ArgumentError',
      argument: 'v[0].text',
    });
  });

  test('longer ones that come out raise in the block', async () => {
    await expect(call('longPage')).rejects.toMatchObject({
      name: 'ResultError',
      message: expect.stringContaining('[].text: a LOB of more than 32,767 bytes'),
      outcome: 'rolled-back',
    });
  });
});

test('columns of cursors come as text whatever their length', async () => {
  const text = 'ä'.repeat(100_000);
  expect(await call('rowsOf', { v: text })).toEqual([{ text }]);
  await expectNoLobs();
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor, readAll } from '../../support/read-cursor.js';

/* A BFILE goes in as the name of a file, and comes out as that with what is in the file: as bytes, as a stream, in records, collections, objects and rows. */

const SCRIPT = `
CREATE DIRECTORY docs AS '/srv/erp/docs';
CREATE DIRECTORY secret AS '/srv/erp/secret';
GRANT READ ON DIRECTORY docs TO erp;
GRANT READ ON DIRECTORY secret TO erp;
GRANT READ ON DIRECTORY docs TO alice;
CREATE TABLE erp.scans (id NUMBER(9), day DATE, scan BFILE);
BEGIN
  INSERT INTO erp.scans VALUES (1, DATE '2026-01-31', BFILENAME('DOCS', 'letter.txt'));
  INSERT INTO erp.scans VALUES (2, NULL, NULL);
  INSERT INTO erp.scans VALUES (3, NULL, BFILENAME('DOCS', 'empty.txt'));
  INSERT INTO erp.scans VALUES (4, NULL, BFILENAME('DOCS', 'long.bin'));
  INSERT INTO erp.scans VALUES (5, NULL, BFILENAME('DOCS', 'full.bin'));
  INSERT INTO erp.scans VALUES (6, NULL, BFILENAME('DOCS', 'none.txt'));
  COMMIT;
END;
/
CREATE TYPE erp.scan_o AS OBJECT (id NUMBER(9), scan BFILE);
/
CREATE TYPE erp.scans_o AS TABLE OF erp.scan_o;
/
CREATE PACKAGE erp.files AS
  TYPE scan_t IS RECORD (id PLS_INTEGER, scan BFILE, note VARCHAR2(20));
  TYPE scans_t IS TABLE OF scan_t;
  TYPE by_name_t IS TABLE OF BFILE INDEX BY VARCHAR2(30);
  FUNCTION echo(v IN BFILE) RETURN BFILE;
  FUNCTION echo_name(v IN BFILE) RETURN BFILE;
  PROCEDURE describe(v IN BFILE DEFAULT BFILENAME('DOCS', 'letter.txt'), text OUT VARCHAR2);
  PROCEDURE next(v IN OUT BFILE, was OUT BFILE);
  FUNCTION opened(name IN VARCHAR2) RETURN BFILE;
  FUNCTION open_files RETURN PLS_INTEGER;
  FUNCTION never_null(v IN BFILE) RETURN BFILE;
  FUNCTION echo_scan(v IN scan_t) RETURN scan_t;
  FUNCTION echo_scans(v IN scans_t) RETURN scans_t;
  FUNCTION echo_object(v IN erp.scan_o) RETURN erp.scan_o;
  FUNCTION echo_named(v IN by_name_t) RETURN by_name_t;
  FUNCTION rows_of(low NUMBER, high NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION dated_rows(low NUMBER, high NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION names_of RETURN SYS_REFCURSOR;
  FUNCTION days_of RETURN SYS_REFCURSOR;
  FUNCTION store(id NUMBER, scan BFILE) RETURN BFILE;
  FUNCTION no_file RETURN BFILE;
  FUNCTION no_files RETURN SYS_REFCURSOR;
  FUNCTION many(how_many NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION piped(scan BFILE) RETURN erp.scans_o PIPELINED;
  FUNCTION find(id NUMBER) RETURN VARCHAR2;
  FUNCTION find(id BFILE) RETURN VARCHAR2;
  FUNCTION count_scans RETURN PLS_INTEGER;
END;
/
CREATE PACKAGE BODY erp.files AS
  FUNCTION echo(v IN BFILE) RETURN BFILE IS BEGIN RETURN v; END;
  FUNCTION echo_name(v IN BFILE) RETURN BFILE IS BEGIN RETURN v; END;
  PROCEDURE describe(v IN BFILE DEFAULT BFILENAME('DOCS', 'letter.txt'), text OUT VARCHAR2) IS
    directory VARCHAR2(128);
    name VARCHAR2(255);
  BEGIN
    IF v IS NULL THEN text := 'null'; RETURN; END IF;
    DBMS_LOB.FILEGETNAME(v, directory, name);
    text := directory || '/' || name;
  END;
  PROCEDURE next(v IN OUT BFILE, was OUT BFILE) IS
  BEGIN
    was := v;
    v := BFILENAME('DOCS', 'letter.txt');
  END;
  FUNCTION opened(name IN VARCHAR2) RETURN BFILE IS
    f BFILE := BFILENAME('DOCS', name);
  BEGIN
    DBMS_LOB.FILEOPEN(f);
    RETURN f;
  END;
  FUNCTION open_files RETURN PLS_INTEGER IS
    TYPE files_t IS TABLE OF BFILE INDEX BY PLS_INTEGER;
    files files_t;
  BEGIN
    FOR i IN 1 .. 10 LOOP
      files(i) := BFILENAME('DOCS', 'letter.txt');
      BEGIN
        DBMS_LOB.FILEOPEN(files(i));
      EXCEPTION WHEN OTHERS THEN
        IF SQLCODE <> -22290 THEN RAISE; END IF;
        FOR j IN 1 .. i - 1 LOOP DBMS_LOB.FILECLOSE(files(j)); END LOOP;
        RETURN 11 - i;
      END;
    END LOOP;
    FOR j IN 1 .. 10 LOOP DBMS_LOB.FILECLOSE(files(j)); END LOOP;
    RETURN 0;
  END;
  FUNCTION never_null(v IN BFILE) RETURN BFILE IS BEGIN RETURN v; END;
  FUNCTION echo_scan(v IN scan_t) RETURN scan_t IS BEGIN RETURN v; END;
  FUNCTION echo_scans(v IN scans_t) RETURN scans_t IS BEGIN RETURN v; END;
  FUNCTION echo_object(v IN erp.scan_o) RETURN erp.scan_o IS BEGIN RETURN v; END;
  FUNCTION echo_named(v IN by_name_t) RETURN by_name_t IS BEGIN RETURN v; END;
  FUNCTION rows_of(low NUMBER, high NUMBER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, scan FROM scans WHERE id BETWEEN low AND high ORDER BY id;
    RETURN c;
  END;
  FUNCTION dated_rows(low NUMBER, high NUMBER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, day, scan FROM scans WHERE id BETWEEN low AND high ORDER BY id;
    RETURN c;
  END;
  FUNCTION names_of RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id, scan FROM scans ORDER BY id;
    RETURN c;
  END;
  FUNCTION days_of RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT scan, day FROM scans WHERE id <= 2 ORDER BY id;
    RETURN c;
  END;
  FUNCTION store(id NUMBER, scan BFILE) RETURN BFILE IS
  BEGIN
    INSERT INTO scans VALUES (store.id, NULL, store.scan);
    RETURN scan;
  END;
  FUNCTION no_file RETURN BFILE IS BEGIN RETURN NULL; END;
  FUNCTION no_files RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT scan FROM scans WHERE id = 2;
    RETURN c;
  END;
  FUNCTION many(how_many NUMBER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT LEVEL AS id, BFILENAME('DOCS', CASE MOD(LEVEL, 3) WHEN 0 THEN 'letter.txt' ELSE 'forty.bin' END) AS scan
      FROM dual CONNECT BY LEVEL <= how_many;
    RETURN c;
  END;
  FUNCTION piped(scan BFILE) RETURN erp.scans_o PIPELINED IS
  BEGIN
    PIPE ROW (erp.scan_o(1, scan));
    PIPE ROW (erp.scan_o(2, NULL));
    RETURN;
  END;
  FUNCTION find(id NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'number'; END;
  FUNCTION find(id BFILE) RETURN VARCHAR2 IS BEGIN RETURN 'file'; END;
  FUNCTION count_scans RETURN PLS_INTEGER IS
    n PLS_INTEGER;
  BEGIN
    SELECT COUNT(*) INTO n FROM scans;
    RETURN n;
  END;
END;
/
GRANT EXECUTE ON erp.files TO alice;
GRANT EXECUTE ON erp.scan_o TO alice;
GRANT EXECUTE ON erp.scans_o TO alice;
`;

const LETTER = Buffer.from('Grüße');
const FULL = Buffer.alloc(32_767, 0xa7);
const FORTY = Buffer.alloc(40_000, 0x28);
const LONG_BYTES = Buffer.from(Array.from({ length: 5_000_000 }, (_, index) => index % 251));
/** Compared by itself: byte by byte it would take minutes. */
const LONG: unknown = expect.toSatisfy((value: unknown) => Buffer.isBuffer(value) && value.equals(LONG_BYTES));

let folder: string;
let client: GeneratedClient;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-bfiles-'));
  const files = {
    'letter.txt': LETTER,
    'empty.txt': '',
    'full.bin': FULL,
    'forty.bin': FORTY,
    'long.bin': LONG_BYTES,
    'ä 😀.txt': LETTER,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  client = await generatedClient({
    script: SCRIPT,
    directories: { DOCS: folder, SECRET: folder },
    types: {
      parameters: {
        'erp.files.echo_name.return': 'name',
        'erp.files.never_null.v': { notNull: true },
        'erp.files.never_null.return': { notNull: true },
        'erp.files.no_file.return': { notNull: true },
      },
    },
    cursors: {
      'erp.files.dated_rows.return': 'erp.scans',
      'erp.files.names_of.return': { id: 'NUMBER(9)', scan: { type: 'BFILE', as: 'name' } },
      'erp.files.days_of.return': { day: 'DATE' },
      'erp.files.no_files.return': { scan: { type: 'BFILE', notNull: true } },
    },
  });
  if (client.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = client.sandbox;
  await call('countScans');
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const call = (name: string, args?: object) => client.routine(`files.${name}`)(args);
const named = (fileName: string, directory = 'DOCS') => ({ directory, fileName });

/** The result, and in how many round trips it came. */
async function counted(name: string, args?: object) {
  const before = sandbox.roundTrips;
  const result = await call(name, args);
  return { result, roundTrips: sandbox.roundTrips - before };
}

/** Temporary LOBs are freed with the next round trip; files are closed by the call itself. */
async function expectNothingLeft() {
  expect(await call('openFiles')).toBe(0);
  expect(sandbox.temporaryLobs).toBe(0);
}

test('nothing is left out', () => {
  expect(client.report.omissions).toEqual([]);
});

describe('a parameter', () => {
  test.each([
    ['a file', named('letter.txt'), 'DOCS/letter.txt'],
    ['one that is not there', named('none.txt'), 'DOCS/none.txt'],
    ['of a directory that is not there', named('a.txt', 'Nowhere'), 'Nowhere/a.txt'],
    ['a name in another script', named('ä 😀.txt'), 'DOCS/ä 😀.txt'],
    ['the longest names', named('f'.repeat(255), 'D'.repeat(128)), `${'D'.repeat(128)}/${'f'.repeat(255)}`],
    ['one with content', { ...named('letter.txt'), content: LETTER }, 'DOCS/letter.txt'],
    ['null', null, 'null'],
  ])('in: %s', async (_, v, text) => {
    expect(await counted('describe', { v })).toEqual({ result: { text }, roundTrips: 1 });
  });

  test('chooses the overload', async () => {
    expect(await call('find', { id: named('none.txt') })).toBe('file');
    expect(await call('find', { id: 1 })).toBe('number');
  });

  test('left out, its default applies', async () => {
    expect(await call('describe')).toEqual({ text: 'DOCS/letter.txt' });
  });

  test.each([
    ['text', 'DOCS/letter.txt'],
    ['bytes', LETTER],
    ['a stream', Readable.from([LETTER])],
    ['an empty file name', named('')],
    ['a name that is too long', named('f'.repeat(256))],
    ['a directory that is too long', named('a', 'D'.repeat(129))],
    ['half a character', named('\ud83d')],
    ['no file name', { directory: 'DOCS' }],
  ])('in: %s is refused', async (_, v) => {
    await expect(call('describe', { v })).rejects.toMatchObject({
      name: 'ArgumentError',
      argument: 'v',
      expected: 'an object with a directory of 1 to 128 characters and a fileName of 1 to 255, or null',
    });
  });

  test('in out and out', async () => {
    const { result, roundTrips } = await counted('next', { v: named('full.bin') });
    expect(result).toEqual({
      v: { ...named('letter.txt'), content: LETTER },
      was: { ...named('full.bin'), content: FULL },
    });
    expect(roundTrips).toBe(1);
    expect(await call('next', { v: null })).toEqual({ v: { ...named('letter.txt'), content: LETTER }, was: null });
    await expectNothingLeft();
  });
});

describe('a result', () => {
  test.each([
    ['short', 'letter.txt', LETTER, 0],
    ['an empty file, which is not null', 'empty.txt', Buffer.alloc(0), 0],
    ['of 32,767 bytes', 'full.bin', FULL, 0],
    ['of 5 MB', 'long.bin', LONG, 2],
    ['in another script', 'ä 😀.txt', LETTER, 0],
  ])('%s', async (_, name, content, more) => {
    const { result, roundTrips } = await counted('echo', { v: named(name) });
    expect(result).toEqual({ ...named(name), content });
    expect(roundTrips).toBe(1 + more);
    // What came out goes in again.
    expect(await call('echoName', { v: result })).toEqual(named(name));
    await expectNothingLeft();
  });

  test('NULL', async () => {
    expect(await counted('echo', { v: null })).toEqual({ result: null, roundTrips: 1 });
    expect(await call('echoName', { v: null })).toBeNull();
  });

  test('NULL where the configuration says that there is none', async () => {
    await expect(call('neverNull', { v: null })).rejects.toMatchObject({ name: 'ArgumentError', argument: 'v' });
    await expect(call('noFile')).rejects.toMatchObject({
      name: 'ResultError',
      message: expect.stringContaining('result returnValue: NULL where the declaration promises a value'),
    });
    await expect(call('noFiles')).rejects.toMatchObject({
      name: 'ResultError',
      message: expect.stringContaining('result returnValue.scan: NULL where the declaration promises a value'),
    });
    expect(await call('neverNull', { v: named('letter.txt') })).toEqual({ ...named('letter.txt'), content: LETTER });
  });

  test('the name alone, whether there is a file or not', async () => {
    expect(await counted('echoName', { v: named('none.txt') })).toEqual({ result: named('none.txt'), roundTrips: 1 });
    expect(await call('echoName', { v: named('a.txt', 'SECRET') })).toEqual(named('a.txt', 'SECRET'));
  });

  test('of a file that the routine has opened, which is closed', async () => {
    expect(await call('opened', { name: 'letter.txt' })).toEqual({ ...named('letter.txt'), content: LETTER });
    await expectNothingLeft();
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['is not there', named('none.txt'), 22288, 'the database cannot open or read the file'],
    ['is in a directory that this user may not read', named('letter.txt', 'SECRET'), 22286, 'this user may not read'],
    ['is in no directory', named('letter.txt', 'NOWHERE'), 22285, 'there is no such directory object'],
  ])('because it %s', async (_, v, code, text) => {
    const before = await call('countScans');
    await expect(call('store', { id: 99, scan: v })).rejects.toMatchObject({
      name: 'ResultError',
      code,
      outcome: 'rolled-back',
      message: expect.stringContaining(`ERP.FILES.STORE, result returnValue: ORA-${code}, ${text}`),
    });
    expect(await call('countScans')).toBe(before);
    await expectNothingLeft();
  });

  test('is named by its place', async () => {
    const v = [{ id: 1, scan: named('none.txt'), note: null }];
    await expect(call('echoScans', { v })).rejects.toMatchObject({
      code: 22288,
      message: expect.stringContaining('result returnValue[].scan: ORA-22288'),
    });
    await expect(call('rowsOf', { low: 1, high: 6 })).rejects.toMatchObject({
      name: 'ResultError',
      code: 22288,
      outcome: 'rolled-back',
      message: expect.stringContaining('result returnValue.scan: ORA-22288'),
    });
    await expectNothingLeft();
  });
});

describe('within', () => {
  test('a record', async () => {
    const scan = { id: 1, scan: named('long.bin'), note: 'x' };
    expect(await call('echoScan', { v: scan })).toEqual({ ...scan, scan: { ...named('long.bin'), content: LONG } });
    expect(await counted('echoScan', { v: { id: 2, scan: null } })).toEqual({
      result: { id: 2, scan: null, note: null },
      roundTrips: 1,
    });
    expect(await call('echoScan', { v: { id: 3 } })).toEqual({ id: 3, scan: null, note: null });
    await expect(call('echoScan', { v: { scan: 'x' } })).rejects.toMatchObject({ argument: 'v.scan' });
    await expectNothingLeft();
  });

  test('a collection of records, as long as a PL/SQL variable holds them', async () => {
    const contents = { 'letter.txt': LETTER, 'empty.txt': Buffer.alloc(0), 'full.bin': FULL };
    const names = [...Object.entries(contents), null];
    const scans = names.map((one, id) => ({ id, scan: one === null ? null : named(one[0]), note: null }));
    const { result, roundTrips } = await counted('echoScans', { v: scans });
    expect(result).toEqual(
      names.map((one, id) => ({ id, scan: one && { ...named(one[0]), content: one[1] }, note: null })),
    );
    expect(roundTrips).toBe(1);
    await expect(call('echoScans', { v: [{ scan: named('long.bin') }] })).rejects.toMatchObject({
      name: 'ResultError',
      message: expect.stringContaining('[].scan.content: a LOB of more than 32,767 bytes'),
    });
    await expectNothingLeft();
  });

  test('an object', async () => {
    expect(await call('echoObject', { v: { id: 1, scan: named('letter.txt') } })).toEqual({
      id: 1,
      scan: { ...named('letter.txt'), content: LETTER },
    });
    expect(await call('echoObject', { v: { id: 1, scan: null } })).toEqual({ id: 1, scan: null });
    expect(await call('echoObject', { v: null })).toBeNull();
  });

  test('an index-by table', async () => {
    const v = new Map([
      ['a', named('letter.txt')],
      ['b', null],
    ]);
    expect(await call('echoNamed', { v })).toEqual(
      new Map([
        ['a', { ...named('letter.txt'), content: LETTER }],
        ['b', null],
      ]),
    );
  });
});

describe('rows', () => {
  const rows = [
    { id: 1, scan: { ...named('letter.txt'), content: LETTER } },
    { id: 2, scan: null },
    { id: 3, scan: { ...named('empty.txt'), content: Buffer.alloc(0) } },
    { id: 4, scan: { ...named('long.bin'), content: LONG } },
    { id: 5, scan: { ...named('full.bin'), content: FULL } },
  ];

  test('that nothing declares', async () => {
    expect(await call('rowsOf', { low: 1, high: 5 })).toEqual(rows);
    await expectNothingLeft();
  });

  test('short files take no round trips of their own', async () => {
    // Those for numbers alone: the call, the rows, the commit.
    expect((await counted('rowsOf', { low: 1, high: 3 })).roundTrips).toBe(3);
  });

  test('of a table, beside a date, as a stream', async () => {
    const cursor = await client.routine('files.datedRows').stream({ low: 1, high: 5 });
    if (!isCursor(cursor)) throw new TypeError('a cursor is expected');
    const days = ['2026-01-31T00:00:00', null, null, null, null];
    expect(await readAll(cursor)).toEqual(rows.map((row, index) => ({ ...row, day: days[index] })));
    await expectNothingLeft();
  });

  test('with names alone, whether there are files or not', async () => {
    const names = ['letter.txt', null, 'empty.txt', 'long.bin', 'full.bin', 'none.txt'];
    expect(await call('namesOf')).toEqual(names.map((name, index) => ({ id: index + 1, scan: name && named(name) })));
  });

  test('many of them, long and short', async () => {
    const expected = Array.from({ length: 40 }, (_, index) => {
      const id = index + 1;
      return id % 3 === 0
        ? { id, scan: { ...named('letter.txt'), content: LETTER } }
        : { id, scan: { ...named('forty.bin'), content: FORTY } };
    });
    expect(await call('many', { howMany: 40 })).toEqual(expected);
    await expectNothingLeft();
  });

  test('of a pipelined function', async () => {
    expect(await call('piped', { scan: named('letter.txt') })).toEqual([
      { id: 1, scan: { ...named('letter.txt'), content: LETTER } },
      { id: 2, scan: null },
    ]);
  });

  test('beside a column that nobody asked for', async () => {
    expect(await call('daysOf')).toEqual([{ day: '2026-01-31T00:00:00' }, { day: null }]);
  });
});

describe('streams', () => {
  test.each([
    ['long.bin', LONG_BYTES],
    ['letter.txt', LETTER],
    ['empty.txt', Buffer.alloc(0)],
  ])('%s', async (name, content) => {
    const file = fileIn(await client.routine('files.echo').stream({ v: named(name) }));
    expect(file).toMatchObject(named(name));
    expect((await collect(file.content)).equals(content)).toBe(true);
    await expectNothingLeft();
  });

  test('several of one call', async () => {
    const result = await client.routine('files.next').stream({ v: named('long.bin') });
    expect((await collect(fileIn(member(result, 'v')).content)).equals(LETTER)).toBe(true);
    expect((await collect(fileIn(member(result, 'was')).content)).equals(LONG_BYTES)).toBe(true);
    expect(await client.routine('files.echo').stream({ v: null })).toBeNull();
    await expectNothingLeft();
  });

  test('left early they roll back', async () => {
    const before = await call('countScans');
    const { content } = fileIn(await client.routine('files.store').stream({ id: 99, scan: named('long.bin') }));
    for await (const piece of content) {
      expect(Buffer.isBuffer(piece)).toBe(true);
      break;
    }
    await expect.poll(() => call('countScans')).toBe(before);
    await expectNothingLeft();
    const whole = fileIn(await client.routine('files.store').stream({ id: 99, scan: named('long.bin') }));
    await collect(whole.content);
    expect(await call('countScans')).toBe(Number(before) + 1);
  });
});

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function fileIn(value: unknown): { readonly content: Readable } {
  const content = member(value, 'content');
  if (typeof value !== 'object' || !(content instanceof Readable)) throw new TypeError('a stream is expected');
  return { ...value, content };
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

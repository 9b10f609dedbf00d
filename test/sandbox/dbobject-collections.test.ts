import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { contents } from '../support/db-object.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Collections of PL/SQL as DbObjects, by the driver alone. Sources: node-oracledb's manual, "PL/SQL Collection Types" (objects.rst); lib/thin/dbObject.js,
 * lib/thin/connection.js (_parseTDS, _getElementTypeObj); its tests 212 (dbObject13.js) and 313 (dbObjectsNested.js); facts of the wire, §8.
 */
const TABLE = 'CREATE TABLE parts (id NUMBER, name VARCHAR2(10))';

const SPECIFICATION = `CREATE PACKAGE lists AS
  TYPE line_t IS RECORD (item VARCHAR2(10), amount NUMBER(3, 1));
  TYPE lines_t IS TABLE OF line_t;
  TYPE numbers_t IS TABLE OF NUMBER;
  TYPE texts_t IS TABLE OF VARCHAR2(300) INDEX BY PLS_INTEGER;
  TYPE integers_t IS TABLE OF PLS_INTEGER INDEX BY PLS_INTEGER;
  TYPE flags_t IS TABLE OF BOOLEAN;
  TYPE dates_t IS VARRAY(3) OF DATE;
  TYPE grid_t IS TABLE OF numbers_t;
  TYPE by_key_t IS TABLE OF line_t INDEX BY BINARY_INTEGER;
  TYPE rows_t IS TABLE OF parts%ROWTYPE;
  TYPE order_t IS RECORD (id NUMBER, lines lines_t, marks texts_t);
  TYPE orders_t IS TABLE OF order_t;
  TYPE by_name_t IS TABLE OF NUMBER INDEX BY VARCHAR2(10);
  FUNCTION same(p lines_t) RETURN lines_t;
  FUNCTION same(p numbers_t) RETURN numbers_t;
  FUNCTION same(p texts_t) RETURN texts_t;
  FUNCTION same(p integers_t) RETURN integers_t;
  FUNCTION same(p flags_t) RETURN flags_t;
  FUNCTION same(p dates_t) RETURN dates_t;
  FUNCTION same(p grid_t) RETURN grid_t;
  FUNCTION same(p by_key_t) RETURN by_key_t;
  FUNCTION same(p rows_t) RETURN rows_t;
  FUNCTION same(p orders_t) RETURN orders_t;
  PROCEDURE double(p IN OUT NOCOPY numbers_t);
  PROCEDURE sparse(p OUT texts_t, n OUT numbers_t);
  PROCEDURE count_of(p IN integers_t, n OUT PLS_INTEGER, first OUT PLS_INTEGER, last OUT PLS_INTEGER);
  PROCEDURE is_null(p IN numbers_t, n OUT VARCHAR2);
END;`;

const KINDS = [
  'lines_t',
  'numbers_t',
  'texts_t',
  'integers_t',
  'flags_t',
  'dates_t',
  'grid_t',
  'by_key_t',
  'rows_t',
  'orders_t',
];

const BODY = `CREATE PACKAGE BODY lists AS
  ${KINDS.map((kind) => `FUNCTION same(p ${kind}) RETURN ${kind} IS BEGIN RETURN p; END;`).join('\n  ')}
  PROCEDURE double(p IN OUT NOCOPY numbers_t) IS
  BEGIN
    FOR i IN 1 .. p.COUNT LOOP p(i) := p(i) * 2; END LOOP;
    p.EXTEND; p(p.LAST) := p.COUNT;
  END;
  PROCEDURE sparse(p OUT texts_t, n OUT numbers_t) IS
  BEGIN
    p(7) := 'seven'; p(100000) := NULL; p(3) := 'three';
    n := numbers_t(1, 2, 3, 4); n.DELETE(2);
  END;
  PROCEDURE count_of(p IN integers_t, n OUT PLS_INTEGER, first OUT PLS_INTEGER, last OUT PLS_INTEGER) IS
  BEGIN n := p.COUNT; first := p.FIRST; last := p.LAST; END;
  PROCEDURE is_null(p IN numbers_t, n OUT VARCHAR2) IS BEGIN n := CASE WHEN p IS NULL THEN 'null' ELSE 'empty' END; END;
END;`;

const DAY = new Date(2026, 6, 31, 12, 30, 45);

describe.each(PROFILES)('collections as DbObjects, profile %s', (profile) => {
  async function lists() {
    const { system } = await driverSandbox([TABLE, SPECIFICATION, BODY], { profile });
    const same = async (type: string, value: unknown): Promise<unknown> => {
      // A text of its own for each type: with another class the driver would not describe the OUT bind anew.
      const { outBinds } = await system.execute<{ r: unknown }>(`BEGIN :r := lists.same(:p); END; -- ${type}`, {
        r: { dir: oracledb.BIND_OUT, type },
        p: { type, val: value },
      });
      return contents(outBinds?.r);
    };
    return { system, same };
  }

  const LONG = Array.from({ length: 1000 }, (_, index) => index / 4);

  it.each([
    ['a nested table of numbers', 'NUMBERS_T', [1, null, -2.5, 1e20]],
    ['more than 245 elements', 'NUMBERS_T', LONG],
    ['an empty nested table', 'NUMBERS_T', []],
    ['a nested table that is null', 'NUMBERS_T', null],
    ['texts of more than 245 bytes', 'TEXTS_T', ['', 'a', 'ž'.repeat(150)].map((text) => (text === '' ? null : text))],
    ['an empty index-by table', 'TEXTS_T', []],
    ['integers', 'INTEGERS_T', [1, -2147483648, 2147483647, null]],
    ['booleans', 'FLAGS_T', [true, false, null]],
    ['a varray', 'DATES_T', [DAY, null]],
    [
      'records',
      'LINES_T',
      [
        { ITEM: 'nut', AMOUNT: 1.5 },
        { ITEM: null, AMOUNT: null },
      ],
    ],
    [
      'rows of a table',
      'ROWS_T',
      [
        { ID: 1, NAME: 'nut' },
        { ID: 2, NAME: null },
      ],
    ],
    ['collections', 'GRID_T', [[1, 2], [], null, LONG]],
    [
      'records of collections of records',
      'ORDERS_T',
      [
        { ID: 1, LINES: [{ ITEM: 'nut', AMOUNT: 3 }], MARKS: ['a', 'b'] },
        { ID: 2, LINES: null, MARKS: [] },
      ],
    ],
  ])('%s', async (_, type, value) => {
    const { same } = await lists();
    expect(await same(`LISTS.${type}`, value)).toEqual(value);
  });

  it('an index-by table that is null is an empty one', async () => {
    const { same } = await lists();
    expect(await same('LISTS.TEXTS_T', null)).toEqual([]);
  });

  it('keys of an index-by table are kept, with their gaps', async () => {
    const { system, same } = await lists();
    const { outBinds } = await system.execute<{ p: unknown }>(
      'DECLARE n lists.numbers_t; BEGIN lists.sparse(:p, n); END;',
      { p: { dir: oracledb.BIND_OUT, type: 'LISTS.TEXTS_T' } },
    );
    const expected = new Map([
      [3, 'three'],
      [7, 'seven'],
      [100000, null],
    ]);
    expect(contents(outBinds?.p)).toEqual(expected);
    expect(await same('LISTS.TEXTS_T', outBinds?.p)).toEqual(expected);
    const byKey = new (await system.getDbObjectClass<{ AMOUNT: number }>('LISTS.BY_KEY_T'))();
    const line = await system.getDbObjectClass<{ AMOUNT: number }>('LISTS.LINE_T');
    for (const key of [900, 5]) Reflect.apply(byKey.setElement, byKey, [key, new line({ AMOUNT: key / 10 })]);
    expect(await same('LISTS.BY_KEY_T', byKey)).toEqual(
      new Map([
        [5, { ITEM: null, AMOUNT: 0.5 }],
        [900, { ITEM: null, AMOUNT: 90 }],
      ]),
    );
  });

  it('negative keys reach the block; the driver reads them without their sign', async () => {
    const { system } = await lists();
    const out = { dir: oracledb.BIND_OUT, type: oracledb.NUMBER };
    const integers = new (await system.getDbObjectClass('LISTS.INTEGERS_T'))();
    for (const key of [2, -5]) Reflect.apply(integers.setElement, integers, [key, 1]);
    const { outBinds } = await system.execute('BEGIN lists.count_of(:p, :n, :first, :last); END;', {
      p: { type: 'LISTS.INTEGERS_T', val: integers },
      n: out,
      first: out,
      last: out,
    });
    expect(outBinds).toEqual({ n: 2, first: -5, last: 2 });
    // lib/thin/dbObject.js, _unpackDataFromBuf: readUInt32BE.
    const back = await system.execute<{ r: unknown }>('DECLARE t lists.integers_t; BEGIN t(-5) := 1; :r := t; END;', {
      r: { dir: oracledb.BIND_OUT, type: 'LISTS.INTEGERS_T' },
    });
    expect(contents(back.outBinds?.r)).toEqual(new Map([[2 ** 32 - 5, 1]]));
  });

  // PL/SQL Language Reference, "Nested Tables": a stored one has consecutive subscripts from 1 when it is retrieved.
  it('a nested table comes without the gaps that deleting has made', async () => {
    const { system } = await lists();
    const { outBinds } = await system.execute<{ n: unknown }>(
      'DECLARE p lists.texts_t; BEGIN lists.sparse(p, :n); END;',
      { n: { dir: oracledb.BIND_OUT, type: 'LISTS.NUMBERS_T' } },
    );
    expect(contents(outBinds?.n)).toEqual([1, 3, 4]);
  });

  it('IN OUT changes it', async () => {
    const { system } = await lists();
    const { outBinds } = await system.execute<{ p: unknown }>('BEGIN lists.double(:p); END;', {
      p: { dir: oracledb.BIND_INOUT, type: 'LISTS.NUMBERS_T', val: [1, 2.5] },
    });
    expect(contents(outBinds?.p)).toEqual([2, 5, 3]);
  });

  it('null and empty are told apart', async () => {
    const { system } = await lists();
    const ask = async (value: unknown) => {
      const { outBinds } = await system.execute('BEGIN lists.is_null(:p, :n); END;', {
        p: { type: 'LISTS.NUMBERS_T', val: value },
        n: { dir: oracledb.BIND_OUT, type: oracledb.STRING },
      });
      return outBinds;
    };
    expect(await ask(null)).toEqual({ n: 'null' });
    expect(await ask([])).toEqual({ n: 'empty' });
  });

  it('an element has to fit', async () => {
    const { same } = await lists();
    await expect(same('LISTS.INTEGERS_T', [2 ** 31])).rejects.toMatchObject({ errorNum: 1426 });
    await expect(same('LISTS.LINES_T', [{ AMOUNT: 1 }, { AMOUNT: 123.456 }])).rejects.toMatchObject({ errorNum: 6502 });
  });

  it('the class knows the limit of a varray and the type of the elements', async () => {
    const { system } = await lists();
    const dates = new (await system.getDbObjectClass('LISTS.DATES_T'))();
    expect(dates.elementType).toBe(oracledb.DB_TYPE_DATE);
    const append = () => Reflect.apply(dates.append, dates, [DAY]);
    for (let index = 0; index < 3; index += 1) append();
    expect(append).toThrow('NJS-131');
    const lines = new (await system.getDbObjectClass('LISTS.LINES_T'))();
    expect(lines).toMatchObject({ elementType: oracledb.DB_TYPE_OBJECT, elementTypeName: 'SYSTEM.LISTS.LINE_T' });
    expect(new (await system.getDbObjectClass('LISTS.INTEGERS_T'))().elementType).toBe(oracledb.DB_TYPE_NUMBER);
  });

  // node-oracledb's manual, objects.rst: associative arrays that are indexed by VARCHAR2 are not supported.
  it('an associative array with texts as keys is refused by name', async () => {
    const { system } = await lists();
    await expect(system.getDbObjectClass('LISTS.BY_NAME_T')).rejects.toMatchObject({
      errorNum: 3001,
      message: expect.stringContaining('associative arrays indexed by VARCHAR2'),
    });
  });

  it('an index-by table is no nested table', async () => {
    const { system } = await lists();
    const binds = { p: { dir: oracledb.BIND_INOUT, type: 'LISTS.TEXTS_T', val: [] } };
    await expect(system.execute('BEGIN lists.double(:p); END;', binds)).rejects.toMatchObject({
      errorNum: 6550,
      message: expect.stringContaining('PLS-00306'),
    });
    const out = { p: { dir: oracledb.BIND_OUT, type: 'LISTS.TEXTS_T' } };
    await expect(system.execute('BEGIN :p := lists.numbers_t(1); END;', out)).rejects.toMatchObject({
      errorNum: 6550,
      message: expect.stringContaining('PLS-00382'),
    });
  });
});

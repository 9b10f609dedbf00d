import fc from 'fast-check';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '../../sandbox/session/database.js';
import { BOOLEAN, DATE, type DataType, NUMBER, VARCHAR2 } from '../../sandbox/values/data-type.js';
import type { Value } from '../../sandbox/values/value.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { rowSource } from '../support/scripted-database.js';
import { PROFILES, startWireServer } from '../support/wire-server.js';

/** A type of the driver's, the column type that a query gives it back as, and values that must come back equal. */
interface TypeCase {
  readonly type: oracledb.DbType;
  readonly dataType: DataType;
  readonly values: readonly unknown[];
}

const text = ['x', 'ä€😀', ' ', 'x'.repeat(252), 'é'.repeat(200), 'y'.repeat(32_767)];
const nationalText = [...text.slice(0, -1), 'y'.repeat(16_383)];
const dates = [
  new Date(2024, 1, 29, 23, 59, 59),
  new Date(1, 0, 1).getTime(),
  new Date(9999, 11, 31, 23, 59, 59).getTime(),
  new Date(1970, 0, 1).getTime(),
].map((time) => new Date(time));
const instants = [...dates, new Date(2024, 6, 1, 12, 0, 0, 1), new Date(1582, 9, 17, 0, 0, 0, 999)];
const numbers = [0, 1, -1, 100, 123456789012345, -123456789012345, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
const fractions = [0.1, -0.1, 1.5, -123.456, 1e125, -9.99e125, 1e-130, -1.5e-100, 0.000001, 1 / 3, 12345.6789];
const VARIANTS: Readonly<Record<string, TypeCase>> = {
  VARCHAR: { type: oracledb.DB_TYPE_VARCHAR, dataType: { ...VARCHAR2, length: 32767 }, values: text },
  NVARCHAR: {
    type: oracledb.DB_TYPE_NVARCHAR,
    dataType: { ...VARCHAR2, national: true, length: 16383 },
    values: nationalText,
  },
  CHAR: {
    type: oracledb.DB_TYPE_CHAR,
    dataType: { ...VARCHAR2, kind: 'char', length: 2000 },
    values: text.slice(0, 5),
  },
  NCHAR: {
    type: oracledb.DB_TYPE_NCHAR,
    dataType: { ...VARCHAR2, kind: 'char', national: true, length: 1000 },
    values: text.slice(0, 5),
  },
  'VARCHAR as LONG': { type: oracledb.DB_TYPE_VARCHAR, dataType: { kind: 'long' }, values: text },
  NUMBER: { type: oracledb.DB_TYPE_NUMBER, dataType: NUMBER, values: [...numbers, ...fractions] },
  BINARY_INTEGER: {
    type: oracledb.DB_TYPE_BINARY_INTEGER,
    dataType: NUMBER,
    values: [0, 1, -1, 2147483647, -2147483648],
  },
  BOOLEAN: { type: oracledb.DB_TYPE_BOOLEAN, dataType: BOOLEAN, values: [true, false] },
  BINARY_FLOAT: {
    type: oracledb.DB_TYPE_BINARY_FLOAT,
    dataType: { kind: 'binary_float' },
    values: [0, 1.5, -1.5, Math.fround(3.4028234e38), Math.fround(1.4e-45), Number.NaN, Infinity, -Infinity],
  },
  BINARY_DOUBLE: {
    type: oracledb.DB_TYPE_BINARY_DOUBLE,
    dataType: { kind: 'binary_double' },
    values: [0, 0.1, -0.1, Number.MAX_VALUE, Number.MIN_VALUE, -Number.MAX_VALUE, Number.NaN, Infinity, -Infinity],
  },
  DATE: { type: oracledb.DB_TYPE_DATE, dataType: DATE, values: dates },
  TIMESTAMP: {
    type: oracledb.DB_TYPE_TIMESTAMP,
    dataType: { kind: 'timestamp', precision: 9 },
    values: instants,
  },
  'TIMESTAMP WITH TIME ZONE': {
    type: oracledb.DB_TYPE_TIMESTAMP_TZ,
    dataType: { kind: 'timestamp_tz', precision: 6 },
    values: instants,
  },
  'TIMESTAMP WITH LOCAL TIME ZONE': {
    type: oracledb.DB_TYPE_TIMESTAMP_LTZ,
    dataType: { kind: 'timestamp_ltz', precision: 3 },
    values: instants,
  },
  'INTERVAL YEAR TO MONTH': {
    type: oracledb.DB_TYPE_INTERVAL_YM,
    dataType: { kind: 'interval_ym', yearPrecision: 9 },
    values: [
      { years: 0, months: 0 },
      { years: 12, months: 11 },
      { years: -3, months: -4 },
      { years: 999_999_999, months: 11 },
    ].map((fields) => Object.assign(new oracledb.IntervalYM(), fields)),
  },
  'INTERVAL DAY TO SECOND': {
    type: oracledb.DB_TYPE_INTERVAL_DS,
    dataType: { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 },
    values: [
      { days: 0, hours: 0, minutes: 0, seconds: 0, fseconds: 0 },
      { days: 1, hours: 2, minutes: 3, seconds: 4, fseconds: 5 },
      { days: -1, hours: -23, minutes: -59, seconds: -59, fseconds: -999_999_999 },
      { days: 999_999_999, hours: 23, minutes: 59, seconds: 59, fseconds: 999_999_999 },
    ].map((fields) => Object.assign(new oracledb.IntervalDS(), fields)),
  },
  RAW: {
    type: oracledb.DB_TYPE_RAW,
    dataType: { kind: 'raw', length: 32767 },
    values: [Buffer.from([0]), Buffer.alloc(252, 255), Buffer.alloc(253, 1), Buffer.alloc(32_767, 7)],
  },
  'RAW as LONG RAW': {
    type: oracledb.DB_TYPE_RAW,
    dataType: { kind: 'long_raw' },
    values: [Buffer.from([0]), Buffer.alloc(32_767, 7)],
  },
};

const ECHO = 'begin echo(:x); end;';
const SELECT = 'select :x from dual';

describe.each(PROFILES)('scalar types, profile %s', (profile) => {
  /** Sends values in and out of a block, and back as a column of the type. */
  async function echoes(dataType: DataType) {
    const { connect, database } = await startWireServer({ profile });
    const column: ColumnDescription = { name: 'X', dataType, nullable: true };
    database
      .script(ECHO, {
        kind: 'plsql',
        binds: ['X'],
        execute: ({ iterations }) => ({ rowCount: 0, bindModes: ['IN OUT'], outValues: iterations }),
      })
      .script(SELECT, {
        kind: 'query',
        binds: ['X'],
        execute: ({ iterations }) => ({ rowCount: 0, rows: rowSource([column], [scalars(iterations[0] ?? [])]) }),
      });
    const connection = await connect();
    return {
      connection,
      database,
      throughBlock: async (type: oracledb.DbType, val: unknown) => {
        const x = { dir: oracledb.BIND_INOUT, type, val, maxSize: 32767 };
        const result = await connection.execute<{ x: unknown }>(ECHO, { x });
        return result.outBinds?.x;
      },
      throughQuery: async (type: oracledb.DbType, val: unknown) => {
        const result = await connection.execute<unknown[]>(SELECT, { x: { type, val } });
        return result.rows?.[0]?.[0];
      },
    };
  }

  it.each(Object.entries(VARIANTS))('%s: values and NULL, through a block and a query', async (_, variant) => {
    const { connection, throughBlock, throughQuery } = await echoes(variant.dataType);
    for (const value of [...variant.values, null]) {
      expect(await throughBlock(variant.type, value)).toEqual(value);
      expect(await throughQuery(variant.type, value)).toEqual(value);
    }
    await connection.close();
  });

  it('numbers arrive as integers where they are, and keep all their digits', async () => {
    const { connection, database, throughBlock } = await echoes(NUMBER);
    const options = { fetchTypeHandler: () => ({ type: oracledb.STRING }) };
    for (const value of [12345678901234567890123456789012345678n, -(2n ** 64n), 2n ** 53n - 1n, 10n ** 37n]) {
      const result = await connection.execute(SELECT, { x: value }, options);
      expect(result.rows).toEqual([[String(value)]]);
    }
    for (const value of [42, -7, 2 ** 53 - 1]) {
      await throughBlock(oracledb.DB_TYPE_NUMBER, value);
      expect(database.lastSession.executions.at(-1)?.iterations).toEqual([[value]]);
    }
    await throughBlock(oracledb.DB_TYPE_NUMBER, 0.5);
    expect(typeof database.lastSession.executions.at(-1)?.iterations[0]?.[0]).toBe('object');
    await connection.close();
  });

  it('random numbers, texts and instants come back equal', async () => {
    const { connection, throughBlock } = await echoes(NUMBER);
    const number = fc.oneof(
      fc.maxSafeInteger(),
      fc.double({ min: 1e-100, max: 1e100, noNaN: true }),
      fc.double({ min: -1e100, max: -1e-100, noNaN: true }),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 6 })).map(([digits, scale]) => digits / 10 ** scale),
    );
    await fc.assert(
      fc.asyncProperty(number, async (value) => {
        expect(await throughBlock(oracledb.DB_TYPE_NUMBER, value)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 300 },
    );
    const string = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(string, async (value) => {
        expect(await throughBlock(oracledb.DB_TYPE_VARCHAR, value)).toBe(value);
        expect(await throughBlock(oracledb.DB_TYPE_NVARCHAR, value)).toBe(value);
      }),
    );
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(date, async (value) => {
        expect(await throughBlock(oracledb.DB_TYPE_TIMESTAMP, value)).toEqual(value);
        expect(await throughBlock(oracledb.DB_TYPE_TIMESTAMP_TZ, value)).toEqual(value);
        expect(await throughBlock(oracledb.DB_TYPE_TIMESTAMP_LTZ, value)).toEqual(value);
      }),
    );
    await connection.close();
  });

  it('columns are described as Oracle describes them', async () => {
    const { connect, database } = await startWireServer({ profile });
    const described: readonly (readonly [DataType, object])[] = [
      [NUMBER, { dbType: oracledb.DB_TYPE_NUMBER, precision: 0, scale: -127 }],
      [
        { ...NUMBER, precision: 9, scale: 2 },
        { precision: 9, scale: 2 },
      ],
      [
        { ...NUMBER, scale: 0 },
        { precision: 38, scale: 0 },
      ],
      [
        { ...NUMBER, precision: 5, scale: -3 },
        { precision: 5, scale: -3 },
      ],
      [
        { ...NUMBER, binaryPrecision: 126 },
        { precision: 126, scale: -127 },
      ],
      [
        { ...VARCHAR2, length: 20 },
        { dbType: oracledb.DB_TYPE_VARCHAR, byteSize: 20 },
      ],
      [{ ...VARCHAR2, length: 20, lengthUnit: 'char' }, { byteSize: 80 }],
      [
        { ...VARCHAR2, length: 20, national: true },
        { dbType: oracledb.DB_TYPE_NVARCHAR, byteSize: 40 },
      ],
      [
        { ...VARCHAR2, kind: 'char', length: 3 },
        { dbType: oracledb.DB_TYPE_CHAR, byteSize: 3 },
      ],
      [
        { kind: 'timestamp', precision: 9 },
        { dbType: oracledb.DB_TYPE_TIMESTAMP, precision: 9 },
      ],
      [
        { kind: 'timestamp_tz', precision: 0 },
        { dbType: oracledb.DB_TYPE_TIMESTAMP_TZ, precision: 0 },
      ],
      [
        { kind: 'raw', length: 16 },
        { dbType: oracledb.DB_TYPE_RAW, byteSize: 16 },
      ],
      [{ kind: 'null' }, { dbType: oracledb.DB_TYPE_VARCHAR, byteSize: 0 }],
    ];
    const columns = described.map(([dataType], index) => ({ name: `C${index}`, dataType, nullable: index % 2 === 0 }));
    const row: Value[] = described.map(() => null);
    database.script('select * from t', {
      kind: 'query',
      columns,
      execute: () => ({ rowCount: 0, rows: rowSource(columns, [row, row]) }),
    });
    const connection = await connect();
    const result = await connection.execute('select * from t');
    expect(result.metaData).toMatchObject(
      described.map(([, expected], index) => ({ ...expected, name: `C${index}`, nullable: index % 2 === 0 })),
    );
    expect(result.rows).toEqual([row, row]);
    await connection.close();
  });

  it('ROWIDs are text in binds and parts in columns', async () => {
    const rowid = 'AAAR3sAAEAAAACXAAB';
    for (const dataType of [{ kind: 'rowid' }, { kind: 'urowid', length: undefined }] as const) {
      const { connection, throughBlock, throughQuery } = await echoes(dataType);
      expect(await throughBlock(oracledb.DB_TYPE_VARCHAR, rowid)).toBe(rowid);
      expect(await throughQuery(oracledb.DB_TYPE_VARCHAR, null)).toBe(null);
      await connection.close();
    }
  });

  // Source: node-oracledb's lib/thin/protocol/packet.js, readURowID, and its tests 115 (urowidDMLBindAsString2.js) and 142.
  it('logical ROWIDs are UROWIDs, however long', async () => {
    const { system } = await driverSandbox(
      [
        'CREATE TABLE words (w VARCHAR2(2500) PRIMARY KEY, n NUMBER) ORGANIZATION INDEX',
        'CREATE TABLE places (n NUMBER, place UROWID)',
      ],
      { profile },
    );
    for (const length of [1, 2, 3, 127, 128, 250, 2500]) {
      await system.execute('INSERT INTO words VALUES (:w, :n)', ['x'.repeat(length), length]);
      const { rows, metaData } = await system.execute<[string]>('SELECT ROWID FROM words WHERE n = :n', [length]);
      expect(metaData?.[0]?.dbTypeName).toBe('UROWID');
      const rowid = rows?.[0]?.[0] ?? '';
      expect(rowid).toMatch(/^\*[A-Za-z0-9+/]+$/);
      const found = await system.execute('SELECT n FROM words WHERE ROWID = :r', [rowid]);
      expect(found.rows).toEqual([[length]]);
      await system.execute('INSERT INTO places VALUES (:n, :r)', [length, rowid]);
      const kept = await system.execute('SELECT place FROM places WHERE n = :n', [length]);
      expect(kept.rows).toEqual([[rowid]]);
      const { outBinds } = await system.execute<{ r: string }>('DECLARE r UROWID(4000) := :i; BEGIN :r := r; END;', {
        i: rowid,
        r: { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 4000 },
      });
      expect(outBinds?.r).toBe(rowid);
      const returned = await system.execute<{ r: string[] }>(
        'UPDATE words SET n = n WHERE ROWID = :i RETURNING ROWID INTO :r',
        {
          i: rowid,
          r: { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 4000 },
        },
      );
      expect(returned.outBinds?.r).toEqual([rowid]);
      expect(returned.lastRowid).toBeUndefined();
    }
  });

  it('restricted ROWIDs reach the client as extended ones without a data object', async () => {
    const { system } = await driverSandbox(
      [
        'CREATE TABLE places (place ROWID, anywhere UROWID)',
        `INSERT INTO places VALUES ('00000097.0001.0004', '00000097.0001.0004')`,
      ],
      { profile },
    );
    const { rows } = await system.execute('SELECT place, anywhere FROM places');
    expect(rows).toEqual([['AAAAAAAAEAAAACXAAB', 'AAAAAAAAEAAAACXAAB']]);
    const { implicitResults } = await system.execute(
      `DECLARE c SYS_REFCURSOR; r ROWID := '97.1'; BEGIN OPEN c FOR SELECT r FROM dual; dbms_sql.return_result(c); END;`,
    );
    expect(implicitResults).toEqual([[['AAAAAAAAAAAAACXAAB']]]);
  });
});

function scalars(values: readonly unknown[]): readonly Value[] {
  return values.filter(
    (value): value is Value => value === null || !(typeof value === 'object' && 'elements' in value),
  );
}

import oracledb from 'oracledb';
import { expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

// Source: node-oracledb's test 226 (dbType01.js), which tells the types of binds by DUMP, and SQL Language Reference, "Data Types".

const MOMENT = new Date(2024, 1, 29, 12, 34, 56, 789);

const BINDS: readonly (readonly [val: unknown, type: oracledb.DbType, dump: string])[] = [
  ['Node-oracledb', oracledb.DB_TYPE_VARCHAR, 'Typ=1 Len=13: '],
  ['Node-oracledb', oracledb.DB_TYPE_CHAR, 'Typ=96 Len=13: '],
  ['Node-oracledb', oracledb.DB_TYPE_NVARCHAR, 'Typ=1 Len=26: '],
  ['Node-oracledb', oracledb.DB_TYPE_NCHAR, 'Typ=96 Len=26: '],
  [MOMENT, oracledb.DB_TYPE_DATE, 'Typ=12 Len=7: '],
  [MOMENT, oracledb.DB_TYPE_TIMESTAMP, 'Typ=180 Len=11: '],
  [MOMENT, oracledb.DB_TYPE_TIMESTAMP_TZ, 'Typ=181 Len=13: '],
  [MOMENT, oracledb.DB_TYPE_TIMESTAMP_LTZ, 'Typ=231 Len=11: '],
  [12, oracledb.DB_TYPE_NUMBER, 'Typ=2 Len=2: '],
  [12, oracledb.DB_TYPE_BINARY_FLOAT, 'Typ=100 Len=4: '],
  [12, oracledb.DB_TYPE_BINARY_DOUBLE, 'Typ=101 Len=8: '],
  [Number.POSITIVE_INFINITY, oracledb.DB_TYPE_BINARY_FLOAT, 'Typ=100 Len=4: '],
  [Number.POSITIVE_INFINITY, oracledb.DB_TYPE_BINARY_DOUBLE, 'Typ=101 Len=8: '],
  [Buffer.from('ff', 'hex'), oracledb.DB_TYPE_RAW, 'Typ=23 Len=1: '],
];

it('DUMP tells what a bind is', async () => {
  const { system } = await driverSandbox();
  for (const [val, type, expected] of BINDS) {
    const { rows = [] } = await system.execute<[string]>('select dump(:b) from dual', { b: { val, type } });
    expect(rows[0]?.[0].startsWith(expected), `${rows[0]?.[0]} for ${type}`).toBe(true);
  }
});

it('functions give columns of their types', async () => {
  const { system } = await driverSandbox();
  const { metaData = [], rows = [] } = await system.execute<unknown[]>(
    `select numtodsinterval(36, 'HOUR') a, numtoyminterval(14, 'MONTH') b, to_binary_double('1.5') c, to_binary_float('2.5') d,
       standard_hash('abc', 'MD5') e, to_nchar('é') f, upper(n'é') g, sin(0) h, round(2.5d) i from dual`,
  );
  expect(metaData.map(({ dbType }) => dbType)).toEqual([
    oracledb.DB_TYPE_INTERVAL_DS,
    oracledb.DB_TYPE_INTERVAL_YM,
    oracledb.DB_TYPE_BINARY_DOUBLE,
    oracledb.DB_TYPE_BINARY_FLOAT,
    oracledb.DB_TYPE_RAW,
    oracledb.DB_TYPE_NVARCHAR,
    oracledb.DB_TYPE_NVARCHAR,
    oracledb.DB_TYPE_NUMBER,
    oracledb.DB_TYPE_BINARY_DOUBLE,
  ]);
  expect(rows[0]?.slice(2)).toEqual([1.5, 2.5, Buffer.from('900150983cd24fb0d6963f7d28e17f72', 'hex'), 'é', 'É', 0, 2]);
});

import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '../../sandbox/session/database.js';
import { NUMBER, VARCHAR2 } from '../../sandbox/values/data-type.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { rowSource } from '../support/scripted-database.js';
import { PROFILES, startWireServer } from '../support/wire-server.js';

const ID: ColumnDescription = { name: 'ID', dataType: { ...NUMBER, precision: 9, scale: 0 }, nullable: false };
const NAME: ColumnDescription = { name: 'NAME', dataType: { ...VARCHAR2, length: 40 }, nullable: true };
const employees = Array.from({ length: 250 }, (_, index) => [index + 1, index % 7 === 0 ? null : `emp${index + 1}`]);

describe.each(PROFILES)('queries, profile %s', (profile) => {
  it('returns rows and describes columns, first and again', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('select * from emps', {
      kind: 'query',
      columns: [ID, NAME],
      execute: () => ({ rowCount: 0, rows: rowSource([ID, NAME], employees) }),
    });
    const connection = await connect();
    for (let round = 0; round < 3; round += 1) {
      const result = await connection.execute('select * from emps');
      expect(result.rows).toEqual(employees);
      expect(result.metaData).toMatchObject([
        { name: 'ID', dbType: oracledb.DB_TYPE_NUMBER, precision: 9, scale: 0, nullable: false },
        { name: 'NAME', dbType: oracledb.DB_TYPE_VARCHAR, byteSize: 40, nullable: true },
      ]);
    }
    expect(database.lastSession.openStatements).toBe(1);
    await connection.close();
  });

  it('reports errors with their position', async () => {
    const { connect } = await startWireServer({ profile });
    const connection = await connect();
    await expect(connection.execute('select 1 from nowhere')).rejects.toMatchObject({
      errorNum: 942,
      offset: 14,
      message: expect.stringContaining('ORA-00942: table or view does not exist'),
    });
    await connection.ping();
    await connection.close();
  });
});

describe.each(PROFILES)('PL/SQL, profile %s', (profile) => {
  it('passes values in, out and both ways', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'begin p(:a, :b, :c); end;';
    database.script(sql, {
      kind: 'plsql',
      binds: ['A', 'B', 'C'],
      execute: ({ iterations }) => ({
        rowCount: 0,
        bindModes: ['IN', 'OUT', 'IN OUT'],
        outValues: iterations.map(([a, , c]) => [`<${String(a)}>`, typeof c === 'number' ? c * 2 : null]),
      }),
    });
    const connection = await connect();
    for (const [a, c] of [
      ['x', 21],
      ['y', -5],
      ['a longer one', null],
    ] as const) {
      const binds = {
        a,
        b: { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 100 },
        c: { dir: oracledb.BIND_INOUT, type: oracledb.NUMBER, val: c },
      };
      const result = await connection.execute(sql, binds);
      expect(result.outBinds).toEqual({ b: `<${a}>`, c: c === null ? null : c * 2 });
    }
    await connection.close();
  });

  it('raises the errors of a block and goes on', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('begin fail; end;', {
      kind: 'plsql',
      execute: () => {
        throw new OracleError(20001, 'no such order', { stackLines: ['ORA-06512: at "APP.FAIL", line 3'] });
      },
    });
    const connection = await connect();
    for (let round = 0; round < 3; round += 1) {
      await expect(connection.execute('begin fail; end;')).rejects.toMatchObject({
        errorNum: 20001,
        message: expect.stringContaining('ORA-20001: no such order\nORA-06512: at "APP.FAIL", line 3'),
      });
    }
    await connection.ping();
    expect(database.lastSession.openStatements).toBe(0);
    await connection.close();
  });
});

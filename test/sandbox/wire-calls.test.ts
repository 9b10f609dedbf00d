import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import type { ColumnDescription } from '../../sandbox/session/database.js';
import { NUMBER, VARCHAR2 } from '../../sandbox/values/data-type.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import type { Value } from '../../sandbox/values/value.js';
import { rowSource } from '../support/scripted-database.js';
import { PROFILES, startWireServer } from '../support/wire-server.js';

const N: ColumnDescription = { name: 'N', dataType: NUMBER, nullable: true };
const S: ColumnDescription = { name: 'S', dataType: { ...VARCHAR2, length: 32767 }, nullable: true };
const numbers = (count: number): Value[][] => Array.from({ length: count }, (_, index) => [index]);

describe.each(PROFILES)('calls, profile %s', (profile) => {
  it('carries long strings and many rows across packets of any size', async () => {
    const texts = [0, 1, 84, 251, 252, 253, 254, 255, 256, 4000, 32766, 32767].map((length) =>
      length === 0 ? null : 'abcdefghij'.repeat(3277).slice(0, length),
    );
    const unicode = 'aé€😀'.repeat(3000);
    const rows = Array.from({ length: 2000 }, (_, index) => [index, index % 5 === 0 ? null : 'z'.repeat(index % 700)]);
    const nulls = (row: unknown[]) => row.map((value) => (value === '' ? null : value));
    for (const sdu of [512, 8192, 65535, 2_097_152]) {
      const { connect, database, connectString } = await startWireServer({ profile, sdu });
      database.script('begin p(:x); end;', {
        kind: 'plsql',
        binds: ['X'],
        execute: ({ iterations }) => ({ rowCount: 0, bindModes: ['IN OUT'], outValues: iterations }),
      });
      database.script('select * from big', {
        kind: 'query',
        execute: () => ({ rowCount: 0, rows: rowSource([N, S], rows) }),
      });
      const connection = await connect({ connectString: `${connectString}?sdu=${sdu}` });
      for (const text of [...texts, unicode]) {
        const x = { dir: oracledb.BIND_INOUT, type: oracledb.STRING, maxSize: 32767, val: text };
        expect((await connection.execute('begin p(:x); end;', { x })).outBinds).toEqual({ x: text });
        const bytes = Buffer.from(text ?? '').subarray(0, 32767);
        const raw = { dir: oracledb.BIND_INOUT, type: oracledb.BUFFER, maxSize: 32767, val: bytes };
        const result = await connection.execute('begin p(:x); end;', { x: raw });
        expect(result.outBinds).toEqual({ x: text === null ? null : bytes });
      }
      for (const fetchArraySize of [7, 100, 3000]) {
        const result = await connection.execute('select * from big', [], { fetchArraySize });
        expect(result.rows).toEqual(rows.map(nulls));
      }
      await connection.close();
    }
  });

  it('binds strings of more than 32,767 bytes to SQL after all other values', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'insert into t values (:a, :b, :c)';
    database.script(sql, { kind: 'dml', binds: ['A', 'B', 'C'], execute: () => ({ rowCount: 1 }) });
    const connection = await connect();
    const long = { a: 's'.repeat(40_000), b: 7, c: Buffer.alloc(33_000, 1) };
    for (let round = 0; round < 2; round += 1) {
      await connection.execute(sql, long);
      expect(database.lastSession.executions.at(-1)?.iterations).toEqual([[long.a, 7, Uint8Array.from(long.c)]]);
    }
    for (const type of [oracledb.DB_TYPE_NVARCHAR, oracledb.DB_TYPE_LONG, oracledb.DB_TYPE_LONG_NVARCHAR]) {
      const a = { val: 'ü'.repeat(15_000), type };
      await connection.execute(sql, { a, b: 8, c: null });
      expect(database.lastSession.executions.at(-1)?.iterations).toEqual([[a.val, 8, null]]);
    }
    await connection.execute(sql, { a: { val: long.c, type: oracledb.DB_TYPE_LONG_RAW }, b: 8, c: null });
    expect(database.lastSession.executions.at(-1)?.iterations).toEqual([[Uint8Array.from(long.c), 8, null]]);
    await connection.close();
  });

  it('passes index-by tables as arrays', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'begin p(:i, :o); end;';
    database.script(sql, {
      kind: 'plsql',
      binds: ['I', 'O'],
      execute: ({ iterations, definitions }) => {
        expect(definitions.map(({ maxElements }) => maxElements)).toEqual([3, 10]);
        return { rowCount: 0, bindModes: ['IN', 'OUT'], outValues: iterations.map(([input]) => [input ?? null]) };
      },
    });
    const connection = await connect();
    for (let round = 0; round < 3; round += 1) {
      const result = await connection.execute(sql, {
        i: { type: oracledb.NUMBER, val: [1, 2, 3 + round] },
        o: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER, maxArraySize: 10 },
      });
      expect(result.outBinds).toEqual({ o: [1, 2, 3 + round] });
    }
    await connection.close();
  });

  it('hands out REF CURSORs, open, empty and not open', async () => {
    const { connect, database, listener } = await startWireServer({ profile });
    const sql = 'begin p(:rc); end;';
    let rows: Value[][] | undefined = numbers(250);
    database.script(sql, {
      kind: 'plsql',
      binds: ['RC'],
      execute: () => ({ rowCount: 0, bindModes: ['OUT'], outValues: [[rows ? rowSource([N], rows) : null]] }),
    });
    const connection = await connect();
    const bind = { rc: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } };
    const cursor = async () => (await connection.execute<{ rc: oracledb.ResultSet<unknown> }>(sql, bind)).outBinds?.rc;
    for (let round = 0; round < 3; round += 1) {
      const full = await cursor();
      expect(full?.metaData).toMatchObject([{ name: 'N' }]);
      expect(await full?.getRows()).toEqual(rows);
      await full?.close();
    }
    rows = [];
    const empty = await cursor();
    expect(await empty?.getRows(10)).toEqual([]);
    await empty?.close();
    rows = undefined;
    await expect(cursor()).rejects.toThrow('NJS-107');
    await connection.ping();
    expect(listener.sessions[0]?.openCursors).toBeLessThanOrEqual(1);
    await connection.close();
  });

  it('hands out implicit results', async () => {
    const { connect, database, listener } = await startWireServer({ profile });
    database.script('begin p; end;', {
      kind: 'plsql',
      execute: () => ({ rowCount: 0, implicitResults: [rowSource([N], numbers(3)), rowSource([S], [['x'], [null]])] }),
    });
    const connection = await connect();
    for (let round = 0; round < 2; round += 1) {
      const result = await connection.execute('begin p; end;');
      expect(result.implicitResults).toEqual([
        [[0], [1], [2]],
        [['x'], [null]],
      ]);
    }
    await connection.ping();
    expect(listener.sessions[0]?.openCursors).toBe(1);
    await connection.close();
  });

  it('streams, fetches in pieces and forgets what is closed early', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'select n from numbers';
    database.script(sql, { kind: 'query', execute: () => ({ rowCount: 0, rows: rowSource([N], numbers(1000)) }) });
    const connection = await connect();
    const seen: unknown[] = [];
    for await (const row of connection.queryStream(sql)) seen.push(row);
    expect(seen).toEqual(numbers(1000));
    for (let round = 0; round < 3; round += 1) {
      const { resultSet } = await connection.execute(sql, [], { resultSet: true, prefetchRows: round });
      expect(await resultSet?.getRows(5)).toEqual(numbers(5));
      await resultSet?.close();
    }
    expect((await connection.execute(sql, [], { maxRows: 3 })).rows).toEqual(numbers(3));
    await connection.close();
  });

  it('parses without executing', async () => {
    const { connect, database } = await startWireServer({ profile });
    const refuse = () => {
      throw new Error('executed');
    };
    database.script('select n, s from t', { kind: 'query', columns: [N, S], execute: refuse });
    database.script('begin :r := f(:a); end;', { kind: 'plsql', binds: ['R', 'A'], execute: refuse });
    const connection = await connect();
    expect((await connection.getStatementInfo('select n, s from t')).metaData).toMatchObject([
      { name: 'N' },
      { name: 'S' },
    ]);
    expect((await connection.getStatementInfo('begin :r := f(:a); end;')).bindNames).toEqual(['R', 'A']);
    await connection.close();
  });

  it('sets context fields, application context and the schema with the next call', async () => {
    const { connect, database } = await startWireServer({ profile });
    const connection = await connect({ appContext: [['CLIENTCONTEXT', 'tenant', '42']] });
    const session = database.lastSession;
    expect(session.logon.applicationContext).toEqual([
      { namespace: 'CLIENTCONTEXT', attribute: 'tenant', value: '42' },
    ]);
    connection.clientId = 'cid';
    connection.module = 'mod';
    connection.action = 'act';
    connection.clientInfo = 'info';
    connection.dbOp = 'op';
    connection.ecid = 'trace';
    connection.currentSchema = 'HR';
    await connection.ping();
    expect(session.endToEnd).toEqual({
      clientIdentifier: 'cid',
      module: 'mod',
      action: 'act',
      clientInfo: 'info',
      dbOp: 'op',
      ecid: 'trace',
    });
    expect(session.currentSchema).toBe('HR');
    connection.clientId = '';
    await connection.ping();
    expect(session.endToEnd).toMatchObject({ clientIdentifier: null, module: 'mod' });
    connection.currentSchema = 'NOSUCH';
    await expect(connection.ping()).rejects.toMatchObject({ errorNum: 1435 });
    connection.currentSchema = 'HR';
    await connection.close();
  });

  it('tells the client when the schema was changed by a statement', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('alter session set current_schema = hr', {
      kind: 'other',
      execute: (_, session) => {
        session.setCurrentSchema('HR');
        return { rowCount: 0 };
      },
    });
    const connection = await connect();
    await connection.execute('alter session set current_schema = hr');
    expect(connection.currentSchema).toBe('HR');
    await connection.execute('alter session set current_schema = hr');
    await connection.close();
  });

  it('closes cursors that the statement cache drops', async () => {
    const { connect, database, listener } = await startWireServer({ profile });
    for (let index = 0; index < 100; index += 1) {
      database.script(`select ${index} from dual`, {
        kind: 'query',
        execute: () => ({ rowCount: 0, rows: rowSource([N], [[index]]) }),
      });
    }
    const connection = await connect({ stmtCacheSize: 10 });
    for (let index = 0; index < 100; index += 1) {
      expect((await connection.execute(`select ${index} from dual`)).rows).toEqual([[index]]);
    }
    await connection.ping();
    expect(listener.sessions[0]?.openCursors).toBeLessThanOrEqual(10);
    await connection.close();
  });

  it('describes a query again whose columns have changed', async () => {
    const { connect, database } = await startWireServer({ profile });
    let wide = false;
    database.script('select * from t', {
      kind: 'query',
      execute: () => ({ rowCount: 0, rows: wide ? rowSource([N, S], [[1, 'x']]) : rowSource([N], [[1]]) }),
    });
    const connection = await connect();
    expect((await connection.execute('select * from t')).rows).toEqual([[1]]);
    wide = true;
    expect((await connection.execute('select * from t')).rows).toEqual([[1, 'x']]);
    await connection.close();
  });

  it('refuses by name what comes later, and stays usable', async () => {
    const { connect, database } = await startWireServer({ profile });
    const sql = 'begin p(:x); end;';
    database.script(sql, {
      kind: 'plsql',
      binds: ['X'],
      execute: () => ({ rowCount: 0, bindModes: ['IN'], outValues: [[]] }),
    });
    database.script('select c from t', {
      kind: 'query',
      execute: () => ({
        rowCount: 0,
        rows: rowSource([{ name: 'C', dataType: { kind: 'xmltype' }, nullable: true }], []),
      }),
    });
    const connection = await connect();
    const unsupported = (feature: string) => ({
      errorNum: 3001,
      message: expect.stringContaining(`does not support ${feature}`),
    });
    const out = (type: oracledb.DbType) => ({ x: { dir: oracledb.BIND_OUT, type } });
    await expect(connection.execute(sql, out(oracledb.DB_TYPE_XMLTYPE))).rejects.toMatchObject(
      unsupported('binds of objects without a type'),
    );
    await expect(connection.execute('select c from t')).rejects.toMatchObject(unsupported('XMLTYPE columns'));
    await connection.ping();
    await connection.close();
  });

  it('counts round trips', async () => {
    const { connect, database, listener } = await startWireServer({ profile });
    database.script('begin null; end;', { kind: 'plsql', execute: () => ({ rowCount: 0 }) });
    const connection = await connect();
    const session = listener.sessions[0];
    expect(session?.roundTrips).toBe(profile === '23ai' ? 2 : 4);
    connection.clientId = 'x';
    await connection.execute('begin null; end;', [], { autoCommit: true });
    expect(session?.roundTrips).toBe(profile === '23ai' ? 3 : 5);
    await connection.close();
  });

  it('runs a pipeline, also when one call of it fails', async () => {
    const { connect, database } = await startWireServer({ profile });
    database.script('select n from numbers', {
      kind: 'query',
      execute: () => ({ rowCount: 0, rows: rowSource([N], numbers(250)) }),
    });
    database.script('begin fail; end;', {
      kind: 'plsql',
      execute: () => {
        throw new OracleError(20001, 'boom');
      },
    });
    database.script('insert into t values (1)', { kind: 'dml', execute: () => ({ rowCount: 1 }) });
    const connection = await connect();
    for (const continueOnError of [true, false]) {
      const before = database.lastSession.executions.length;
      const pipeline = new oracledb.Pipeline();
      pipeline.addFetchAll('select n from numbers');
      pipeline.addExecute('begin fail; end;');
      pipeline.addExecute('insert into t values (1)');
      pipeline.addCommit();
      const run = connection.runPipeline(pipeline, continueOnError);
      if (continueOnError) {
        const [rows, failure, inserted] = await run;
        expect(rows?.rows).toEqual(numbers(250));
        expect(failure?.error).toMatchObject({ errorNum: 20001 });
        expect(inserted?.rowsAffected).toBe(1);
      } else {
        await expect(run).rejects.toMatchObject({ errorNum: 20001 });
      }
      expect(database.lastSession.executions.length - before).toBe(continueOnError ? 3 : 2);
      await connection.ping();
    }
    await connection.close();
  });
});

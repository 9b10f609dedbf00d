import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Working with CLOB, NCLOB and BLOB Data", and the driver's lob.js and lobOp.js. */

const TABLE = 'create table doc (id number, c clob, n nclob, b blob)';
const LONG = 'aä€😀'.repeat(20_000);
const BYTES = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));

type Row = readonly [oracledb.Lob, oracledb.Lob, oracledb.Lob];

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value was expected');
  return value;
}

/** A sandbox with one row of long LOBs. */
async function withDocument(options?: Parameters<typeof driverSandbox>[1]) {
  const driver = await driverSandbox([TABLE], options);
  const binds = { c: LONG, n: { val: LONG, type: oracledb.DB_TYPE_NVARCHAR }, b: BYTES };
  await driver.system.execute('insert into doc values (1, :c, :n, :b)', binds, { autoCommit: true });
  return driver;
}

describe.each(['23ai', '19c'] as const)('LOB columns, %s', (profile) => {
  it('come as Lob objects', async () => {
    const { system } = await withDocument({ profile });
    const { rows = [] } = await system.execute<Row>('select c, n, b from doc');
    const [[c, n, b] = []] = rows;
    expect([c?.type, n?.type, b?.type]).toEqual([oracledb.CLOB, oracledb.NCLOB, oracledb.BLOB]);
    expect([c?.length, n?.length, b?.length]).toEqual([LONG.length, LONG.length, BYTES.length]);
    expect(c?.chunkSize).toBe(8132);
    expect(await c?.getData()).toBe(LONG);
    expect(await n?.getData()).toBe(LONG);
    expect(await b?.getData()).toEqual(BYTES);
    expect(await c?.getData(2, 3)).toBe(LONG.slice(1, 4));
  });

  it('stream in pieces', async () => {
    const { system } = await withDocument({ profile });
    const { rows = [] } = await system.execute<Row>('select c, n, b from doc');
    const [[c, , b] = []] = rows;
    const pieces: string[] = [];
    c?.setEncoding('utf8');
    for await (const piece of c ?? []) pieces.push(String(piece));
    expect(pieces.join('')).toBe(LONG);
    const buffers: Buffer[] = [];
    for await (const piece of b ?? []) if (Buffer.isBuffer(piece)) buffers.push(piece);
    expect(Buffer.concat(buffers)).toEqual(BYTES);
    expect(buffers.length).toBeGreaterThan(1);
  });

  it('come as texts and bytes when they are asked for so', async () => {
    const { system } = await withDocument({ profile });
    const fetchInfo = {
      C: { type: oracledb.STRING },
      N: { type: oracledb.STRING },
      B: { type: oracledb.BUFFER },
    };
    const sql = 'select id, c, n, b from doc';
    for (let round = 0; round < 2; round += 1) {
      const { rows } = await system.execute(sql, [], { fetchInfo });
      expect(rows).toEqual([[1, LONG, LONG, BYTES]]);
    }
    const fetchTypeHandler = () => ({ type: oracledb.BUFFER });
    const { rows } = await system.execute<[Buffer]>('select b from doc', [], { fetchTypeHandler });
    expect(rows).toEqual([[BYTES]]);
  });

  it('are null or empty', async () => {
    const { system, run } = await driverSandbox([TABLE], { profile });
    await run("insert into doc values (1, empty_clob(), '', empty_blob())");
    const { rows = [] } = await system.execute<Row>('select c, n, b from doc');
    const [[c, n, b] = []] = rows;
    expect([c?.length, n, b?.length]).toEqual([0, null, 0]);
    expect(await c?.getData()).toBeNull();
    const fetchInfo = { C: { type: oracledb.STRING }, B: { type: oracledb.BUFFER } };
    expect((await system.execute('select c, b from doc', [], { fetchInfo })).rows).toEqual([[null, null]]);
  });

  it('come in many rows, of REF CURSORs and implicit results too', async () => {
    const { system } = await driverSandbox([TABLE], { profile });
    await system.executeMany(
      'insert into doc (id, c) values (:1, :2)',
      Array.from({ length: 250 }, (_, index) => [index + 1, `text ${index + 1}`]),
    );
    const expected = Array.from({ length: 250 }, (_, index) => [`text ${index + 1}`]);
    const fetchInfo = { C: { type: oracledb.STRING } };
    const sql = 'select c from doc order by id';
    expect((await system.execute(sql, [], { fetchInfo, fetchArraySize: 60 })).rows).toEqual(expected);
    const { outBinds } = await system.execute<{ c: oracledb.ResultSet<unknown> }>(
      `begin open :c for ${sql}; end;`,
      { c: { dir: oracledb.BIND_OUT, type: oracledb.CURSOR } },
      { fetchInfo },
    );
    expect(await outBinds?.c.getRows()).toEqual(expected);
    await outBinds?.c.close();
    const { implicitResults } = await system.execute(
      `declare c sys_refcursor; begin open c for ${sql}; dbms_sql.return_result(c); end;`,
      [],
      { fetchInfo },
    );
    expect(implicitResults).toEqual([expected]);
  });
});

describe('a locator', () => {
  it('writes to its row, once that is locked', async () => {
    const { system, run } = await driverSandbox([TABLE, 'insert into doc (id, c) values (1, empty_clob())', 'commit']);
    const fetch = async (lock: string) => {
      const { rows = [] } = await system.execute<[oracledb.Lob]>(`select c from doc ${lock}`);
      return present(rows[0]?.[0]);
    };
    const unlocked = await fetch('');
    const failed = new Promise<unknown>((resolve) => unlocked.once('error', resolve));
    unlocked.end('x');
    expect(await failed).toMatchObject({ errorNum: 22920 });
    const locked = await fetch('for update');
    await pipeline(Readable.from([LONG.slice(0, 40_000), LONG.slice(40_000)]), locked);
    await run('commit');
    const fetchInfo = { C: { type: oracledb.STRING } };
    expect((await system.execute('select c from doc', [], { fetchInfo })).rows).toEqual([[LONG]]);
  });

  it('reads what its query saw', async () => {
    const { sandbox, system, connect } = await withDocument();
    const { rows = [] } = await system.execute<[oracledb.Lob]>('select c from doc');
    const other = await connect('system', sandbox.systemPassword);
    await other.execute("update doc set c = 'changed'", [], { autoCommit: true });
    expect(await rows[0]?.[0].getData()).toBe(LONG);
  });

  it('comes from RETURNING, to be written to', async () => {
    const { system, run } = await driverSandbox([TABLE]);
    const { outBinds } = await system.execute<{ c: [oracledb.Lob]; b: [oracledb.Lob] }>(
      'insert into doc (id, c, b) values (1, empty_clob(), empty_blob()) returning c, b into :c, :b',
      { c: { dir: oracledb.BIND_OUT, type: oracledb.CLOB }, b: { dir: oracledb.BIND_OUT, type: oracledb.BLOB } },
    );
    await pipeline(Readable.from([LONG]), present(outBinds?.c[0]));
    await pipeline(Readable.from([BYTES.subarray(0, 50_000), BYTES.subarray(50_000)]), present(outBinds?.b[0]));
    await run('commit');
    const fetchInfo = { C: { type: oracledb.STRING }, B: { type: oracledb.BUFFER } };
    expect((await system.execute('select c, b from doc', [], { fetchInfo })).rows).toEqual([[LONG, BYTES]]);
  });
});

import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';

/* Source: node-oracledb's documentation, "Working with CLOB, NCLOB and BLOB Data", and the driver's connection.js (_bind). */

const LONG = 'aä€😀'.repeat(20_000);
const BYTES = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
const PACKAGE = `create package lobs as
  procedure describe(c clob, n nclob, b blob, l out varchar2);
  procedure make(c out clob, b out blob);
  procedure grow(c in out nocopy clob, b in out nocopy blob);
end;`;
const BODY = `create package body lobs as
  procedure describe(c clob, n nclob, b blob, l out varchar2) is
  begin
    l := dbms_lob.getlength(c) || ',' || dbms_lob.getlength(n) || ',' || dbms_lob.getlength(b);
  end;
  procedure make(c out clob, b out blob) is
  begin
    for i in 1 .. 4 loop c := c || rpad('x', 20000, 'x'); end loop;
    b := hextoraw('00FF');
  end;
  procedure grow(c in out nocopy clob, b in out nocopy blob) is
  begin
    dbms_lob.append(c, to_clob('!'));
    dbms_lob.writeappend(b, 1, hextoraw('FF'));
  end;
end;`;
const DESCRIBE = 'begin lobs.describe(:c, :n, :b, :l); end;';
const L = { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 100 };
const LENGTHS = { l: `${LONG.length},${LONG.length},${BYTES.length}` };

describe.each(['23ai', '19c'] as const)('LOB binds, %s', (profile) => {
  const sandbox = () => driverSandbox([PACKAGE, BODY, 'create table doc (id number, c clob, b blob)'], { profile });

  it('go in as Lob objects', async () => {
    const { system } = await sandbox();
    const [c, n, b] = await Promise.all(
      [oracledb.CLOB, oracledb.NCLOB, oracledb.BLOB].map((type) => system.createLob(type)),
    );
    const written = [c, n, b].map((lob) => new Promise((resolve) => lob?.once('finish', resolve)));
    c?.end(LONG);
    n?.end(LONG);
    b?.end(BYTES);
    await Promise.all(written);
    expect((await system.execute(DESCRIBE, { c, n, b, l: L })).outBinds).toEqual(LENGTHS);
    await system.execute('insert into doc values (1, :c, :b)', { c, b });
    const fetchInfo = { C: { type: oracledb.STRING }, B: { type: oracledb.BUFFER } };
    expect((await system.execute('select c, b from doc', [], { fetchInfo })).rows).toEqual([[LONG, BYTES]]);
  });

  it('go in as strings and Buffers of any length', async () => {
    const { system } = await sandbox();
    const typed = {
      c: { val: LONG, type: oracledb.CLOB },
      n: { val: LONG, type: oracledb.NCLOB },
      b: { val: BYTES, type: oracledb.BLOB },
    };
    expect((await system.execute(DESCRIBE, { ...typed, l: L })).outBinds).toEqual(LENGTHS);
    // Longer than 32,767 bytes, the driver makes temporary LOBs of them.
    expect((await system.execute(DESCRIBE, { c: LONG, n: LONG, b: BYTES, l: L })).outBinds).toEqual(LENGTHS);
    expect((await system.execute(DESCRIBE, { c: 'a', n: 'ä', b: Buffer.from([1]), l: L })).outBinds).toEqual({
      l: '1,1,1',
    });
    expect(
      (await system.execute(DESCRIBE, { c: null, n: '', b: { val: null, type: oracledb.BUFFER }, l: L })).outBinds,
    ).toEqual({ l: ',,' });
  });

  it('come out as Lob objects, strings and Buffers', async () => {
    const { system } = await sandbox();
    const out = (type: oracledb.DbType | number, maxSize?: number) => ({
      dir: oracledb.BIND_OUT,
      type,
      ...(maxSize === undefined ? {} : { maxSize }),
    });
    const sql = 'begin lobs.make(:c, :b); end;';
    const lobs = await system.execute<{ c: oracledb.Lob; b: oracledb.Lob }>(sql, {
      c: out(oracledb.CLOB),
      b: out(oracledb.BLOB),
    });
    expect(await lobs.outBinds?.c.getData()).toBe('x'.repeat(80_000));
    expect(await lobs.outBinds?.b.getData()).toEqual(Buffer.from([0, 255]));
    const texts = await system.execute(sql, { c: out(oracledb.STRING, 80_000), b: out(oracledb.BUFFER, 10) });
    expect(texts.outBinds).toEqual({ c: 'x'.repeat(80_000), b: Buffer.from([0, 255]) });
    await expect(
      system.execute(sql, { c: out(oracledb.STRING, 100), b: out(oracledb.BUFFER, 10) }),
    ).rejects.toMatchObject({ errorNum: 6502 });
  });

  it('come out changed', async () => {
    const { system } = await sandbox();
    const { outBinds } = await system.execute<{ c: oracledb.Lob; b: oracledb.Lob }>('begin lobs.grow(:c, :b); end;', {
      c: { dir: oracledb.BIND_INOUT, type: oracledb.CLOB, val: 'abc' },
      b: { dir: oracledb.BIND_INOUT, type: oracledb.BLOB, val: Buffer.from([1]) },
    });
    expect(await outBinds?.c.getData()).toBe('abc!');
    expect(await outBinds?.b.getData()).toEqual(Buffer.from([1, 255]));
  });

  it('go in many rows', async () => {
    const { system } = await sandbox();
    const rows = [
      [1, 'a', Buffer.from([1])],
      [2, LONG, BYTES],
      [3, null, null],
    ];
    const bindDefs = [{ type: oracledb.NUMBER }, { type: oracledb.CLOB }, { type: oracledb.BLOB }];
    await system.executeMany('insert into doc values (:1, :2, :3)', rows, { bindDefs });
    const fetchInfo = { C: { type: oracledb.STRING }, B: { type: oracledb.BUFFER } };
    const { rows: found } = await system.execute('select id, c, b from doc order by id', [], { fetchInfo });
    expect(found).toEqual(rows);
  });
});

import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * What the driver and the engine make of each other where neither shows it alone: values of RETURNING in binds of another type, statements that are only
 * parsed, errors with their places, arrays. Sources: node-oracledb's documentation ("DML RETURNING Bind Parameters", "PL/SQL Collection Associative Array
 * (Index-by) Bind Parameters", "connection.getStatementInfo()", "Error properties") and Oracle's error message manual.
 */

const { BIND_OUT, BIND_INOUT, NUMBER, STRING, BUFFER, DATE, DB_TYPE_DATE, DB_TYPE_CHAR } = oracledb;

describe.each(PROFILES)('calls on the engine, profile %s', (profile) => {
  let sandbox: Sandbox;
  let connection: oracledb.Connection;
  const faults: unknown[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ profile, onInternalError: (error) => faults.push(error) });
    connection = await connect();
    await connection.execute(
      'create table kept (n number, s varchar2(40), d date, r raw(10), f binary_double, ts timestamp(3), b blob)',
    );
    await connection.execute(`
      create or replace package lists as
        type numbers is table of number index by pls_integer;
        type codes is table of char(5) index by pls_integer;
        type texts is table of varchar2(40) index by pls_integer;
        procedure take(p numbers);
        function count_of(p codes) return number;
        procedure give(p out texts);
      end;`);
    await connection.execute(`
      create or replace package body lists as
        procedure take(p numbers) is begin null; end;
        function count_of(p codes) return number is begin return p.count; end;
        procedure give(p out texts) is begin p(1) := 'four'; p(2) := 'seventeen letters'; end;
      end;`);
  });
  afterAll(async () => {
    await connection.close();
    await sandbox.stop();
    expect(faults).toEqual([]);
  });

  function connect(): Promise<oracledb.Connection> {
    const { connectString, systemPassword } = sandbox;
    return oracledb.getConnection({ user: 'system', password: systemPassword, connectString });
  }

  async function returned(value: string, column: string, bind: oracledb.BindParameter): Promise<unknown> {
    const sql = `insert into kept (${column}) values (${value}) returning ${column} into :r`;
    const result = await connection.execute<{ r: unknown[] }>(sql, { r: { dir: BIND_OUT, ...bind } });
    await connection.rollback();
    return result.outBinds?.r[0];
  }

  describe('RETURNING into a bind of another type', () => {
    it.each([
      ['12.5', 'n', { type: STRING }, '12.5'],
      ["'12.5'", 's', { type: NUMBER }, 12.5],
      ["date '2024-02-29'", 'd', { type: STRING }, '29-FEB-24'],
      ["date '2024-02-29'", 'd', { type: DATE }, new Date(2024, 1, 29)],
      ["timestamp '2024-02-29 01:02:03.999'", 'ts', { type: DB_TYPE_DATE }, new Date(2024, 1, 29, 1, 2, 3)],
      ["timestamp '2024-02-29 01:02:03.5'", 'ts', { type: STRING }, '29-FEB-24 01.02.03.500 AM'],
      ["hextoraw('C0FFEE')", 'r', { type: STRING }, 'C0FFEE'],
      ["'C0FFEE'", 's', { type: BUFFER }, Buffer.from('C0FFEE', 'hex')],
      ['1.5', 'f', { type: NUMBER }, 1.5],
      ['null', 'd', { type: STRING }, null],
      // Source: node-oracledb's test 98.2.12 (binding_DMLReturningInto.js).
      ['null', 'b', { type: STRING }, null],
    ])('%s of %s', async (value, column, bind, expected) => {
      expect(await returned(value, column, bind)).toEqual(expected);
    });

    it.each([
      ["'no hex'", 's', { type: BUFFER }, 'ORA-01465: invalid hex number'],
      ["'no number'", 's', { type: NUMBER }, 'ORA-01722: invalid number'],
      ['1', 'n', { type: BUFFER }, 'ORA-00932: inconsistent datatypes: expected BINARY got NUMBER'],
      ['null', 'd', { type: BUFFER }, 'ORA-00932: inconsistent datatypes: expected BINARY got DATE'],
      ['1', 'n', { type: DB_TYPE_DATE }, 'ORA-00932'],
      ["hextoraw('C0FFEE')", 'b', { type: STRING }, 'RETURNING a BLOB into a character bind'],
    ])('%s of %s cannot', async (value, column, bind, message) => {
      await expect(returned(value, column, bind)).rejects.toThrow(message);
    });

    it('undoes the statement when it fails', async () => {
      const sql = "insert into kept (s) values ('kept?') returning s into :r";
      const options = { autoCommit: true };
      await expect(connection.execute(sql, { r: { dir: BIND_OUT, type: NUMBER } }, options)).rejects.toThrow('1722');
      expect((await connection.execute("select count(*) from kept where s = 'kept?'")).rows).toEqual([[0]]);
    });

    it('tells the driver of values that its buffer does not hold', async () => {
      await expect(returned("'a whole sentence'", 's', { type: STRING, maxSize: 3 })).rejects.toThrow('NJS-016');
      await expect(returned("hextoraw('C0FFEE')", 'r', { type: BUFFER, maxSize: 2 })).rejects.toThrow('NJS-016');
      await connection.rollback();
    });
  });

  describe('statements that are only parsed', () => {
    it('can be executed then, parsed again and executed again', async () => {
      for (const sql of ['insert into kept (n) values (:n)', 'select :n from dual']) {
        for (let round = 0; round < 2; round += 1) {
          const { bindNames } = await connection.getStatementInfo(sql);
          expect(bindNames).toEqual(['N']);
          await connection.execute(sql, { n: round });
        }
      }
      await connection.rollback();
    });

    it.each([
      ['insert into nowhere values (:a)', 942],
      ['insert into kept (n) values (:a, :b)', 913],
      ['update kept set nothing = :a', 904],
    ])('%s is refused', async (sql, errorNum) => {
      await expect(connection.getStatementInfo(sql)).rejects.toMatchObject({ errorNum });
    });
  });

  describe('errors', () => {
    it.each([
      ['begin\n nowhere := 5; end;', 6550, 7],
      ['begin null end;', 6550, 11],
      ["begin execute immediate 'drop table nowhere'; end;", 942, 0],
      ['declare n number := 0; begin n := 1 / n; end;', 1476, 0],
      ['select nothing from kept', 904, 7],
      ['select to_number(:x) from kept, dual', 1722, 0],
    ])('%s has its place', async (sql, errorNum, offset) => {
      await connection.execute('insert into kept (n) values (1)');
      const binds = sql.includes(':x') ? ['x'] : [];
      await expect(connection.execute(sql, binds)).rejects.toMatchObject({ errorNum, offset });
      await connection.rollback();
    });
  });

  describe('arrays', () => {
    it('must have the element type of the PL/SQL table', async () => {
      const call = (bind: oracledb.BindParameter) => connection.execute('begin lists.take(:p); end;', { p: bind });
      await call({ type: NUMBER, val: [1, 2] });
      await expect(call({ type: STRING, val: ['1', '2'] })).rejects.toThrow(
        'PLS-00418: array bind type must match PL/SQL table row type',
      );
    });

    it('of CHAR', async () => {
      const binds = { r: { dir: BIND_OUT, type: NUMBER }, p: { type: DB_TYPE_CHAR, val: ['a', 'b'] } };
      const { outBinds } = await connection.execute('begin :r := lists.count_of(:p); end;', binds);
      expect(outBinds).toEqual({ r: 2 });
    });

    it('do not come back with elements longer than the client takes', async () => {
      const give = (maxSize: number) =>
        connection.execute('begin lists.give(:p); end;', {
          p: { dir: BIND_OUT, type: STRING, maxArraySize: 5, maxSize },
        });
      expect((await give(17)).outBinds).toEqual({ p: ['four', 'seventeen letters'] });
      await expect(give(16)).rejects.toThrow('ORA-06502: PL/SQL: numeric or value error');
    });
  });

  describe('application contexts', () => {
    const fetched = 'select 1 from dual';

    it('belong to their packages, except for the clients own', async () => {
      const own = await connect();
      own.appContext('elsewhere', [{ a: '1' }]);
      await expect(own.execute(fetched)).rejects.toMatchObject({ errorNum: 28267 });
      own.appContext('clientcontext', [{ a: '1' }]);
      expect((await own.execute("select sys_context('clientcontext', 'a') from dual")).rows).toEqual([['1']]);
      await own.close();
    });
  });

  it('tells where a call was broken off, as of every error that leaves a block (ORA-06512)', async () => {
    const other = await connect();
    const call = other.execute('begin\n  null;\n  dbms_session.sleep(10);\n  commit;\nend;');
    setTimeout(() => void other.break(), 100);
    await expect(call).rejects.toMatchObject({
      errorNum: 1013,
      message: expect.stringContaining('ORA-06512: at line 3'),
    });
    await other.break();
    await expect(other.ping()).rejects.toMatchObject({ message: expect.not.stringContaining('ORA-06512') });
    await other.close();
  });

  // node-oracledb's tests 158 (insertAll.js) and 228.4 (lastRowid.js).
  it('inserts into several places by one statement, of whose rows none is the last', async () => {
    const sql = `insert all into kept (n, s) values (:1, 'a') into kept (n, s) values (:2, 'b')
      into kept (n) values (n) select 203 n from dual`;
    const inserted = await connection.execute(sql, [201, 202]);
    expect([inserted.rowsAffected, inserted.lastRowid]).toEqual([3, undefined]);
    const first = `insert first when :1 > 300 then into kept (n) values (:2) else into kept (n, s) values (:3, 'else')
      select * from dual`;
    const many = await connection.executeMany(
      first,
      [
        [301, 301, 302],
        [300, 303, 304],
      ],
      { dmlRowCounts: true },
    );
    expect([many.rowsAffected, many.dmlRowCounts]).toEqual([2, [1, 1]]);
    expect((await connection.execute('select n, s from kept where n > 200 order by n')).rows).toEqual([
      [201, 'a'],
      [202, 'b'],
      [203, null],
      [301, null],
      [304, 'else'],
    ]);
    expect((await connection.getStatementInfo(first)).bindNames).toEqual(['1', '2', '3']);
    await connection.rollback();
  });

  // PL/SQL Language Reference, "INSTEAD OF DML Triggers"; ORA-22816: error help.
  it('changes views through their INSTEAD OF triggers, many rows at once', async () => {
    await connection.execute('create view kept_names as select n, s from kept where n > 100');
    await connection.execute(`create trigger kept_names_io instead of insert or delete on kept_names begin
      if inserting then insert into kept (n, s) values (:new.n, upper(:new.s)); else delete from kept where n = :old.n; end if;
    end;`);
    const sql = 'insert into kept_names values (:1, :2)';
    const inserted = await connection.executeMany(sql, [
      [101, 'a'],
      [102, 'b'],
    ]);
    expect(inserted.rowsAffected).toBe(2);
    expect((await connection.execute('select n, s from kept_names order by n')).rows).toEqual([
      [101, 'A'],
      [102, 'B'],
    ]);
    const deleted = await connection.execute('delete from kept_names where n < :1', [102]);
    expect([deleted.rowsAffected, deleted.lastRowid]).toEqual([1, undefined]);
    const returning = connection.execute(`${sql} returning n into :3`, [3, 'c', { dir: BIND_OUT, type: NUMBER }]);
    await expect(returning).rejects.toMatchObject({ errorNum: 22816 });
    await connection.rollback();
    await connection.execute('drop view kept_names');
  });

  // PL/SQL Language Reference, "CREATE TRIGGER" and "CREATE PROCEDURE": units with errors are stored, and ALL_ERRORS tells of them.
  it.each([
    ['trigger', 'before insert on kept for each row\nbegin\n  :new.n := ;\nend;', 2],
    ['trigger', 'before insert on kept begin undeclared; end;', 1],
    ['procedure', 'is\nbegin\n  x := ;\nend;', 3],
    ['package', 'is procedure p end;', 1],
    ['function', 'return number is begin return undeclared; end;', 1],
  ])('warns of a %s with errors: %s', async (kind, text, line) => {
    const created = await connection.execute(`create or replace ${kind} broken ${text}`);
    expect(created.warning).toMatchObject({ code: 'NJS-700' });
    const { rows } = await connection.execute(
      "select type, line from all_errors where name = 'BROKEN' and sequence = 1",
    );
    expect(rows).toEqual([[kind.toUpperCase(), line]]);
    expect((await connection.execute(`alter ${kind} broken compile`)).warning).toMatchObject({ code: 'NJS-700' });
    await connection.execute(`drop ${kind} broken`);
    expect((await connection.execute('create or replace procedure sound is begin null; end;')).warning).toBeUndefined();
  });

  it('gives implicit results', async () => {
    const block = `
      declare
        c sys_refcursor;
        procedure answer(p number) is
        begin
          open c for select p, dummy from dual;
          dbms_sql.return_result(c);
          if c%isopen then raise program_error; end if;
        end;
      begin
        answer(1);
        answer(2);
      end;`;
    expect((await connection.execute(block)).implicitResults).toEqual([[[1, 'X']], [[2, 'X']]]);
    const { implicitResults = [] } = await connection.execute(block, [], { resultSet: true });
    const rows = [];
    for (const result of implicitResults) {
      if (!('getRows' in result)) continue;
      rows.unshift(await result.getRows());
      await result.close();
    }
    expect(rows).toEqual([[[2, 'X']], [[1, 'X']]]);
    expect((await connection.execute('begin null; end;')).implicitResults).toBeUndefined();
    await expect(
      connection.execute('declare c sys_refcursor; begin dbms_sql.return_result(c); end;'),
    ).rejects.toMatchObject({ errorNum: 1001 });
  });

  it('a bind of PL/SQL that is both IN and OUT keeps its type', async () => {
    const binds = { n: { dir: BIND_INOUT, type: STRING, val: '5', maxSize: 10 } };
    const { outBinds } = await connection.execute('begin :n := :n * 2; end;', binds);
    expect(outBinds).toEqual({ n: '10' });
  });

  // Source: node-oracledb's test 324.1.6 (pipeline.js); the driver's protocol/messages/withData.js (processErrorInfo).
  it('does not make numbers of a known query datetimes, so that it is parsed again', async () => {
    const sql = 'select :1 from dual';
    const day = new Date(2026, 0, 2);
    await connection.execute(sql, [2]);
    expect((await connection.execute(sql, [day])).rows).toEqual([[day]]);
    expect((await connection.execute(sql, [3])).rows).toEqual([[3]]);
    const pipeline = new oracledb.Pipeline();
    pipeline.addFetchOne(sql, [day]);
    pipeline.addFetchOne(sql, [1]);
    const [first, second] = await connection.runPipeline(pipeline, true);
    // Calls of a pipeline are not made again; without pipelining on the wire there are none.
    if (profile === '23ai')
      expect(first?.error?.message).toContain('ORA-00932: inconsistent datatypes: expected NUMBER got TIMESTAMP');
    else expect(first?.rows).toEqual([[day]]);
    expect(second?.rows).toEqual([[1]]);
  });
});

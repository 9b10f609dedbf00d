import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * What the runtime's blocks rely on in the driver and the database, by the driver alone. Sources: node-oracledb's lib/thin (connection.js, statement.js,
 * protocol/messages/withData.js) and its manual, "PL/SQL execution"; what is Oracle's own is named at the test.
 */
describe.each(PROFILES)('binds of scalars in a block, profile %s', (profile) => {
  let sandbox: Sandbox;
  let relay: TcpRelay;
  let connection: oracledb.Connection;
  const requests: Buffer[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ profile });
    relay = await TcpRelay.before(sandbox.port, (data) => requests.push(data));
    connection = await oracledb.getConnection({
      user: 'SYSTEM',
      password: sandbox.systemPassword,
      connectString: `127.0.0.1:${relay.port}/${sandbox.serviceName}`,
    });
  });
  afterAll(async () => {
    await connection.close();
    relay[Symbol.dispose]();
    await sandbox.stop();
  });

  const out = (type: oracledb.DbType, maxSize?: number): oracledb.BindParameter => ({
    dir: oracledb.BIND_OUT,
    type,
    ...(maxSize === undefined ? {} : { maxSize }),
  });

  async function outBinds(text: string, binds: readonly oracledb.BindParameter[]): Promise<unknown> {
    const result = await connection.execute(text, [...binds]);
    return result.outBinds;
  }

  // lib/settings.js, lib/connection.js: the default maxSize is 200 bytes.
  it('OUT texts have 200 bytes unless more are asked for, and are never cut', async () => {
    const text = "begin :r := rpad('x', 201, 'x'); end;";
    await expect(outBinds(text, [out(oracledb.DB_TYPE_VARCHAR)])).rejects.toMatchObject({ errorNum: 6502 });
    expect(await outBinds(text, [out(oracledb.DB_TYPE_VARCHAR, 32_767)])).toEqual(['x'.repeat(201)]);
    const longest = "begin :r := rpad('x', 32767, 'x'); end;";
    expect(await outBinds(longest, [out(oracledb.DB_TYPE_VARCHAR, 32_767)])).toEqual(['x'.repeat(32_767)]);
  });

  it('positions are those of the names as they first occur; a bind that a block only reads keeps its value', async () => {
    const both = (type: oracledb.DbType, val: unknown): oracledb.BindParameter => ({
      dir: oracledb.BIND_INOUT,
      type,
      val,
      maxSize: 100,
    });
    const text = "declare b varchar2(100) := :b; a varchar2(100) := :a; begin :a := b || '!' || :b; :c := a; end;";
    const binds = [
      both(oracledb.DB_TYPE_VARCHAR, 'first'),
      both(oracledb.DB_TYPE_VARCHAR, 'second'),
      out(oracledb.DB_TYPE_VARCHAR, 100),
    ];
    expect(await outBinds(text, binds)).toEqual(['first', 'first!first', 'second']);
  });

  // lib/thin/statement.js, _setVariable: a bind whose size changes makes the execution a full one; only binds that may come back have a constant size.
  it('the text goes out once, and while the sizes of the binds stay only their values do', async () => {
    const text = 'declare v varchar2(32767) := :v; begin :w := length(v); end;';
    const sent = async (bind: oracledb.BindParameter) => {
      requests.length = 0;
      await outBinds(text, [{ type: oracledb.DB_TYPE_VARCHAR, ...bind }, out(oracledb.DB_TYPE_NUMBER)]);
      expect(requests).toHaveLength(1);
      return { texts: requests.join('').split('declare v').length - 1, bytes: requests[0]?.length ?? 0 };
    };
    expect(await sent({ val: 'a' })).toMatchObject({ texts: 1 });
    const again = await sent({ val: 'a' });
    const longer = await sent({ val: 'aa' });
    expect([again.texts, longer.texts]).toEqual([0, 0]);
    expect(longer.bytes).toBeGreaterThan(again.bytes + 1);

    const sized = { dir: oracledb.BIND_INOUT, maxSize: 32_767 };
    const first = await sent({ ...sized, val: 'a' });
    const second = await sent({ ...sized, val: 'a' });
    expect(second.bytes).toBeLessThan(first.bytes);
    expect(await sent({ ...sized, val: 'aa' })).toEqual({ texts: 0, bytes: second.bytes + 1 });
    expect((await sent({ ...sized, val: null })).bytes).toBeLessThanOrEqual(second.bytes);
  });

  // lib/thin/protocol/messages/withData.js: a NUMBER becomes a double.
  it('NUMBER takes number and BigInt, never text, and comes back as a double', async () => {
    const text = 'declare n number := :n; begin :m := n; :t := to_char(n); end;';
    const results = [out(oracledb.DB_TYPE_NUMBER), out(oracledb.DB_TYPE_VARCHAR, 100)];
    const number = (val: unknown): oracledb.BindParameter => ({ type: oracledb.DB_TYPE_NUMBER, val });
    expect(await outBinds(text, [number(0.1), ...results])).toEqual([0.1, '.1']);
    expect(await outBinds(text, [number(9_007_199_254_740_993n), ...results])).toEqual([
      9_007_199_254_740_992,
      '9007199254740993',
    ]);
    await expect(outBinds(text, [number('1'), ...results])).rejects.toMatchObject({ code: 'NJS-011' });
  });

  // SQL Language Reference, "Number Format Models" and TO_NUMBER: a text without a decimal character is read the same whatever NLS_NUMERIC_CHARACTERS is.
  it('numbers travel as text under any NLS setting', async () => {
    const text = "begin :r := to_char(to_number(:n), 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,'''); end;";
    const call = (val: string) =>
      outBinds(text, [out(oracledb.DB_TYPE_VARCHAR, 80), { type: oracledb.DB_TYPE_VARCHAR, val }]);
    await connection.execute("alter session set nls_numeric_characters = ',.'");
    expect(await call('-125E-1')).toEqual(['-12.5']);
    expect(await call('99999999999999999999999999999999999999E-130')).toEqual([
      '9.9999999999999999999999999999999999999E-93',
    ]);
    await connection.execute("alter session set nls_numeric_characters = '.,'");
  });

  // SQL Language Reference, "Datetime Format Models".
  it('dates travel as text under any NLS setting', async () => {
    await connection.execute("alter session set nls_date_format = 'DD.MM.RR' nls_timestamp_tz_format = 'DD.MM.RR'");
    const mask = 'SYYYY-MM-DD"T"HH24:MI:SS.FF9TZH:TZM';
    const text = `begin :r := to_char(to_timestamp_tz(:t, '${mask}'), '${mask}'); end;`;
    for (const [sent, came] of [
      ['2024-02-29T13:05:07.123456789+05:45', ' 2024-02-29T13:05:07.123456789+05:45'],
      ['-4712-01-01T00:00:00.000000000-03:30', '-4712-01-01T00:00:00.000000000-03:30'],
    ]) {
      expect(
        await outBinds(text, [out(oracledb.DB_TYPE_VARCHAR, 48), { type: oracledb.DB_TYPE_VARCHAR, val: sent }]),
      ).toEqual([came]);
    }
  });

  // lib/types.js: fseconds are nanoseconds.
  it('intervals are objects whose fields share a sign', async () => {
    const text =
      'declare d interval day(9) to second(9) := :d; y interval year(9) to month := :y; begin :e := -d; :z := -y; end;';
    const days = Object.assign(new oracledb.IntervalDS(), { days: 1, hours: 2, minutes: 3, seconds: 4, fseconds: 5 });
    const years = Object.assign(new oracledb.IntervalYM(), { years: 1, months: 2 });
    expect(
      await outBinds(text, [
        { type: oracledb.DB_TYPE_INTERVAL_DS, val: days },
        { type: oracledb.DB_TYPE_INTERVAL_YM, val: years },
        out(oracledb.DB_TYPE_INTERVAL_DS),
        out(oracledb.DB_TYPE_INTERVAL_YM),
      ]),
    ).toMatchObject([
      { days: -1, hours: -2, minutes: -3, seconds: -4, fseconds: -5 },
      { years: -1, months: -2 },
    ]);
  });

  // node-oracledb's tests 311.13, 312.11, 312.35 and 312.48: the server keeps the fields that came, whatever their signs and sizes,
  // until something is computed with them.
  it('intervals whose fields are not of one sign come back as they went', async () => {
    const days = { days: 3, hours: -4, minutes: 5, seconds: -6, fseconds: 2_000_000_000 };
    const years = { years: -7, months: 8 };
    const result = await connection.execute(
      `SELECT :d, :y, :d2 + INTERVAL '0' SECOND, :y2 + INTERVAL '0' MONTH,
         CAST(:d3 AS INTERVAL DAY(3) TO SECOND(3)) FROM dual`,
      [days, years, days, years, days].map((fields) =>
        'days' in fields
          ? { type: oracledb.DB_TYPE_INTERVAL_DS, val: Object.assign(new oracledb.IntervalDS(), fields) }
          : { type: oracledb.DB_TYPE_INTERVAL_YM, val: Object.assign(new oracledb.IntervalYM(), fields) },
      ),
    );
    expect(result.rows).toMatchObject([
      [days, years, { days: 2, hours: 20, minutes: 4, seconds: 56, fseconds: 0 }, { years: -6, months: -4 }, days],
    ]);
  });

  // SQL Language Reference, "Nulls": '' is NULL.
  it('an empty text or RAW is NULL, and NULL of every type is null', async () => {
    const text = "begin :r := case when :v is null then 'null' else 'a value' end; end;";
    const result = out(oracledb.DB_TYPE_VARCHAR, 10);
    for (const bind of [
      { type: oracledb.DB_TYPE_VARCHAR, val: '' },
      { type: oracledb.DB_TYPE_RAW, val: Buffer.alloc(0) },
      { type: oracledb.DB_TYPE_NUMBER, val: null },
      { type: oracledb.DB_TYPE_BOOLEAN, val: null },
      { type: oracledb.DB_TYPE_INTERVAL_DS, val: null },
      { type: oracledb.DB_TYPE_BINARY_DOUBLE, val: null },
    ])
      expect(await outBinds(text, [result, bind])).toEqual(['null']);
  });

  // SQL Language Reference, "Floating-Point Numbers": there is no negative zero.
  it('BINARY_DOUBLE and BINARY_FLOAT have NaN and infinities, but no negative zero', async () => {
    const text = 'declare d binary_double := :d; f binary_float := :f; begin :e := d; :g := f; end;';
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0])
      expect(
        await outBinds(text, [
          { type: oracledb.DB_TYPE_BINARY_DOUBLE, val: value },
          { type: oracledb.DB_TYPE_BINARY_FLOAT, val: value },
          out(oracledb.DB_TYPE_BINARY_DOUBLE),
          out(oracledb.DB_TYPE_BINARY_FLOAT),
        ]),
      ).toEqual([value + 0, value + 0]);
  });

  // PL/SQL Language Reference, "RAISE_APPLICATION_ERROR" and autocommit in the driver's execute message: what raises is not committed.
  it('a block that raises after its work leaves it uncommitted, also with autoCommit', async () => {
    await connection.execute('create table raised (n number)');
    const failing = connection.execute(
      "begin insert into raised values (1); raise_application_error(-20999, 'after'); end;",
      [],
      { autoCommit: true },
    );
    await expect(failing).rejects.toMatchObject({ errorNum: 20999 });
    await connection.rollback();
    expect((await connection.execute<[number]>('select count(*) from raised')).rows).toEqual([[0]]);
    await connection.execute('drop table raised');
  });

  // PL/SQL Language Reference, "PL/SQL blocks" of Overloaded subprograms: the type of the local decides.
  it('a typed local resolves the overload', async () => {
    const kinds = (type: string) =>
      outBinds(
        `declare
           v ${type} := 1;
           function kind(v in pls_integer) return varchar2 is begin return 'PLS_INTEGER'; end;
           function kind(v in number) return varchar2 is begin return 'NUMBER'; end;
           function kind(v in varchar2) return varchar2 is begin return 'VARCHAR2'; end;
         begin :r := kind(v); end;`,
        [out(oracledb.DB_TYPE_VARCHAR, 20)],
      );
    expect(await kinds('pls_integer')).toEqual(['PLS_INTEGER']);
    expect(await kinds('number')).toEqual(['NUMBER']);
    expect(await kinds('varchar2(10)')).toEqual(['VARCHAR2']);
  });
});

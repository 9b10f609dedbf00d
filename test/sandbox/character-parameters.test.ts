import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { PROFILES } from '../support/wire-server.js';

/*
 * Parameters of CHAR, LONG and LONG RAW, by the driver alone: how long they are is the bind's affair. Sources: node-oracledb's tests 22.3 (dataTypeChar.js) and
 * 129 to 134 (longProcedureBind_*.js, longrawProcedureBind_*.js), 94 to 97 and 101 (binding_*.js: NCHAR in a bind of VARCHAR2, CHAR and NCHAR in one of RAW);
 * My Oracle Support note 372616.1.
 */
describe.each(PROFILES)('character parameters, profile %s', (profile) => {
  let sandbox: Sandbox;
  let connection: oracledb.Connection;

  beforeAll(async () => {
    sandbox = await startSandbox({
      profile,
    });
    connection = await oracledb.getConnection({
      user: 'SYSTEM',
      password: sandbox.systemPassword,
      connectString: `127.0.0.1:${sandbox.port}/${sandbox.serviceName}`,
    });
    await connection.execute('CREATE TABLE system.stored (text CHAR(1000), national_text NCHAR(1000))');
    await connection.execute(`CREATE PACKAGE system.lengths AS
  PROCEDURE encloses(p IN OUT NOCOPY CHAR);
  PROCEDURE greets(p OUT NOCOPY CHAR);
  PROCEDURE measures(p IN OUT CHAR, seen OUT NUMBER);
  PROCEDURE gives_nchar(p OUT NCHAR);
  PROCEDURE measures_nchar(p IN OUT NCHAR, seen OUT NUMBER);
  PROCEDURE stores(p IN OUT CHAR);
  PROCEDURE stores_nchar(p IN OUT NCHAR);
  PROCEDURE forgets(p OUT CHAR);
  PROCEDURE moves(p IN LONG, q IN OUT LONG, r OUT LONG);
  PROCEDURE moves_raw(p IN LONG RAW, r OUT LONG RAW);
END;`);
    await connection.execute(`CREATE PACKAGE BODY system.lengths AS
  PROCEDURE encloses(p IN OUT NOCOPY CHAR) IS BEGIN p := '(' || p || ')'; END;
  PROCEDURE greets(p OUT NOCOPY CHAR) IS BEGIN p := 'good morning'; END;
  PROCEDURE measures(p IN OUT CHAR, seen OUT NUMBER) IS BEGIN seen := LENGTH(p); END;
  PROCEDURE gives_nchar(p OUT NCHAR) IS BEGIN p := N'a'; END;
  PROCEDURE measures_nchar(p IN OUT NCHAR, seen OUT NUMBER) IS BEGIN seen := LENGTH(p); END;
  PROCEDURE stores(p IN OUT CHAR) IS
  BEGIN
    DELETE FROM system.stored;
    INSERT INTO system.stored (text) VALUES (p);
    SELECT text INTO p FROM system.stored;
  END;
  PROCEDURE stores_nchar(p IN OUT NCHAR) IS
  BEGIN
    DELETE FROM system.stored;
    INSERT INTO system.stored (national_text) VALUES (p);
    SELECT national_text INTO p FROM system.stored;
  END;
  PROCEDURE forgets(p OUT CHAR) IS BEGIN p := NULL; END;
  PROCEDURE moves(p IN LONG, q IN OUT LONG, r OUT LONG) IS BEGIN r := q; q := p; END;
  PROCEDURE moves_raw(p IN LONG RAW, r OUT LONG RAW) IS BEGIN r := p; END;
END;`);
  });
  afterAll(async () => {
    await connection.close();
    await sandbox.stop();
  });

  const text = (maxSize?: number): oracledb.BindParameter => ({
    dir: oracledb.BIND_OUT,
    type: oracledb.DB_TYPE_VARCHAR,
    ...(maxSize === undefined ? {} : { maxSize }),
  });
  const call = async (block: string, binds: readonly oracledb.BindParameter[]) => {
    const { outBinds } = await connection.execute(`begin system.lengths.${block}; end;`, [...binds]);
    return outBinds;
  };

  it('an OUT CHAR is blank-padded to what the client takes, 200 bytes if it does not say', async () => {
    expect(await call('greets(:p)', [text(20)])).toEqual(['good morning'.padEnd(20)]);
    expect(await call('greets(:p)', [text()])).toEqual(['good morning'.padEnd(200)]);
    await expect(call('greets(:p)', [text(11)])).rejects.toMatchObject({ errorNum: 6502 });
  });

  it('an IN OUT CHAR is padded on entry, so that a routine that adds to it fails', async () => {
    const bind = { ...text(), dir: oracledb.BIND_INOUT, val: 'ab' };
    const seen = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_NUMBER };
    expect(await call('measures(:p, :seen)', [bind, seen])).toEqual(['ab'.padEnd(200), 200]);
    await expect(call('encloses(:p)', [bind])).rejects.toMatchObject({ errorNum: 6502 });
  });

  it('a local gives its own length, and RTRIM takes the blanks off before they travel', async () => {
    const block = 'declare p varchar2(32767); begin system.lengths.greets(p); :r := rtrim(p); :n := length(p); end;';
    const seen = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_NUMBER };
    const { outBinds } = await connection.execute(block, [text(), seen]);
    expect(outBinds).toEqual(['good morning', 32_767]);
  });

  it('an NCHAR in a bind of VARCHAR2 has as many characters as the bind has bytes', async () => {
    expect(await call('gives_nchar(:p)', [text(20)])).toEqual(['a'.padEnd(20)]);
    const bind = { ...text(20), dir: oracledb.BIND_INOUT, val: 'ab' };
    const seen = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_NUMBER };
    expect(await call('measures_nchar(:p, :seen)', [bind, seen])).toEqual(['ab'.padEnd(20), 20]);
    const stored = await call('stores_nchar(:p)', [{ ...text(1000), dir: oracledb.BIND_INOUT, val: 'small string' }]);
    expect(stored).toEqual(['small string'.padEnd(1000)]);
    expect(await call('stores_nchar(:p)', [{ ...text(1000), dir: oracledb.BIND_INOUT, val: null }])).toEqual([null]);
  });

  it('a CHAR in a bind of RAW goes back as hexadecimal digits, which padding blanks are not', async () => {
    const raw = { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_RAW, maxSize: 1000 };
    const refused = { errorNum: 6502 };
    await expect(call('greets(:p)', [raw])).rejects.toMatchObject(refused);
    await expect(call('gives_nchar(:p)', [raw])).rejects.toMatchObject(refused);
    const inout = { ...raw, dir: oracledb.BIND_INOUT };
    for (const routine of ['stores', 'stores_nchar']) {
      const given = { ...inout, val: Buffer.alloc(100, 0xfe) };
      await expect(call(`${routine}(:p)`, [given]), routine).rejects.toMatchObject(refused);
      expect(await call(`${routine}(:p)`, [{ ...inout, val: null }]), routine).toEqual([null]);
    }
    expect(await call('forgets(:p)', [raw])).toEqual([null]);
  });

  it('LONG parameters are as long as VARCHAR2', async () => {
    const [p, q] = ['p'.repeat(32_767), 'q'.repeat(32_767)];
    const binds = [
      { type: oracledb.DB_TYPE_VARCHAR, val: p },
      { ...text(32_767), dir: oracledb.BIND_INOUT, val: q },
      text(32_767),
    ];
    expect(await call('moves(:p, :q, :r)', binds)).toEqual([p, q]);
  });

  it('LONG RAW parameters are as long as RAW', async () => {
    const p = Buffer.alloc(32_767, 7);
    const binds = [
      { type: oracledb.DB_TYPE_RAW, val: p },
      { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_RAW, maxSize: 32_767 },
    ];
    expect(await call('moves_raw(:p, :r)', binds)).toEqual([p]);
  });
});

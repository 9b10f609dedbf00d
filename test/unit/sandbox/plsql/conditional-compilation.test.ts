import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Language Reference, "Conditional Compilation"; Database Reference, "PLSQL_CCFLAGS".
let system: TestSession;

beforeEach(() => {
  system = openTestSession(newDatabase());
});

/** What a block with this text in it gives. */
const result = (text: string) => system.block(`declare r varchar2(30) := 'none'; begin ${text} :r := r; end;`);

describe('$IF', () => {
  it.each([
    ["$if true $then r := 'a'; $end", 'a'],
    ["$if false $then r := 'a'; $else r := 'b'; $end", 'b'],
    ["$if null $then r := 'a'; $elsif true $then r := 'b'; $else r := 'c'; $end", 'b'],
    ["$if true $then r := 'a'; $elsif true $then r := 'b'; $else r := 'c'; $end", 'a'],
    ["$if false $then r := 'a'; $elsif false $then r := 'b'; $end", 'none'],
    ["$if true $then $if false $then r := 'a'; $else r := 'b'; $end $else r := 'c'; $end", 'b'],
    ["$if false $then $if true $then r := 'a'; $end $error 'never' $end $else r := 'c'; $end", 'c'],
    ["$if false $then this is no PL/SQL at all $else r := 'b'; $end", 'b'],
    ["r := $if 1 = 1 $then 'a' $else 'b' $end;", 'a'],
    ["$if 1 < 2 and not 2 <= 1 or null $then r := 'a'; $end", 'a'],
    ["$if null = null $then r := 'a'; $else r := 'b'; $end", 'b'],
    ["$if null is null and (1 <> 1) is not null $then r := 'a'; $end", 'a'],
    ["$if not null $then r := 'a'; $else r := 'b'; $end", 'b'],
    ["$if -1 < 0 and (true or false) and false = false $then r := 'a'; $end", 'a'],
    ["select $if true $then 'x' $else 'y' $end into r from dual;", 'x'],
  ])('%s', async (text, expected) => {
    expect(await result(text)).toBe(expected);
  });

  it('asks for the version of the database', async () => {
    expect(
      await result(
        'r := $if dbms_db_version.ver_le_21 $then 0 $else dbms_db_version.version $end;'.replace(
          'dbms_db_version.version',
          "'new'",
        ),
      ),
    ).toBe('new');
    expect(
      await result("$if dbms_db_version.version >= 19 and dbms_db_version.release >= 0 $then r := 'a'; $end"),
    ).toBe('a');
    expect(await result("$if dbms_db_version.ver_le_12_2 $then r := 'old'; $else r := 'new'; $end")).toBe('new');
  });

  it('takes what is left of a stored unit, whose source stays as it was', async () => {
    const text =
      "function f return varchar2 is\nbegin\n  $if false $then\n  return 'a';\n  $else\n  return 'b';\n  $end\nend;";
    await system.run('create user erp identified by "Erp-1"', `create ${text.replace('function f', 'function erp.f')}`);
    expect(await system.block('begin :r := erp.f; end;')).toBe('b');
    expect(
      await system.block(
        "begin select listagg(text) within group (order by line) into :r from all_source where name = 'F'; end;",
      ),
    ).toBe(text);
  });

  it('keeps lines of errors', async () => {
    expect(await system.error('begin\n$if true $then\nnull;\n$end\nraise no_data_found;\nend;')).toContain(
      'ORA-06512: at line 5',
    );
  });
});

describe('$$ inquiries', () => {
  it('answer with what PLSQL_CCFLAGS says when they are compiled', async () => {
    const text =
      "$if $$debug $then r := 'debug ' || $$level; $elsif $$debug is null $then r := 'unset'; $else r := 'off'; $end";
    expect(await result(text)).toBe('unset');
    await system.run("alter session set plsql_ccflags = 'debug:true, Level:-3'");
    expect(await result(text)).toBe('debug -3');
    await system.run("alter session set plsql_ccflags = 'debug:true,debug:FALSE'");
    expect(await result(text)).toBe('off');
    await system.run("alter session set plsql_ccflags = ''");
    expect(await result(text)).toBe('unset');
  });

  it('a stored unit keeps what it was compiled with', async () => {
    await system.run(
      'create user erp identified by "Erp-1"',
      "alter session set plsql_ccflags = 'level:3'",
      'create function erp.f return number is begin return $$level; end;',
      "alter session set plsql_ccflags = 'level:4'",
    );
    expect(await system.block('begin :r := erp.f; end;')).toBe('3');
    await system.run('alter function erp.f compile reuse settings');
    expect(await system.block('begin :r := erp.f; end;')).toBe('3');
    await system.run('alter function erp.f compile');
    expect(await system.block('begin :r := erp.f; end;')).toBe('4');
  });

  it('dynamic SQL is compiled with the flags of its session', async () => {
    await system.run("alter session set plsql_ccflags = 'level:3'");
    expect(await result("execute immediate 'begin :1 := $$level; end;' using out r;")).toBe('3');
  });

  it('a name that nobody has set is NULL', async () => {
    expect(await result("r := nvl($$no_such_flag, 'null');")).toBe('null');
  });

  it.each(["'debug'", "'debug:maybe'", "'1a:true'", "'a:true:false'", "'a:true,'", "'a:2147483648'", '\'"a":1\''])(
    'PLSQL_CCFLAGS = %s is refused, and nothing is set',
    async (flags) => {
      await system.run("alter session set plsql_ccflags = 'level:3'");
      const message = await system.error(`alter session set plsql_ccflags = ${flags}`);
      expect(message).toContain('ORA-02097: parameter cannot be modified because specified value is invalid');
      expect(message).toContain('ORA-39962: invalid parameter for PLSQL_CCFLAGS');
      expect(await result('r := $$level;')).toBe('3');
    },
  );
});

describe('what the directives themselves make an error', () => {
  it.each([
    ["begin\n  $error 'Set ' || 'LEVEL' $end\nend;", 'line 2, column 3:\nPLS-00179: $ERROR: Set LEVEL'],
    ['begin\n  $if 1 $then null; $end\nend;', 'line 2, column 3:\nPLS-00174: a static boolean expression must be used'],
    ['begin\n  $unless true\nend;', "line 2, column 3:\nPLS-00181: unsupported preprocessor directive '$UNLESS'"],
  ])('%s', async (text, message) => {
    expect(await system.error(text)).toContain(`ORA-06550: ${message}`);
  });

  it('a stored unit is stored with it', async () => {
    await system.run('create user erp identified by "Erp-1"');
    const created = await system.execute(
      "create function erp.f return number is\nbegin\n  $error 'not yet' $end\n  return 1;\nend;",
    );
    expect(created).toMatchObject({ compiledWithErrors: true });
    expect(
      await system.block(
        "begin select line || '/' || position || ' ' || text into :r from all_errors where name = 'F'; end;",
      ),
    ).toBe('3/3 PLS-00179: $ERROR: not yet');
  });
});

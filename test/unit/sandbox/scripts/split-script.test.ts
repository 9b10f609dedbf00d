import { describe, expect, it } from 'vitest';
import { ScriptError } from '../../../../sandbox/scripts/script-error.js';
import { splitScript } from '../../../../sandbox/scripts/split-script.js';

/** Each statement as `line kind text`, everything else by what it is. */
function split(...lines: readonly string[]): readonly string[] {
  return [...splitScript(lines.join('\n'), 'x.sql')].map((item) => {
    if (item.kind === 'exit') return 'exit';
    if (item.kind === 'inclusion')
      return [`${item.line} ${item.besideScript ? '@@' : '@'}${item.path}`, ...item.values].join(' | ');
    return `${item.line} ${item.kind} ${item.text}`;
  });
}

function refusal(...lines: readonly string[]): string {
  try {
    return `no error: ${split(...lines).join(' | ')}`;
  } catch (error) {
    if (error instanceof ScriptError) return error.message;
    throw error;
  }
}

describe('SQL', () => {
  it('ends at a semicolon, which is not part of it', () => {
    expect(split('CREATE USER erp', '  IDENTIFIED BY "x";', '', 'COMMIT;')).toEqual([
      '1 sql CREATE USER erp\n  IDENTIFIED BY "x"',
      '4 sql COMMIT',
    ]);
  });

  it('may share its line with others and hold blank lines', () => {
    expect(split('INSERT INTO t VALUES (1); COMMIT; -- done', 'CREATE TABLE u (', '', 'n NUMBER);')).toEqual([
      '1 sql INSERT INTO t VALUES (1)',
      '1 sql COMMIT',
      '2 sql CREATE TABLE u (\n\nn NUMBER)',
    ]);
  });

  it('ends at a slash on its own line', () => {
    expect(split('SELECT 4 / 2', '  FROM dual', '  /  ', 'COMMIT;')).toEqual([
      '1 sql SELECT 4 / 2\n  FROM dual',
      '4 sql COMMIT',
    ]);
  });

  it('is run again by a further slash', () => {
    expect(split('INSERT INTO t VALUES (1);', '/')).toEqual([
      '1 sql INSERT INTO t VALUES (1)',
      '2 sql INSERT INTO t VALUES (1)',
    ]);
  });

  it.each([
    ['a string', "INSERT INTO t VALUES ('a;\n/\n b')"],
    ['a string with a quote', "INSERT INTO t VALUES ('it''s; ok')"],
    ['a q-literal', "INSERT INTO t VALUES (q'[it's;\n/\n]')"],
    ['a national q-literal', "INSERT INTO t VALUES (nq'!a;'b!')"],
    ['a quoted identifier', 'CREATE TABLE "a;b" ("/" NUMBER)'],
    ['a line comment', "SELECT 1 -- it's; not\n FROM dual"],
    ['a comment', "SELECT 1 /* it's;\n/\n */ FROM dual"],
  ])('does not end inside of %s', (_, statement) => {
    expect(split(`${statement};`, 'COMMIT;').map((found) => found.split(' ').slice(1).join(' '))).toEqual([
      `sql ${statement}`,
      'sql COMMIT',
    ]);
  });

  it('leaves out comments between statements, and counts their lines', () => {
    expect(split('-- it is;', '/* two', ' lines; */ COMMIT;', '--')).toEqual(['3 sql COMMIT']);
  });

  it('takes the line ends of Windows for those of others', () => {
    expect(split('CREATE TABLE t (\r', '  n NUMBER\r', ')\r', '/\r', 'COMMIT;\r')).toEqual([
      '1 sql CREATE TABLE t (\n  n NUMBER\n)',
      '5 sql COMMIT',
    ]);
  });

  it('that declares functions ends at the slash, without the semicolon', () => {
    expect(
      split('WITH FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END;', 'SELECT f FROM dual;', '/', 'COMMIT;'),
    ).toEqual(['1 sql WITH FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END;\nSELECT f FROM dual', '4 sql COMMIT']);
  });

  it('may begin as a command does', () => {
    expect(split('SET ROLE reader;', 'set transaction read only;', 'SAVEPOINT a;', 'DELETE t;')).toEqual([
      '1 sql SET ROLE reader',
      '2 sql set transaction read only',
      '3 sql SAVEPOINT a',
      '4 sql DELETE t',
    ]);
  });
});

describe('PL/SQL', () => {
  it.each([
    'BEGIN NULL; END;',
    'DECLARE n NUMBER; BEGIN n := 1; END;',
    '<<outer>> BEGIN NULL; END;',
    'CREATE PROCEDURE p IS BEGIN NULL; END;',
    'create or replace editionable function erp.f return number is begin return 1; end;',
    'CREATE OR REPLACE NONEDITIONABLE PACKAGE p AS\n  x NUMBER;\nEND p;',
    'CREATE OR REPLACE PACKAGE BODY p AS\nEND;',
    'CREATE TRIGGER g BEFORE INSERT ON t BEGIN NULL; END;',
    'CREATE TYPE t AS OBJECT (n NUMBER);',
    'CREATE TYPE BODY IF NOT EXISTS t AS\nEND;',
  ])('keeps its semicolons and ends at the slash: %s', (unit) => {
    expect(split(unit, '/', 'COMMIT;')[0]).toBe(`1 plsql ${unit}`);
    expect(split(unit, '/', 'COMMIT;')).toHaveLength(2);
  });

  it('does not end at a slash inside of comments, strings and expressions', () => {
    const unit = "BEGIN\n/*\n/\n*/\nx := '\n/\n';\ny := 1 / 2;\nEND;";
    expect(split(unit, '/')).toEqual([`1 plsql ${unit}`]);
  });

  it('says which unit it creates, and on which line that one begins', () => {
    const script = '\nCREATE OR REPLACE\n  PACKAGE BODY erp."Orders" AS END;\n/';
    const [item] = splitScript(script, 'x.sql');
    expect(item).toMatchObject({ line: 2, unit: { type: 'PACKAGE BODY', owner: 'ERP', name: 'Orders', line: 3 } });
  });

  it('that is executed becomes a block', () => {
    expect(split("EXEC erp.api.reset('a;b', 1);", 'execute p -', '  (2)', 'COMMIT;')).toEqual([
      "1 plsql BEGIN erp.api.reset('a;b', 1); END;",
      '2 plsql BEGIN p \n(2); END;',
      '4 sql COMMIT',
    ]);
  });
});

describe('commands of SQL*Plus', () => {
  it('are left out where they change nothing', () => {
    expect(
      split(
        "REM it's a comment; with -",
        "PROMPT Don't worry; --",
        'SET ECHO OFF SERVEROUTPUT ON SIZE UNLIMITED',
        'WHENEVER SQLERROR EXIT FAILURE ROLLBACK',
        'SPOOL x.log',
        'COLUMN name -',
        '  FORMAT A20',
        'COMMIT;',
        '  SHOW ERRORS',
        'SHO ERR PACKAGE BODY p;',
        'spool off',
      ),
    ).toEqual(['8 sql COMMIT']);
  });

  it('start other scripts', () => {
    expect(split('@@tables', '@ "my scripts/x.sql"', 'START y.sql;', `@z.sql 1 "it's two" 'a "b"';`)).toEqual([
      '1 @@tables',
      '2 @my scripts/x.sql',
      '3 @y.sql',
      `4 @z.sql | 1 | it's two | a "b"`,
    ]);
  });

  it('end the script', () => {
    expect(split('COMMIT;', 'EXIT', 'nonsense')).toEqual(['1 sql COMMIT', 'exit']);
  });

  it('switch substitution off', () => {
    expect(split('SET DEFINE OFF', "INSERT INTO t VALUES ('a&b');")).toEqual(["2 sql INSERT INTO t VALUES ('a&b')"]);
    expect(split("INSERT INTO t VALUES ('a & b');")).toEqual(["1 sql INSERT INTO t VALUES ('a & b')"]);
  });

  it.each([
    [['', 'CONNECT erp/secret'], /^x\.sql, line 2: CONNECT is not supported in scripts\. Qualify names/],
    [['VARIABLE n NUMBER'], /VARIABLE is not supported/],
    [['ACCEPT x'], /ACCEPT is not supported/],
    [['HOST ls'], /HOST is not supported/],
    [['! ls'], /HOST is not supported/],
    [['SET SQLTERMINATOR #'], /SET SQLTERMINATOR # is not supported/],
    [['SET DEFINE x'], /SET DEFINE X is not supported/],
    [['SET CONCAT ..'], /SET CONCAT \.\. is not supported/],
    [['COLUMN u NEW_VALUE v NOPRINT'], /COLUMN with NEW_VALUE is not supported/],
    [['WHENEVER SQLERROR CONTINUE'], /WHENEVER SQLERROR CONTINUE is not supported/],
    [['EXIT ROLLBACK'], /EXIT ROLLBACK is not supported/],
    [['BEGIN NULL; END;', '.'], /line 2: \. \(end of the statement without running it\) is not supported/],
    [['CREATE JAVA SOURCE NAMED x AS', "// it's", '/'], /CREATE JAVA is not supported/],
  ])('are refused by name: %s', (lines, message) => {
    expect(refusal(...lines)).toMatch(message);
  });
});

// SQL*Plus User's Guide and Reference, Using Substitution Variables; DEFINE; SET
describe('substitution variables', () => {
  it('are replaced in statements, in strings and comments, too', () => {
    expect(
      split(
        'DEFINE owner = ERP',
        "DEF Suffix='_api'",
        'define text = "it is"',
        'CREATE PACKAGE &owner..orders&suffix AS -- &&TEXT',
        "  c CONSTANT VARCHAR2(9) := '&text';",
        'END &OWNER.;',
        '/',
        'GRANT EXECUTE ON &&owner..x TO y; GRANT SELECT ON &owner..z TO y;',
      ),
    ).toEqual([
      "4 plsql CREATE PACKAGE ERP.orders_api AS -- it is\n  c CONSTANT VARCHAR2(9) := 'it is';\nEND ERP;",
      '8 sql GRANT EXECUTE ON ERP.x TO y',
      '8 sql GRANT SELECT ON ERP.z TO y',
    ]);
  });

  it('are replaced in commands, and in what begins a statement', () => {
    expect(
      split(
        'DEFINE folder = parts',
        'DEFINE part = &folder./a',
        '@@&part..sql &folder',
        'DEFINE verb = DELETE',
        '&verb t;',
        'EXEC p(&folder)',
      ),
    ).toEqual(['3 @@parts/a.sql | parts', '5 sql DELETE t', '6 plsql BEGIN p(parts); END;']);
  });

  it('may hold what ends strings and statements', () => {
    expect(split(`DEFINE x = "'a;', 1);"`, 'INSERT INTO t VALUES (&x COMMIT;')).toEqual([
      "2 sql INSERT INTO t VALUES ('a;', 1)",
      '2 sql COMMIT',
    ]);
  });

  it('are written as SET DEFINE and SET CONCAT say', () => {
    expect(
      split(
        'DEFINE x = 1',
        'SET DEFINE ^ CONCAT !',
        "SELECT '&x', ^x!2 FROM dual;",
        'SET DEF ON',
        'SET CON OFF',
        'SELECT &x.2 FROM dual;',
        'SET DEFINE OFF',
        "SELECT '&x' FROM dual;",
      ),
    ).toEqual(["3 sql SELECT '&x', 12 FROM dual", '6 sql SELECT 1.2 FROM dual', "8 sql SELECT '&x' FROM dual"]);
  });

  it('are left alone in comments between statements and in commands without effect', () => {
    expect(split('-- &nobody', 'PROMPT &nobody', 'REM &nobody', 'DEFINE nobody', 'COMMIT;')).toEqual(['5 sql COMMIT']);
  });

  it.each([
    [
      ['SELECT 1', '  FROM &table;'],
      'x.sql, line 2: the substitution variable &table has no value. Write DEFINE name = value before it, or SET DEFINE OFF if the character is meant as it stands.',
    ],
    [
      ['DEFINE x = 1', 'UNDEFINE X', "SELECT '&&x' FROM dual;"],
      /^x\.sql, line 3: the substitution variable &&x has no value/,
    ],
    [['@&file'], /^x\.sql, line 1: the substitution variable &file has no value/],
    [['DEFINE x = a b'], /^x\.sql, line 1: DEFINE takes a name and one value: DEFINE name = value\. Put quotes/],
    [['@'], 'x.sql, line 1: the name of the script to start is missing.'],
  ])('that are not there are refused: %s', (lines, message) => {
    expect(refusal(...lines)).toMatch(message);
  });
});

describe('a script that is not complete', () => {
  it.each([
    [['COMMIT;', 'COMMIT'], 'x.sql, line 2: the statement that begins here is not ended by a semicolon.'],
    [
      ['', 'BEGIN NULL; END;'],
      'x.sql, line 2: the statement that begins here is PL/SQL and is not ended by a / on its own line.',
    ],
    [['COMMIT;', "SELECT 'a FROM dual;"], 'x.sql, line 2: ORA-01756: quoted string not properly terminated'],
    [['COMMIT;', '/* open'], 'x.sql, line 2: ORA-01742: comment not properly terminated'],
    [['-- nothing', '/'], 'x.sql, line 2: there is no statement before this / to run.'],
    [['EXEC'], 'x.sql, line 1: EXECUTE without a statement to execute.'],
  ])('is refused: %s', (lines, message) => {
    expect(refusal(...lines)).toBe(message);
  });

  it('but an empty one is none', () => {
    expect(split()).toEqual([]);
    expect(split('', '-- only a comment', '')).toEqual([]);
  });
});

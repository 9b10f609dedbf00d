import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/* DBMS_SQL and statements given as texts: parsing, binding, execution. Source: PL/SQL Packages and Types Reference, "DBMS_SQL". */
const block = (declarations: string, statements: string) =>
  `DECLARE c INTEGER := DBMS_SQL.OPEN_CURSOR; r INTEGER; n NUMBER; s VARCHAR2(100); ${declarations} BEGIN ${statements} END;`;

const parse = (text: string) => `DBMS_SQL.PARSE(c, q'[${text}]', DBMS_SQL.NATIVE);`;

async function withTable() {
  const session = openTestSession(newDatabase());
  await session.run(
    'CREATE TABLE items (id NUMBER, name VARCHAR2(20))',
    "BEGIN FOR i IN 1 .. 4 LOOP INSERT INTO items VALUES (i, 'item ' || i); END LOOP; COMMIT; END;",
  );
  return session;
}

describe('DBMS_SQL', () => {
  it('queries with bind variables, again and again', async () => {
    const session = await withTable();
    const statements = `${parse('SELECT name FROM items WHERE id > :low ORDER BY id')}
      DBMS_SQL.DEFINE_COLUMN(c, 1, s, 20);
      FOR low IN REVERSE 2 .. 3 LOOP
        DBMS_SQL.BIND_VARIABLE(c, ':low', low);
        r := DBMS_SQL.EXECUTE(c);
        WHILE DBMS_SQL.FETCH_ROWS(c) > 0 LOOP DBMS_SQL.COLUMN_VALUE(c, 1, s); :r := :r || s || ','; END LOOP;
      END LOOP;`;
    expect(await session.block(block('', statements))).toBe('item 4,item 3,item 4,');
  });

  it('gives the rows of DML, and what it returns', async () => {
    const session = await withTable();
    const statements = `${parse('UPDATE items SET name = UPPER(name) WHERE id <= :id')}
      DBMS_SQL.BIND_VARIABLE(c, 'ID', 3); :r := DBMS_SQL.EXECUTE(c);
      ${parse('DELETE FROM items WHERE id = :id RETURNING name INTO :old')}
      DBMS_SQL.BIND_VARIABLE(c, 'id', 2); DBMS_SQL.BIND_VARIABLE(c, 'old', s, 100);
      r := DBMS_SQL.EXECUTE(c); DBMS_SQL.VARIABLE_VALUE(c, ':old', s); :r := :r || ' ' || s;`;
    expect(await session.block(block('', statements))).toBe('3 ITEM 2');
    expect(await session.rows('SELECT id, name FROM items ORDER BY id')).toEqual([
      [1, 'ITEM 1'],
      [3, 'ITEM 3'],
      [4, 'item 4'],
    ]);
  });

  it('runs blocks and gives their binds back', async () => {
    const session = openTestSession(newDatabase());
    const statements = `${parse("BEGIN :n := :n * 2; :s := :a || :a; :d := DATE ''0001-01-01'' ; END;").replaceAll("''", "'")}
      DBMS_SQL.BIND_VARIABLE(c, 'n', 21); DBMS_SQL.BIND_VARIABLE(c, 's', s, 10); DBMS_SQL.BIND_VARIABLE(c, 'a', 'ab'); DBMS_SQL.BIND_VARIABLE(c, 'd', d);
      r := DBMS_SQL.EXECUTE(c);
      DBMS_SQL.VARIABLE_VALUE(c, 'n', n); DBMS_SQL.VARIABLE_VALUE(c, 's', s); DBMS_SQL.VARIABLE_VALUE(c, 'd', d);
      :r := n || s || TO_CHAR(d, ' YYYY-MM-DD');`;
    expect(await session.block(block('d DATE;', statements))).toBe('42abab 0001-01-01');
  });

  it('carries DDL out when it is parsed', async () => {
    const session = openTestSession(newDatabase());
    await session.run(block('', `${parse('CREATE TABLE made (n NUMBER)')} r := DBMS_SQL.EXECUTE(c);`));
    expect(await session.rows('SELECT * FROM made')).toEqual([]);
  });

  it('parses a statement in parts', async () => {
    const session = await withTable();
    const statements = `t(1) := 'SELECT id FROM items -- all'; t(2) := 'WHERE id = 3'; DBMS_SQL.PARSE(c, t, 1, 2, TRUE, DBMS_SQL.NATIVE);
      DBMS_SQL.DEFINE_COLUMN(c, 1, n); r := DBMS_SQL.EXECUTE_AND_FETCH(c); DBMS_SQL.COLUMN_VALUE(c, 1, n); :r := n;`;
    expect(await session.block(block('t DBMS_SQL.VARCHAR2A;', statements))).toBe('3');
  });

  it('fetches exactly one row if that is asked for', async () => {
    const session = await withTable();
    const exact = (where: string) =>
      block(
        '',
        `${parse(`SELECT id FROM items WHERE ${where}`)} DBMS_SQL.DEFINE_COLUMN(c, 1, n);
        :r := DBMS_SQL.EXECUTE_AND_FETCH(c, TRUE); DBMS_SQL.COLUMN_VALUE(c, 1, n); :r := :r || ' ' || n;`,
      );
    expect(await session.block(exact('id = 3'))).toBe('1 3');
    expect(await session.error(exact('id > 2'))).toContain('ORA-01422');
    expect(await session.error(exact('id > 4'))).toContain('ORA-01403');
  });

  it('returns a cursor by its number as a result', async () => {
    const session = await withTable();
    const { implicitResults } = await session.execute(
      block('', `${parse('SELECT id FROM items ORDER BY id')} r := DBMS_SQL.EXECUTE(c); DBMS_SQL.RETURN_RESULT(c);`),
    );
    const rows = await implicitResults?.[0]?.fetch(10, new AbortController().signal);
    expect(rows?.rows).toEqual([[1], [2], [3], [4]]);
  });

  it.each([
    [parse('SELECT 1 FROM nowhere'), 'ORA-00942'],
    [parse('BEGIN nothing_there; END;'), 'ORA-06550'],
    [`${parse('SELECT id FROM items')} DBMS_SQL.BIND_VARIABLE(c, 'x', 1);`, 'ORA-01006'],
    [`${parse('SELECT id FROM items WHERE id = :id')} r := DBMS_SQL.EXECUTE(c);`, 'ORA-01008'],
    [`${parse('SELECT id FROM items')} r := DBMS_SQL.FETCH_ROWS(c);`, 'ORA-01002'],
    ['r := DBMS_SQL.EXECUTE(c);', 'ORA-01003'],
    [
      `${parse('BEGIN :n := 1; END;')} DBMS_SQL.BIND_VARIABLE(c, 'n', n); DBMS_SQL.VARIABLE_VALUE(c, 'n', s);`,
      'ORA-06562',
    ],
    ["DBMS_SQL.PARSE(c, 'SELECT 1 FROM dual', DBMS_SQL.FOREIGN_SYNTAX);", 'ORA-03001'],
  ])('fails as Oracle does: %s', async (statements, error) => {
    const session = await withTable();
    expect(await session.error(block('', statements))).toContain(error);
  });

  it('lets nobody execute what another user has parsed', async () => {
    const database = newDatabase();
    const system = openTestSession(database);
    await system.run(
      'CREATE USER ann IDENTIFIED BY ann',
      'GRANT CREATE SESSION, CREATE PROCEDURE TO ann',
      "CREATE FUNCTION parsed RETURN INTEGER AUTHID DEFINER AS c INTEGER := DBMS_SQL.OPEN_CURSOR; BEGIN DBMS_SQL.PARSE(c, 'SELECT 1 FROM dual', 1); RETURN c; END;",
      'GRANT EXECUTE ON parsed TO ann',
    );
    const ann = openTestSession(database, 'ANN');
    expect(await ann.error('DECLARE r INTEGER; BEGIN r := DBMS_SQL.EXECUTE(system.parsed); END;')).toContain(
      'ORA-29470',
    );
  });

  it('shows its types to packages', async () => {
    const session = openTestSession(newDatabase());
    await session.run('CREATE PACKAGE p AS PROCEDURE q(t DBMS_SQL.VARCHAR2_TABLE); END;');
    expect(
      await session.rows(
        "SELECT type_owner, type_name, type_subname FROM all_arguments WHERE object_name = 'Q' AND data_level = 0",
      ),
    ).toEqual([['SYS', 'DBMS_SQL', 'VARCHAR2_TABLE']]);
  });
});

import { describe, expect, it } from 'vitest';
import { NUMBER } from '../../../../sandbox/values/data-type.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/*
 * DBMS_SQL and queries: REF CURSORs by their numbers, descriptions, defines, fetching. Source: PL/SQL Packages and Types Reference, "DBMS_SQL"; its errors: Database
 * Error Messages.
 */
const TABLE = 'CREATE TABLE days (n NUMBER(5), d DATE, s VARCHAR2(20))';

async function filled(rows = 5) {
  const session = openTestSession(newDatabase());
  await session.run(
    TABLE,
    `BEGIN FOR i IN 1 .. ${rows} LOOP INSERT INTO days VALUES (i, DATE '0001-01-01' + i, 'day ' || i); END LOOP; COMMIT; END;`,
  );
  return session;
}

/** A block that has the rows of DAYS, in order, as cursor `c`. */
const opened = (declarations: string, statements: string) => `
  DECLARE rc SYS_REFCURSOR; c INTEGER; r INTEGER; ${declarations}
  BEGIN OPEN rc FOR SELECT * FROM days ORDER BY n; c := DBMS_SQL.TO_CURSOR_NUMBER(rc); ${statements} END;`;

describe('a REF CURSOR by its number', () => {
  it('is fetched from row by row', async () => {
    const session = await filled(2);
    const block = opened(
      'n NUMBER; d DATE; s VARCHAR2(20);',
      `DBMS_SQL.DEFINE_COLUMN(c, 1, n); DBMS_SQL.DEFINE_COLUMN(c, 2, d); DBMS_SQL.DEFINE_COLUMN(c, 3, s, 20);
       WHILE DBMS_SQL.FETCH_ROWS(c) > 0 LOOP
         DBMS_SQL.COLUMN_VALUE(c, 1, n); DBMS_SQL.COLUMN_VALUE(c, 2, d); DBMS_SQL.COLUMN_VALUE(c, 3, s);
         :r := :r || n || TO_CHAR(d, ' YYYY-MM-DD ') || s || ';';
       END LOOP;
       :r := :r || DBMS_SQL.LAST_ROW_COUNT;
       DBMS_SQL.CLOSE_CURSOR(c);
       IF c IS NULL AND NOT rc%ISOPEN THEN :r := :r || ' closed'; END IF;`,
    );
    expect(await session.block(block)).toBe('1 0001-01-02 day 1;2 0001-01-03 day 2;2 closed');
  });

  it('outlives the block, a commit and a rollback', async () => {
    const session = await filled(3);
    const number = await session.number(
      opened('n NUMBER;', 'DBMS_SQL.DEFINE_COLUMN(c, 1, n); r := DBMS_SQL.FETCH_ROWS(c); :r := c;'),
    );
    const next = `DECLARE n NUMBER; BEGIN :r := DBMS_SQL.FETCH_ROWS(${number}); DBMS_SQL.COLUMN_VALUE(${number}, 1, n); :r := :r * 10 + n; END;`;
    await session.run('COMMIT');
    expect(await session.number(next)).toBe(12);
    await session.run('ROLLBACK');
    expect(await session.number(next)).toBe(13);
  });

  it('cannot be fetched from any more as a cursor variable', async () => {
    const session = await filled();
    expect(await session.error(opened('v days%ROWTYPE;', 'FETCH rc INTO v;'))).toContain('ORA-01001: invalid cursor');
    expect(
      await session.error('DECLARE rc SYS_REFCURSOR; c INTEGER; BEGIN c := DBMS_SQL.TO_CURSOR_NUMBER(rc); END;'),
    ).toContain('ORA-01001: invalid cursor');
  });

  it('becomes a cursor variable again, from the row that it has come to', async () => {
    const session = await filled(3);
    const block = opened(
      'v days%ROWTYPE;',
      'r := DBMS_SQL.FETCH_ROWS(c); rc := DBMS_SQL.TO_REFCURSOR(c); FETCH rc INTO v; CLOSE rc; :r := v.s;',
    );
    expect(await session.block(block)).toBe('day 2');
  });

  it('of FOR UPDATE ends with its transaction', async () => {
    const session = await filled();
    const number = await session.number(
      'DECLARE rc SYS_REFCURSOR; BEGIN OPEN rc FOR SELECT n FROM days FOR UPDATE; :r := DBMS_SQL.TO_CURSOR_NUMBER(rc); END;',
    );
    const fetch = `BEGIN :r := DBMS_SQL.FETCH_ROWS(${number}); END;`;
    expect(await session.number(fetch)).toBe(1);
    await session.run('COMMIT');
    expect(await session.error(fetch)).toContain('ORA-01002: fetch out of sequence');
  });
});

describe('DEFINE_ARRAY', () => {
  it('appends batch after batch, from the lower bound on', async () => {
    const session = await filled(5);
    const block = opened(
      'ns DBMS_SQL.NUMBER_TABLE; ds DBMS_SQL.DATE_TABLE; ss DBMS_SQL.VARCHAR2_TABLE;',
      `ns(7) := 70;
       DBMS_SQL.DEFINE_ARRAY(c, 1, ns, 3, -1); DBMS_SQL.DEFINE_ARRAY(c, 2, ds, 3, -1); DBMS_SQL.DEFINE_ARRAY(c, 3, ss, 3, -1);
       LOOP
         r := DBMS_SQL.FETCH_ROWS(c);
         DBMS_SQL.COLUMN_VALUE(c, 1, ns); DBMS_SQL.COLUMN_VALUE(c, 2, ds); DBMS_SQL.COLUMN_VALUE(c, 3, ss);
         :r := :r || r || '/' || ns.COUNT || ' ';
         EXIT WHEN r < 3;
       END LOOP;
       :r := :r || ns(-1) || ns(3) || ns(7) || TO_CHAR(ds(3), ' YYYY-MM-DD ') || ss(0) || ' ' || DBMS_SQL.LAST_ROW_COUNT;`,
    );
    expect(await session.block(block)).toBe('3/4 2/6 1570 0001-01-06 day 2 5');
  });

  it.each([
    ['DBMS_SQL.DEFINE_ARRAY(c, 1, ns, 0, 1);', 'ORA-29253'],
    ['DBMS_SQL.DEFINE_ARRAY(c, 1, ns, NULL, 1);', 'ORA-29253'],
    ['DBMS_SQL.DEFINE_ARRAY(c, 1, ns, 5, NULL);', 'ORA-29254'],
    ['DBMS_SQL.DEFINE_ARRAY(c, 1, ns, 5, 1); DBMS_SQL.DEFINE_ARRAY(c, 2, ds, 6, 1);', 'ORA-06566'],
    ['DBMS_SQL.DEFINE_ARRAY(c, 1, ns, 5, 1); DBMS_SQL.DEFINE_COLUMN(c, 2, d);', 'ORA-29256'],
    ['DBMS_SQL.DEFINE_ARRAY(c, 4, ns, 5, 1);', 'ORA-01007: variable not in select list'],
    ['DBMS_SQL.DEFINE_COLUMN(c, 0, d);', 'ORA-01007: variable not in select list'],
    ['DBMS_SQL.DEFINE_COLUMN(c, 2, n);', 'ORA-00932'],
    ['DBMS_SQL.DEFINE_COLUMN(c, 1, n); r := DBMS_SQL.FETCH_ROWS(c); DBMS_SQL.COLUMN_VALUE(c, 1, d);', 'ORA-06562'],
    ['DBMS_SQL.DEFINE_COLUMN(c, 1, n); r := DBMS_SQL.FETCH_ROWS(c); DBMS_SQL.COLUMN_VALUE(c, 1, ns);', 'ORA-06562'],
    ['DBMS_SQL.DEFINE_COLUMN(c, 1, n); r := DBMS_SQL.FETCH_ROWS(c); DBMS_SQL.COLUMN_VALUE(c, 2, d);', 'ORA-01007'],
    ['WHILE DBMS_SQL.FETCH_ROWS(c) > 0 LOOP NULL; END LOOP; r := DBMS_SQL.FETCH_ROWS(c);', 'ORA-01002'],
    ['r := DBMS_SQL.EXECUTE(c);', 'ORA-01003'],
    ['c := NULL; r := DBMS_SQL.FETCH_ROWS(c);', 'ORA-01001: invalid cursor'],
  ])('and others fail as Oracle does: %s', async (statements, error) => {
    const session = await filled(2);
    const declarations = 'ns DBMS_SQL.NUMBER_TABLE; ds DBMS_SQL.DATE_TABLE; n NUMBER; d DATE;';
    expect(await session.error(opened(declarations, statements))).toContain(error);
  });
});

describe('columns', () => {
  it('come as the type that they are defined as', async () => {
    const session = openTestSession(newDatabase());
    await session.run("ALTER SESSION SET NLS_DATE_FORMAT = 'DD.MM.YYYY'");
    const block = `
      DECLARE rc SYS_REFCURSOR; c INTEGER; r INTEGER; a VARCHAR2(30); b VARCHAR2(30); t TIMESTAMP(9); w RAW(4); f BINARY_DOUBLE;
      BEGIN
        OPEN rc FOR SELECT DATE '2026-03-29', 'čeština', TO_TIMESTAMP('1.5', 'SS.FF9'), HEXTORAW('0102030405'), 1.5D FROM dual;
        c := DBMS_SQL.TO_CURSOR_NUMBER(rc);
        DBMS_SQL.DEFINE_COLUMN(c, 1, a, 30); DBMS_SQL.DEFINE_COLUMN(c, 2, b, 6); DBMS_SQL.DEFINE_COLUMN(c, 3, t);
        DBMS_SQL.DEFINE_COLUMN_RAW(c, 4, w, 4); DBMS_SQL.DEFINE_COLUMN(c, 5, f);
        r := DBMS_SQL.FETCH_ROWS(c);
        DBMS_SQL.COLUMN_VALUE(c, 1, a); DBMS_SQL.COLUMN_VALUE(c, 2, b); DBMS_SQL.COLUMN_VALUE(c, 3, t);
        DBMS_SQL.COLUMN_VALUE_RAW(c, 4, w); DBMS_SQL.COLUMN_VALUE(c, 5, f);
        :r := a || ' ' || b || ' ' || TO_CHAR(t, 'SS.FF9') || ' ' || RAWTOHEX(w) || CASE WHEN f = 1.5D THEN ' 1.5' END;
      END;`;
    // What is longer than its define is cut, but not within a character.
    expect(await session.block(block)).toBe('29.03.2026 češt 01.500000000 01020304 1.5');
  });

  it('are described', async () => {
    const session = openTestSession(newDatabase());
    await session.run(
      'CREATE TYPE project_t AS OBJECT (name VARCHAR2(20))',
      `CREATE TABLE kinds (a NUMBER(9, 2) NOT NULL, b NUMBER, c VARCHAR2(10 CHAR), d NVARCHAR2(7), e CHAR(3), f DATE, g TIMESTAMP(3),
         h TIMESTAMP WITH TIME ZONE, i INTERVAL DAY(3) TO SECOND(4), j RAW(16), k CLOB, l BLOB, m BINARY_FLOAT, n project_t, "o p" INTEGER)`,
    );
    const block = `
      DECLARE rc SYS_REFCURSOR; c INTEGER; k INTEGER; t DBMS_SQL.DESC_TAB3; e DBMS_SQL.DESC_REC3;
      BEGIN
        OPEN rc FOR SELECT * FROM kinds; c := DBMS_SQL.TO_CURSOR_NUMBER(rc);
        DBMS_SQL.DESCRIBE_COLUMNS3(c, k, t);
        FOR i IN 1 .. k LOOP
          :r := :r || t(i).col_name || t(i).col_name_len || ' ' || t(i).col_type || ' ' || t(i).col_max_len || ' ' || t(i).col_precision || ' ' ||
            t(i).col_scale || ' ' || t(i).col_charsetid || ' ' || t(i).col_charsetform || CASE WHEN t(i).col_null_ok THEN '' ELSE ' not null' END ||
            CASE WHEN t(i).col_type = 109 THEN ' ' || t(i).col_schema_name || '.' || t(i).col_type_name END || CHR(10);
        END LOOP;
        :r := :r || e.col_type || CASE WHEN e.col_null_ok THEN ' empty' END;
      END;`;
    expect(await session.block(block)).toBe(`A1 2 22 9 2 0 0 not null
B1 2 22 0 -127 0 0
C1 1 40 0 0 873 1
D1 1 14 0 0 2000 2
E1 96 3 0 0 873 1
F1 12 7 0 0 0 0
G1 180 11 0 3 0 0
H1 181 13 0 6 0 0
I1 183 11 3 4 0 0
J1 23 16 0 0 0 0
K1 112 4000 0 0 873 1
L1 113 4000 0 0 0 0
M1 100 4 0 0 0 0
N1 109 2000 0 0 0 0 SYSTEM.PROJECT_T
o p3 2 22 38 0 0 0
0 empty`);
  });

  it('have names that must fit the description', async () => {
    const session = openTestSession(newDatabase());
    const name = 'n'.repeat(33);
    const block = (types: string, procedure: string) => `
      DECLARE rc SYS_REFCURSOR; c INTEGER; k INTEGER; t DBMS_SQL.${types};
      BEGIN OPEN rc FOR SELECT 1 AS ${name} FROM dual; c := DBMS_SQL.TO_CURSOR_NUMBER(rc); DBMS_SQL.${procedure}(c, k, t); :r := t(1).col_name; END;`;
    expect(await session.error(block('DESC_TAB', 'DESCRIBE_COLUMNS'))).toContain('ORA-06502');
    expect(await session.block(block('DESC_TAB2', 'DESCRIBE_COLUMNS2'))).toBe(name.toUpperCase());
  });
});

describe('cursor numbers', () => {
  it('of no open cursor make the package inoperable for the session', async () => {
    const database = newDatabase();
    const session = openTestSession(database);
    const open = 'BEGIN :r := DBMS_SQL.OPEN_CURSOR; END;';
    const number = await session.number(open);
    expect(await session.evaluate(`CASE WHEN DBMS_SQL.IS_OPEN(${number}) THEN 'open' END`)).toBe('open');
    expect(await session.evaluate("CASE WHEN NOT DBMS_SQL.IS_OPEN(NULL) THEN 'not open' END")).toBe('not open');
    await session.run(`DECLARE c INTEGER := ${number}; BEGIN DBMS_SQL.CLOSE_CURSOR(c); END;`);
    const denied = 'ORA-29471: DBMS_SQL access denied';
    expect(await session.error(`BEGIN IF DBMS_SQL.IS_OPEN(${number}) THEN NULL; END IF; END;`)).toContain(denied);
    expect(await session.error(open, { r: { type: NUMBER } })).toContain(denied);
    expect(await openTestSession(database).number(open)).toBeTypeOf('number');
  });

  it('are those of open cursors until the package state is given up', async () => {
    const session = openTestSession(newDatabase());
    const open = 'BEGIN :r := DBMS_SQL.OPEN_CURSOR; END;';
    const opened: unknown[] = [];
    for (const statement of [
      'BEGIN DBMS_SESSION.RESET_PACKAGE; END;',
      'BEGIN DBMS_SESSION.MODIFY_PACKAGE_STATE(DBMS_SESSION.REINITIALIZE); END;',
      'BEGIN DBMS_SESSION.MODIFY_PACKAGE_STATE(DBMS_SESSION.FREE_ALL_RESOURCES); END;',
    ]) {
      await session.number(open);
      opened.push(session.session.state.openCursors.size);
      await session.run(statement);
      opened.push(session.session.state.openCursors.size);
    }
    expect(opened).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it('count among the open cursors', async () => {
    const session = openTestSession(newDatabase());
    const many =
      'DECLARE c INTEGER; BEGIN LOOP c := DBMS_SQL.OPEN_CURSOR; :r := :r + 1; END LOOP; EXCEPTION WHEN OTHERS THEN :r := SQLCODE; END;';
    expect(await session.number(many)).toBe(-1000);
    expect(session.session.state.openCursors.size).toBe(300);
    session.session.close();
    expect(session.session.state.openCursors.size).toBe(0);
  });
});

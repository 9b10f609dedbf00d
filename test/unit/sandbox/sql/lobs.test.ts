import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/* Source: SQL Language Reference, "Data Types" and the functions' pages; SecureFiles and Large Objects Developer's Guide. */

let session: TestSession;

beforeEach(() => {
  session = openTestSession(newDatabase());
});

describe('columns', () => {
  it('hold LOBs; an empty one is not null', async () => {
    await session.run(
      'create table doc (id number primary key, c clob, n nclob default empty_clob(), b blob)',
      "insert into doc values (1, 'text', 'ä', hextoraw('0A'))",
      'insert into doc (id, c, b) values (2, empty_clob(), empty_blob())',
      'insert into doc values (3, null, null, null)',
    );
    expect(await session.rows('select length(c), length(n), length(b) from doc order by id')).toEqual([
      [4, 1, 1],
      [0, 0, 0],
      [null, null, null],
    ]);
    expect(await session.rows('select id from doc where c is null')).toEqual([[3]]);
  });

  it('keep values of their own', async () => {
    await session.run(
      'create table a (c clob)',
      'create table b (c clob)',
      "insert into a values ('old')",
      'insert into b select c from a',
      `declare l clob; begin select c into l from a for update; dbms_lob.append(l, to_clob('er')); end;`,
    );
    expect(await session.rows('select to_char(a.c), to_char(b.c) from a, b')).toEqual([['older', 'old']]);
  });

  it('have storage clauses, and no keys or indexes', async () => {
    await session.run(
      'create table doc (id number, c clob, b blob) lob (c, b) store as securefile (enable storage in row nocache)',
    );
    const key = 'ORA-02329: column of datatype LOB cannot be unique or a primary key';
    expect(await session.error('create table t (c clob primary key)')).toBe(key);
    expect(await session.error('alter table doc add unique (b)')).toBe(key);
    expect(await session.error('create index i on doc (c)')).toBe(
      'ORA-02327: cannot create index on expression with datatype LOB',
    );
    expect(await session.error('alter table doc modify (c varchar2(10))')).toBe(
      'ORA-22858: invalid alteration of datatype',
    );
    await session.run('create index j on doc (substr(to_char(c), 1, 3))');
  });

  it('are in the dictionary', async () => {
    await session.run('create table doc (c clob, n nclob, b blob)');
    expect(
      await session.rows(
        "select data_type, data_length from user_tab_cols where table_name = 'DOC' order by column_id",
      ),
    ).toEqual([
      ['CLOB', 4000],
      ['NCLOB', 4000],
      ['BLOB', 4000],
    ]);
  });

  it('of a row are not written in a function that a query calls', async () => {
    await session.run(
      'create table doc (c clob)',
      `create function appended return number is l clob;
       begin select c into l from doc; dbms_lob.append(l, to_clob('b')); return 1; end;`,
      "insert into doc values ('a')",
    );
    expect(await session.error('select appended from dual')).toContain(
      'ORA-14553: cannot perform a lob write operation inside a query',
    );
    await session.run('declare n number; begin n := appended; end;');
    expect(await session.rows('select to_char(c) from doc')).toEqual([['ab']]);
  });

  it('have no order', async () => {
    await session.run('create table doc (id number, c clob, b blob)');
    const got = (type: string) => `ORA-00932: inconsistent datatypes: expected - got ${type}`;
    for (const query of [
      "select 1 from doc where c = 'x'",
      "select 1 from doc where c in ('x', 'y')",
      'select c from doc order by c',
      'select c from doc group by c',
      'select distinct c from doc',
      'select c from doc union select c from doc',
      'select max(c) from doc',
      "select nullif(c, 'x') from doc",
      "select greatest(c, 'x') from doc",
      'select decode(c, c, 1) from doc',
    ]) {
      expect(await session.error(query), query).toBe(got('CLOB'));
    }
    expect(await session.error('select b from doc order by b')).toBe(got('BLOB'));
  });
});

describe('assignments to columns', () => {
  it('bytes become their digits in a CLOB, digits bytes in a BLOB', async () => {
    await session.run('create table doc (c clob, b blob)', "insert into doc values (hextoraw('0aff'), '0aff')");
    expect(await session.rows('select to_char(c), rawtohex(b) from doc')).toEqual([['0AFF', '0AFF']]);
  });
});

describe('functions of CLOBs', () => {
  it.each([
    ["length(to_clob('abc'))", '3'],
    ['length(empty_clob())', '0'],
    ["substr(to_clob('abcdef'), 2, 3)", 'bcd'],
    ["substr(to_clob('abcdef'), -2)", 'ef'],
    ["instr(to_clob('abcabc'), 'c', 1, 2)", '6'],
    ["instr(to_clob('abcabc'), 'a', -1)", '4'],
    ["upper(to_clob('aé'))", 'AÉ'],
    ["lpad(to_clob('a'), 3, '.')", '..a'],
    ["replace(to_clob('a-b'), '-', to_clob('+'))", 'a+b'],
    ["trim(to_clob(' a '))", 'a'],
    ["to_clob('a') || 'b' || 1", 'ab1'],
    ["'x' || empty_clob()", 'x'],
    ["concat('a', to_clob('b'))", 'ab'],
    ["nvl(to_clob(null), 'b')", 'b'],
    ["case when to_clob('abc') like 'a%' then 'yes' end", 'yes'],
    ["to_char(to_clob('abc'))", 'abc'],
    ["to_clob(to_blob(hextoraw('C3A4')))", 'ä'],
    ["cast(to_clob('abc') as varchar2(2))", 'ab'],
    ["to_number(to_clob('12')) + 1", '13'],
  ])('%s is %s', async (expression, expected) => {
    expect(await session.rows(`select to_char(${expression}) from dual`)).toEqual([[expected]]);
  });

  it('take and give texts longer than a VARCHAR2', async () => {
    const block = `declare c clob; begin
      for i in 1 .. 5 loop c := c || rpad('x', 32767, 'x'); end loop;
      c := upper(c) || '!';
      :r := length(c) || ',' || instr(c, '!') || ',' || substr(c, -3) || ',' || length(replace(c, 'X', 'YY'));
    end;`;
    expect(await session.block(block)).toBe('163836,163836,XX!,327671');
  });

  it('one that is too long is no VARCHAR2', async () => {
    await session.run(
      'create table doc (c clob, b blob)',
      "insert into doc values (rpad('x', 4000, 'x'), hextoraw(rpad('0', 4000, '0')))",
      "update doc set c = c || 'y', b = b",
    );
    expect(await session.error('select to_char(c) from doc')).toBe(
      'ORA-22835: Buffer too small for CLOB to CHAR or BLOB to RAW conversion (actual: 4001, maximum: 4000)',
    );
    const assign = "declare c clob := rpad('x', 32767, 'x'); v varchar2(32767); begin v := c; v := c || 'y'; end;";
    expect(await session.error(assign)).toContain('ORA-06502: PL/SQL: numeric or value error\nORA-06512: at line 1');
  });

  it('compare in PL/SQL, however long', async () => {
    const block = `declare c clob := rpad('x', 32767, 'x'); d clob; begin
      c := c || 'y';
      d := c;
      if c = d and c > 'x' and c <> 'y' and d || 'z' > c then :r := 'yes'; end if;
    end;`;
    expect(await session.block(block)).toBe('yes');
  });
});

describe('PL/SQL', () => {
  it('passes LOBs to and from subprograms', async () => {
    const block = `declare
        l clob; m clob;
        function shout(p clob) return clob is begin return upper(p); end;
        procedure grow(p in out nocopy clob, q out clob) is begin q := p; dbms_lob.append(p, to_clob('!')); end;
      begin
        l := shout('abc');
        grow(l, m);
        :r := l || m;
      end;`;
    expect(await session.block(block)).toBe('ABC!ABC');
  });

  it('runs dynamic statements of any length', async () => {
    const block = `declare
        q clob := 'select';
        n number;
        c sys_refcursor;
      begin
        for i in 1 .. 3 loop q := q || rpad(' ', 20000); end loop;
        q := q || '1 from dual';
        execute immediate q into n;
        :r := n;
        open c for q;
        fetch c into n;
        :r := :r || n;
      end;`;
    expect(await session.block(block)).toBe('11');
  });

  it('has BLOBs that do not compare', async () => {
    const wrong = 'PLS-00306: wrong number or types of arguments in call to';
    expect(await session.error('declare b blob; begin if b = b then null; end if; end;')).toContain(`${wrong} '='`);
    expect(await session.error('declare b blob; begin b := nullif(b, b); end;')).toContain(`${wrong} 'NULLIF'`);
  });

  it('keeps LOBs in packages, records and collections', async () => {
    await session.run(
      `create package p is
         type doc_t is record (id number, body clob);
         type list_t is table of doc_t;
         docs list_t := list_t();
       end;`,
      "begin p.docs.extend; p.docs(1).body := 'a'; dbms_lob.writeappend(p.docs(1).body, 1, 'b'); end;",
    );
    expect(await session.evaluate('p.docs(1).body')).toBe('ab');
  });
});

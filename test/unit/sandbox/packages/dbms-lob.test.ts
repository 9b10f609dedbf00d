import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

/* Source: PL/SQL Packages and Types Reference, DBMS_LOB. */

let session: TestSession;

beforeEach(() => {
  session = openTestSession(newDatabase());
});

/** What a block leaves of `c`, a temporary CLOB with a text. */
const clobAfter = (statements: string, text = 'abcdef') =>
  session.block(
    `declare c clob := '${text}'; n number; v varchar2(100); begin ${statements} :r := '[' || c || ']'; end;`,
  );

describe('reading', () => {
  it.each([
    ["dbms_lob.getlength(to_clob('abc'))", '3'],
    ['dbms_lob.getlength(empty_clob())', '0'],
    ["dbms_lob.getlength(to_blob(hextoraw('0A0B')))", '2'],
    ["dbms_lob.substr(to_clob('abcdef'), 2, 3)", 'cd'],
    ["dbms_lob.substr(to_clob('abcdef'))", 'abcdef'],
    ["dbms_lob.substr(to_clob('abc'), 2, 9)", null],
    ["dbms_lob.substr(to_clob('abc'), 0)", null],
    ["rawtohex(dbms_lob.substr(to_blob(hextoraw('0A0B0C')), 2, 2))", '0B0C'],
    ["dbms_lob.instr(to_clob('abcabc'), 'bc', 1, 2)", '5'],
    ["dbms_lob.instr(to_clob('abc'), 'x')", '0'],
    ["dbms_lob.instr(to_blob(hextoraw('00FF00FF')), hextoraw('FF'), 3)", '4'],
    ["dbms_lob.compare(to_clob('abc'), to_clob('abc'))", '0'],
    ["dbms_lob.compare(to_clob('abc'), to_clob('abd'))", '-1'],
    ["dbms_lob.compare(to_clob('abc'), to_clob('xbc'), 2, 2, 2)", '0'],
    ["dbms_lob.compare(to_clob('abc'), to_clob('abc'), 0)", null],
    ["dbms_lob.getchunksize(to_clob('a'))", '8132'],
    ["dbms_lob.istemporary(to_clob('a'))", '1'],
    ['dbms_lob.istemporary(empty_clob())', '0'],
    ['dbms_lob.lobmaxsize', '18446744073709551615'],
    ['dbms_lob.call || dbms_lob.session || dbms_lob.lob_readonly || dbms_lob.lob_readwrite', '121001'],
  ])('%s is %s', async (expression, expected) => {
    expect(await session.evaluate(expression)).toBe(expected);
  });

  it('counts UTF-16 units', async () => {
    expect(await session.evaluate("dbms_lob.getlength(to_clob('ä😀'))")).toBe('3');
  });

  it('READ goes through a LOB piece by piece and ends with NO_DATA_FOUND', async () => {
    const block = `declare c clob := 'abcdefg'; n number; place number := 1; v varchar2(10); s varchar2(100);
      begin
        loop
          n := 3;
          dbms_lob.read(c, n, place, v);
          s := s || n || v || ',';
          place := place + n;
        end loop;
      exception when no_data_found then :r := s;
      end;`;
    expect(await session.block(block)).toBe('3abc,3def,1g,');
  });

  it('is there for SQL, too', async () => {
    await session.run('create table doc (c clob)', "insert into doc values ('abcdef')");
    expect(await session.rows('select dbms_lob.getlength(c), dbms_lob.substr(c, 2, 5) from doc')).toEqual([[6, 'ef']]);
  });
});

describe('writing', () => {
  it.each([
    ["dbms_lob.writeappend(c, 2, 'xyz');", '[abcdefxy]'],
    ["dbms_lob.write(c, 2, 2, 'xyz');", '[axydef]'],
    ["dbms_lob.write(c, 1, 9, 'x');", '[abcdef  x]'],
    ["dbms_lob.append(c, to_clob('gh'));", '[abcdefgh]'],
    ["dbms_lob.copy(c, to_clob('12345'), 2, 3, 4);", '[ab45ef]'],
    ["dbms_lob.copy(c, to_clob('123'), 99, 6);", '[abcde123]'],
    ['dbms_lob.trim(c, 2);', '[ab]'],
    ['dbms_lob.trim(c, 0);', '[]'],
    ['n := 2; dbms_lob.erase(c, n, 3);', '[ab  ef]'],
    ['n := 9; dbms_lob.erase(c, n, 5); c := c || n;', '[abcd  2]'],
    ['dbms_lob.createtemporary(c, true);', '[]'],
  ])('%s leaves %s', async (statements, expected) => {
    expect(await clobAfter(statements)).toBe(expected);
  });

  it('of bytes', async () => {
    const block = `declare b blob; begin
      dbms_lob.createtemporary(b, false);
      dbms_lob.writeappend(b, 3, hextoraw('010203'));
      dbms_lob.write(b, 1, 2, hextoraw('FF'));
      dbms_lob.write(b, 1, 5, hextoraw('EE'));
      dbms_lob.trim(b, 5);
      :r := rawtohex(b);
    end;`;
    expect(await session.block(block)).toBe('01FF0300EE');
  });

  it('gives the variable another value, not those that were assigned from it', async () => {
    expect(
      await clobAfter("declare d clob := c; begin dbms_lob.append(d, to_clob('x')); c := c || '+' || d; end;"),
    ).toBe('[abcdef+abcdefx]');
  });

  it('many small pieces in no more time than they take', async () => {
    const block = `declare c clob; begin
      dbms_lob.createtemporary(c, true);
      for i in 1 .. 50000 loop dbms_lob.writeappend(c, 10, '0123456789'); end loop;
      :r := dbms_lob.getlength(c);
    end;`;
    expect(await session.block(block)).toBe('500000');
  });
});

describe('converting', () => {
  const convert = (call: string, csid = 'dbms_lob.default_csid') => `declare
      c clob := 'xaé';
      b blob := hextoraw('00');
      d number := 2;
      s number := 2;
      l number := dbms_lob.default_lang_ctx;
      w number;
    begin
      dbms_lob.${call}, dbms_lob.lobmaxsize, d, s, ${csid}, l, w);
      :r := rawtohex(b) || ' ' || c || ' ' || d || ' ' || s || ' ' || w;
    end;`;

  it('goes from texts to bytes and back', async () => {
    expect(await session.block(convert('converttoblob(b, c'))).toBe('0061C3A9 xaé 5 4 0');
    const back = convert('converttoclob(c, b').replace("hextoraw('00')", "hextoraw('00C3A4')");
    expect(await session.block(back)).toBe('00C3A4 xäé 3 4 0');
  });

  it('tells of bytes that are no characters', async () => {
    const broken = convert('converttoclob(c, b').replace("hextoraw('00')", "hextoraw('00FF')");
    expect(await session.block(broken)).toContain(' 3 3 1');
  });

  it('of the character set with that number', async () => {
    expect(await session.block(convert('converttoblob(b, c', '31'))).toBe('0061E9 xaé 4 4 0');
    expect(await session.block(convert('converttoblob(b, c', "nls_charset_id('AL16UTF16')"))).toBe(
      '00006100E9 xaé 6 4 0',
    );
    const back = convert('converttoclob(c, b', '178').replace("hextoraw('00')", "hextoraw('0080E9')");
    expect(await session.block(back)).toBe('0080E9 x€é 4 4 0');
    const missing = convert('converttoblob(b, c', '31').replace("'xaé'", "'xa€'");
    expect(await session.block(missing)).toBe('0061BF xa€ 4 4 1');
  });

  it('refuses those that it does not convert', async () => {
    expect(await session.error(convert('converttoblob(b, c', '832'))).toContain(
      'ORA-03001: unimplemented feature: the sandbox does not support the character set JA16SJIS',
    );
    expect(await session.error(convert('converttoclob(c, b', '9999'))).toContain(
      'ORA-03001: unimplemented feature: the sandbox does not support the character set with the number 9999',
    );
  });
});

describe('errors', () => {
  const locator = 'ORA-22275: invalid LOB locator specified';
  it.each([
    ['n := 0; dbms_lob.read(c, n, 1, v);', 'ORA-21560: argument 2 is null, invalid, or out of range'],
    ['n := 1; dbms_lob.read(c, n, 0, v);', 'ORA-21560: argument 3 is null, invalid, or out of range'],
    ['n := 1; dbms_lob.read(c, n, 7, v);', 'ORA-01403: no data found'],
    ["dbms_lob.writeappend(c, 3, 'ab');", 'ORA-21560: argument 2 is null, invalid, or out of range'],
    ["dbms_lob.writeappend(c, 0, 'ab');", 'ORA-21560: argument 2 is null, invalid, or out of range'],
    ['dbms_lob.trim(c, 7);', "ORA-22926: specified trim length is greater than current LOB value's length"],
    ["dbms_lob.copy(c, to_clob('a'), 1, 1, 2);", 'ORA-22994: source offset is beyond the end of the source LOB'],
    ["c := empty_clob(); dbms_lob.writeappend(c, 1, 'a');", locator],
    ["dbms_lob.freetemporary(c); dbms_lob.writeappend(c, 1, 'a');", locator],
    ['dbms_lob.freetemporary(c); n := dbms_lob.getlength(c);', locator],
    [
      'c := null; dbms_lob.trim(c, 0);',
      'ORA-06502: PL/SQL: numeric or value error: invalid LOB locator specified: ORA-22275',
    ],
    ['dbms_lob.open(c, 0); dbms_lob.trim(c, 0);', 'ORA-22294: cannot update a LOB opened in read-only mode'],
    ['dbms_lob.open(c, 1); dbms_lob.open(c, 1);', 'ORA-22293: LOB already opened in the same transaction'],
    ['dbms_lob.close(c);', 'ORA-22289: cannot perform CLOSE operation on an unopened file or LOB'],
  ])('%s raises %s', async (statements, expected) => {
    const block = `declare c clob := 'abcdef'; n number; v varchar2(9); begin ${statements} end;`;
    expect(await session.error(block)).toContain(expected);
  });

  it('a LOB is open between OPEN and CLOSE', async () => {
    expect(
      await session.block(`declare c clob := 'a'; s varchar2(9); begin
        dbms_lob.open(c, dbms_lob.lob_readwrite);
        s := dbms_lob.isopen(c);
        dbms_lob.close(c);
        :r := s || dbms_lob.isopen(c);
      end;`),
    ).toBe('10');
  });
});

describe('persistent LOBs', () => {
  beforeEach(async () => {
    await session.run('create table doc (id number, c clob)', 'insert into doc values (1, empty_clob())', 'commit');
  });

  it('are changed in their row, which has to be locked', async () => {
    const write = (lock: string) => `declare l clob; begin
      select c into l from doc ${lock};
      dbms_lob.writeappend(l, 3, 'new');
      dbms_lob.append(l, to_clob('er'));
    end;`;
    expect(await session.error(write(''))).toContain('ORA-22920: row containing the LOB value is not locked');
    await session.run(write('for update'));
    expect(await session.rows('select to_char(c) from doc')).toEqual([['newer']]);
    await session.run('rollback');
    expect(await session.rows('select length(c) from doc')).toEqual([[0]]);
  });

  it('are there to write to as soon as the row is', async () => {
    await session.run(`declare l clob; begin
      insert into doc values (2, empty_clob()) returning c into l;
      dbms_lob.writeappend(l, 2, 'ok');
    end;`);
    expect(await session.rows('select to_char(c) from doc where id = 2')).toEqual([['ok']]);
  });

  it('are read as they were when the locator was', async () => {
    const block = `declare l clob; m clob; begin
      select c into l from doc for update;
      m := l;
      dbms_lob.writeappend(l, 1, 'x');
      update doc set c = 'other';
      :r := dbms_lob.getlength(l) || dbms_lob.getlength(m);
    end;`;
    expect(await session.block(block)).toBe('10');
    expect(await session.rows('select to_char(c) from doc')).toEqual([['other']]);
  });

  it('are not temporary', async () => {
    expect(await session.rows('select dbms_lob.istemporary(c) from doc')).toEqual([[0]]);
    const free = 'declare l clob; begin select c into l from doc; dbms_lob.freetemporary(l); end;';
    expect(await session.error(free)).toContain('ORA-22275');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';
import { filesFolder } from '../../../support/files-folder.js';

/* Source: PL/SQL Packages and Types Reference, DBMS_LOB; SQL Language Reference, BFILENAME, TO_BLOB, TO_CLOB. */

let database: EngineDatabase;
let session: TestSession;

beforeEach(async () => {
  database = newDatabase(new Map([['DOCS', filesFolder()]]));
  session = openTestSession(database);
  await session.run("create directory docs as '/srv/erp/docs'", "create directory elsewhere as '/srv/erp/elsewhere'");
});

/** What a block leaves in `:r`, with `f` a locator of `letter.txt` and `g` one of `long.bin`. */
const after = (statements: string) =>
  session.block(`declare f bfile := bfilename('DOCS', 'letter.txt'); g bfile := bfilename('DOCS', 'long.bin');
    b blob; c clob; n number; m number; d varchar2(200); v varchar2(200); r raw(100);
    begin ${statements} end;`);

const failing = (statements: string) =>
  session
    .error(`declare f bfile := bfilename('DOCS', 'letter.txt'); b blob := empty_blob(); n number; m number; r raw(100);
    begin ${statements} end;`)
    .then((text) => text.split('\nORA-06512')[0]);

describe('a BFILE', () => {
  it.each([
    ['its length, without being opened', ':r := dbms_lob.getlength(f);', '7'],
    ['whether the file is there', ':r := dbms_lob.fileexists(f);', '1'],
    ['that it is not', ":r := dbms_lob.fileexists(bfilename('DOCS', 'none.txt'));", '0'],
    ['that a folder is no file', ":r := dbms_lob.fileexists(bfilename('DOCS', 'sub'));", '0'],
    ['its names', "dbms_lob.filegetname(f, d, v); :r := d || '/' || v;", 'DOCS/letter.txt'],
    ['its bytes', 'dbms_lob.fileopen(f); :r := rawtohex(dbms_lob.substr(f, 3, 2));', '72C3BC'],
    [
      'no bytes after its end',
      "dbms_lob.open(f, dbms_lob.file_readonly); :r := nvl(rawtohex(dbms_lob.substr(f, 3, 8)), 'none');",
      'none',
    ],
    ['a piece', "n := 4; dbms_lob.fileopen(f); dbms_lob.read(f, n, 5, r); :r := n || ':' || rawtohex(r);", '3:C39F65'],
    ['where bytes are in it', "dbms_lob.fileopen(f); :r := dbms_lob.instr(f, hextoraw('C39F'));", '5'],
    ['how it compares', 'dbms_lob.fileopen(f); dbms_lob.fileopen(g); :r := dbms_lob.compare(f, g, 10);', '1'],
    [
      'that it is open',
      'n := dbms_lob.fileisopen(f); dbms_lob.fileopen(f); :r := n || dbms_lob.fileisopen(f) || dbms_lob.isopen(g);',
      '010',
    ],
    ['that the copy of an open one is open', 'dbms_lob.fileopen(f); g := f; :r := dbms_lob.fileisopen(g);', '1'],
    ['that it is closed', 'dbms_lob.fileopen(f); dbms_lob.fileclose(f); :r := dbms_lob.fileisopen(f);', '0'],
    [
      'that all are closed',
      'dbms_lob.fileopen(f); dbms_lob.fileopen(g); dbms_lob.filecloseall; :r := dbms_lob.fileisopen(f) + dbms_lob.fileisopen(g);',
      '0',
    ],
    ['NULL for NULL', 'f := null; :r := nvl(dbms_lob.getlength(f), -1) || nvl(dbms_lob.fileexists(f), -1);', '-1-1'],
    [
      'itself in a BLOB',
      "dbms_lob.createtemporary(b, true); n := 1; m := 1; dbms_lob.fileopen(f); dbms_lob.loadblobfromfile(b, f, dbms_lob.lobmaxsize, n, m); :r := rawtohex(dbms_lob.substr(b)) || ' ' || n || ' ' || m;",
      '4772C3BCC39F65 8 8',
    ],
    [
      'a part of itself within a BLOB',
      "b := hextoraw('0102'); dbms_lob.fileopen(f); dbms_lob.loadfromfile(b, f, 2, 3, 3); :r := rawtohex(b);",
      '0102C3BC',
    ],
    [
      'itself in a CLOB',
      "c := 'x'; n := 2; m := 1; d := 0; v := 0; dbms_lob.fileopen(f); dbms_lob.loadclobfromfile(c, f, dbms_lob.lobmaxsize, n, m, 873, d, v); :r := c || n || m || v;",
      'xGrüße780',
    ],
    ['its bytes by TO_BLOB', ':r := rawtohex(dbms_lob.substr(to_blob(f), 2));', '4772'],
    ['its text by TO_CLOB', ':r := to_clob(f, 873);', 'Grüße'],
    ['the length of a long one', ':r := dbms_lob.getlength(g) || dbms_lob.getlength(to_blob(g));', '300000300000'],
  ])('gives %s', async (_what, statements, expected) => {
    expect(await after(statements)).toBe(expected);
  });

  it.each([
    [
      'a directory that is not there',
      "f := bfilename('docs', 'letter.txt'); n := dbms_lob.fileexists(f);",
      'ORA-22285: non-existent directory or file for FILEEXISTS operation',
    ],
    [
      'a file that is not there',
      "f := bfilename('DOCS', 'none.txt'); dbms_lob.fileopen(f);",
      'ORA-22288: file or LOB operation FILEOPEN failed\nNo such file or directory',
    ],
    [
      'the length of one that is not there',
      "n := dbms_lob.getlength(bfilename('DOCS', 'none.txt'));",
      'ORA-22288: file or LOB operation GETLENGTH failed\nNo such file or directory',
    ],
    [
      'a symbolic link',
      "f := bfilename('DOCS', 'link.txt'); dbms_lob.fileopen(f);",
      'ORA-22288: file or LOB operation FILEOPEN failed\nsoft link in path',
    ],
    [
      'reading what is not open',
      'r := dbms_lob.substr(f);',
      'ORA-22289: cannot perform FILEREAD operation on an unopened file or LOB',
    ],
    [
      'closing what is not open',
      'dbms_lob.fileclose(f);',
      'ORA-22289: cannot perform FILECLOSE operation on an unopened file or LOB',
    ],
    [
      'closing all of none',
      'dbms_lob.filecloseall;',
      'ORA-22289: cannot perform FILECLOSEALL operation on an unopened file or LOB',
    ],
    [
      'an eleventh open file',
      "for i in 1 .. 11 loop f := bfilename('DOCS', 'letter.txt'); dbms_lob.fileopen(f); end loop;",
      'ORA-22290: operation would exceed the maximum number of opened files or LOBs',
    ],
    [
      'opening it for writing',
      'dbms_lob.open(f, dbms_lob.lob_readwrite);',
      'ORA-21560: argument 2 is null, invalid, or out of range',
    ],
    [
      'loading more than there is',
      'n := 1; m := 1; dbms_lob.createtemporary(b, true); dbms_lob.fileopen(f); dbms_lob.loadblobfromfile(b, f, 8, n, m);',
      'ORA-22993: specified input amount is greater than actual source amount',
    ],
    [
      'loading from after the end',
      'n := 1; m := 8; dbms_lob.createtemporary(b, true); dbms_lob.fileopen(f); dbms_lob.loadblobfromfile(b, f, dbms_lob.lobmaxsize, n, m);',
      'ORA-22994: source offset is beyond the end of the source LOB',
    ],
    [
      'opening NULL',
      'f := null; dbms_lob.fileopen(f);',
      'ORA-06502: PL/SQL: numeric or value error: invalid LOB locator specified: ORA-22275',
    ],
    [
      'a path',
      "f := bfilename('DOCS', '../secret.txt'); dbms_lob.fileopen(f);",
      'ORA-03001: unimplemented feature: the sandbox does not support file names of BFILEs with a path in them',
    ],
    [
      'a directory without a folder here',
      "f := bfilename('ELSEWHERE', 'letter.txt'); dbms_lob.fileopen(f);",
      'ORA-03001: unimplemented feature: the sandbox does not support files of the directory ELSEWHERE, whose folder startSandbox was not told',
    ],
    [
      'names that are NULL',
      'f := bfilename(null, null);',
      'ORA-03001: unimplemented feature: the sandbox does not support BFILENAME of NULL',
    ],
  ])('refuses %s', async (_what, statements, expected) => {
    expect(await failing(statements)).toBe(expected);
  });
});

it('may be read by those who were granted READ on its directory', async () => {
  await session.run(
    'create user alice identified by a',
    'grant create session to alice',
    'create user bob identified by b',
    'grant create session to bob',
    'grant read on directory docs to alice',
  );
  const length = "declare n number; begin n := dbms_lob.getlength(bfilename('DOCS', 'letter.txt')); end;";
  expect(await openTestSession(database, 'ALICE').error(length)).toBe('no error');
  expect(await openTestSession(database, 'BOB').error(length)).toContain(
    'ORA-22286: insufficient privileges on file or directory to perform GETLENGTH operation',
  );
});

it('is stored in columns, fields and collections, and is not open there', async () => {
  await session.run(
    'create table doc (id number, f bfile)',
    "insert into doc values (1, bfilename('DOCS', 'letter.txt'))",
    'insert into doc values (2, null)',
  );
  const value = await session.block(`declare
      type files is table of bfile index by pls_integer;
      type doc_t is record (f bfile);
      fs files; d doc_t; n number;
    begin
      select f into d.f from doc where id = 1;
      dbms_lob.fileopen(d.f);
      update doc set f = d.f where id = 2;
      select f bulk collect into fs from doc order by id;
      for i in 1 .. fs.count loop n := nvl(n, 0) + dbms_lob.getlength(fs(i)); end loop;
      :r := n || ' ' || dbms_lob.fileisopen(d.f) || ' ' || dbms_lob.fileisopen(fs(2));
    end;`);
  expect(value).toBe('14 1 0');
  expect(await session.rows('select dbms_lob.getlength(f) from doc where f is not null order by id')).toEqual([
    [7],
    [7],
  ]);
});

it.each([
  ['a comparison', "select 1 from doc where f = bfilename('DOCS', 'x')", 'ORA-00932'],
  ['sorting', 'select 1 from doc order by f', 'ORA-00932'],
  ['a text', "insert into doc values ('a')", 'ORA-00932'],
])('takes no part in %s', async (_what, statement, expected) => {
  await session.run('create table doc (f bfile)');
  expect(await session.error(statement)).toContain(expected);
});

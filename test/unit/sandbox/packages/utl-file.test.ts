import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';
import { filesFolder } from '../../../support/files-folder.js';

// Source: PL/SQL Packages and Types Reference, UTL_FILE.
let database: EngineDatabase;
let session: TestSession;
let folder: string;

beforeEach(async () => {
  folder = filesFolder();
  database = newDatabase(new Map([['DOCS', folder]]));
  session = openTestSession(database);
  await session.run("create directory docs as '/srv/erp/docs'", "create directory elsewhere as '/srv/erp/elsewhere'");
});

const DECLARATIONS = `f utl_file.file_type; g utl_file.file_type; line varchar2(32767); r raw(100); n number; b boolean; s binary_integer;`;

/** What a block leaves in `:r`. */
const leftBy = (statements: string) => session.block(`declare ${DECLARATIONS} begin ${statements} end;`);
/** The first line of the error that it ends with. */
const failing = (statements: string) =>
  session.error(`declare ${DECLARATIONS} begin ${statements} end;`).then((text) => text.split('\n')[0]);
const onDisk = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('UTL_FILE writes', () => {
  it('lines, parts of lines and formats', async () => {
    await leftBy(`f := utl_file.fopen('DOCS', 'out.txt', 'w');
      utl_file.put_line(f, 'first');
      utl_file.put(f, 'sec'); utl_file.put(f, 'ond');
      utl_file.new_line(f, 2);
      utl_file.putf(f, '%s is %s%s\\nend\\n', 'ž', 5);
      utl_file.fclose(f);`);
    expect(onDisk('out.txt')).toBe('first\nsecond\n\nž is 5\nend\n');
  });

  it('behind what is there, or over it', async () => {
    await leftBy(`f := utl_file.fopen('DOCS', 'letter.txt', 'a'); utl_file.put_line(f, '!'); utl_file.fclose(f);
      f := utl_file.fopen('DOCS', 'new.txt', 'A'); utl_file.put_line(f, 'created'); utl_file.fclose(f);`);
    expect(onDisk('letter.txt')).toBe('Grüße!\n');
    expect(onDisk('new.txt')).toBe('created\n');
    await leftBy(`f := utl_file.fopen('DOCS', 'letter.txt', 'w'); utl_file.fclose(f);`);
    expect(onDisk('letter.txt')).toBe('');
  });

  it('bytes', async () => {
    await leftBy(`f := utl_file.fopen('DOCS', 'out.bin', 'wb', 32767);
      utl_file.put_raw(f, hextoraw('0A0D00FF')); utl_file.put_raw(f, hextoraw('41'), true); utl_file.fclose(f);`);
    expect(readFileSync(join(folder, 'out.bin')).toString('hex')).toBe('0a0d00ff41');
  });

  it('what is put when it is flushed, or the session ends', async () => {
    await session.run(
      'create package held as f utl_file.file_type; end;',
      `begin held.f := utl_file.fopen('DOCS', 'out.txt', 'w'); utl_file.put(held.f, 'a'); end;`,
    );
    expect(onDisk('out.txt')).toBe('');
    await session.run('begin utl_file.fflush(held.f); utl_file.put(held.f, 5); end;');
    expect(onDisk('out.txt')).toBe('a');
    session.session.close();
    expect(onDisk('out.txt')).toBe('a5');
  });

  it.each([
    ["utl_file.put(f, rpad('x', 1025, 'x'))", "'w'", 'ORA-29285: file write error'],
    ["utl_file.put_line(f, rpad('x', 11, 'x'))", "'w', 10", 'ORA-29285: file write error'],
    ["utl_file.put_line(f, 'x')", "'wb'", 'ORA-29283: invalid file operation'],
    ["utl_file.put_line_nchar(f, 'x')", "'w'", 'ORA-29298: Character set mismatch'],
    ['utl_file.get_line(f, line)', "'w'", 'ORA-29283: invalid file operation'],
  ])('but not with %s in mode %s', async (call, mode, expected) => {
    expect(await failing(`f := utl_file.fopen('DOCS', 'out.txt', ${mode}); ${call};`)).toBe(expected);
  });
});

describe('UTL_FILE reads', () => {
  const LINES = `f := utl_file.fopen('DOCS', 'l.txt', 'w'); utl_file.put(f, 'one' || chr(10) || chr(10) || 'three'); utl_file.fclose(f);
    f := utl_file.fopen('DOCS', 'l.txt', 'r');`;

  it('line by line up to the end', async () => {
    expect(
      await leftBy(`${LINES}
        begin
          loop utl_file.get_line(f, line); :r := :r || '[' || line || ']'; end loop;
        exception when no_data_found then :r := :r || ' end'; end;`),
    ).toBe('[one][][three] end');
  });

  it('parts of lines, and from other positions', async () => {
    expect(
      await leftBy(`${LINES}
        utl_file.get_line(f, line, 2); :r := line || utl_file.fgetpos(f);
        utl_file.get_line(f, line); :r := :r || ' ' || line || utl_file.fgetpos(f);
        utl_file.fseek(f, 5); utl_file.get_line(f, line); :r := :r || ' ' || line;
        utl_file.fseek(f, relative_offset => -2); utl_file.get_line(f, line); :r := :r || ' ' || line;
        utl_file.fseek(f, relative_offset => -99); utl_file.get_line(f, line); :r := :r || ' ' || line;`),
    ).toBe('on2 e4 three ee one');
  });

  it('bytes, and texts in the national character set', async () => {
    expect(
      await leftBy(`f := utl_file.fopen('DOCS', 'letter.txt', 'rb');
        utl_file.get_raw(f, r, 4); :r := rawtohex(r); utl_file.get_raw(f, r); :r := :r || ' ' || rawtohex(r);
        begin utl_file.get_raw(f, r); exception when no_data_found then :r := :r || ' end'; end;
        utl_file.fclose(f);
        f := utl_file.fopen_nchar('DOCS', 'letter.txt', 'r'); utl_file.get_line_nchar(f, line); :r := :r || ' ' || line;`),
    ).toBe('4772C3BC C39F65 end Grüße');
  });

  it.each([
    ['utl_file.get_line(f, line)', "'long.bin', 'rb'", 'ORA-29283: invalid file operation'],
    ["utl_file.put_line(f, 'x')", "'letter.txt', 'r'", 'ORA-29283: invalid file operation'],
    ['utl_file.get_line(f, line)', "'letter.txt', 'r', 3", 'ORA-29284: file read error'],
    ['utl_file.fseek(f, 8)', "'letter.txt', 'r'", 'ORA-29290: invalid offset specified for seek'],
    ['utl_file.fclose(g)', "'letter.txt', 'r'", 'ORA-29282: invalid file ID'],
  ])('but not %s of %s', async (call, file, expected) => {
    expect(await failing(`f := utl_file.fopen('DOCS', ${file}); ${call};`)).toBe(expected);
  });
});

describe('UTL_FILE', () => {
  it('knows what is open', async () => {
    expect(
      await leftBy(`:r := case when utl_file.is_open(f) then 'y' else 'n' end;
        f := utl_file.fopen('DOCS', 'letter.txt', 'r'); g := f;
        :r := :r || case when utl_file.is_open(g) then 'y' else 'n' end;
        utl_file.fclose(f);
        :r := :r || case when utl_file.is_open(g) then 'y' else 'n' end;
        f := utl_file.fopen('DOCS', 'letter.txt', 'r'); utl_file.fclose_all;
        :r := :r || case when utl_file.is_open(f) then 'y' else 'n' end;`),
    ).toBe('nynn');
  });

  it('copies, renames and removes', async () => {
    expect(
      await leftBy(`f := utl_file.fopen('DOCS', 'l.txt', 'w'); utl_file.putf(f, 'a\\nb\\nc\\n'); utl_file.fclose(f);
        utl_file.fcopy('DOCS', 'l.txt', 'DOCS', 'part.txt', 2, 2);
        utl_file.fcopy('DOCS', 'l.txt', 'DOCS', 'whole.txt');
        utl_file.frename('DOCS', 'whole.txt', 'DOCS', 'moved.txt');
        utl_file.fremove('DOCS', 'l.txt');
        utl_file.fgetattr('DOCS', 'moved.txt', b, n, s); :r := case when b and s > 0 then n end;
        utl_file.fgetattr('DOCS', 'l.txt', b, n, s); :r := :r || case when not b and n is null and s is null then ' gone' end;`),
    ).toBe('6 gone');
    expect(onDisk('part.txt')).toBe('b\n');
    expect(onDisk('moved.txt')).toBe('a\nb\nc\n');
    expect(existsSync(join(folder, 'whole.txt'))).toBe(false);
  });

  it.each([
    ["f := utl_file.fopen('NOWHERE', 'letter.txt', 'r')", 'ORA-29280: invalid directory object'],
    ["f := utl_file.fopen('docs', 'letter.txt', 'r')", 'ORA-29280: invalid directory object'],
    ["f := utl_file.fopen('DOCS', 'letter.txt', 'x')", 'ORA-29281: invalid mode'],
    ["f := utl_file.fopen('DOCS', 'letter.txt', 'rw')", 'ORA-29281: invalid mode'],
    ["f := utl_file.fopen('DOCS', 'letter.txt', 'r', 32768)", 'ORA-29287: invalid maximum line size'],
    ["f := utl_file.fopen('DOCS', 'letter.txt', 'r', 0)", 'ORA-29287: invalid maximum line size'],
    ["f := utl_file.fopen('DOCS', 'none.txt', 'r')", 'ORA-29283: invalid file operation'],
    ["f := utl_file.fopen('DOCS', 'sub', 'r')", 'ORA-29283: invalid file operation'],
    ["f := utl_file.fopen('DOCS', 'link.txt', 'r')", 'ORA-29283: invalid file operation'],
    ["f := utl_file.fopen('DOCS', 'link.txt', 'w')", 'ORA-29283: invalid file operation'],
    ["f := utl_file.fopen('DOCS', 'sub/', 'w')", 'ORA-29288: invalid file name'],
    ["utl_file.fcopy('DOCS', 'letter.txt', 'DOCS', 'link.txt')", 'ORA-29283: invalid file operation'],
    ["utl_file.fremove('DOCS', 'none.txt')", 'ORA-29283: invalid file operation'],
    ["utl_file.frename('DOCS', 'letter.txt', 'DOCS', 'empty.txt')", 'ORA-29292: file rename operation failed'],
    [
      "f := utl_file.fopen('DOCS', '../secret.txt', 'r')",
      'ORA-03001: unimplemented feature: the sandbox does not support file names of UTL_FILE with a path in them',
    ],
    [
      "f := utl_file.fopen('ELSEWHERE', 'a', 'r')",
      'ORA-03001: unimplemented feature: the sandbox does not support files of the directory ELSEWHERE, whose folder startSandbox was not told',
    ],
  ])('%s ends with %s', async (call, expected) => {
    expect(await failing(`${call};`)).toBe(expected);
  });

  it('its errors have names', async () => {
    expect(
      await leftBy(`begin f := utl_file.fopen('NOWHERE', 'a', 'r'); exception when utl_file.invalid_path then :r := 'path'; end;
        begin utl_file.fclose(f); exception when utl_file.invalid_filehandle then :r := :r || ' handle'; end;`),
    ).toBe('path handle');
  });

  it('a directory is for those that may read it, or write to it', async () => {
    await session.run(
      'create user erp identified by erp',
      'grant create session to erp',
      'grant read on directory docs to erp',
    );
    const erp = openTestSession(database, 'ERP');
    const open = (mode: string) =>
      erp.error(`declare f utl_file.file_type; begin f := utl_file.fopen('DOCS', 'letter.txt', '${mode}'); end;`);
    expect(await open('r')).toBe('no error');
    expect(await open('w')).toContain('ORA-29280');
    expect(onDisk('letter.txt')).toBe('Grüße');
    await session.run('grant write on directory docs to erp', 'revoke read on directory docs from erp');
    expect(await open('a')).toBe('no error');
    expect(await open('r')).toContain('ORA-29280');
  });
});

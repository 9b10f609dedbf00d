import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readScripts } from '../../../../sandbox/scripts/read-scripts.js';
import { ScriptError } from '../../../../sandbox/scripts/script-error.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** The statements of each script, with the file and line each came from. */
function read(...paths: readonly string[]): readonly (readonly string[])[] {
  return readScripts(paths).map(({ statements }) =>
    statements.map(({ file, line, text }) => `${file.slice(folder.length + 1)}:${line} ${text}`),
  );
}

function failure(...paths: readonly string[]): string {
  try {
    readScripts(paths);
    return 'no error';
  } catch (error) {
    if (error instanceof ScriptError) return error.message.replaceAll(folder, '…');
    throw error;
  }
}

describe('scripts', () => {
  it('are read in the order given; a folder stands for its *.sql files by name', () => {
    write('sql/2-b.sql', 'DELETE b;');
    write('sql/1-a.SQL', 'DELETE a;');
    write('sql/readme.txt', 'not a script');
    write('sql/10/c.sql', 'DELETE c;');
    const last = write('last.sql', '\uFEFFDELETE z;');
    expect(read(join(folder, 'sql'), last)).toEqual([
      ['sql/1-a.SQL:1 DELETE a'],
      ['sql/2-b.sql:1 DELETE b'],
      ['last.sql:1 DELETE z'],
    ]);
  });

  it('start others beside them', () => {
    const main = write('main.sql', '@@parts/a\nDELETE m;');
    write('parts/a.sql', '-- first\n@@b.sql\nDELETE a;');
    write('parts/b.sql', 'DELETE b;');
    expect(read(main)).toEqual([['parts/b.sql:1 DELETE b', 'parts/a.sql:3 DELETE a', 'main.sql:2 DELETE m']]);
  });

  it('keep the settings of those that they start, and end with them', () => {
    const main = write('main.sql', "@@settings\nINSERT INTO t VALUES ('&x');\n@@stop\nDELETE m;");
    write('settings.sql', 'SET DEFINE OFF');
    write('stop.sql', 'EXIT;');
    const next = write('next.sql', 'DELETE n;');
    expect(read(main, next)).toEqual([["main.sql:2 INSERT INTO t VALUES ('&x')"], ['next.sql:1 DELETE n']]);
  });

  it('keep variables across the files that they start, and get values of their own', () => {
    const main = write('main.sql', "@@grants ORDERS 'ALICE'\n@@grants STOCK\nDELETE &made;");
    write('grants.sql', 'DEFINE made = &1\nGRANT READ ON &1 TO &2;');
    const next = write('next.sql', 'DELETE &made;');
    expect(read(main)).toEqual([
      [
        'grants.sql:2 GRANT READ ON ORDERS TO ALICE',
        'grants.sql:2 GRANT READ ON STOCK TO ALICE',
        'main.sql:3 DELETE STOCK',
      ],
    ]);
    expect(failure(main, next)).toMatch('…/next.sql, line 1: the substitution variable &made has no value.');
  });

  it.each<readonly [string, () => string, string]>([
    ['a missing file', () => join(folder, 'no.sql'), '…/no.sql: there is no such script or folder.'],
    ['a folder without scripts', () => folder, '…: the folder holds no *.sql file.'],
    [
      'another encoding',
      () => write('latin1.sql', Buffer.from([0x2d, 0x2d, 0xfc])),
      '…/latin1.sql: the file is not in UTF-8.',
    ],
    ['a missing part', () => write('a.sql', '\n@@b'), '…/a.sql, line 2: there is no file …/b.sql.'],
    ['a circle', () => write('a.sql', '@@a'), '…/a.sql, line 1: scripts start each other more than 20 deep.'],
  ])('that cannot be read are an error: %s', (_, path, message) => {
    expect(failure(path())).toBe(message);
  });
});

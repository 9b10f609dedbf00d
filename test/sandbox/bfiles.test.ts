import { text as collect } from 'node:stream/consumers';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { driverSandbox } from '../support/driver-sandbox.js';
import { type FileLob, isFileLob } from '../support/file-lob.js';
import { filesFolder, LONG_FILE } from '../support/files-folder.js';

/* Source: node-oracledb's documentation, "Lob Class" (getDirFileName, setDirFileName, fileExists), and the driver's lob.js, lobOp.js and withData.js. */

async function withFiles(profile: '23ai' | '19c') {
  const driver = await driverSandbox(
    ["create directory docs as '/srv/erp/docs'", 'create table doc (id number, f bfile)'],
    {
      profile,
      directories: { DOCS: filesFolder() },
    },
  );
  await driver.run(
    "insert into doc values (1, bfilename('DOCS', 'letter.txt'))",
    "insert into doc values (2, bfilename('DOCS', 'long.bin'))",
    'insert into doc values (3, null)',
    'commit',
  );
  return driver;
}

function present<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new Error('a value was expected');
  return value;
}

/** A Lob object of a BFILE. */
function asFile(lob: unknown): FileLob {
  if (!isFileLob(lob)) throw new Error('a BFILE was expected');
  return lob;
}

async function fileOf(connection: oracledb.Connection, id: number): Promise<FileLob> {
  const { rows = [] } = await connection.execute<[unknown]>('select f from doc where id = :id', [id]);
  return asFile(rows[0]?.[0]);
}

describe.each(['23ai', '19c'] as const)('BFILEs, %s', (profile) => {
  it('come as Lob objects that name directory and file', async () => {
    const { system } = await withFiles(profile);
    const { rows = [], metaData = [] } = await system.execute<[unknown]>('select f from doc order by id');
    expect(metaData[0]).toMatchObject({ name: 'F', dbType: oracledb.DB_TYPE_BFILE, fetchType: oracledb.DB_TYPE_BFILE });
    expect(rows.map(([lob]) => (lob === null ? null : asFile(lob).getDirFileName()))).toEqual([
      { dirName: 'DOCS', fileName: 'letter.txt' },
      { dirName: 'DOCS', fileName: 'long.bin' },
      null,
    ]);
  });

  it('are read in whole, in part and as streams', async () => {
    const { system } = await withFiles(profile);
    const letter = await fileOf(system, 1);
    expect(String(await letter.getData())).toBe('Grüße');
    expect(String(await letter.getData(2, 3))).toBe('rü');
    expect(await (await fileOf(system, 2)).getData()).toEqual(LONG_FILE);
  });

  it('are read as streams when a block has opened them', async () => {
    const { system } = await withFiles(profile);
    const { outBinds } = await system.execute<{ f: oracledb.Lob }>(
      "begin :f := bfilename('DOCS', 'letter.txt'); dbms_lob.fileopen(:f); end;",
      { f: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_BFILE } },
    );
    const file = present(outBinds).f;
    expect(await collect(file)).toBe('Grüße');
  });

  it('say whether the file is there', async () => {
    const { system } = await withFiles(profile);
    const file = await fileOf(system, 1);
    expect(await file.fileExists()).toBe(true);
    file.setDirFileName({ dirName: 'DOCS', fileName: 'none.txt' });
    expect(await file.fileExists()).toBe(false);
    await expect(file.getData()).rejects.toThrow('ORA-22288: file or LOB operation FILEOPEN failed');
    file.setDirFileName({ dirName: 'NOWHERE', fileName: 'letter.txt' });
    await expect(file.fileExists()).rejects.toThrow(
      'ORA-22285: non-existent directory or file for FILEEXISTS operation',
    );
  });

  it('go in and out of blocks and statements', async () => {
    const { system } = await withFiles(profile);
    const file = await fileOf(system, 1);
    file.setDirFileName({ dirName: 'DOCS', fileName: 'empty.txt' });
    const { outBinds } = await system.execute<{ n: number; f: oracledb.Lob; none: oracledb.Lob | null }>(
      "begin :n := dbms_lob.getlength(:i); :f := bfilename('DOCS', 'letter.txt'); :none := null; end;",
      {
        i: { val: file, type: oracledb.DB_TYPE_BFILE },
        n: { dir: oracledb.BIND_OUT, type: oracledb.NUMBER },
        f: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_BFILE },
        none: { dir: oracledb.BIND_OUT, type: oracledb.DB_TYPE_BFILE },
      },
    );
    expect([outBinds?.n, outBinds?.none]).toEqual([0, null]);
    expect(String(await present(outBinds).f.getData())).toBe('Grüße');
    await system.execute('update doc set f = :f where id = 3', { f: { val: file, type: oracledb.DB_TYPE_BFILE } });
    expect((await fileOf(system, 3)).getDirFileName()).toEqual({ dirName: 'DOCS', fileName: 'empty.txt' });
  });

  it('of an empty file give no data', async () => {
    const { system } = await withFiles(profile);
    const file = await fileOf(system, 1);
    file.setDirFileName({ dirName: 'DOCS', fileName: 'empty.txt' });
    expect(await file.getData()).toBeNull();
  });
});

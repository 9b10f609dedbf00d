import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError } from '../../../../generator/errors/generator-error.js';
import { compareOutput, type OutputFile } from '../../../../generator/output/compare-output.js';
import { prepareOutput } from '../../../../generator/output/write-output.js';

const MARK = '// ours';
const writeOutput = async (output: string, files: readonly OutputFile[], marks: readonly string[]) => {
  const prepared = await prepareOutput({ folder: output, files, marks });
  await prepared.write();
  return prepared.changes;
};
const ours = (path: string, text = path) => ({ path, text: `${MARK}\n${text}\n` });

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
  folder = join(parent, 'generated');
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const everything = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('writing the client', () => {
  it('makes the folder hold just these files', async () => {
    expect(await writeOutput(folder, [ours('index.ts'), ours('erp/a.ts')], [MARK])).toEqual({
      written: ['erp/a.ts', 'index.ts'],
      unchanged: [],
      removed: [],
    });
    expect(readFileSync(join(folder, 'erp/a.ts'), 'utf8')).toBe('// ours\nerp/a.ts\n');
    expect(everything()).toEqual(['erp', 'erp/a.ts', 'index.ts']);
  });

  it('touches no file that is right already, whatever its line ends', async () => {
    put('index.ts', '// ours\r\nindex.ts\r\n');
    utimesSync(join(folder, 'index.ts'), 1, 1);
    expect(await writeOutput(folder, [ours('index.ts')], [MARK])).toEqual({
      written: [],
      unchanged: ['index.ts'],
      removed: [],
    });
    expect(statSync(join(folder, 'index.ts')).mtimeMs).toBe(1000);
  });

  it('removes what an earlier run wrote, and nothing else', async () => {
    put('old/gone.ts', '// ours\n');
    put('mixed/gone.ts', '// ours\n');
    put('mixed/hand-written.ts', 'export {};\n');
    put('.git/kept.ts', '// ours\n');
    put('node_modules/x/kept.ts', '// ours\n');
    expect(await writeOutput(folder, [ours('index.ts')], [MARK])).toMatchObject({
      removed: ['mixed/gone.ts', 'old/gone.ts'],
    });
    expect(everything()).toEqual([
      '.git',
      '.git/kept.ts',
      'index.ts',
      'mixed',
      'mixed/hand-written.ts',
      'node_modules',
      'node_modules/x',
      'node_modules/x/kept.ts',
    ]);
  });

  it('only compares when asked to', async () => {
    put('old.ts', '// ours\n');
    expect(await compareOutput(folder, [ours('index.ts')], [MARK])).toEqual({
      written: ['index.ts'],
      unchanged: [],
      removed: ['old.ts'],
    });
    expect(everything()).toEqual(['old.ts']);
    expect(await compareOutput(join(parent, 'absent'), [ours('index.ts')], [MARK])).toMatchObject({
      written: ['index.ts'],
    });
    expect(existsSync(join(parent, 'absent'))).toBe(false);
  });
});

describe('a run that cannot write leaves everything as it is', () => {
  it('when a file of somebody else is in the way', async () => {
    put('a.ts', '// ours\nold\n');
    put('index.ts', 'export {};\n');
    await expect(writeOutput(folder, [ours('a.ts'), ours('index.ts')], [MARK])).rejects.toThrow(
      new OutputError(
        `${join(folder, 'index.ts')} was not written by gen-oracle-client and would have to be overwritten. Move it, or configure another output folder.`,
      ),
    );
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('// ours\nold\n');
  });

  it('when the folder is a file', async () => {
    writeFileSync(folder, '');
    await expect(writeOutput(folder, [ours('index.ts')], [MARK])).rejects.toThrow(OutputError);
  });

  it('when a folder is where a file should be', async () => {
    put('a.ts', '// ours\nold\n');
    mkdirSync(join(folder, 'index.ts'));
    await expect(writeOutput(folder, [ours('a.ts'), ours('index.ts')], [MARK])).rejects.toThrow(OutputError);
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('// ours\nold\n');
    expect(everything()).toEqual(['a.ts', 'index.ts']);
  });

  it('when a file is where a folder should be', async () => {
    put('a.ts', '// ours\nold\n');
    put('erp', 'mine');
    await expect(writeOutput(folder, [ours('a.ts'), ours('erp/x.ts')], [MARK])).rejects.toThrow(
      /^The files could not be written to .*Check the folder and its permissions\.$/,
    );
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('// ours\nold\n');
    expect(everything()).toEqual(['a.ts', 'erp']);
  });
});

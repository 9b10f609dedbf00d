import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCatalog } from '../../../generator/catalog/build-catalog.js';
import { parseConfig } from '../../../generator/config/parse-config.js';
import { writeClient } from '../../../generator/generate.js';
import { dictionaryRows, plsqlPackage, procedure, type Unit } from './support/plsql.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(
  units: readonly Unit[],
  { emit = 'ts', ...options }: { dryRun?: boolean; strict?: boolean; emit?: 'ts' | 'js' } = {},
) {
  const config = parseConfig(
    { schemas: { ERP: {} }, output: 'generated', runtime: '../runtime.js', emit },
    { file: 'oracle.config.ts', folder },
  );
  return writeClient(buildCatalog(dictionaryRows('ERP', units)), config, options);
}

const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('from a catalog to files', () => {
  it('follows the catalog: new, unchanged, changed and gone packages', async () => {
    expect(await write([plsqlPackage('A', procedure('X')), plsqlPackage('B', procedure('X'))])).toEqual({
      written: ['erp/a.ts', 'erp/b.ts', 'index.ts', 'routines.ts'],
      unchanged: [],
      removed: [],
      omissions: [],
      unsupportedTypes: [],
      notes: [],
      refused: false,
      warnings: [],
      packages: 2,
      routines: 2,
      docs: null,
    });
    expect(
      await write([plsqlPackage('A', procedure('X')), plsqlPackage('C', procedure('X'), procedure('Y'))]),
    ).toMatchObject({
      written: ['erp/c.ts', 'index.ts', 'routines.ts'],
      unchanged: ['erp/a.ts'],
      removed: ['erp/b.ts'],
      routines: 3,
    });
    expect(files()).toEqual([
      'generated',
      'generated/erp',
      'generated/erp/a.ts',
      'generated/erp/c.ts',
      'generated/index.ts',
      'generated/routines.ts',
    ]);
  });

  it('changes nothing when only asked what would change', async () => {
    expect(await write([plsqlPackage('A', procedure('X'))], { dryRun: true })).toMatchObject({
      written: ['erp/a.ts', 'index.ts', 'routines.ts'],
    });
    expect(files()).toEqual([]);
  });

  it('imports the runtime as configured', async () => {
    await write([plsqlPackage('A', procedure('X'))]);
    expect(readFileSync(join(folder, 'generated', 'erp', 'a.ts'), 'utf8')).toContain("from '../runtime.js';");
  });
});

describe('JavaScript in a project of CommonJS', () => {
  const PING = [plsqlPackage('A', procedure('PING'))];
  const manifest = (path: string, type: object) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(type));
  };
  const notes = async (emit: 'ts' | 'js') => (await write(PING, { emit })).notes;

  it('is noted, because Node cannot import it, with what to do', async () => {
    manifest('package.json', { type: 'commonjs' });
    const said = [
      `${join(folder, 'package.json')} has "type": "commonjs", so that Node cannot import the JavaScript in ${join(folder, 'generated')}, which is made of ES modules: npm pkg set type=module, or put a package.json with { "type": "module" } into that folder, or generate TypeScript with emit: 'ts'`,
    ];
    expect(await notes('js')).toEqual(said);
    expect(await importClient()).toContain('SyntaxError');
    expect(await write([], { emit: 'js', strict: true })).toMatchObject({ notes: said, refused: true });
    expect(await notes('ts')).toEqual([]);
    manifest('generated/package.json', { type: 'module' });
    expect(await notes('js')).toEqual([]);
    expect(await importClient()).toBe('');
    expect(files()).toContain('generated/package.json');
  });

  it('is nothing to note where the project says nothing, or ES modules, or is none', async () => {
    for (const type of [{ type: 'module' }, {}, []]) {
      manifest('package.json', type);
      expect(await notes('js')).toEqual([]);
    }
    expect(await importClient()).not.toContain('SyntaxError');
    writeFileSync(join(folder, 'package.json'), '{ "type": "comm');
    expect(await notes('js')).toEqual([]);
  });

  /** What Node says to it; its runtime does nothing. */
  async function importClient(): Promise<string> {
    writeFileSync(join(folder, 'runtime.js'), 'module.exports = new Proxy({}, { get: () => () => ({}) });');
    const source = `await import(${JSON.stringify(pathToFileURL(join(folder, 'generated', 'erp', 'a.js')).href)})`;
    const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source]).catch(
      (error: unknown) => ({ stderr: String(error) }),
    );
    return stderr;
  }
});

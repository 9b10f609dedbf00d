import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

function write(units: readonly Unit[], options: { dryRun?: boolean } = {}) {
  const config = parseConfig(
    { schemas: { ERP: {} }, output: 'generated', runtime: '../runtime.js' },
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

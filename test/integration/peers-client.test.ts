// Packages that many use and that are not part of this repository, from the folder that PEERS_DIR names: mortenbra/alexandria-plsql-utils.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../support/generated-client.js';
import { needs } from '../support/needs.js';
import { typeCheckFiles } from '../support/type-check-files.js';

/** Whose bodies need nothing that the sandbox lacks where they are called here, and no other product of Oracle's. */
const PACKAGES = ['csv', 'date', 'encode', 'math', 'random', 'raw', 'regexp', 'sql', 'string', 'validation'];

needs('peers-dir').describe('a client of the Alexandria PL/SQL utilities', () => {
  const folder = resolve(process.env['PEERS_DIR'] ?? '.', 'alexandria-plsql-utils');
  let generated: GeneratedClient;

  beforeAll(async () => {
    const sources = readdirSync(join(folder, 'ora'));
    const files = ['pks', 'pkb'].flatMap((type) =>
      PACKAGES.map((name) => `${name}_util_pkg.${type}`).filter((file) => sources.includes(file)),
    );
    const included = ['setup/types.sql', ...files.map((file) => `ora/${file}`)].map(
      (file) => `@"${join(folder, file)}"`,
    );
    const grants = PACKAGES.map((name) => `GRANT EXECUTE ON erp.${name}_util_pkg TO alice;`);
    const types = ['t_str_array', 't_csv_tab', 't_date_array'].map((name) => `GRANT EXECUTE ON erp.${name} TO alice;`);
    const script = ['ALTER SESSION SET CURRENT_SCHEMA = erp;', 'SET DEFINE OFF', ...included, ...grants, ...types];
    generated = await generatedClient({ script: script.join('\n'), profile: '23ai' });
  });

  afterAll(() => generated[Symbol.asyncDispose]());

  it('compiles under all strict flags', () => {
    const files = Object.entries(generated.files).map(([path, text]) => ({ path, text }));
    expect(files.length).toBeGreaterThan(PACKAGES.length);
    expect(typeCheckFiles(files)).toEqual([]);
  });

  it.each<readonly [string, object, unknown]>([
    ['stringUtilPkg.splitStr', { pStr: 'a;b;c' }, [{ columnValue: 'a' }, { columnValue: 'b' }, { columnValue: 'c' }]],
    ['stringUtilPkg.addItemToList', { pItem: 'x', pList: 'a' }, 'a;x'],
    ['csvUtilPkg.csvToArray', { pCsvLine: '1,"two, three",' }, ['1', 'two, three', null]],
    ['csvUtilPkg.arrayToCsv', { pValues: ['1', 'two, three'] }, '1,"two, three"'],
    ['dateUtilPkg.getDaysInMonth', { pYear: 2024, pMonth: 2 }, 29],
    ['dateUtilPkg.getEndDateMonth', { pYear: 2023, pMonth: 2 }, '2023-02-28T00:00:00'],
    ['mathUtilPkg.safediv', { pValue_1: 1, pValue_2: 0 }, 0],
    ['encodeUtilPkg.strToBase64', { pStr: 'Grüezi' }, 'R3LDvGV6aQ=='],
    ['validationUtilPkg.isValidEmail', { pValue: 'alice@example.com' }, true],
    ['validationUtilPkg.isValidEmail', { pValue: 'alice@' }, false],
  ])('%s, called as ALICE, with %o', async (routine, args, result) => {
    expect(await generated.routine(routine)(args)).toEqual(result);
  });
});

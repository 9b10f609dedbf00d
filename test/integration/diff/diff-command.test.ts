import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatCatalog } from '../../../generator/catalog-file/catalog-file.js';
import { EXIT_CODES } from '../../../generator/cli/exit-codes.js';
import { runCli } from '../../../generator/cli/run-cli.js';
import type { Package } from '../../../generator/model/catalog.js';
import { withOwner } from '../../support/diff/with-owner.js';
import { type Printed, takePrinted } from '../../support/printed.js';
import { catalogOf, number, plsqlPackage, procedure, varchar2 } from '../../unit/generator/support/catalog.js';

let folder: string;
let printed: Printed;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-diff-'));
  printed = takePrinted();
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.stubEnv('ORACLE_CONNECT_STRING', undefined);
  vi.stubEnv('ORACLE_USER', 'ERP');
  vi.stubEnv('ORACLE_PASSWORD', 'Secret-1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function catalogFile(name: string, one: Package): string {
  const path = join(folder, name);
  writeFileSync(path, formatCatalog(catalogOf({ ERP: [one] }, [])));
  return path;
}

const orders = (...formals: readonly Parameters<typeof procedure>[1][]) =>
  plsqlPackage('ORDERS_API', ...formals.map((one, index) => procedure(`PUT_${'ABC'.charAt(index)}`, one)));

describe('gen-oracle-client diff', () => {
  it('finds equal catalogs equal', async () => {
    const file = catalogFile('a.json', orders({ 'P_ID IN': number() }));
    expect(await runCli(['diff', file, file])).toBe(EXIT_CODES.fine);
    expect(printed).toEqual({ out: 'No changes.\n', err: '' });
  });

  it('ends with 1 on a breaking change', async () => {
    const before = catalogFile('a.json', orders({ 'P_ID IN': number() }));
    const after = catalogFile('b.json', orders({ 'P_ID IN': varchar2() }, {}));
    expect(await runCli(['diff', before, after])).toBe(EXIT_CODES.checkFailed);
    expect(printed.out).toBe(`Breaking (1)
  ERP.ORDERS_API.PUT_A, P_ID: NUMBER → VARCHAR2: callers pass string | null instead of number | bigint | null

Compatible (1)
  ERP.ORDERS_API.PUT_B: () is new

2 changes: 1 breaking, 1 compatible.
`);
  });

  it.each([
    ['breaking', EXIT_CODES.fine],
    ['behaviour', EXIT_CODES.fine],
    ['compatible', EXIT_CODES.checkFailed],
    ['docs', EXIT_CODES.checkFailed],
    ['never', EXIT_CODES.fine],
  ])('fails on %s or worse: %i for a compatible change', async (grade, exitCode) => {
    const before = catalogFile('a.json', orders({}));
    const after = catalogFile('b.json', orders({}, {}));
    expect(await runCli(['diff', before, after, '--fail-on', grade])).toBe(exitCode);
  });

  it('never fails when told so', async () => {
    const before = catalogFile('a.json', orders({}, {}));
    const after = catalogFile('b.json', orders({}));
    expect(await runCli(['diff', before, after, '--fail-on', 'never'])).toBe(EXIT_CODES.fine);
    expect(printed.out).toContain('Breaking (1)');
  });

  it('prints JSON alone', async () => {
    const before = catalogFile('a.json', orders({}, {}));
    const after = catalogFile('b.json', orders({}));
    expect(await runCli(['diff', before, after, '--json'])).toBe(EXIT_CODES.checkFailed);
    expect(JSON.parse(printed.out)).toMatchObject({
      changes: [{ grade: 'breaking', code: 'routine-removed', what: 'ERP.ORDERS_API.PUT_B', member: null }],
    });
  });

  it('prints annotations for GitHub', async () => {
    const before = catalogFile('a.json', orders({}, {}));
    const after = catalogFile('b.json', orders({}));
    expect(await runCli(['diff', before, after, '--github'])).toBe(EXIT_CODES.checkFailed);
    expect(printed.out.split('\n')[0]).toBe(
      '::error title=breaking change in ERP.ORDERS_API.PUT_B::ERP.ORDERS_API.PUT_B: () is gone',
    );
  });

  it('grades by the configuration, where there is one', async () => {
    const before = catalogFile('a.json', orders({ 'P_ID OUT': number(9) }));
    const after = catalogFile('b.json', orders({ 'P_ID OUT': number(18) }));
    expect(await runCli(['diff', before, after])).toBe(EXIT_CODES.checkFailed);
    const config = join(folder, 'oracle.config.ts');
    const naming = `naming: { overrides: { 'erp.gone_api': 'gone' } }`;
    writeFileSync(
      config,
      `export default { schemas: { ERP: {} }, output: 'generated', ${naming}, types: { 'NUMBER(p)': 'string' } };`,
    );
    expect(await runCli(['diff', before, after, '--config', config])).toBe(EXIT_CODES.fine);
  });

  it('takes settings for what only one side has', async () => {
    const before = catalogFile(
      'a.json',
      orders({}, { 'P_ID OUT': number(9), 'P_ROWS OUT': { kind: 'cursor', row: null } }),
    );
    const after = catalogFile('b.json', orders({}));
    const config = join(folder, 'oracle.config.ts');
    const settings = {
      schemas: { ERP: {} },
      output: 'generated',
      naming: { overrides: { 'erp.orders_api.put_b': 'second' } },
      types: { parameters: { 'erp.orders_api.put_b.p_id': 'string' } },
      cursors: { 'erp.orders_api.put_b.p_rows': { ID: 'NUMBER(9)' } },
      implicitResults: { 'erp.orders_api.put_b': [{ ID: 'NUMBER(9)' }] },
    };
    writeFileSync(config, `export default ${JSON.stringify(settings)};`);
    expect(await runCli(['diff', before, after, '--config', config])).toBe(EXIT_CODES.checkFailed);
    expect(printed.err).toBe('');
    expect(await runCli(['diff', after, before, '--config', config])).toBe(EXIT_CODES.fine);
  });

  it.each([
    ['both forms', ['a.json', 'b.json', '--json', '--github'], '--json and --github are two forms'],
    ['the database twice', ['live', 'live'], 'The database is compared with itself'],
    ['an unknown grade', ['a.json', 'b.json', '--fail-on', 'bad'], 'Invalid values'],
    ['no catalog at all', [], '<before> is missing. Usage: gen-oracle-client diff <before> [after].'],
    ['a file that is not there', ['no-such.json', 'b.json'], 'no-such.json cannot be read'],
    ['the database without a configuration', ['a.json'], 'There is no oracle.config.ts'],
  ])('refuses %s', async (_, args, message) => {
    expect(await runCli(['diff', ...args])).toBe(EXIT_CODES.usage);
    expect(printed.err).toContain(message);
    expect(printed.err).not.toContain('    at ');
  });

  it('compares a catalog file with the live database', async () => {
    await withOwner(async ({ connectString, run }) => {
      await run(['CREATE PACKAGE orders_api AS PROCEDURE put_a(p_id NUMBER); END;']);
      const config = join(folder, 'oracle.config.ts');
      writeFileSync(config, `export default { schemas: { ERP: {} }, output: 'generated' };`);
      const file = catalogFile('committed.json', orders({ 'P_ID IN': varchar2() }));
      const flags = ['--config', config, '--connect-string', connectString];
      expect(await runCli(['diff', file, ...flags])).toBe(EXIT_CODES.checkFailed);
      expect(printed.out).toContain('ERP.ORDERS_API.PUT_A, P_ID: VARCHAR2 → NUMBER');
      printed.out = '';
      expect(await runCli(['diff', 'live', file, ...flags])).toBe(EXIT_CODES.checkFailed);
      expect(printed.out).toContain('ERP.ORDERS_API.PUT_A, P_ID: NUMBER → VARCHAR2');
    });
  });
});

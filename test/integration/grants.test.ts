import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCatalog, parseCatalog } from '../../generator/catalog-file/catalog-file.js';
import type { Catalog } from '../../generator/model/catalog.js';
import { cliFolder } from '../support/cli.js';
import { liveCatalog } from '../support/live-catalog.js';

const DOCS = { output: 'documentation', formats: ['html', 'markdown'] } as const;

const SCHEMA = [
  'create package erp.orders_api as procedure place_order; end;',
  'create package erp.rates_api as function rate return number; end;',
  'create procedure erp.close_day as begin null; end;',
  'create role clerk',
  'create user "O\'Neil" identified by "Secret-1"',
  'grant execute on erp.orders_api to hr, clerk',
  'grant execute on erp.orders_api to reader with grant option',
  'grant execute on erp.close_day to public, "O\'Neil"',
];

/** Who has been granted what, by name. */
const granted = ({ schemas }: Catalog) =>
  Object.fromEntries(
    schemas.flatMap(({ packages, standalone }) => [...packages, ...standalone].map((one) => [one.name, one.grantees])),
  );

const EVERYTHING = {
  ORDERS_API: ['CLERK', 'HR', 'READER'],
  RATES_API: [],
  CLOSE_DAY: ["O'Neil", 'PUBLIC'],
};

describe('grants of EXECUTE in the catalog', () => {
  it('whoever owns the packages reads them, in one statement, when there is documentation', async () => {
    const without = await liveCatalog('23ai', SCHEMA);
    const { catalog, roundTrips } = await liveCatalog('23ai', SCHEMA, { docs: DOCS });
    expect(granted(catalog)).toEqual(EVERYTHING);
    expect(roundTrips - without.roundTrips).toBe(1);
    expect(granted(without.catalog)).toEqual({ ORDERS_API: undefined, RATES_API: undefined, CLOSE_DAY: undefined });
    const not = await liveCatalog('23ai', SCHEMA, { docs: { ...DOCS, grants: false } });
    expect(not).toEqual(without);
  });

  it('whoever may read DBA_TAB_PRIVS reads them', async () => {
    const { catalog } = await liveCatalog('19c', [...SCHEMA, 'grant select_catalog_role to reader'], {
      reader: 'reader',
      docs: DOCS,
    });
    expect(granted(catalog)).toEqual(EVERYTHING);
  });

  it('nobody else does, who would only see a part of them', async () => {
    const { catalog } = await liveCatalog('23ai', SCHEMA, { reader: 'reader', docs: DOCS });
    expect(granted(catalog)).toEqual({ ORDERS_API: undefined, CLOSE_DAY: undefined });
  });

  it('of a synonym they are those of what it stands for', async () => {
    const synonyms = ['create synonym hr.orders for erp.orders_api', 'grant select_catalog_role to reader'];
    const { catalog } = await liveCatalog('23ai', [...SCHEMA, ...synonyms], {
      reader: 'reader',
      schemas: { hr: { packages: ['orders'] } },
      docs: DOCS,
    });
    expect(granted(catalog)).toEqual({ ORDERS: EVERYTHING.ORDERS_API });
  });

  it('they are in the catalog file, sorted', async () => {
    const { catalog } = await liveCatalog('23ai', SCHEMA, { docs: DOCS });
    const text = formatCatalog(catalog);
    expect(parseCatalog(text, 'oracle.catalog.json')).toEqual(catalog);
    const reversed = {
      ...catalog,
      schemas: catalog.schemas.map((schema) => ({
        ...schema,
        packages: schema.packages.map((one) => ({ ...one, grantees: [...(one.grantees ?? [])].reverse() })),
      })),
    };
    expect(formatCatalog(reversed)).toBe(text);
  });
});

/** A folder with a configuration, and a catalog file for each list of statements. */
async function project(docs: object, ...catalogs: readonly (readonly string[])[]) {
  const folder = cliFolder();
  folder.configure({ schemas: { erp: {} }, output: 'generated', docs });
  for (const [index, statements] of catalogs.entries()) {
    const { catalog } = await liveCatalog('23ai', statements, { docs: DOCS });
    writeFileSync(folder.file(`${index}.json`), formatCatalog(catalog));
  }
  return { folder, read: (path: string) => readFileSync(folder.file(path), 'utf8') };
}

describe('grants of EXECUTE in the documentation', () => {
  it('a package and a routine outside packages say who may execute them', async () => {
    const { folder, read } = await project(DOCS, SCHEMA);
    expect(await folder.run('docs', '--from', folder.file('0.json'))).toMatchObject({ exitCode: 0 });
    expect(read('documentation/erp/orders-api.md')).toContain('`EXECUTE` granted to `CLERK`, `HR`, `READER`');
    expect(read('documentation/erp/rates-api.md')).toContain('`EXECUTE` granted to nobody');
    expect(read('documentation/erp/orders-api.html')).toContain(
      '<code>EXECUTE</code> granted to <code>CLERK</code>, <code>HR</code>, <code>READER</code>',
    );
    expect(read('documentation/erp/$schema.md')).toContain("`EXECUTE` granted to `O'Neil`, `PUBLIC`");
  });

  it('with docs.grants: false nobody is named, whatever the catalog file tells; the client is the same', async () => {
    const { folder, read } = await project({ ...DOCS, grants: false }, SCHEMA);
    await folder.run('generate', '--from', folder.file('0.json'));
    expect(read('documentation/erp/orders-api.md')).not.toContain('granted');
    const client = read('generated/erp/orders-api.ts');
    folder.configure({ schemas: { erp: {} }, output: 'generated', docs: DOCS });
    await folder.run('generate', '--from', folder.file('0.json'));
    expect(read('documentation/erp/orders-api.md')).toContain('granted to');
    expect(read('generated/erp/orders-api.ts')).toBe(client);
  });
});

describe('grants of EXECUTE between two catalogs', () => {
  it('a revoked one is a change of behaviour, a new one compatible', async () => {
    const { folder } = await project(DOCS, SCHEMA, [
      ...SCHEMA,
      'revoke execute on erp.orders_api from hr',
      'grant execute on erp.rates_api to "O\'Neil"',
      'revoke execute on erp.close_day from public',
    ]);
    const { out } = await folder.run('diff', folder.file('0.json'), folder.file('1.json'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      changes: [
        {
          grade: 'behaviour',
          code: 'grant-removed',
          what: 'ERP.CLOSE_DAY',
          message: 'EXECUTE is not granted to PUBLIC any more',
        },
        {
          grade: 'behaviour',
          code: 'grant-removed',
          what: 'ERP.ORDERS_API',
          message: 'EXECUTE is not granted to HR any more',
        },
        {
          grade: 'compatible',
          code: 'grant-added',
          what: 'ERP.RATES_API',
          message: `EXECUTE is granted to "O'Neil"`,
        },
      ],
    });
  });

  it('a catalog that does not tell has none removed', async () => {
    const { folder } = await project(DOCS, SCHEMA);
    const { catalog } = await liveCatalog('23ai', SCHEMA);
    writeFileSync(folder.file('1.json'), formatCatalog(catalog));
    const { out } = await folder.run('diff', folder.file('0.json'), folder.file('1.json'), '--json');
    expect(JSON.parse(out)).toMatchObject({ changes: [] });
  });
});

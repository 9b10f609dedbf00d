import { describe, expect, it } from 'vitest';
import { selectFromCatalog } from '../../../../generator/catalog-file/select-from-catalog.js';
import type { OracleConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import { catalogOf, indexByInteger, named, number, plsqlPackage, procedure, record } from '../support/catalog.js';

const CATALOG = catalogOf(
  {
    CRM: [plsqlPackage('PEOPLE', procedure('ADD'))],
    ERP: [
      plsqlPackage('ORDERS_API', procedure('PLACE', { 'P_LINES IN': named('ERP.ORDERS_API.LINES_T') })),
      plsqlPackage('STOCK_API', procedure('MOVE', { 'P_ITEM IN': named('ERP.STOCK_API.ITEM_T') })),
    ],
  },
  [
    indexByInteger('ERP.ORDERS_API.LINES_T', named('ERP.ORDERS_API.LINE_T')),
    record('ERP.ORDERS_API.LINE_T', { QUANTITY: number(9) }),
    record('ERP.STOCK_API.ITEM_T', { ID: number(9) }),
  ],
);

function select(schemas: OracleConfig['schemas'], cursors: OracleConfig['cursors'] = {}) {
  const config = parseConfig({ schemas, output: 'x', cursors }, { file: 'oracle.config.ts', folder: '/' });
  const { schemas: selected, types } = selectFromCatalog(CATALOG, config, 'oracle.catalog.json');
  return {
    packages: selected.flatMap(({ name, packages }) => packages.map((one) => `${name}.${one.name}`)),
    types: types.map(({ key }) => key),
  };
}

describe('what the configuration means of a catalog file', () => {
  it('is all of it, types that nothing refers to included, where that is configured', () => {
    const config = parseConfig(
      { schemas: { ERP: {}, CRM: {} }, output: 'x' },
      { file: 'oracle.config.ts', folder: '/' },
    );
    expect(selectFromCatalog(CATALOG, config, 'oracle.catalog.json')).toBe(CATALOG);
  });

  it('is the selected packages with the types that they lead to', () => {
    expect(select({ ERP: { packages: ['orders_*'] } })).toEqual({
      packages: ['ERP.ORDERS_API'],
      types: ['ERP.ORDERS_API.LINES_T', 'ERP.ORDERS_API.LINE_T'],
    });
    expect(select({ ERP: { exclude: ['orders_api'] }, CRM: {} })).toEqual({
      packages: ['CRM.PEOPLE', 'ERP.STOCK_API'],
      types: ['ERP.STOCK_API.ITEM_T'],
    });
  });

  it('has the rows of cursors that the configuration names, under whatever owner that is read', () => {
    const cursors = { 'ERP.ORDERS_API.LIST.P_ROWS': 'ERP.STOCK_API.ITEM_T' };
    expect(select({ ERP: { packages: ['orders_api'], owner: 'ERP_DEV' } }, cursors).types).toContain(
      'ERP.STOCK_API.ITEM_T',
    );
  });

  it('is refused where it is not there', () => {
    expect(() => select({ HR: {} })).toThrow(
      'oracle.catalog.json has no schema HR; it has CRM, ERP. Check the name, or write the file anew with gen-oracle-client pull.',
    );
    expect(() => select({ ERP: { packages: ['billing_*'] } })).toThrow(
      'There is no package of schema ERP that matches "BILLING_*" in what was recorded.',
    );
    expect(() => select({ ERP: { exclude: ['billing_*'] } })).toThrow(
      'schemas.ERP.exclude has "billing_*", which matches no package or routine. Take it out, or check its spelling.',
    );
  });
});

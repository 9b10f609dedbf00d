import { describe, expect, it } from 'vitest';
import { literalNames, selectObjects } from '../../../../generator/catalog/select-objects.js';
import type { SchemaConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import { PackageNotFoundError } from '../../../../generator/errors/generator-error.js';

const VISIBLE = [
  ['PACKAGE', 'ORDERS_API'],
  ['PACKAGE', 'ORDERS_INTERNAL'],
  ['PACKAGE', 'Mixed'],
  ['PROCEDURE', 'PING'],
  ['FUNCTION', 'TAX'],
].map(([OBJECT_TYPE = '', OBJECT_NAME = '']) => ({ OWNER: 'ERP', OBJECT_NAME, OBJECT_TYPE, STATUS: 'VALID' }));

function selection(schema: SchemaConfig) {
  const [selected] = parseConfig(
    { schemas: { erp: schema }, output: 'x' },
    { file: 'oracle.config.ts', folder: '/' },
  ).schemas;
  if (selected === undefined) throw new Error('no schema');
  return selected;
}

const selected = (schema: SchemaConfig) =>
  selectObjects(VISIBLE, selection(schema), 'ERP_READER').map((row) => row.OBJECT_NAME);

describe('which objects are meant', () => {
  it.each<[SchemaConfig, readonly string[]]>([
    [{}, ['ORDERS_API', 'ORDERS_INTERNAL', 'Mixed', 'PING', 'TAX']],
    [{ packages: ['orders_*'], routines: [] }, ['ORDERS_API', 'ORDERS_INTERNAL']],
    [{ packages: ['Orders_???'], routines: ['t*'] }, ['ORDERS_API', 'TAX']],
    [{ packages: ['"Mixed"'], routines: [] }, ['Mixed']],
    [{ packages: ['*'], routines: ['*'], exclude: ['*_internal', 'ping'] }, ['ORDERS_API', 'Mixed', 'TAX']],
  ])('%o', (schema, names) => {
    expect(selected(schema)).toEqual(names);
  });

  it('says what may be wrong with a package that is not seen', () => {
    expect(() => selected({ packages: ['ordrs_api'] })).toThrow(
      new PackageNotFoundError(
        'There is no package ERP.ORDRS_API that ERP_READER may see. Either it does not exist (check the spelling), or ERP_READER has no EXECUTE on it: GRANT EXECUTE ON ERP.ORDRS_API TO ERP_READER;',
      ),
    );
  });

  it('refuses a pattern that matches nothing', () => {
    expect(() => selected({ packages: ['billing_*'] })).toThrow(
      /No package of schema ERP that ERP_READER may see matches "BILLING_\*"/,
    );
    expect(() => selected({ routines: ['mixed'] })).toThrow(/no standalone procedure or function ERP\.MIXED/);
  });

  it('asks for exact names only when all are exact', () => {
    expect(literalNames(selection({ packages: ['a', '"b*"'], routines: ['c'] }))).toEqual(['A', 'b*', 'C']);
    expect(literalNames(selection({ packages: ['a*'], routines: [] }))).toBeUndefined();
    expect(literalNames(selection({ packages: ['a'] }))).toBeUndefined();
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/** ALICE has no privilege on the tables. */
const SCRIPT = `
CREATE TABLE erp.orders (id NUMBER(9), customer VARCHAR2(30));
CREATE TABLE erp.items (sku VARCHAR2(10));

CREATE OR REPLACE PACKAGE erp.orders_api AS
  SUBTYPE order_row IS orders%ROWTYPE;
  FUNCTION echo(p_row orders%ROWTYPE) RETURN orders%ROWTYPE;
  FUNCTION next(p_row order_row) RETURN orders_api.order_row;
  FUNCTION of_other(p_row items%ROWTYPE) RETURN VARCHAR2;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION echo(p_row orders%ROWTYPE) RETURN orders%ROWTYPE IS
  BEGIN RETURN p_row; END;
  FUNCTION next(p_row order_row) RETURN orders_api.order_row IS
    r order_row := p_row;
  BEGIN
    r.id := r.id + 1;
    RETURN r;
  END;
  FUNCTION of_other(p_row items%ROWTYPE) RETURN VARCHAR2 IS
  BEGIN RETURN p_row.sku; END;
END;
/
CREATE OR REPLACE PACKAGE erp.a_types AS
  SUBTYPE row_1 IS orders%ROWTYPE;
  SUBTYPE row_3 IS items%ROWTYPE;
  SUBTYPE row_2 IS row_3;
  PROCEDURE touch;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.a_types AS
  PROCEDURE touch IS BEGIN NULL; END;
END;
/
CREATE OR REPLACE FUNCTION erp.sku_of(p_row items%ROWTYPE) RETURN VARCHAR2 AS
BEGIN
  RETURN p_row.sku;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.sku_of TO alice;
GRANT EXECUTE ON erp.a_types TO alice;
`;

let client: GeneratedClient;

async function generate(packages = ['*'], types = {}) {
  client = await generatedClient({
    script: SCRIPT,
    schemas: { erp: { packages, routines: ['*'] } },
    naming: { stripParameterPrefixes: ['p_'] },
    types,
  });
}

function named(packageName: string, name: string): RegExp {
  return new RegExp(`packageName: '${packageName}',\\s+name: '${name}'`);
}

describe('a row that a package has a SUBTYPE of', () => {
  beforeAll(() => generate());
  afterAll(() => client[Symbol.asyncDispose]());

  it.each([
    ['echo', { id: 7, customer: 'Ada' }, { id: 7, customer: 'Ada' }],
    ['next', { id: 7 }, { id: 8, customer: null }],
  ])('can be passed by users without a privilege on the table: %s', async (routine, row, result) => {
    expect(await client.routine(`ordersApi.${routine}`)({ row })).toEqual(result);
  });

  it('goes by the SUBTYPE of the routine’s own package', () => {
    expect(client.files['erp/orders-api.ts']).toMatch(named('ORDERS_API', 'ORDER_ROW'));
    expect(client.files['erp/orders-api.ts']).not.toContain('ROW_1');
  });

  it('goes by the first of another package otherwise, also outside packages', async () => {
    expect(client.files['erp/orders-api.ts']).toMatch(named('A_TYPES', 'ROW_2'));
    expect(await client.routine('ordersApi.ofOther')({ row: { sku: 'A1' } })).toBe('A1');
    expect(await client.routine('skuOf')({ row: { sku: 'B2' } })).toBe('B2');
  });

  it('needs no warning', () => {
    expect(client.report.warnings).toEqual([]);
    expect(client.report.omissions).toEqual([]);
  });
});

describe('a SUBTYPE', () => {
  afterEach(() => client[Symbol.asyncDispose]());

  it('of a package that is not generated is not used', async () => {
    await generate(['orders_api']);
    expect(client.report.warnings.map(({ what, parameter }) => `${what} ${parameter}`)).toEqual([
      'ERP.ORDERS_API.OF_OTHER P_ROW',
      'ERP.SKU_OF P_ROW',
    ]);
  });

  it('gives way to the configured one', async () => {
    await generate(['*'], { rows: { 'erp.orders': 'erp.a_types.row_1' } });
    expect(client.files['erp/orders-api.ts']).not.toContain('ORDER_ROW');
    expect(client.files['erp/$types.ts']).toMatch(named('A_TYPES', 'ROW_1'));
    expect(await client.routine('ordersApi.echo')({ row: { id: 1, customer: null } })).toEqual({
      id: 1,
      customer: null,
    });
  });
});

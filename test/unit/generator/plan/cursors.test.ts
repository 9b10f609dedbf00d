import { describe, expect, it } from 'vitest';
import type { CursorsConfig } from '../../../../generator/config/cursors-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';
import type { Catalog } from '../../../../generator/model/catalog.js';
import {
  catalogOf,
  cursor,
  date,
  named,
  nestedTable,
  number,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  unreadable,
  varchar2,
} from '../support/catalog.js';
import { planCatalog } from '../support/emit.js';

const CATALOG = catalogOf(
  {
    ERP: [
      plsqlPackage(
        'ORDERS_API',
        procedure('LIST_ORDERS', { 'P_ID IN': number(9), 'P_SEEN IN': cursor, 'P_ROWS OUT': cursor }),
        plsqlFunction('SEARCH', cursor),
      ),
    ],
  },
  [
    record('ERP.ORDERS_API.ORDER_REC', { ID: number(9), PLACED: date }),
    nestedTable('ERP.ORDERS_API.NAMES_T', varchar2(30)),
    unreadable('ERP.ORDERS_API.ORDER_REK', 'the reading account may not see'),
  ],
);

const plan = (cursors: CursorsConfig, catalog: Catalog = CATALOG) => planCatalog(catalog, {}, {}, cursors);

describe('rows of cursors in the configuration', () => {
  it.each([
    [
      { 'erp.orders_api.list_order.p_rows': 'erp.orders_api.order_rec' },
      'cursors has mappings for what is not there: ERP.ORDERS_API.LIST_ORDER.P_ROWS (did you mean ERP.ORDERS_API.LIST_ORDERS.P_ROWS?).',
    ],
    // Neither a number nor what cannot be passed in has rows to be described.
    [
      { 'erp.orders_api.list_orders.p_id': { id: 'NUMBER' } },
      'cursors has mappings for what is not there: ERP.ORDERS_API.LIST_ORDERS.P_ID (did you mean ERP.ORDERS_API.LIST_ORDERS.P_ROWS?).',
    ],
    [
      { 'erp.orders_api.list_orders.p_seen': { id: 'NUMBER' } },
      'cursors has mappings for what is not there: ERP.ORDERS_API.LIST_ORDERS.P_SEEN (did you mean ERP.ORDERS_API.LIST_ORDERS.P_ROWS?).',
    ],
    [
      { 'erp.orders_api.search.return': 'erp.orders_api.order_rek' },
      'cursors cannot be applied: ERP.ORDERS_API.SEARCH.RETURN: ERP.ORDERS_API.ORDER_REK is a type that the reading account may not see (did you mean ERP.ORDERS_API.ORDER_REC?).',
    ],
    [
      { 'erp.orders_api.search.return': 'erp.orders_api.names_t' },
      'cursors cannot be applied: ERP.ORDERS_API.SEARCH.RETURN: ERP.ORDERS_API.NAMES_T is no record.',
    ],
    [
      { 'erp.orders_api.search.return': 'erp.customers' },
      'cursors cannot be applied: ERP.ORDERS_API.SEARCH.RETURN: ERP.CUSTOMERS is not in the catalog, which has no types by the names of their synonyms.',
    ],
    [
      { 'erp.orders_api.search.return': { placed: { type: 'DATE', as: 'number' } } },
      'cursors cannot be applied: ERP.ORDERS_API.SEARCH.RETURN.PLACED, DATE, cannot be given as number.',
    ],
  ] satisfies [CursorsConfig, string][])('%j are refused', (cursors, message) => {
    expect(() => plan(cursors)).toThrow(new ConfigError(message));
  });

  it('may not have columns that meet in TypeScript', () => {
    expect(() => plan({ 'erp.orders_api.search.return': { order_id: 'NUMBER', '"OrderId"': 'NUMBER' } })).not.toThrow();
    const overrides = { 'erp.orders_api.search.return.order_id': 'id' };
    const cursors = { 'erp.orders_api.search.return': { order_id: 'NUMBER', id: 'NUMBER' } };
    expect(() => planCatalog(CATALOG, { overrides }, {}, cursors)).toThrow(
      new ConfigError(
        'ERP.ORDERS_API.SEARCH.RETURN.ORDER_ID and ERP.ORDERS_API.SEARCH.RETURN.ID would both be called "id" in the client. Give one of them another name in naming.overrides.',
      ),
    );
  });

  it('are no mappings of the cursor itself', () => {
    const types = { parameters: { 'erp.orders_api.search.return': { notNull: true } } };
    expect(() => planCatalog(CATALOG, {}, types)).toThrow(
      new ConfigError(
        'types.parameters cannot be applied: ERP.ORDERS_API.SEARCH.RETURN, REF CURSOR, has notNull, which only means something for scalars.',
      ),
    );
  });

  it('get names that nothing else in the module has', () => {
    const add = procedure('ADD', { 'P_ROW IN': named('ERP.ORDERS_API.SEARCH_ROW') });
    const catalog = catalogOf({ ERP: [plsqlPackage('ORDERS_API', plsqlFunction('SEARCH', cursor), add)] }, [
      record('ERP.ORDERS_API.SEARCH_ROW', { ID: number(9) }),
    ]);
    const { schemas } = plan({ 'erp.orders_api.search.return': { id: 'NUMBER' } }, catalog);
    const routines = schemas.flatMap(({ packages }) => packages).flatMap((one) => one.routines);
    expect(routines.flatMap(({ rows }) => rows.map(({ typeName }) => typeName))).toEqual(['SearchRow_']);
  });
});

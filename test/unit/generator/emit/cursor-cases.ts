import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import {
  anonymousRow,
  blob,
  catalogOf,
  clob,
  cursor,
  date,
  interval,
  named,
  nestedTable,
  number,
  plsqlFunction,
  plsqlPackage,
  procedure,
  record,
  row,
  strongCursor,
  unreadable,
  varchar2,
} from '../support/catalog.js';
import type { CompositeCase } from './composite-cases.js';

const strip: NamingConfig = { stripParameterPrefixes: ['p_'] };

export const CURSOR_CASES: readonly CompositeCase[] = [
  {
    name: 'cursors',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'ORDERS_API',
            // Whatever the routine opens.
            plsqlFunction('SEARCH', cursor, { 'P_TEXT IN': varchar2() }),
            procedure('LIST_ORDERS', {
              'P_CUSTOMER_ID IN': number(9),
              'P_ROWS OUT': cursor,
              'P_TOTAL OUT': number(11, 2),
            }),
            // Strong ones, as 12c shows them.
            plsqlFunction('OPEN_ORDERS', strongCursor('ERP.ORDERS_API.ORDER_REC')),
            plsqlFunction('ALL_ORDERS', strongCursor('ERP.ORDERS%ROWTYPE')),
            plsqlFunction('LATEST', strongCursor('ERP.ORDERS_API.LATEST.RETURN%ROWTYPE')),
            // It is opened anew, so that there is nothing to pass.
            procedure('REFRESH', { 'P_ROWS IN OUT': cursor }),
            plsqlFunction('AGES', cursor, { 'P_ROWS OUT': cursor }),
            plsqlFunction('DOCUMENTS', strongCursor('ERP.ORDERS_API.DOCUMENT_REC')),
            // Overloads with and without cursors.
            plsqlFunction('FIND', cursor, { 'P_ID IN': number(9) }),
            plsqlFunction('FIND', number(9), { 'P_TEXT IN': varchar2() }),
          ),
          plsqlPackage('STOCK_API', plsqlFunction('ORDERS_OF', cursor, { 'P_SKU IN': varchar2() })),
        ],
      },
      [
        record('ERP.ORDERS_API.ORDER_REC', { ID: number(9), AMOUNT: number(15, 2), PLACED: date, NOTE: varchar2(200) }),
        row('ERP.ORDERS%ROWTYPE', { ID: number(9), AMOUNT: number(11, 2) }),
        {
          ...anonymousRow('ERP.ORDERS_API.LATEST.RETURN%ROWTYPE', { ID: number(18), PLACED: date }),
          owner: 'ERP',
          packageName: 'ORDERS_API',
          name: 'RETURN',
        },
        record('ERP.ORDERS_API.DOCUMENT_REC', { ID: number(9), TEXT: clob, SCAN: blob }),
      ],
    ),
    naming: { ...strip, overrides: { 'erp.orders_api.ages.return."COUNT(*)"': 'count' } },
    types: { packages: { 'erp.orders_api': { 'NUMBER(p,s)': 'decimal', DATE: 'temporal' } } },
    cursors: {
      'erp.orders_api.list_orders.p_rows': 'erp.orders_api.order_rec',
      'erp.orders_api.ages.return': {
        id: 'number(9)',
        age: 'interval day(3) to second',
        amount: { type: 'number(15,2)', as: 'string', notNull: true },
        '"COUNT(*)"': 'NUMBER',
      },
      'erp.orders_api.ages.p_rows': { placed: 'DATE', seen: 'timestamp(3) with time zone' },
      'erp.stock_api.orders_of.return': 'erp.orders_api.order_rec',
    },
  },
  {
    name: 'nested-cursors-and-implicit-results',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'REPORTS_API',
            plsqlFunction('ORDERS_WITH_LINES', cursor, { 'P_ROWS OUT': cursor }),
            procedure('RUN', { 'P_YEAR IN': number(4) }),
            plsqlFunction('COUNT_ALL', number(9), { 'P_STATUS OUT': varchar2() }),
            procedure('EXPLORE'),
          ),
        ],
      },
      [record('ERP.REPORTS_API.LINE_REC', { SKU: varchar2(20), QUANTITY: number(9) })],
    ),
    naming: {
      ...strip,
      overrides: {
        'erp.reports_api.orders_with_lines.return.lines': 'items',
        'erp.reports_api.run."RETURN_RESULT 2".c': 'count',
      },
    },
    cursors: {
      'erp.reports_api.orders_with_lines.return': {
        id: 'number(9)',
        lines: { cursor: 'erp.reports_api.line_rec' },
        moves: { cursor: { at: 'DATE', by_whom: { cursor: { name: 'varchar2(30)' } } } },
      },
      'erp.reports_api.orders_with_lines.p_rows': { lines: { cursor: { sku: 'varchar2(20)' } } },
    },
    implicitResults: {
      'erp.reports_api.run': ['erp.reports_api.line_rec', { c: { type: 'NUMBER', notNull: true } }],
      'erp.reports_api.count_all': [{ total: { type: 'number(18,2)', as: 'string' } }],
      'erp.reports_api.explore': true,
    },
  },
  {
    name: 'cursors-left-out',
    catalog: catalogOf(
      {
        ERP: [
          plsqlPackage(
            'ORDERS_API',
            procedure('PRINT', { 'P_ROWS IN': cursor }),
            plsqlFunction('WITH_LINES', strongCursor('ERP.ORDERS_API.ORDER_REC')),
            plsqlFunction('HIDDEN', strongCursor('HR.SECRETS%ROWTYPE')),
            procedure('TOUCH'),
          ),
        ],
      },
      [
        record('ERP.ORDERS_API.ORDER_REC', { ID: number(9), LINES: named('ERP.IDS_T'), AGE: interval }),
        nestedTable('ERP.IDS_T', number(9)),
        unreadable('HR.SECRETS%ROWTYPE', 'cannot be seen; GRANT SELECT ON HR.SECRETS TO ERP'),
      ],
    ),
  },
];

import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import {
  DEFAULTED,
  dictionaryRows,
  IN,
  IN_OUT,
  OUT,
  plsqlFunction,
  plsqlPackage,
  procedure,
  standalone,
  type,
} from '../support/plsql.js';

/** One small set of declarations per construct; what is emitted for it lies in test/snapshots/<name>/generated. */
export interface SnapshotCase {
  readonly name: string;
  readonly rows: DictionaryRows;
  readonly naming?: NamingConfig;
  readonly types?: TypesConfig;
}

export const SNAPSHOT_CASES: readonly SnapshotCase[] = [
  {
    name: 'procedures-and-functions',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'ORDERS_API',
        plsqlFunction('WHO_AM_I', type.varchar2()),
        procedure('TOUCH'),
        procedure(
          'CREATE_ORDER',
          IN('P_CUSTOMER_ID', type.number(9)),
          IN('P_SKU', type.varchar2(12)),
          DEFAULTED('P_QUANTITY', type.plsInteger()),
          OUT('P_ORDER_ID', type.number(9)),
          OUT('P_STATUS', type.varchar2(10)),
        ),
        plsqlFunction('OPEN_CREDIT', type.number(), IN('P_CUSTOMER_ID', type.number(9))),
        plsqlFunction(
          'NEXT_FREE',
          type.boolean(),
          IN_OUT('P_NUMBER', type.number(9)),
          OUT('P_RETURN_VALUE', type.varchar2()),
        ),
        procedure('CLEAN_UP', DEFAULTED('P_BEFORE', type.named('DATE')), DEFAULTED('P_DRY_RUN', type.boolean())),
      ),
    ]),
    naming: { stripParameterPrefixes: ['p_'] },
  },
  {
    name: 'scalar-types',
    rows: dictionaryRows('APP', [
      plsqlPackage(
        'SCALARS',
        ...scalars().flatMap(([name, columns]) => [
          plsqlFunction(`${name}_FN`, columns, IN('VALUE', columns)),
          procedure(`${name}_PROC`, OUT('RESULT', columns), IN_OUT('CHANGED', columns)),
        ]),
      ),
    ]),
  },
  {
    name: 'mapped-types',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'PAYMENTS_API',
        procedure(
          'PAY',
          IN('P_ID', type.number(18)),
          IN('P_AMOUNT', type.number(15, 2)),
          IN('P_RATE', type.number()),
          IN_OUT('P_DUE', type.named('DATE')),
          OUT('P_BOOKED', type.named('TIMESTAMP WITH TIME ZONE')),
        ),
        plsqlFunction('TOTAL', type.number(20, 4), IN('P_SINCE', type.named('TIMESTAMP'))),
        plsqlFunction('COUNT_ALL', type.plsInteger()),
      ),
      plsqlPackage(
        'CALENDAR_API',
        plsqlFunction('NEXT_RUN', type.named('DATE'), IN('P_AFTER', type.named('DATE'))),
        procedure(
          'PLAN',
          IN('P_AT', type.named('TIMESTAMP')),
          OUT('P_ZONED', type.named('TIMESTAMP WITH TIME ZONE')),
          OUT('P_LOCAL', type.named('TIMESTAMP WITH LOCAL TIME ZONE')),
        ),
      ),
    ]),
    naming: { stripParameterPrefixes: ['p_'] },
    types: {
      NUMBER: 'string',
      'NUMBER(p>15)': 'bigint',
      'NUMBER(p,s)': 'decimal',
      DATE: { as: 'date', zone: 'UTC', truncate: true },
      TIMESTAMP: { as: 'date', zone: 'Europe/Berlin', overlap: 'earlier' },
      'TIMESTAMP WITH TIME ZONE': 'date',
      packages: {
        'erp.calendar_api': {
          DATE: 'temporal',
          TIMESTAMP: 'temporal',
          'TIMESTAMP WITH TIME ZONE': 'temporal',
          'TIMESTAMP WITH LOCAL TIME ZONE': 'temporal',
        },
      },
      parameters: {
        'erp.payments_api.pay.p_id': { notNull: true },
        'erp.payments_api.pay.p_rate': 'number',
        'erp.payments_api.total.return': { as: 'decimal', notNull: true },
        'erp.payments_api.count_all.return': 'bigint',
      },
    },
  },
  {
    name: 'overloads',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'SEARCH_API',
        procedure('FIND', IN('P_ID', type.number(9)), OUT('P_NAME', type.varchar2())),
        procedure(
          'FIND',
          IN('P_NAME', type.varchar2()),
          DEFAULTED('P_ACTIVE', type.boolean()),
          OUT('P_ID', type.number(9)),
        ),
        plsqlFunction('FIND', type.number(), IN('P_SINCE', type.named('DATE'))),
        procedure('FIND'),
        plsqlFunction('COUNT_ALL', type.number()),
      ),
    ]),
    naming: { stripParameterPrefixes: ['p_'] },
  },
  {
    name: 'names',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'ORDERS',
        procedure('DELETE', IN('P_ID', type.number()), IN('ID', type.number()), IN('P_NEW', type.number())),
      ),
      plsqlPackage(
        'ORDERS$ARCHIVE',
        procedure('A$B'),
        procedure('A#B'),
        procedure('A_B'),
        procedure('A__B'),
        procedure('AB'),
      ),
      plsqlPackage(
        'Mixed case',
        procedure('then'),
        procedure('THEN'),
        procedure('run */ now'),
        procedure('RUN', IN('1st', type.number())),
      ),
      plsqlPackage('PROMISE', procedure('TO_STRING', IN('CONSTRUCTOR', type.varchar2())), procedure('AS')),
      plsqlPackage('ERP', procedure('HIDES_THE_SCHEMA')),
      plsqlPackage(
        'TRAFÍ_LÄ',
        procedure('ÖFFNEN', IN('MASS_1', type.number()), IN('MASS1', type.number()), IN('ÍÓ', type.number())),
      ),
      plsqlPackage('RENAMED_PKG', procedure('OLD_NAME', IN('OLD_ARG', type.varchar2()))),
      plsqlPackage('RUN', procedure('RUN_ARGUMENTS'), procedure('AUX', IN('X', type.number()))),
      plsqlPackage('RUN_ARGUMENTS', procedure('RUN', IN('X', type.number()))),
      plsqlPackage('AUX', procedure('RUN')),
    ]),
    naming: {
      stripParameterPrefixes: ['p_'],
      overrides: {
        'erp.renamed_pkg': 'renamed',
        'erp.renamed_pkg.old_name': 'place',
        'erp.renamed_pkg.old_name.old_arg': 'text',
      },
    },
  },
  {
    name: 'standalone-routines',
    rows: dictionaryRows('ERP', [
      standalone(procedure('PING')),
      standalone(
        plsqlFunction('TAX', type.number(), IN('AMOUNT', type.number(11, 2)), DEFAULTED('RATE', type.number(4, 2))),
      ),
      plsqlPackage('ORDERS_API', procedure('TOUCH')),
    ]),
  },
  {
    name: 'several-schemas',
    rows: mergeSchemas(
      dictionaryRows('ERP', [plsqlPackage('ORDERS_API', procedure('TOUCH')), standalone(procedure('PING'))]),
      dictionaryRows('HR', [
        plsqlPackage('ORDERS_API', procedure('TOUCH', IN('ID', type.number(9)))),
        standalone(procedure('PONG')),
      ]),
    ),
  },
  {
    name: 'lobs',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'DOCUMENTS_API',
        procedure(
          'STORE',
          IN('P_NAME', type.varchar2()),
          IN('P_TEXT', type.named('CLOB')),
          IN('P_SCAN', type.named('BLOB')),
        ),
        procedure(
          'FETCH',
          IN('P_NAME', type.varchar2()),
          OUT('P_TEXT', type.named('NCLOB')),
          OUT('P_SIZE', type.number()),
        ),
        plsqlFunction('SCAN_OF', type.named('BLOB'), IN('P_NAME', type.varchar2())),
        procedure('REWRITE', IN_OUT('P_TEXT', type.named('CLOB'))),
      ),
    ]),
  },
  {
    name: 'left-out',
    rows: dictionaryRows('ERP', [
      plsqlPackage(
        'REPORTS_API',
        procedure('EXPORT', IN('P_ROW', type.record('ERP', 'REPORTS_API', 'ROW_REC'))),
        procedure('UPLOAD', IN('P_BODY', type.named('UNDEFINED'))),
        plsqlFunction('MANAGER_OF', type.number(), IN('P_EMPLOYEE', type.named('UNDEFINED'))),
        plsqlFunction('LINES', { DATA_TYPE: 'REF CURSOR' }),
        {
          ...plsqlFunction('ALL_LINES', { DATA_TYPE: 'TABLE', TYPE_OWNER: 'ERP', TYPE_NAME: 'LINE_TAB' }),
          flags: { PIPELINED: 'YES' },
        },
        { ...plsqlFunction('TOP_N', type.varchar2()), flags: { SQL_MACRO: 'TABLE' } },
        procedure('TOUCH'),
      ),
      { ...plsqlPackage('BROKEN_API', procedure('TOUCH')), invalid: true },
      { ...standalone(procedure('BROKEN_PROC')), invalid: true },
      plsqlPackage('EMPTY_API'),
    ]),
  },
];

function scalars() {
  return [
    ['VARCHAR2', type.varchar2()],
    ['CHAR', type.char()],
    ['CHAR10', type.char(10)],
    ['NVARCHAR2', type.nvarchar2()],
    ['NCHAR', { ...type.char(4), DATA_TYPE: 'NCHAR', CHAR_USED: 'C' }],
    ['LONG', type.named('LONG')],
    ['NUMBER', type.number()],
    ['NUMBER9', type.number(9)],
    ['NUMBER9_2', type.number(9, 2)],
    ['NUMBER18', type.number(18)],
    ['NUMBER20_4', type.number(20, 4)],
    ['INTEGER', type.integer()],
    ['FLOAT', type.float()],
    ['PLS_INTEGER', type.plsInteger()],
    ['NATURAL', type.plsInteger('NATURAL')],
    ['POSITIVEN', type.plsInteger('POSITIVEN')],
    ['SIMPLE_INTEGER', type.plsInteger('SIMPLE_INTEGER')],
    ['BINARY_FLOAT', type.named('BINARY_FLOAT')],
    ['BINARY_DOUBLE', type.named('BINARY_DOUBLE')],
    ['BOOLEAN', type.boolean()],
    ['DATE', type.named('DATE')],
    ['TIMESTAMP', type.named('TIMESTAMP')],
    ['TIMESTAMP_TZ', type.named('TIMESTAMP WITH TIME ZONE')],
    ['TIMESTAMP_LTZ', type.named('TIMESTAMP WITH LOCAL TIME ZONE')],
    ['INTERVAL_YM', type.named('INTERVAL YEAR TO MONTH')],
    ['INTERVAL_DS', type.named('INTERVAL DAY TO SECOND')],
    ['RAW', type.raw(16)],
    ['LONG_RAW', type.named('LONG RAW')],
    ['ROWID', type.named('ROWID')],
    ['UROWID', type.named('UROWID')],
    ['JSON', type.named('JSON')],
    ['XMLTYPE', { DATA_TYPE: 'OPAQUE/XMLTYPE', TYPE_OWNER: 'PUBLIC', TYPE_NAME: 'XMLTYPE' }],
  ] as const;
}

function mergeSchemas(...all: readonly DictionaryRows[]): DictionaryRows {
  return { components: all[0]?.components ?? [], schemas: all.flatMap((rows) => rows.schemas) };
}

import { describe, expect, it } from 'vitest';
import { defineConfig, type OracleConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';

const parse = (types: unknown) =>
  parseConfig({ schemas: { ERP: {} }, output: 'out', types }, { file: 'oracle.config.ts', folder: '/app' });

describe('types', () => {
  it('are the default rules when nothing is said', () => {
    expect(parse(undefined).types).toEqual({
      rules: {},
      patterns: { packages: [], parameters: [], fields: [] },
      packages: new Map(),
      parameters: new Map(),
      fields: new Map(),
      collections: new Map(),
      rows: new Map(),
      classes: { decimal: 'decimal.js', temporal: 'temporal-polyfill' },
    });
  });

  it('are read, names spelled as SQL does', () => {
    const types = {
      'NUMBER(p>15)': 'string',
      DATE: { as: 'date', zone: 'Europe/Berlin', truncate: true, overlap: 'earlier' },
      'TIMESTAMP WITH TIME ZONE': 'date',
      indexBy: 'map',
      packages: { 'erp.orders_api': { NUMBER: 'decimal', TIMESTAMP: 'temporal', indexBy: 'array' } },
      parameters: {
        'erp.orders_api.create_order."P_mixed"': 'bigint',
        'erp.tax.return': { as: 'decimal', notNull: true },
      },
      // A row is named with or without %ROWTYPE.
      fields: { 'erp.orders_api.line_t.amount': 'decimal', 'erp.orders%rowtype.id': { notNull: true } },
      collections: { 'erp.orders_api.lines_t': 'map', 'erp.ids_t': { element: 'bigint' } },
      rows: { 'erp.orders': 'erp.orders_api."Row"' },
      classes: { decimal: './money.js', temporal: 'global' },
    } satisfies OracleConfig['types'];
    expect(parse(types).types).toEqual({
      rules: {
        'NUMBER(p>15)': 'string',
        DATE: { as: 'date', zone: 'Europe/Berlin', truncate: true, overlap: 'earlier' },
        'TIMESTAMP WITH TIME ZONE': 'date',
        indexBy: 'map',
      },
      patterns: { packages: [], parameters: [], fields: [] },
      packages: new Map([['ERP.ORDERS_API', { NUMBER: 'decimal', TIMESTAMP: 'temporal', indexBy: 'array' }]]),
      parameters: new Map<string, object>([
        ['ERP.ORDERS_API.CREATE_ORDER."P_mixed"', { as: 'bigint' }],
        ['ERP.TAX.RETURN', { as: 'decimal', notNull: true }],
      ]),
      fields: new Map<string, object>([
        ['ERP.ORDERS_API.LINE_T.AMOUNT', { as: 'decimal' }],
        ['ERP.ORDERS.ID', { notNull: true }],
      ]),
      collections: new Map([
        ['ERP.ORDERS_API.LINES_T', { indexBy: 'map', element: undefined }],
        ['ERP.IDS_T', { indexBy: undefined, element: { as: 'bigint' } }],
      ]),
      rows: new Map([['ERP.ORDERS', ['ERP', 'ORDERS_API', 'Row']]]),
      classes: { decimal: './money.js', temporal: 'global' },
    });
  });

  it.each(['UTC', '+05:45', '-12:00', 'Europe/Berlin', 'america/new_york'])('take the zone %s', (zone) => {
    expect(parse({ DATE: { as: 'date', zone } }).types.rules.DATE).toEqual({ as: 'date', zone });
  });

  it.each<[string, unknown, string]>([
    ['an unknown type', { NUMBR: 'decimal' }, 'types.NUMBR: there is no such key, did you mean "NUMBER"?'],
    [
      'an unknown type of a package',
      { packages: { 'ERP.P': { DATES: 'iso' } } },
      'types.packages.ERP.P.DATES: there is no such key, did you mean "DATE"?',
    ],
    ['an unknown form', { NUMBER: 'float' }, 'types.NUMBER: must be "number", "bigint", "string" or "decimal".'],
    [
      'bigint for what has a fraction',
      { 'NUMBER(p,s)': 'bigint' },
      'types.NUMBER(p,s): must be "number", "string" or "decimal".',
    ],
    ['an unknown form of a file', { BFILE: 'bytes' }, 'types.BFILE: must be "content" or "name".'],
    ['a Date without zone', { DATE: 'date' }, 'types.DATE: must be "iso", "temporal" or { as: "date", zone: … }.'],
    [
      'a Date object without zone',
      { DATE: { as: 'date' } },
      'types.DATE.zone: must name the time zone whose clock it shows: UTC, an offset such as +05:45 or a region.',
    ],
    [
      'an unknown zone',
      { DATE: { as: 'date', zone: 'Europe/Berlyn' } },
      'types.DATE.zone: must be UTC, an offset such as +05:45 or a region of the IANA database.',
    ],
    [
      'an offset as no database writes it',
      { DATE: { as: 'date', zone: '+0545' } },
      'types.DATE.zone: must be UTC, an offset such as +05:45 or a region of the IANA database.',
    ],
    [
      'a zone for what has one',
      { 'TIMESTAMP WITH TIME ZONE': { as: 'date', zone: 'UTC' } },
      'types.TIMESTAMP WITH TIME ZONE.zone: there is no such key; known are as, truncate.',
    ],
    [
      'an unknown option',
      { DATE: { as: 'date', zone: 'UTC', truncte: true } },
      'types.DATE.truncte: there is no such key, did you mean "truncate"?',
    ],
    [
      'an unknown option of a parameter',
      { parameters: { 'ERP.P.F.X': { notnull: true } } },
      'types.parameters.ERP.P.F.X.notnull: there is no such key, did you mean "notNull"?',
    ],
    [
      'no name of a package',
      { packages: { 'ERP.P.F': {} } },
      'types.packages: "ERP.P.F" is not a dotted Oracle name such as ERP.ORDERS_API.',
    ],
    [
      'no name of a parameter',
      { parameters: { 'P.F': 'bigint' } },
      'types.parameters: "P.F" is not a dotted Oracle name such as ERP.ORDERS_API.CREATE_ORDER.P_ID.',
    ],
    [
      'one parameter twice',
      { parameters: { 'ERP.P.F.X': 'bigint', 'erp.p.f.x': 'string' } },
      'types.parameters: ERP.P.F.X is there twice.',
    ],
    ['an unknown form of tables', { indexBy: 'object' }, 'types.indexBy: must be "array" or "map".'],
    [
      'an unknown form of one table',
      { collections: { 'ERP.P.T': 'object' } },
      'types.collections.ERP.P.T: must be "array", "map" or an object with `indexBy` or `element`.',
    ],
    [
      'a misspelt option of one table',
      { collections: { 'ERP.P.T': { elements: 'bigint' } } },
      'types.collections.ERP.P.T.elements: there is no such key, did you mean "element"?',
    ],
    [
      'a field without type',
      { fields: { 'T.X': 'bigint' } },
      'types.fields: "T.X" is not a dotted Oracle name such as ERP.ORDERS_API.LINE_T.AMOUNT.',
    ],
    [
      'a subtype outside packages',
      { rows: { 'ERP.ORDERS': 'ERP.ORDER_ROW_T' } },
      'types.rows.ERP.ORDERS: "ERP.ORDER_ROW_T" is not a subtype of a package such as ERP.ORDERS_API.ORDER_ROW_T.',
    ],
  ])('refuse %s', (_, types, complaint) => {
    expect(() => parse(types)).toThrow(new ConfigError(`oracle.config.ts is not a valid configuration: ${complaint}`));
  });
});

describe('what a configuration may say', () => {
  it('is decided by the compiler', () => {
    const base = { schemas: { ERP: {} }, output: 'generated' };
    const configs = [
      defineConfig({ ...base, types: { NUMBER: 'decimal', DATE: { as: 'date', zone: 'UTC' } } }),
      defineConfig({ ...base, types: { parameters: { 'ERP.P.F.X': { as: 'decimal', notNull: true } } } }),
      // @ts-expect-error DATE as Date needs a zone
      defineConfig({ ...base, types: { DATE: 'date' } }),
      // @ts-expect-error what has a fraction is no bigint
      defineConfig({ ...base, types: { 'NUMBER(p,s)': 'bigint' } }),
      // @ts-expect-error no such type
      defineConfig({ ...base, types: { NUMBR: 'decimal' } }),
    ];
    const areWrong = configs.map((config) => isWrong(config.types));
    expect(areWrong).toEqual([false, false, true, true, true]);
  });
});

function isWrong(types: unknown): boolean {
  try {
    parse(types);
    return false;
  } catch {
    return true;
  }
}

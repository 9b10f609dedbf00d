import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineConfig, type OracleConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import {
  formatRecordedCursors,
  type RecordedColumn,
  readRecordedCursors,
} from '../../../../generator/config/recorded-cursors.js';
import { ConfigError } from '../../../../generator/errors/generator-error.js';

const parse = (cursors: unknown) =>
  parseConfig({ schemas: { ERP: {} }, output: 'out', cursors }, { file: 'oracle.config.ts', folder: '/app' });

describe('cursors', () => {
  it('are none when nothing is said', () => {
    expect(parse(undefined).cursors).toEqual(new Map());
  });

  it('are read, names spelled as SQL does', () => {
    const { cursors } = defineConfig({
      schemas: { ERP: {} },
      output: 'out',
      cursors: {
        'erp.orders_api.list_orders.p_rows': 'erp.orders_api.order_rec',
        'erp.orders_api.list_orders.return': 'erp.orders%rowtype',
        'erp.find.return': 'erp.orders',
        'erp.orders_api."Find".p_rows': { id: 'NUMBER(9)', '"Total"': { type: 'NUMBER(18,2)', as: 'decimal' } },
      },
    }) satisfies OracleConfig;
    expect(parse(cursors).cursors).toEqual(
      new Map<string, object>([
        [
          'ERP.ORDERS_API.LIST_ORDERS.P_ROWS',
          { kind: 'type', owner: 'ERP', packageName: 'ORDERS_API', name: 'ORDER_REC' },
        ],
        ['ERP.ORDERS_API.LIST_ORDERS.RETURN', { kind: 'type', owner: 'ERP', packageName: null, name: 'ORDERS' }],
        ['ERP.FIND.RETURN', { kind: 'type', owner: 'ERP', packageName: null, name: 'ORDERS' }],
        [
          'ERP.ORDERS_API."Find".P_ROWS',
          {
            kind: 'columns',
            columns: [
              { name: 'ID', dataType: { kind: 'number', name: 'NUMBER', precision: 9, scale: 0 }, mapping: {} },
              {
                name: 'Total',
                dataType: { kind: 'number', name: 'NUMBER', precision: 18, scale: 2 },
                mapping: { as: 'decimal' },
              },
            ],
          },
        ],
      ]),
    );
  });

  it.each([
    [
      { 'orders_api.p_rows': 'erp.orders' },
      'cursors: "orders_api.p_rows" is not a dotted Oracle name such as ERP.ORDERS_API.LIST_ORDERS.P_ROWS',
    ],
    [
      { 'erp.find.return': 'orders' },
      'cursors.ERP.FIND.RETURN: "orders" is not a record type such as ERP.ORDERS_API.ORDER_REC, nor a table or view such as ERP.ORDERS',
    ],
    [{ 'erp.find.return': {} }, 'cursors.ERP.FIND.RETURN: name at least one column'],
    [
      { 'erp.find.return': { id: 'NUMBR(9)' } },
      'cursors.ERP.FIND.RETURN.id: "NUMBR(9)" is not a column\'s type such as NUMBER(9,2) or VARCHAR2(30 CHAR)',
    ],
    [{ 'erp.find.return': { id: 'DATE', ID: 'DATE' } }, 'cursors.ERP.FIND.RETURN: ID is there twice'],
    [{ 'erp.find.return': { 'a.b': 'DATE' } }, 'cursors.ERP.FIND.RETURN: "a.b" is not a column\'s name'],
    [
      { 'erp.find.return': 5 },
      'cursors.erp.find.return: must name a record type, table or view, or be an object of columns and their types',
    ],
    [
      { 'erp.find.return': { id: { typ: 'DATE' } } },
      'cursors.erp.find.return.id.type: must be a type such as NUMBER(9,2); cursors.erp.find.return.id.typ: there is no such key, did you mean "type"?',
    ],
    [
      { 'erp.find.return': { id: { type: 'DATE', as: 'money' } } },
      'cursors.erp.find.return.id.as: must be "number", "bigint", "string", "decimal", "iso", "temporal", "date", "content" or "name"',
    ],
  ])('%j is refused', (cursors, complaint) => {
    expect(() => parse(cursors)).toThrow(
      new ConfigError(
        `oracle.config.ts is not a valid configuration: ${complaint}${complaint.endsWith('?') ? '' : '.'}`,
      ),
    );
  });
});

describe('cursors in rows', () => {
  it('are read, at any depth', () => {
    const { cursors } = parse({
      'erp.find.return': {
        id: 'NUMBER(9)',
        lines: { cursor: { sku: 'VARCHAR2(9)', moves: { cursor: 'erp.moves' } } },
      },
    });
    const row = cursors.get('ERP.FIND.RETURN');
    expect(row).toMatchObject({
      columns: [{ name: 'ID' }],
      nested: [
        {
          name: 'LINES',
          row: { columns: [{ name: 'SKU' }], nested: [{ name: 'MOVES', row: { kind: 'type', name: 'MOVES' } }] },
        },
      ],
    });
  });

  it.each([
    [{ lines: { cursor: {} } }, 'cursors.ERP.FIND.RETURN.lines: name at least one column'],
    [{ lines: { cursor: 'x' }, LINES: 'DATE' }, 'is not a record type such as'],
    [{ lines: { cursor: 5 } }, 'cursors.erp.find.return.lines'],
    [{ LINES: { cursor: 'erp.moves' }, lines: 'DATE' }, 'cursors.ERP.FIND.RETURN: LINES is there twice'],
  ])('%j is refused', (row, complaint) => {
    expect(() => parse({ 'erp.find.return': row })).toThrow(complaint);
  });
});

describe('implicitResults', () => {
  const results = (implicitResults: unknown) =>
    parseConfig({ schemas: { ERP: {} }, output: 'out', implicitResults }, { file: 'oracle.config.ts', folder: '/app' })
      .implicitResults;

  it('are read by routine', () => {
    expect(results(undefined)).toEqual(new Map());
    expect(results({ 'erp.reports_api.run': ['erp.orders', { n: 'NUMBER' }], 'erp."Run"': true })).toEqual(
      new Map([
        [
          'ERP.REPORTS_API.RUN',
          [
            { kind: 'type', owner: 'ERP', packageName: null, name: 'ORDERS' },
            { kind: 'columns', columns: [expect.objectContaining({ name: 'N' })] },
          ],
        ],
        ['ERP."Run"', null],
      ]),
    );
  });

  it.each([
    [{ run: true }, 'implicitResults: "run" is not a dotted Oracle name such as ERP.REPORTS_API.RUN'],
    [{ 'erp.run': false }, 'implicitResults.erp.run: must be true, or an array of what the rows are'],
    [{ 'erp.run': [] }, 'implicitResults.erp.run'],
    [{ 'erp.run': ['orders'] }, 'implicitResults.ERP.RUN[0]: "orders" is not a record type'],
  ])('%j is refused', (given, complaint) => {
    expect(() => results(given)).toThrow(complaint);
  });
});

describe('oracle.cursors.json', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'gen-oracle-client-')), 'oracle.cursors.json');
  });
  afterEach(() => rmSync(dirname(file), { recursive: true }));

  it('holds nothing when it is not there', () => {
    expect(readRecordedCursors(file)).toEqual({ cursors: new Map(), implicitResults: new Map() });
  });

  it('is sorted, and reads back', () => {
    const columns = [
      { name: 'ID', type: 'NUMBER(9)', nullable: false },
      { name: 'Say "x"', type: 'VARCHAR2(30)' },
    ] as const;
    const text = formatRecordedCursors(
      new Map<string, readonly RecordedColumn[]>([
        ['ERP.ORDERS_API."Find".RETURN', [columns[1]]],
        ['ERP.FIND.RETURN', columns],
      ]),
      new Map<string, readonly (readonly RecordedColumn[])[]>([
        ['ERP.ORDERS_API.RUN', [[columns[1]], [{ name: 'LINES', type: 'CURSOR' }]]],
      ]),
    );
    expect(text).toBe(`{
  "ERP.FIND.RETURN": [
    { "name": "ID", "type": "NUMBER(9)", "nullable": false },
    { "name": "Say \\"x\\"", "type": "VARCHAR2(30)" }
  ],
  "ERP.ORDERS_API.\\"Find\\".RETURN": [
    { "name": "Say \\"x\\"", "type": "VARCHAR2(30)" }
  ],
  "ERP.ORDERS_API.RUN": [
    [
      { "name": "Say \\"x\\"", "type": "VARCHAR2(30)" }
    ],
    [
      { "name": "LINES", "type": "CURSOR" }
    ]
  ]
}
`);
    writeFileSync(file, text);
    const say = {
      name: 'Say "x"',
      dataType: { kind: 'character', name: 'VARCHAR2', length: 30, semantics: 'BYTE' },
      mapping: {},
    };
    const id = { name: 'ID', dataType: { kind: 'number', name: 'NUMBER', precision: 9, scale: 0 }, mapping: {} };
    expect(readRecordedCursors(file)).toEqual({
      cursors: new Map([
        ['ERP.FIND.RETURN', { kind: 'columns', columns: [id, say] }],
        ['ERP.ORDERS_API."Find".RETURN', { kind: 'columns', columns: [say] }],
      ]),
      implicitResults: new Map([
        [
          'ERP.ORDERS_API.RUN',
          [
            { kind: 'columns', columns: [say] },
            { kind: 'columns', columns: [], nested: [{ name: 'LINES', row: null }] },
          ],
        ],
      ]),
    });
  });

  it.each([
    ['[', /cannot be read: .*JSON.*\. Write it anew with gen-oracle-client cursors record\.$/],
    ['{ "ERP.FIND.RETURN": [] }', /cannot be read: /],
    [
      '{ "ERP.FIND.RETURN": [{ "name": "ID", "type": "NUMBR" }] }',
      /cannot be read: ERP\.FIND\.RETURN, column ID: "NUMBR" is no type\. Write it anew/,
    ],
    [
      '{ "FIND": [{ "name": "ID", "type": "NUMBER" }] }',
      /cannot be read: oracle\.cursors\.json: "FIND" is not a dotted Oracle name such as ERP\.ORDERS_API\.LIST_ORDERS\.P_ROWS\./,
    ],
  ])('%s is refused', (text, message) => {
    writeFileSync(file, text);
    expect(() => readRecordedCursors(file)).toThrow(ConfigError);
    expect(() => readRecordedCursors(file)).toThrow(message);
  });
});

describe('cursorSamples', () => {
  const samples = (cursorSamples: unknown) =>
    parseConfig({ schemas: { ERP: {} }, output: 'out', cursorSamples }, { file: 'oracle.config.ts', folder: '/app' })
      .cursorSamples;

  it('are read, names spelled as SQL does', () => {
    expect(
      samples({ 'erp.find': {}, 'erp.orders_api."List"': { user: 'alice', args: { p_id: 1, '"P x"': null } } }),
    ).toEqual(
      new Map([
        ['ERP.FIND', { user: null, args: new Map() }],
        [
          'ERP.ORDERS_API."List"',
          {
            user: 'ALICE',
            args: new Map([
              ['P_ID', 1],
              ['P x', null],
            ]),
          },
        ],
      ]),
    );
  });

  it.each([
    [{ find: {} }, 'cursorSamples: "find" is not a dotted Oracle name such as ERP.ORDERS_API.LIST_ORDERS'],
    [{ 'erp.find': { user: 'a.b' } }, 'cursorSamples.ERP.FIND.user: "a.b" is not a user\'s name'],
    [{ 'erp.find': { args: { 'a.b': 1 } } }, 'cursorSamples.ERP.FIND.args: "a.b" is not a parameter\'s name'],
    [{ 'erp.find': { args: { p: 1, P: 1 } } }, 'cursorSamples.ERP.FIND.args: P is there twice'],
    [
      { 'erp.find': { args: { p_id: [1] } } },
      'cursorSamples.erp.find.args.p_id: must be a text, a number, true, false or null',
    ],
    [{ 'erp.find': { usr: 'alice' } }, 'cursorSamples.erp.find.usr: there is no such key, did you mean "user"?'],
  ])('%j is refused', (given, complaint) => {
    expect(() => samples(given)).toThrow(complaint);
  });
});

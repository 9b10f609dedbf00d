import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/**
 * Every shape of type in every mode: `in_…` says what arrived, `out_…` gives a value, `io_…` changes what it was given, `fn_…` returns it.
 */
const SCRIPT = `
CREATE OR REPLACE TYPE erp.tags_t AS TABLE OF VARCHAR2(10);
/
CREATE OR REPLACE TYPE erp.three_t AS VARRAY(3) OF NUMBER;
/
CREATE OR REPLACE TYPE erp.address_t AS OBJECT (street VARCHAR2(20), zip NUMBER(5), tags erp.tags_t);
/
CREATE OR REPLACE TYPE erp.shape_t AS OBJECT (name VARCHAR2(10)) NOT FINAL NOT INSTANTIABLE;
/
CREATE OR REPLACE TYPE erp.circle_t UNDER erp.shape_t (radius NUMBER);
/
CREATE OR REPLACE TYPE erp.square_t UNDER erp.shape_t (side NUMBER, corner erp.address_t);
/
CREATE OR REPLACE TYPE erp.shapes_t AS TABLE OF erp.shape_t;
/
CREATE TABLE erp.customers (id NUMBER(9) NOT NULL, name VARCHAR2(30 CHAR), since DATE);
CREATE OR REPLACE PACKAGE erp.shapes_api AS
  TYPE line_t IS RECORD (sku VARCHAR2(12) := 'none', quantity PLS_INTEGER := 7, open BOOLEAN);
  TYPE numbers_t IS TABLE OF NUMBER INDEX BY PLS_INTEGER;
  TYPE rates_t IS TABLE OF NUMBER INDEX BY VARCHAR2(20);
  TYPE names_t IS TABLE OF VARCHAR2(10);
  TYPE lines_t IS TABLE OF line_t INDEX BY PLS_INTEGER;
  TYPE pair_t IS VARRAY(2) OF line_t;
  TYPE order_t IS RECORD (id NUMBER, head line_t, lines lines_t, names names_t, rates rates_t);
  TYPE grid_t IS TABLE OF numbers_t INDEX BY PLS_INTEGER;
  SUBTYPE customer_t IS erp.customers%ROWTYPE;
  TYPE customers_t IS TABLE OF erp.customers%ROWTYPE INDEX BY PLS_INTEGER;

  FUNCTION fn_line (x line_t) RETURN line_t;
  PROCEDURE io_line (x IN OUT line_t);
  PROCEDURE out_line (x OUT line_t);
  FUNCTION fn_numbers (x numbers_t) RETURN numbers_t;
  FUNCTION fn_sparse RETURN numbers_t;
  FUNCTION fn_rates (x rates_t) RETURN rates_t;
  FUNCTION fn_names (x names_t) RETURN names_t;
  FUNCTION fn_gaps RETURN names_t;
  FUNCTION fn_lines (x lines_t) RETURN lines_t;
  FUNCTION fn_pair (x pair_t) RETURN pair_t;
  FUNCTION fn_order (x order_t) RETURN order_t;
  PROCEDURE io_order (x IN OUT order_t);
  PROCEDURE out_order (x OUT order_t);
  FUNCTION fn_grid (x grid_t) RETURN grid_t;
  FUNCTION fn_customers (x customers_t) RETURN customers_t;
  FUNCTION fn_tags (x erp.tags_t) RETURN erp.tags_t;
  FUNCTION fn_three (x erp.three_t) RETURN erp.three_t;
  FUNCTION fn_address (x erp.address_t) RETURN erp.address_t;
  PROCEDURE io_address (x IN OUT erp.address_t);
  FUNCTION fn_shape (x erp.shape_t) RETURN erp.shape_t;
  FUNCTION fn_shapes (x erp.shapes_t) RETURN erp.shapes_t;
  FUNCTION fn_odci_numbers (x sys.odcinumberlist) RETURN sys.odcinumberlist;
  FUNCTION fn_odci_texts (x odcivarchar2list) RETURN odcivarchar2list;
  FUNCTION fn_odci_dates (x sys.odcidatelist) RETURN sys.odcidatelist;
  FUNCTION fn_odci_raws (x sys.odcirawlist) RETURN sys.odcirawlist;
  FUNCTION fails (x lines_t) RETURN lines_t;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.shapes_api AS
  FUNCTION fn_line (x line_t) RETURN line_t IS BEGIN RETURN x; END;
  PROCEDURE io_line (x IN OUT line_t) IS BEGIN x.quantity := x.quantity + 1; END;
  PROCEDURE out_line (x OUT line_t) IS BEGIN NULL; END;
  FUNCTION fn_numbers (x numbers_t) RETURN numbers_t IS BEGIN RETURN x; END;
  FUNCTION fn_sparse RETURN numbers_t IS r numbers_t; BEGIN r(2) := 1; RETURN r; END;
  FUNCTION fn_rates (x rates_t) RETURN rates_t IS BEGIN RETURN x; END;
  FUNCTION fn_names (x names_t) RETURN names_t IS BEGIN RETURN x; END;
  FUNCTION fn_gaps RETURN names_t IS r names_t := names_t('a', 'b', 'c'); BEGIN r.DELETE(2); RETURN r; END;
  FUNCTION fn_lines (x lines_t) RETURN lines_t IS BEGIN RETURN x; END;
  FUNCTION fn_pair (x pair_t) RETURN pair_t IS BEGIN RETURN x; END;
  FUNCTION fn_order (x order_t) RETURN order_t IS BEGIN RETURN x; END;
  PROCEDURE io_order (x IN OUT order_t) IS BEGIN x.lines(x.lines.COUNT + 1).sku := 'new'; END;
  PROCEDURE out_order (x OUT order_t) IS BEGIN x.id := 1; END;
  FUNCTION fn_grid (x grid_t) RETURN grid_t IS BEGIN RETURN x; END;
  FUNCTION fn_customers (x customers_t) RETURN customers_t IS BEGIN RETURN x; END;
  FUNCTION fn_tags (x erp.tags_t) RETURN erp.tags_t IS BEGIN RETURN x; END;
  FUNCTION fn_three (x erp.three_t) RETURN erp.three_t IS BEGIN RETURN x; END;
  FUNCTION fn_address (x erp.address_t) RETURN erp.address_t IS BEGIN RETURN x; END;
  PROCEDURE io_address (x IN OUT erp.address_t) IS BEGIN x.zip := x.zip + 1; END;
  FUNCTION fn_shape (x erp.shape_t) RETURN erp.shape_t IS BEGIN RETURN x; END;
  FUNCTION fn_shapes (x erp.shapes_t) RETURN erp.shapes_t IS BEGIN RETURN x; END;
  FUNCTION fn_odci_numbers (x sys.odcinumberlist) RETURN sys.odcinumberlist IS BEGIN RETURN x; END;
  FUNCTION fn_odci_texts (x odcivarchar2list) RETURN odcivarchar2list IS BEGIN RETURN x; END;
  FUNCTION fn_odci_dates (x sys.odcidatelist) RETURN sys.odcidatelist IS BEGIN RETURN x; END;
  FUNCTION fn_odci_raws (x sys.odcirawlist) RETURN sys.odcirawlist IS BEGIN RETURN x; END;
  FUNCTION fails (x lines_t) RETURN lines_t IS BEGIN raise_application_error(-20001, x.COUNT || ' lines'); END;
END;
/
GRANT EXECUTE ON erp.shapes_api TO alice;
GRANT EXECUTE ON erp.tags_t TO alice;
GRANT EXECUTE ON erp.three_t TO alice;
GRANT EXECUTE ON erp.address_t TO alice;
GRANT EXECUTE ON erp.shape_t TO alice;
GRANT EXECUTE ON erp.circle_t TO alice;
GRANT EXECUTE ON erp.square_t TO alice;
GRANT EXECUTE ON erp.shapes_t TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT });
});
afterAll(() => client[Symbol.asyncDispose]());

const call = (name: string, args?: object) => client.routine(`shapesApi.${name}`)(args);

test('nothing is left out', () => {
  expect(client.report.omissions).toEqual([]);
});

const LINE = { sku: 'A1', quantity: -3, open: true };
const EMPTY_LINE = { sku: null, quantity: null, open: null };
const ADDRESS = { street: 'Main St', zip: 12_345, tags: ['a', null] };
const ORDER = { id: 1, head: LINE, lines: [LINE, EMPTY_LINE], names: ['x', null], rates: new Map([['a', 1.5]]) };

const SAME: readonly (readonly [routine: string, what: string, value: unknown])[] = [
  ['fnLine', 'a record', LINE],
  ['fnLine', 'a record of nulls', EMPTY_LINE],
  ['fnNumbers', 'an index-by table', [1, null, -2.5]],
  ['fnNumbers', 'an empty index-by table', []],
  [
    'fnRates',
    'INDEX BY VARCHAR2',
    new Map([
      ['a', 1],
      ['b', null],
    ]),
  ],
  ['fnRates', 'INDEX BY VARCHAR2, empty', new Map()],
  ['fnNames', 'a nested table', ['a', null, 'c']],
  ['fnNames', 'an empty nested table', []],
  ['fnNames', 'a nested table that is null', null],
  ['fnLines', 'an index-by table of records', [LINE, EMPTY_LINE]],
  ['fnPair', 'a varray of records', [LINE]],
  ['fnOdciNumbers', 'ODCINUMBERLIST of SYS', [1, null, 2.5]],
  ['fnOdciTexts', 'ODCIVARCHAR2LIST by its public synonym', ['a', null, 'ä€']],
  ['fnOdciDates', 'ODCIDATELIST of SYS', ['2024-02-29T13:05:07', null]],
  ['fnOdciRaws', 'ODCIRAWLIST of SYS', [Buffer.from([0, 255]), null]],
  ['fnPair', 'a varray that is null', null],
  ['fnOrder', 'a record of everything', ORDER],
  ['fnOrder', 'a record of empty things', { ...ORDER, lines: [], names: null, rates: new Map() }],
  ['fnGrid', 'a table of tables', [[1, 2], [], [null]]],
  [
    'fnCustomers',
    'a table of rows',
    [
      { id: 1, name: 'Åse', since: '0001-02-03T04:05:06' },
      { id: 2, name: null, since: null },
    ],
  ],
  ['fnTags', 'a nested table of the schema', ['a', null]],
  ['fnTags', 'a nested table of the schema that is null', null],
  ['fnThree', 'a varray of the schema', [1, 2, 3]],
  ['fnAddress', 'an object', ADDRESS],
  ['fnAddress', 'an object of nulls', { street: null, zip: null, tags: null }],
  ['fnAddress', 'an object that is null', null],
  ['fnShape', 'an object of a subtype', { $type: 'CIRCLE_T', name: 'c', radius: 2 }],
  [
    'fnShape',
    'an object of another subtype, with an object in it',
    { $type: 'SQUARE_T', name: 's', side: 2, corner: ADDRESS },
  ],
  [
    'fnShapes',
    'a table of objects of several types',
    [{ $type: 'CIRCLE_T', name: 'c', radius: 2 }, null, { $type: 'SQUARE_T', name: null, side: 2, corner: null }],
  ],
];

test.each(SAME)('%s: %s comes back as it was', async (routine, _what, x) => {
  expect(await call(routine, { x })).toEqual(x);
});

describe('modes', () => {
  test('IN OUT gives back what the routine made of it', async () => {
    expect(await call('ioLine', { x: LINE })).toEqual({ x: { ...LINE, quantity: -2 } });
    expect(await call('ioAddress', { x: ADDRESS })).toEqual({ x: { ...ADDRESS, zip: 12_346 } });
    const lines = [LINE, { sku: 'new', quantity: 7, open: null }];
    expect(await call('ioOrder', { x: { ...ORDER, lines: [LINE] } })).toEqual({ x: { ...ORDER, lines } });
  });

  test('OUT begins with the type’s defaults', async () => {
    expect(await call('outLine')).toEqual({ x: { sku: 'none', quantity: 7, open: null } });
    expect(await call('outOrder')).toEqual({
      x: { id: 1, head: { sku: 'none', quantity: 7, open: null }, lines: [], names: null, rates: new Map() },
    });
  });
});

describe('a field that is left out', () => {
  test('keeps the record’s default, null does not', async () => {
    expect(await call('fnLine', { x: { open: false } })).toEqual({ sku: 'none', quantity: 7, open: false });
    expect(await call('fnLine', { x: { sku: null, quantity: undefined } })).toEqual({
      sku: null,
      quantity: 7,
      open: null,
    });
  });

  test('in the elements of a table, each for itself', async () => {
    expect(await call('fnLines', { x: [{ sku: 'A' }, { quantity: 1 }, {}] })).toEqual([
      { sku: 'A', quantity: 7, open: null },
      { sku: 'none', quantity: 1, open: null },
      { sku: 'none', quantity: 7, open: null },
    ]);
  });

  test('of a record within a record, and of collections', async () => {
    expect(await call('fnOrder', { x: { id: 2 } })).toEqual({
      id: 2,
      head: { sku: 'none', quantity: 7, open: null },
      lines: [],
      names: null,
      rates: new Map(),
    });
  });

  test('of a row is null', async () => {
    expect(await call('fnCustomers', { x: [{ id: 1 }] })).toEqual([{ id: 1, name: null, since: null }]);
  });
});

describe('keys', () => {
  test('a Map goes into an index-by table with its keys', async () => {
    expect(
      await call('fnNumbers', {
        x: new Map([
          [1, 10],
          [2, 20],
        ]),
      }),
    ).toEqual([10, 20]);
  });

  test('a result that is sparse or does not begin with 1 is no array: it raises before the commit', async () => {
    await expect(call('fnSparse')).rejects.toMatchObject({
      name: 'ResultError',
      outcome: 'rolled-back',
      message: expect.stringContaining('keys are not 1, 2, 3'),
    });
    await expect(call('fnGrid', { x: [new Map([[-1, 1]])] })).rejects.toThrow(
      'result returnValue[]: an index-by table',
    );
  });

  test('elements that a nested table has lost leave no gap', async () => {
    expect(await call('fnGaps')).toEqual(['a', 'c']);
  });
});

describe('what does not fit is refused before anything is sent, with the way to it', () => {
  const FAULTS: readonly (readonly [routine: string, x: unknown, message: string])[] = [
    ['fnLine', null, 'argument x: expected an object with the fields by name, got null'],
    [
      'fnLine',
      { sku: 'A', qty: 1 },
      'argument x.qty: expected one of the fields sku, quantity, open, got an unknown name',
    ],
    [
      'fnLine',
      { sku: 1 },
      'argument x.sku: expected a string of at most 12 characters, or null, got an integer number',
    ],
    [
      'fnLine',
      { sku: 'A'.repeat(13) },
      'argument x.sku: expected a string of at most 12 characters, or null, got a string',
    ],
    ['fnLines', [LINE, { open: 1 }], 'argument x[1].open: expected a boolean, or null, got an integer number'],
    ['fnLines', null, 'argument x: expected an array, or a Map with integers as keys, got null'],
    [
      'fnLines',
      new Map([['a', LINE]]),
      'argument x: expected a Map with integers from -2147483648 to 2147483647 as keys',
    ],
    ['fnNames', new Map(), 'argument x: expected an array, or null, got a Map'],
    ['fnRates', [1], 'argument x: expected a Map with strings as keys, got an array'],
    ['fnRates', new Map([['', 1]]), 'argument x: expected a Map with strings of 1 to 20 characters as keys'],
    [
      'fnOrder',
      { lines: [{ sku: {} }] },
      'argument x.lines[0].sku: expected a string of at most 12 characters, or null, got an object',
    ],
    ['fnThree', [1, 2, 3, 4], 'argument x: expected an array of at most 3 elements, got an array of 4 elements'],
    [
      'fnAddress',
      { street: 'x', town: 'y' },
      'argument x.town: expected one of the fields street, zip, tags, got an unknown name',
    ],
    ['fnShape', { name: 'c' }, 'argument x.$type: expected one of CIRCLE_T, SQUARE_T, got nothing'],
    ['fnShape', { $type: 'LINE_T' }, 'argument x.$type: expected one of CIRCLE_T, SQUARE_T, got a string'],
  ];

  test.each(FAULTS)('%s(%j)', async (routine, x, message) => {
    await expect(call(routine, { x })).rejects.toMatchObject({
      name: 'ArgumentError',
      outcome: 'not-started',
      message: expect.stringContaining(message),
    });
  });
});

test('an error of the routine is its own', async () => {
  await expect(call('fails', { x: [LINE, LINE] })).rejects.toMatchObject({
    name: 'ApplicationError',
    message: '2 lines',
  });
});

test('10,000 elements go both ways', async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => ({
    sku: `A${index}`,
    quantity: index,
    open: index % 2 === 0,
  }));
  expect(await call('fnLines', { x: lines })).toEqual(lines);
  const numbers = lines.map((line) => line.quantity);
  expect(await call('fnNumbers', { x: numbers })).toEqual(numbers);
});

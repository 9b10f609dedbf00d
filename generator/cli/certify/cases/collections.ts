import type { CertificationCase } from '../certification-case.js';

export const collections: CertificationCase = {
  name: 'collections',
  about: 'nested tables, varrays and index-by tables of a package and of the schema, of scalars and records',
  packages: ['collections'],
  collections: { 'owner.collections.sparse_t': 'map' },
  statements: [
    'CREATE TYPE collections_codes_t AS VARRAY(3) OF NUMBER(20)',
    'CREATE TYPE collections_names_t AS TABLE OF VARCHAR2(10)',
    `CREATE PACKAGE collections AS
  TYPE line_t IS RECORD (sku VARCHAR2(20), amount NUMBER, sent DATE);
  TYPE lines_t IS TABLE OF line_t;
  TYPE list_t IS TABLE OF VARCHAR2(20) INDEX BY PLS_INTEGER;
  TYPE sparse_t IS TABLE OF NUMBER INDEX BY PLS_INTEGER;
  TYPE rates_t IS TABLE OF NUMBER INDEX BY VARCHAR2(20);
  TYPE grid_t IS TABLE OF list_t INDEX BY PLS_INTEGER;
  TYPE order_t IS RECORD (id NUMBER, lines lines_t, tags list_t);
  FUNCTION codes(p_codes collections_codes_t) RETURN collections_codes_t;
  FUNCTION names(p_names collections_names_t) RETURN collections_names_t;
  FUNCTION lines(p_lines lines_t) RETURN lines_t;
  FUNCTION list(p_list list_t) RETURN list_t;
  FUNCTION sparse(p_sparse sparse_t) RETURN sparse_t;
  FUNCTION rates(p_rates rates_t) RETURN rates_t;
  FUNCTION grid(p_grid grid_t) RETURN grid_t;
  FUNCTION whole_order(p_order order_t) RETURN order_t;
  FUNCTION with_gap RETURN list_t;
  FUNCTION total(p_lines lines_t) RETURN NUMBER;
END;`,
    `CREATE PACKAGE BODY collections AS
  FUNCTION codes(p_codes collections_codes_t) RETURN collections_codes_t IS BEGIN RETURN p_codes; END;
  FUNCTION names(p_names collections_names_t) RETURN collections_names_t IS BEGIN RETURN p_names; END;
  FUNCTION lines(p_lines lines_t) RETURN lines_t IS BEGIN RETURN p_lines; END;
  FUNCTION list(p_list list_t) RETURN list_t IS BEGIN RETURN p_list; END;
  FUNCTION sparse(p_sparse sparse_t) RETURN sparse_t IS BEGIN RETURN p_sparse; END;
  FUNCTION rates(p_rates rates_t) RETURN rates_t IS BEGIN RETURN p_rates; END;
  FUNCTION grid(p_grid grid_t) RETURN grid_t IS BEGIN RETURN p_grid; END;
  FUNCTION whole_order(p_order order_t) RETURN order_t IS BEGIN RETURN p_order; END;
  FUNCTION with_gap RETURN list_t IS
    l list_t;
  BEGIN
    l(1) := 'one';
    l(3) := 'three';
    RETURN l;
  END;
  FUNCTION total(p_lines lines_t) RETURN NUMBER IS
    n NUMBER := 0;
  BEGIN
    FOR i IN 1 .. p_lines.COUNT LOOP
      n := n + p_lines(i).amount;
    END LOOP;
    RETURN n;
  END;
END;`,
  ],
  catalog: `COLLECTIONS.CODES(P_CODES IN OWNER.COLLECTIONS_CODES_T) RETURN OWNER.COLLECTIONS_CODES_T
COLLECTIONS.GRID(P_GRID IN OWNER.COLLECTIONS.GRID_T) RETURN OWNER.COLLECTIONS.GRID_T
COLLECTIONS.LINES(P_LINES IN OWNER.COLLECTIONS.LINES_T) RETURN OWNER.COLLECTIONS.LINES_T
COLLECTIONS.LIST(P_LIST IN OWNER.COLLECTIONS.LIST_T) RETURN OWNER.COLLECTIONS.LIST_T
COLLECTIONS.NAMES(P_NAMES IN OWNER.COLLECTIONS_NAMES_T) RETURN OWNER.COLLECTIONS_NAMES_T
COLLECTIONS.RATES(P_RATES IN OWNER.COLLECTIONS.RATES_T) RETURN OWNER.COLLECTIONS.RATES_T
COLLECTIONS.SPARSE(P_SPARSE IN OWNER.COLLECTIONS.SPARSE_T) RETURN OWNER.COLLECTIONS.SPARSE_T
COLLECTIONS.TOTAL(P_LINES IN OWNER.COLLECTIONS.LINES_T) RETURN NUMBER
COLLECTIONS.WHOLE_ORDER(P_ORDER IN OWNER.COLLECTIONS.ORDER_T) RETURN OWNER.COLLECTIONS.ORDER_T
COLLECTIONS.WITH_GAP() RETURN OWNER.COLLECTIONS.LIST_T
OWNER.COLLECTIONS.GRID_T: index by integer of OWNER.COLLECTIONS.LIST_T
OWNER.COLLECTIONS.LINES_T: nested table of OWNER.COLLECTIONS.LINE_T
OWNER.COLLECTIONS.LINE_T: record (SKU VARCHAR2(20), AMOUNT NUMBER, SENT DATE)
OWNER.COLLECTIONS.LIST_T: index by integer of VARCHAR2(20)
OWNER.COLLECTIONS.ORDER_T: record (ID NUMBER, LINES OWNER.COLLECTIONS.LINES_T, TAGS OWNER.COLLECTIONS.LIST_T)
OWNER.COLLECTIONS.RATES_T: index by varchar2(20) of NUMBER
OWNER.COLLECTIONS.SPARSE_T: index by integer of NUMBER
OWNER.COLLECTIONS_CODES_T: varray(3) of NUMBER(20)
OWNER.COLLECTIONS_NAMES_T: nested table of VARCHAR2(10)`,
  calls: [
    {
      user: 'ALICE',
      routine: 'COLLECTIONS.CODES',
      json: '{ "codes": [99999999999999999999, null, -1] }',
      gives: '[ 99999999999999999999, null, -1 ]',
    },
    {
      user: 'ALICE',
      routine: 'COLLECTIONS.CODES',
      json: '{ "codes": [1, 2, 3, 4] }',
      gives:
        'ArgumentError: OWNER.COLLECTIONS.CODES, argument codes: expected an array of at most 3 elements, got an array of 4 elements. (not-started)',
    },
    { user: 'ALICE', routine: 'COLLECTIONS.CODES', json: '{ "codes": [] }', gives: '[]' },
    { user: 'ALICE', routine: 'COLLECTIONS.CODES', json: '{ "codes": null }', gives: 'null' },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.NAMES',
      json: '{ "names": ["a", "", null, "äöüßé"] }',
      gives: '[ "a", null, null, "äöüßé" ]',
    },
    { user: 'BOB', routine: 'COLLECTIONS.NAMES', json: '{ "names": [] }', gives: '[]' },
    { user: 'BOB', routine: 'COLLECTIONS.NAMES', json: '{ "names": null }', gives: 'null' },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.LINES',
      json: '{ "lines": [{ "sku": "A1", "amount": 0.1, "sent": "2024-02-29T00:00:00" }, { "sku": "B2" }, {}] }',
      gives:
        '[ { "sku": "A1", "amount": 0.1, "sent": "2024-02-29T00:00:00" }, { "sku": "B2", "amount": null, "sent": null }, { "sku": null, "amount": null, "sent": null } ]',
    },
    { user: 'BOB', routine: 'COLLECTIONS.LINES', json: '{ "lines": [] }', gives: '[]' },
    { user: 'BOB', routine: 'COLLECTIONS.LINES', json: '{ "lines": null }', gives: 'null' },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.TOTAL',
      json: '{ "lines": [{ "amount": 12345678901234567890.1 }, { "amount": 0.9 }] }',
      gives: '12345678901234567891',
    },
    { user: 'ALICE', routine: 'COLLECTIONS.LIST', json: '{ "list": ["a", null, "c"] }', gives: '[ "a", null, "c" ]' },
    { user: 'ALICE', routine: 'COLLECTIONS.LIST', json: '{ "list": [] }', gives: '[]' },
    {
      user: 'ALICE',
      routine: 'COLLECTIONS.WITH_GAP',
      gives:
        'ResultError: OWNER.COLLECTIONS.WITH_GAP, result returnValue: an index-by table whose keys are not 1, 2, 3 … cannot be given as an array; map it to a Map. (rolled-back)',
    },
    {
      user: 'ALICE',
      routine: 'COLLECTIONS.SPARSE',
      json: '{ "sparse": { "-2147483647": 1, "0": null, "7": 0.5 } }',
      gives: '{ "-2147483647": 1, "0": null, "7": 0.5 }',
    },
    {
      user: 'ALICE',
      routine: 'COLLECTIONS.RATES',
      json: '{ "rates": { "USD": 1.1, "eur": 1, "__proto__": 2 } }',
      gives: '{ "USD": 1.1, "__proto__": 2, "eur": 1 }',
    },
    { user: 'ALICE', routine: 'COLLECTIONS.RATES', json: '{ "rates": {} }', gives: '{}' },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.GRID',
      json: '{ "grid": [["a"], [], ["b", "c"]] }',
      gives: '[ [ "a" ], [], [ "b", "c" ] ]',
    },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.WHOLE_ORDER',
      json: '{ "order": { "id": 1, "lines": [{ "sku": "A1" }], "tags": ["x", "y"] } }',
      gives: '{ "id": 1, "lines": [ { "sku": "A1", "amount": null, "sent": null } ], "tags": [ "x", "y" ] }',
    },
    {
      user: 'BOB',
      routine: 'COLLECTIONS.WHOLE_ORDER',
      json: '{ "order": { "lines": null } }',
      gives: '{ "id": null, "lines": null, "tags": [] }',
    },
  ],
};

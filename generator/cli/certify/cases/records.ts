import type { CertificationCase } from '../certification-case.js';

export const records: CertificationCase = {
  name: 'records and rows',
  about: 'fields that are left out keep their defaults; rows of a table whose users lack privileges on it',
  packages: ['records'],
  statements: [
    'CREATE TABLE records_orders (id NUMBER(9) NOT NULL, note VARCHAR2(20), placed DATE, total NUMBER(18,2))',
    `CREATE PACKAGE records AS
  SUBTYPE order_row_t IS records_orders%ROWTYPE;
  TYPE price_t IS RECORD (amount NUMBER(12,2), currency VARCHAR2(3) := 'EUR');
  TYPE line_t IS RECORD (sku VARCHAR2(20), quantity PLS_INTEGER := 1, gift BOOLEAN := FALSE, price price_t);
  FUNCTION echo(p_line line_t) RETURN line_t;
  PROCEDURE change(p_line IN OUT line_t, p_nothing OUT line_t);
  FUNCTION next_order(p_order order_row_t) RETURN order_row_t;
END;`,
    `CREATE PACKAGE BODY records AS
  FUNCTION echo(p_line line_t) RETURN line_t IS
  BEGIN
    RETURN p_line;
  END;
  PROCEDURE change(p_line IN OUT line_t, p_nothing OUT line_t) IS
  BEGIN
    p_line.quantity := p_line.quantity + 1;
    p_line.gift := NOT p_line.gift;
    p_line.price.amount := p_line.price.amount * 2;
  END;
  FUNCTION next_order(p_order order_row_t) RETURN order_row_t IS
    o order_row_t := p_order;
  BEGIN
    o.id := o.id + 1;
    o.placed := o.placed + 1;
    RETURN o;
  END;
END;`,
  ],
  catalog: `RECORDS.CHANGE(P_LINE IN OUT OWNER.RECORDS.LINE_T, P_NOTHING OUT OWNER.RECORDS.LINE_T)
RECORDS.ECHO(P_LINE IN OWNER.RECORDS.LINE_T) RETURN OWNER.RECORDS.LINE_T
RECORDS.NEXT_ORDER(P_ORDER IN OWNER.RECORDS_ORDERS%ROWTYPE) RETURN OWNER.RECORDS_ORDERS%ROWTYPE
OWNER.RECORDS.LINE_T: record (SKU VARCHAR2(20), QUANTITY PLS_INTEGER, GIFT BOOLEAN, PRICE OWNER.RECORDS.PRICE_T)
OWNER.RECORDS.PRICE_T: record (AMOUNT NUMBER(12,2), CURRENCY VARCHAR2(3))
OWNER.RECORDS_ORDERS%ROWTYPE: row (ID NUMBER(9), NOTE VARCHAR2(20), PLACED DATE, TOTAL NUMBER(18,2))`,
  calls: [
    {
      user: 'ALICE',
      routine: 'RECORDS.ECHO',
      json: '{ "line": { "sku": "A1", "quantity": 2, "gift": true, "price": { "amount": 10.25, "currency": "USD" } } }',
      gives: '{ "sku": "A1", "quantity": 2, "gift": true, "price": { "amount": 10.25, "currency": "USD" } }',
    },
    {
      user: 'ALICE',
      routine: 'RECORDS.ECHO',
      json: '{ "line": { "sku": "A1" } }',
      gives: '{ "sku": "A1", "quantity": 1, "gift": false, "price": { "amount": null, "currency": "EUR" } }',
    },
    {
      user: 'BOB',
      routine: 'RECORDS.ECHO',
      json: '{ "line": { "quantity": null, "gift": null, "price": { "currency": null } } }',
      gives: '{ "sku": null, "quantity": null, "gift": null, "price": { "amount": null, "currency": null } }',
    },
    {
      user: 'BOB',
      routine: 'RECORDS.CHANGE',
      json: '{ "line": { "sku": "A1", "price": { "amount": 0.01 } } }',
      gives:
        '{ "line": { "sku": "A1", "quantity": 2, "gift": true, "price": { "amount": 0.02, "currency": "EUR" } }, "nothing": { "sku": null, "quantity": 1, "gift": false, "price": { "amount": null, "currency": "EUR" } } }',
    },
    {
      user: 'BOB',
      routine: 'RECORDS.ECHO',
      json: '{ "line": { "sku": "123456789012345678901" } }',
      gives:
        'ArgumentError: OWNER.RECORDS.ECHO, argument line.sku: expected a string of at most 20 characters, or null, got a string. (not-started)',
    },
    {
      user: 'ALICE',
      routine: 'RECORDS.NEXT_ORDER',
      json: '{ "order": { "id": 999, "note": "x", "placed": "2024-02-28T01:02:03", "total": 1234567890123456.78 } }',
      gives: '{ "id": 1000, "note": "x", "placed": "2024-02-29T01:02:03", "total": 1234567890123456.78 }',
    },
    {
      user: 'ALICE',
      routine: 'RECORDS.NEXT_ORDER',
      json: '{ "order": {} }',
      gives: '{ "id": null, "note": null, "placed": null, "total": null }',
    },
  ],
};

export const tableRows: CertificationCase = {
  name: 'rows without a subtype',
  about: 'a parameter that is declared table%ROWTYPE is compiled by whoever calls, who must then see the table',
  packages: ['table_rows'],
  statements: [
    'CREATE TABLE table_rows_orders (id NUMBER(9), note VARCHAR2(20))',
    `CREATE PACKAGE table_rows AS
  FUNCTION noted(p_order table_rows_orders%ROWTYPE) RETURN VARCHAR2;
END;`,
    `CREATE PACKAGE BODY table_rows AS
  FUNCTION noted(p_order table_rows_orders%ROWTYPE) RETURN VARCHAR2 IS
  BEGIN
    RETURN p_order.note;
  END;
END;`,
  ],
  catalog: `TABLE_ROWS.NOTED(P_ORDER IN OWNER.TABLE_ROWS_ORDERS%ROWTYPE) RETURN VARCHAR2
OWNER.TABLE_ROWS_ORDERS%ROWTYPE: row (ID NUMBER(9), NOTE VARCHAR2(20))`,
  calls: [
    {
      user: 'ALICE',
      routine: 'TABLE_ROWS.NOTED',
      json: '{ "order": { "id": 1, "note": "x" } }',
      gives: "DatabaseError: ORA-06550: PLS-00201: identifier 'OWNER.TABLE_ROWS_ORDERS' must be declared (not-started)",
    },
  ],
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RowShapeError } from '../../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

const SCRIPT = `
CREATE TABLE erp.orders (id NUMBER(9) NOT NULL, customer VARCHAR2(30), amount NUMBER(18,2), serial NUMBER(18));
INSERT INTO erp.orders VALUES (1, 'Ada', 12.5, 900719925474099267);
INSERT INTO erp.orders VALUES (2, NULL, NULL, NULL);
INSERT INTO erp.orders VALUES (3, 'Bob', 1234567890123456.78, 3);
COMMIT;

CREATE OR REPLACE PACKAGE erp.orders_api AS
  TYPE order_rec IS RECORD (id NUMBER(9), customer VARCHAR2(30), amount NUMBER(18,2));
  TYPE order_cur IS REF CURSOR RETURN order_rec;
  FUNCTION all_orders RETURN order_cur;
  FUNCTION search(p_text VARCHAR2) RETURN SYS_REFCURSOR;
  PROCEDURE list_orders(p_above NUMBER, p_rows OUT SYS_REFCURSOR, p_count OUT PLS_INTEGER);
  PROCEDURE refresh(p_rows IN OUT SYS_REFCURSOR);
  FUNCTION whole_rows RETURN SYS_REFCURSOR;
  FUNCTION misfits RETURN SYS_REFCURSOR;
  PROCEDURE print(p_rows IN SYS_REFCURSOR);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION all_orders RETURN order_cur IS
    c order_cur;
  BEGIN
    OPEN c FOR SELECT id, customer, amount FROM erp.orders ORDER BY id;
    RETURN c;
  END;
  FUNCTION search(p_text VARCHAR2) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    IF p_text IS NOT NULL THEN
      OPEN c FOR SELECT id AS order_id, serial FROM erp.orders WHERE customer = p_text ORDER BY id;
    END IF;
    RETURN c;
  END;
  PROCEDURE list_orders(p_above NUMBER, p_rows OUT SYS_REFCURSOR, p_count OUT PLS_INTEGER) IS
  BEGIN
    SELECT COUNT(*) INTO p_count FROM erp.orders WHERE id > p_above;
    OPEN p_rows FOR SELECT amount, 'ignored' AS remark, id, customer FROM erp.orders WHERE id > p_above ORDER BY id;
  END;
  PROCEDURE refresh(p_rows IN OUT SYS_REFCURSOR) IS
  BEGIN
    OPEN p_rows FOR SELECT id FROM erp.orders WHERE id = 1;
  END;
  FUNCTION whole_rows RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT * FROM erp.orders ORDER BY id;
    RETURN c;
  END;
  FUNCTION misfits RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT id FROM erp.orders;
    RETURN c;
  END;
  PROCEDURE print(p_rows IN SYS_REFCURSOR) IS
  BEGIN
    NULL;
  END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    naming: { stripParameterPrefixes: ['p_'] },
    cursors: {
      'erp.orders_api.all_orders.return': 'erp.orders_api.order_rec',
      'erp.orders_api.list_orders.p_rows': 'erp.orders_api.order_rec',
      'erp.orders_api.whole_rows.return': 'erp.orders',
      'erp.orders_api.misfits.return': { id: 'NUMBER(9)', name: 'VARCHAR2(30)' },
    },
  });
});

afterAll(() => client[Symbol.asyncDispose]());

const ORDERS = [
  { id: 1, customer: 'Ada', amount: '12.5' },
  { id: 2, customer: null, amount: null },
  { id: 3, customer: 'Bob', amount: '1234567890123456.78' },
];

describe('a cursor of a generated client', () => {
  it('gives a function its rows', async () => {
    expect(await client.routine('ordersApi.allOrders')()).toEqual(ORDERS);
  });

  it('gives the columns that the configured record has, whatever their order', async () => {
    const result = await client.routine('ordersApi.listOrders')({ above: 1 });
    expect(result).toEqual({ rows: ORDERS.slice(1), count: 2 });
  });

  it('gives the rows of a table, which no user needs a privilege on', async () => {
    expect(await client.routine('ordersApi.wholeRows')()).toEqual([
      { ...ORDERS[0], serial: 900719925474099267n },
      { ...ORDERS[1], serial: null },
      { ...ORDERS[2], serial: 3n },
    ]);
  });

  it('gives what it has where nothing says what that is', async () => {
    expect(await client.routine('ordersApi.search')({ text: 'Ada' })).toEqual([
      { orderId: 1, serial: 900719925474099267n },
    ]);
  });

  it('is null when the routine did not open it', async () => {
    expect(await client.routine('ordersApi.search')({ text: null })).toBeNull();
  });

  it('takes nothing in mode IN OUT', async () => {
    expect(await client.routine('ordersApi.refresh')()).toEqual({ rows: [{ id: 1 }] });
  });

  it('is refused when it lacks a column', async () => {
    await expect(client.routine('ordersApi.misfits')()).rejects.toBeInstanceOf(RowShapeError);
  });

  it('gives its rows one at a time as a stream', async () => {
    const stream = await client.routine('ordersApi.listOrders').stream({ above: 1 });
    const { rows, count } = readStream(stream);
    const read: unknown[] = [];
    for await (const row of rows) read.push(row);
    expect(read).toEqual(ORDERS.slice(1));
    expect(count).toBe(2);
  });

  it('cannot be passed in', () => {
    expect(client.report.omissions).toEqual([
      { what: 'ERP.ORDERS_API.PRINT', parameter: 'P_ROWS', reason: 'a cursor cannot be passed in' },
    ]);
  });
});

function readStream(value: unknown): { readonly rows: AsyncIterable<unknown>; readonly count: unknown } {
  if (typeof value === 'object' && value !== null && 'rows' in value && 'count' in value && isIterable(value.rows))
    return { rows: value.rows, count: value.count };
  throw new TypeError('no stream');
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RowShapeError } from '../../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

const SCRIPT = `
CREATE TABLE erp.orders (id NUMBER(9), customer VARCHAR2(30));
INSERT INTO erp.orders VALUES (1, 'Ada');
INSERT INTO erp.orders VALUES (2, NULL);
COMMIT;

CREATE OR REPLACE PACKAGE erp.common AS
  TYPE total_rec IS RECORD (customer VARCHAR2(30), orders PLS_INTEGER);
  TYPE total_cur IS REF CURSOR RETURN total_rec;
END;
/
CREATE OR REPLACE PACKAGE erp.orders_api AS
  TYPE order_rec IS RECORD (order_id NUMBER(9), customer VARCHAR2(30));
  CURSOR c_ids IS SELECT id FROM orders;
  TYPE order_cur IS REF CURSOR RETURN order_rec;
  TYPE table_cur IS REF CURSOR RETURN orders%ROWTYPE;
  TYPE id_cur IS REF CURSOR RETURN c_ids%ROWTYPE;
  TYPE same_cur IS REF CURSOR RETURN erp.common.total_rec;
  SUBTYPE alias_cur IS order_cur;

  FUNCTION of_record RETURN order_cur;
  FUNCTION of_table RETURN orders_api.table_cur;
  FUNCTION of_cursor RETURN id_cur;
  FUNCTION of_other RETURN common.total_cur;
  FUNCTION of_same RETURN same_cur;
  FUNCTION of_alias RETURN alias_cur;

  /*
   * The orders.
   * @param p_rows the orders @cursor order_rec
   */
  PROCEDURE list_orders(p_rows OUT SYS_REFCURSOR);
  -- @cursor erp.orders%ROWTYPE
  FUNCTION search RETURN SYS_REFCURSOR;
  -- @cursor common.total_cur
  FUNCTION totals RETURN SYS_REFCURSOR;
  -- @cursor erp.orders_api.order_rec
  FUNCTION configured RETURN SYS_REFCURSOR;
  -- @cursor no_such_rec
  FUNCTION unknown RETURN SYS_REFCURSOR;
  -- @cursor order_rec
  FUNCTION misfit RETURN SYS_REFCURSOR;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION of_record RETURN order_cur IS c order_cur;
  BEGIN OPEN c FOR SELECT id, customer FROM orders ORDER BY id; RETURN c; END;
  FUNCTION of_table RETURN orders_api.table_cur IS c table_cur;
  BEGIN OPEN c FOR SELECT * FROM orders ORDER BY id; RETURN c; END;
  FUNCTION of_cursor RETURN id_cur IS c id_cur;
  BEGIN OPEN c FOR SELECT id FROM orders ORDER BY id; RETURN c; END;
  FUNCTION of_other RETURN common.total_cur IS c common.total_cur;
  BEGIN OPEN c FOR SELECT customer, 1 FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION of_same RETURN same_cur IS c same_cur;
  BEGIN OPEN c FOR SELECT customer, 2 FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION of_alias RETURN alias_cur IS c alias_cur;
  BEGIN OPEN c FOR SELECT id, customer FROM orders WHERE id = 2; RETURN c; END;
  PROCEDURE list_orders(p_rows OUT SYS_REFCURSOR) IS
  BEGIN OPEN p_rows FOR SELECT customer, 'left out' AS remark, id AS order_id FROM orders ORDER BY id; END;
  FUNCTION search RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN OPEN c FOR SELECT customer, id FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION totals RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN OPEN c FOR SELECT 1 AS orders, customer FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION configured RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN OPEN c FOR SELECT id, 'Ada' AS name FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION unknown RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN OPEN c FOR SELECT id AS whatever FROM orders WHERE id = 1; RETURN c; END;
  FUNCTION misfit RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN OPEN c FOR SELECT id FROM orders; RETURN c; END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    naming: { stripParameterPrefixes: ['p_'] },
    cursors: { 'erp.orders_api.configured.return': { id: 'NUMBER(9)', name: 'VARCHAR2(3)' } },
  });
});

afterAll(() => client[Symbol.asyncDispose]());

/** What the client says about a routine's result. */
function resultOf(routine: string): string | undefined {
  const signature = new RegExp(`${routine}: \\{\\n\\s*\\(.*\\): Promise<(.*)>;`);
  return signature.exec(client.files['erp/orders-api.ts'] ?? '')?.[1];
}

const ORDERS = [
  { orderId: 1, customer: 'Ada' },
  { orderId: 2, customer: null },
];

describe('the rows of a strong cursor', () => {
  it.each([
    ['a record of the package', 'ofRecord', 'readonly OrderRec[] | null', ORDERS],
    [
      "a table's row",
      'ofTable',
      'readonly $erp.Orders$row[] | null',
      [
        { id: 1, customer: 'Ada' },
        { id: 2, customer: null },
      ],
    ],
    ["a cursor's row", 'ofCursor', 'readonly CIds$row[] | null', [{ id: 1 }, { id: 2 }]],
    [
      'a cursor type of another package',
      'ofOther',
      'readonly $erp$common.TotalRec[] | null',
      [{ customer: 'Ada', orders: 1 }],
    ],
    [
      'a record of another package',
      'ofSame',
      'readonly $erp$common.TotalRec[] | null',
      [{ customer: 'Ada', orders: 2 }],
    ],
    ['a subtype of the cursor type', 'ofAlias', 'readonly OrderRec[] | null', ORDERS.slice(1)],
  ])('are told by %s', async (_, routine, type, rows) => {
    expect(resultOf(routine)).toBe(type);
    expect(await client.routine(`ordersApi.${routine}`)()).toEqual(rows);
  });
});

describe('the rows that @cursor names', () => {
  it('are found by the names of the columns', async () => {
    expect(await client.routine('ordersApi.listOrders')()).toEqual({ rows: ORDERS });
  });

  it.each([
    ['a table', 'search', 'readonly $erp.Orders$row[] | null', [{ id: 1, customer: 'Ada' }]],
    ['a cursor type', 'totals', 'readonly $erp$common.TotalRec[] | null', [{ customer: 'Ada', orders: 1 }]],
  ])('may be those of %s', async (_, routine, type, rows) => {
    expect(resultOf(routine)).toBe(type);
    expect(await client.routine(`ordersApi.${routine}`)()).toEqual(rows);
  });

  it('are checked against what the cursor has', async () => {
    await expect(client.routine('ordersApi.misfit')()).rejects.toBeInstanceOf(RowShapeError);
  });

  it('give way to the configuration', async () => {
    expect(await client.routine('ordersApi.configured')()).toEqual([{ id: 1, name: 'Ada' }]);
  });

  it('are any where nothing has the name, which is reported', async () => {
    expect(await client.routine('ordersApi.unknown')()).toEqual([{ whatever: 1 }]);
    expect(client.report.warnings).toEqual([
      {
        what: 'ERP.ORDERS_API.UNKNOWN',
        parameter: 'RETURN',
        message:
          '@cursor has no effect, because no_such_rec is no record type and no table, view or cursor that the reading account can see',
      },
    ]);
  });
});

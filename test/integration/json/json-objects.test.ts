import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/** Routines that take JSON apart and put it together, in PL/SQL's object types and in SQL. */
const SCRIPT = `
CREATE TABLE erp.orders (id NUMBER(9) PRIMARY KEY, doc CLOB CONSTRAINT orders_doc CHECK (doc IS JSON));
CREATE OR REPLACE PACKAGE erp.orders_api AS
  PROCEDURE save_order (p_doc IN CLOB, p_id OUT NUMBER);
  FUNCTION with_total (p_doc IN VARCHAR2) RETURN CLOB;
  FUNCTION renamed (p_doc IN JSON) RETURN JSON;
  FUNCTION lines (p_id IN NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION summary RETURN CLOB;
  PROCEDURE merge_order (p_doc IN OUT NOCOPY JSON_OBJECT_T);
  FUNCTION keys (p_doc IN CLOB) RETURN JSON_KEY_LIST;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  PROCEDURE save_order (p_doc IN CLOB, p_id OUT NUMBER) IS
    l_doc JSON_OBJECT_T := JSON_OBJECT_T.parse(p_doc);
  BEGIN
    l_doc.on_error(1);
    p_id := l_doc.get_number('id');
    l_doc.put('saved', TRUE);
    INSERT INTO orders VALUES (p_id, EMPTY_CLOB());
    UPDATE orders SET doc = p_doc WHERE id = p_id;
  END;

  PROCEDURE merge_order (p_doc IN OUT NOCOPY JSON_OBJECT_T) IS BEGIN p_doc.put('merged', TRUE); END;

  FUNCTION keys (p_doc IN CLOB) RETURN JSON_KEY_LIST IS BEGIN RETURN JSON_OBJECT_T(p_doc).get_keys; END;

  FUNCTION with_total (p_doc IN VARCHAR2) RETURN CLOB IS
    l_doc JSON_OBJECT_T := JSON_OBJECT_T(p_doc);
    l_lines JSON_ARRAY_T := l_doc.get_array('lines');
    l_line JSON_OBJECT_T;
    l_total NUMBER := 0;
  BEGIN
    FOR i IN 0 .. l_lines.get_size - 1 LOOP
      l_line := TREAT(l_lines.get(i) AS JSON_OBJECT_T);
      l_total := l_total + l_line.get_number('qty') * l_line.get_number('price');
      l_line.put('no', i + 1);
    END LOOP;
    l_doc.put('total', l_total);
    RETURN l_doc.to_clob;
  END;

  FUNCTION renamed (p_doc IN JSON) RETURN JSON IS
    l_doc JSON_OBJECT_T := JSON_OBJECT_T(p_doc);
    l_keys JSON_KEY_LIST := l_doc.get_keys;
  BEGIN
    FOR i IN 1 .. l_keys.COUNT LOOP l_doc.rename_key(l_keys(i), UPPER(l_keys(i))); END LOOP;
    RETURN l_doc.to_json;
  END;

  FUNCTION lines (p_id IN NUMBER) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR
      SELECT t.line_no, t.sku, t.qty, t.tag
        FROM orders o, JSON_TABLE(o.doc, '$.lines[*]' COLUMNS (
               line_no FOR ORDINALITY,
               sku VARCHAR2(20) PATH '$.sku',
               qty NUMBER(5) PATH '$.qty',
               NESTED PATH '$.tags[*]' COLUMNS (tag VARCHAR2(20) PATH '$'))) t
       WHERE o.id = p_id
       ORDER BY t.line_no, t.tag;
    RETURN c;
  END;

  FUNCTION summary RETURN CLOB IS l_result CLOB;
  BEGIN
    SELECT JSON_ARRAYAGG(JSON_OBJECT('id' VALUE id, 'customer' VALUE JSON_VALUE(doc, '$.customer')) ORDER BY id RETURNING CLOB)
      INTO l_result FROM orders WHERE JSON_EXISTS(doc, '$.lines[*]?(@.qty > 1)');
    RETURN l_result;
  END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT });
}, 60_000);

afterAll(async () => client[Symbol.asyncDispose]());

const ORDER = {
  id: 7,
  customer: 'Ada',
  lines: [
    { sku: 'A-1', qty: 2, price: 1.25, tags: ['new', 'blue'] },
    { sku: 'B-2', qty: 1, price: 10 },
  ],
};

describe('JSON through a generated client', () => {
  test('a CLOB becomes a document, and its lines rows', async () => {
    const text = JSON.stringify(ORDER);
    expect(await client.routine('ordersApi.saveOrder')({ pDoc: text })).toEqual({ pId: 7 });
    expect(await client.routine('ordersApi.lines')({ pId: 7 })).toEqual([
      { lineNo: 1, sku: 'A-1', qty: 2, tag: 'blue' },
      { lineNo: 1, sku: 'A-1', qty: 2, tag: 'new' },
      { lineNo: 2, sku: 'B-2', qty: 1, tag: null },
    ]);
    expect(await client.routine('ordersApi.summary')()).toBe('[{"id":7,"customer":"Ada"}]');
  });

  test('a VARCHAR2 goes in, the changed document comes out', async () => {
    const result = await client.routine('ordersApi.withTotal')({ pDoc: JSON.stringify(ORDER) });
    expect(JSON.parse(String(result))).toEqual({
      ...ORDER,
      lines: ORDER.lines.map((line, index) => ({ ...line, no: index + 1 })),
      total: 12.5,
    });
  });

  test('JSON in and out', async () => {
    expect(await client.routine('ordersApi.renamed')({ pDoc: { a: 1, b: [true, null, 'é'] } })).toEqual({
      A: 1,
      B: [true, null, 'é'],
    });
  });

  test("routines with PL/SQL's own JSON types are left out, with what to take instead", () => {
    const instead =
      'is a type that has values within PL/SQL only; let the routine take and give a CLOB or JSON instead';
    expect(client.report.omissions).toEqual([
      { what: 'ERP.ORDERS_API.KEYS', parameter: 'RETURN', reason: `PUBLIC.JSON_KEY_LIST ${instead}` },
      { what: 'ERP.ORDERS_API.MERGE_ORDER', parameter: 'P_DOC', reason: `PUBLIC.JSON_OBJECT_T ${instead}` },
    ]);
  });

  test('what is no JSON is an error of the call', async () => {
    await expect(client.routine('ordersApi.saveOrder')({ pDoc: '{"id":' })).rejects.toThrow('ORA-40441');
    await expect(client.routine('ordersApi.saveOrder')({ pDoc: '{"id":"x"}' })).rejects.toThrow('ORA-40566');
  });
});

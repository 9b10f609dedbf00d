import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArgumentError, ResultError } from '../../../runtime/index.js';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

const SCRIPT = `
CREATE TABLE erp.log (text VARCHAR2(30));

CREATE OR REPLACE PACKAGE erp.stock_api AS
  SUBTYPE t_qty IS PLS_INTEGER RANGE 0 .. 1000 NOT NULL;
  SUBTYPE t_code IS VARCHAR2(10) NOT NULL;
  SUBTYPE t_own_code IS t_code;
  TYPE item_rec IS RECORD (
    sku VARCHAR2(10) NOT NULL := 'none',
    name VARCHAR2(30), -- what it is called
    qty PLS_INTEGER /* @notnull */
  );
  TYPE codes_t IS TABLE OF VARCHAR2(10) NOT NULL;

  FUNCTION add_to(p_qty t_qty, p_code t_own_code DEFAULT 'X') RETURN t_qty;
  PROCEDURE take(p_qty IN OUT t_qty);
  /*
   * @param p_name the name @notnull
   * @return its length @notnull
   */
  FUNCTION name_of(p_id NUMBER, p_name OUT VARCHAR2) RETURN NUMBER;
  FUNCTION item(p_qty PLS_INTEGER) RETURN item_rec;
  -- @cursor item_rec
  FUNCTION items(p_qty PLS_INTEGER) RETURN SYS_REFCURSOR;
  FUNCTION codes(p_codes codes_t) RETURN codes_t;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.stock_api AS
  FUNCTION add_to(p_qty t_qty, p_code t_own_code DEFAULT 'X') RETURN t_qty IS
  BEGIN RETURN p_qty + LENGTH(p_code); END;
  PROCEDURE take(p_qty IN OUT t_qty) IS
  BEGIN p_qty := p_qty - 1; END;
  FUNCTION name_of(p_id NUMBER, p_name OUT VARCHAR2) RETURN NUMBER IS
  BEGIN
    INSERT INTO log VALUES ('name of ' || p_id);
    IF p_id > 0 THEN p_name := 'item ' || p_id; END IF;
    RETURN CASE WHEN p_id < 9 THEN LENGTH('item ' || p_id) END;
  END;
  FUNCTION item(p_qty PLS_INTEGER) RETURN item_rec IS
    r item_rec;
  BEGIN
    INSERT INTO log VALUES ('item');
    r.qty := p_qty;
    RETURN r;
  END;
  FUNCTION items(p_qty PLS_INTEGER) RETURN SYS_REFCURSOR IS
    c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT 'A1' AS sku, NULL AS name, p_qty AS qty FROM dual;
    RETURN c;
  END;
  FUNCTION codes(p_codes codes_t) RETURN codes_t IS
  BEGIN RETURN p_codes; END;
END;
/
GRANT EXECUTE ON erp.stock_api TO alice;
CREATE OR REPLACE FUNCTION erp.logged RETURN PLS_INTEGER AS
  n PLS_INTEGER;
BEGIN
  SELECT COUNT(*) INTO n FROM log;
  RETURN n;
END;
/
GRANT EXECUTE ON erp.logged TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    schemas: { erp: { routines: ['*'] } },
    naming: { stripParameterPrefixes: ['p_'] },
  });
});

afterAll(() => client[Symbol.asyncDispose]());

const call = (routine: string) => client.routine(`stockApi.${routine}`);
const source = () => client.files['erp/stock-api.ts'];

describe('a NOT NULL subtype', () => {
  it('takes and gives no null', async () => {
    expect(source()).toMatch(/qty: number \| bigint;\n/);
    expect(source()).toMatch(/code\?: string \| undefined;\n/);
    expect(source()).toMatch(/addTo\(.*\): Promise<number>;/);
    expect(await call('addTo')({ qty: 2 })).toBe(3);
    expect(await call('addTo')({ qty: 2, code: 'ABC' })).toBe(5);
    expect(await call('take')({ qty: 2 })).toEqual({ qty: 1 });
  });

  it.each([
    ['addTo', { qty: null }],
    ['addTo', { qty: 1, code: null }],
    ['take', { qty: null }],
  ])('refuses null before the call: %s %o', async (routine, args) => {
    await expect(call(routine)(args)).rejects.toBeInstanceOf(ArgumentError);
  });
});

describe('@notnull', () => {
  it('takes null out of the type of what comes out', async () => {
    expect(source()).toMatch(/returnValue: number;\n/);
    expect(source()).toMatch(/name: string;\n/);
    expect(await call('nameOf')({ id: 7 })).toEqual({ returnValue: 6, name: 'item 7' });
  });

  it.each([
    ['an OUT parameter', 'nameOf', { id: 0 }],
    ['a result', 'nameOf', { id: 9 }],
    ['a field', 'item', { qty: null }],
  ])('is checked before the commit: %s', async (_, routine, args) => {
    const before = await client.routine('logged')();
    await expect(call(routine)(args)).rejects.toBeInstanceOf(ResultError);
    expect(await client.routine('logged')()).toBe(before);
  });

  it('of a field holds for rows of cursors, too', async () => {
    expect(await call('items')({ qty: 1 })).toEqual([{ sku: 'A1', name: null, qty: 1 }]);
    await expect(call('items')({ qty: null })).rejects.toBeInstanceOf(ResultError);
  });
});

describe('NOT NULL of a declaration', () => {
  it('holds for fields', async () => {
    expect(source()).toMatch(/sku: string;\n/);
    expect(source()).toMatch(/name: string \| null;\n/);
    expect(await call('item')({ qty: 3 })).toEqual({ sku: 'none', name: null, qty: 3 });
  });

  it('holds for elements', async () => {
    expect(source()).toMatch(/codes: readonly string\[\] \| null;\n/);
    expect(await call('codes')({ codes: ['A', 'B'] })).toEqual(['A', 'B']);
    await expect(call('codes')({ codes: ['A', null] })).rejects.toBeInstanceOf(ArgumentError);
  });
});

it('needs no warning', () => {
  expect(client.report.warnings).toEqual([]);
});

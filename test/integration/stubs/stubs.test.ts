import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RoutineReference } from '../../../runtime/index.js';
import { raise, type StubImplementation, type TestSandbox } from '../../../testing/index.js';
import { type StubbedClient, stubbedClient } from '../../support/stubbed-client.js';

const SPECIFICATION = `
CREATE DIRECTORY docs AS '/srv/erp/docs';
GRANT READ ON DIRECTORY docs TO alice;
CREATE TYPE erp.address_t AS OBJECT (town VARCHAR2(30), zip VARCHAR2(10)) NOT FINAL;
/
CREATE TYPE erp.depot_t UNDER erp.address_t (gates NUMBER(3));
/
CREATE TABLE erp.orders (id NUMBER(9), sku VARCHAR2(12), placed DATE);
CREATE PACKAGE erp.orders_api AS
  TYPE line_t IS RECORD (sku VARCHAR2(12), quantity PLS_INTEGER, price NUMBER(9,2));
  TYPE lines_t IS TABLE OF line_t INDEX BY PLS_INTEGER;
  TYPE names_t IS TABLE OF VARCHAR2(30);
  TYPE rates_t IS TABLE OF NUMBER INDEX BY VARCHAR2(30);
  TYPE order_cur IS REF CURSOR RETURN erp.orders%ROWTYPE;
  max_lines CONSTANT PLS_INTEGER := 5;
  PROCEDURE create_order(p_sku IN VARCHAR2, p_quantity IN PLS_INTEGER DEFAULT max_lines + 1, p_order_id OUT NUMBER, p_status IN OUT VARCHAR2);
  FUNCTION who_am_i RETURN VARCHAR2;
  PROCEDURE touch;
  FUNCTION find(p_id IN NUMBER) RETURN VARCHAR2;
  FUNCTION find(p_name IN VARCHAR2) RETURN NUMBER;
  FUNCTION price_of(p_line IN line_t) RETURN line_t;
  PROCEDURE sort(p_lines IN OUT lines_t, p_names IN OUT names_t, p_rates IN OUT rates_t);
  FUNCTION move(p_address IN erp.address_t) RETURN erp.address_t;
  FUNCTION list_orders(p_sku IN VARCHAR2) RETURN order_cur;
  FUNCTION search RETURN SYS_REFCURSOR;
  FUNCTION echo_date(p DATE) RETURN DATE;
  FUNCTION echo_timestamp(p TIMESTAMP_UNCONSTRAINED) RETURN TIMESTAMP_UNCONSTRAINED;
  FUNCTION echo_zoned(p TIMESTAMP WITH TIME ZONE) RETURN TIMESTAMP WITH TIME ZONE;
  FUNCTION echo_interval(p DSINTERVAL_UNCONSTRAINED) RETURN DSINTERVAL_UNCONSTRAINED;
  FUNCTION echo_months(p INTERVAL YEAR TO MONTH) RETURN INTERVAL YEAR TO MONTH;
  FUNCTION echo_number(p NUMBER) RETURN NUMBER;
  FUNCTION echo_raw(p RAW) RETURN RAW;
  FUNCTION echo_boolean(p BOOLEAN) RETURN BOOLEAN;
  FUNCTION echo_double(p BINARY_DOUBLE) RETURN BINARY_DOUBLE;
  FUNCTION echo_clob(p CLOB) RETURN CLOB;
  FUNCTION echo_blob(p BLOB) RETURN BLOB;
  FUNCTION echo_file(p BFILE) RETURN BFILE;
  FUNCTION echo_vector(p VECTOR) RETURN VECTOR;
  FUNCTION list_vectors RETURN SYS_REFCURSOR;
END;
/
CREATE TYPE erp.point_t AS OBJECT (x NUMBER, label VARCHAR2(10));
/
CREATE TYPE erp.points_t AS TABLE OF erp.point_t;
/
CREATE PACKAGE erp.pipes_api AS
  FUNCTION points(p_count IN NUMBER) RETURN erp.points_t PIPELINED;
END;
/
GRANT EXECUTE ON erp.pipes_api TO alice;
CREATE PACKAGE erp.stock_api AS
  FUNCTION free(p_sku IN VARCHAR2) RETURN NUMBER;
  FUNCTION doubled(p_sku IN VARCHAR2) RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.stock_api AS
  FUNCTION free(p_sku IN VARCHAR2) RETURN NUMBER IS BEGIN RETURN 7; END;
  FUNCTION doubled(p_sku IN VARCHAR2) RETURN NUMBER IS BEGIN RETURN free(p_sku) * 2; END;
END;
/
CREATE PROCEDURE erp.tidy(p_days IN NUMBER DEFAULT 30) IS BEGIN NULL; END;
/
GRANT EXECUTE ON erp.address_t TO alice;
GRANT EXECUTE ON erp.depot_t TO alice;
GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.stock_api TO alice;
GRANT EXECUTE ON erp.tidy TO alice;
`;

const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-stub-files-'));
writeFileSync(join(folder, 'a.txt'), 'text');

let client: StubbedClient;
let sandbox: TestSandbox;

beforeAll(async () => {
  client = await stubbedClient(SPECIFICATION, { DOCS: folder });
  ({ sandbox } = client);
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
afterEach(() => client.removeStubs());

/** As a test of an application would, but for the names. */
const stub = (path: string, implementation: StubImplementation<Record<string, unknown>, unknown>) =>
  client.stub(path, implementation);
const call = (path: string, args?: object) => client.routine(path)(args);

describe('a stub of a package without a body', () => {
  it('gets arguments and gives results as the client has them', async () => {
    const order = await stub('ordersApi.createOrder', async ({ sku, quantity, status }, session) => {
      await Promise.resolve();
      return { orderId: 42, status: `${status} ${sku} ${quantity} ${session.user}` };
    });
    const result = await call('ordersApi.createOrder', { sku: 'A1', quantity: 2, status: 'new' });
    expect(result).toEqual({ orderId: 42, status: 'new A1 2 ALICE' });
    expect(order.calls).toEqual([
      {
        args: { sku: 'A1', quantity: 2, status: 'new' },
        session: expect.objectContaining({
          user: 'ALICE',
          proxyUser: 'ERP_APP',
          module: 'ORDERS_API',
          action: 'CREATE_ORDER',
        }),
        error: undefined,
      },
    ]);
  });

  it('gets the default of what was left out, and NULL', async () => {
    const { calls } = await stub('ordersApi.createOrder', () => ({ orderId: null, status: null }));
    expect(await call('ordersApi.createOrder', { sku: null, status: null })).toEqual({ orderId: null, status: null });
    expect(calls[0]?.args).toEqual({ sku: null, quantity: 6, status: null });
  });

  it('gives the value of a function, and nothing for a procedure', async () => {
    await stub('ordersApi.whoAmI', (_args, { user }) => user);
    await stub('ordersApi.touch', () => undefined);
    expect(await call('ordersApi.whoAmI')).toBe('ALICE');
    expect(await call('ordersApi.touch')).toBeUndefined();
  });

  it('stands for one overload', async () => {
    await stub('ordersApi.find$idNumber$returnsVarchar2', ({ id }) => `order ${id}`);
    expect(await call('ordersApi.find', { id: 1 })).toBe('order 1');
    await expect(call('ordersApi.find', { name: 'x' })).rejects.toMatchObject({ code: 4067 });
  });

  it('takes and gives records, collections and objects', async () => {
    await stub('ordersApi.priceOf', ({ line }) => ({ ...Object(line), price: 1.5 }));
    expect(await call('ordersApi.priceOf', { line: { sku: 'A1' } })).toEqual({ sku: 'A1', quantity: null, price: 1.5 });
    await stub('ordersApi.sort', ({ lines, names, rates }) => ({ lines, names, rates }));
    const given = {
      lines: [
        { sku: 'A', quantity: 1, price: 2 },
        { sku: 'B', quantity: null, price: null },
      ],
      names: ['x', null],
      rates: new Map([['EUR', 1.1]]),
    };
    expect(await call('ordersApi.sort', given)).toEqual(given);
    expect(await call('ordersApi.sort', { lines: [], names: null, rates: new Map() })).toEqual({
      lines: [],
      names: null,
      rates: new Map(),
    });
    await stub('ordersApi.move', ({ address }) => address);
    for (const address of [
      { $type: 'ADDRESS_T', town: 'Oslo', zip: null },
      { $type: 'DEPOT_T', town: 'Bern', zip: '3000', gates: 3 },
      null,
    ])
      expect(await call('ordersApi.move', { address })).toEqual(address);
  });

  it('gives rows for cursors', async () => {
    const rows = [
      { id: 1, sku: 'A1', placed: '2024-02-29T13:05:07' },
      { id: 2, sku: null, placed: null },
    ];
    await stub('ordersApi.listOrders', () => rows);
    expect(await call('ordersApi.listOrders', { sku: 'A1' })).toMatchObject(rows);
    await stub('ordersApi.search', () => [{ orderId: 7, title: 'seven', due: null }]);
    expect(await call('ordersApi.search')).toEqual([{ orderId: 7, title: 'seven', due: null }]);
    await stub('ordersApi.search', () => null);
    expect(await call('ordersApi.search')).toBeNull();
  });

  it.each([
    ['echoDate', ['2024-02-29T13:05:07', '-000043-03-15T00:00:00', '0001-01-01T00:00:00']],
    ['echoTimestamp', ['2024-02-29T13:05:07.123456789', '1582-10-15T00:00:00']],
    ['echoZoned', ['2024-02-29T13:05:07.5+05:45', '1999-12-31T23:59:59-08:00']],
    [
      'echoInterval',
      [
        { days: 3, hours: 4, minutes: 5, seconds: 6, nanoseconds: 7 },
        { days: -1, hours: 0, minutes: 0, seconds: 0, nanoseconds: 0 },
      ],
    ],
    [
      'echoMonths',
      [
        { years: 2, months: 11 },
        { years: -1, months: -1 },
      ],
    ],
    ['echoNumber', [0, 1.5, -1e-20, 9_007_199_254_740_991]],
    ['echoRaw', [Buffer.from('abc')]],
    ['echoBoolean', [true, false]],
    ['echoDouble', [1.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['echoClob', ['text', 'x'.repeat(40_000), '']],
    ['echoBlob', [Buffer.from('abc'), Buffer.alloc(40_000, 1), Buffer.alloc(0)]],
  ] as const)('%s is given what it gets', async (routine, values) => {
    const { calls } = await stub(`ordersApi.${routine}`, ({ p }) => p);
    for (const value of values) expect(await call(`ordersApi.${routine}`, { p: value })).toEqual(value);
    expect(await call(`ordersApi.${routine}`, { p: null })).toBeNull();
    expect(calls.map(({ args }) => args['p'])).toEqual([...values, null]);
  });

  it('gives a file by its name: what is in it is read where the sandbox has the directory', async () => {
    const file = { directory: 'DOCS', fileName: 'a.txt' };
    const { calls } = await stub('ordersApi.echoFile', ({ p }) => p);
    expect(await call('ordersApi.echoFile', { p: file })).toEqual({ ...file, content: Buffer.from('text') });
    expect(await call('ordersApi.echoFile', { p: null })).toBeNull();
    expect(calls.map(({ args }) => args['p'])).toEqual([file, null]);
    await stub('ordersApi.echoFile', () => 'DOCS/a.txt');
    await expect(call('ordersApi.echoFile', { p: null })).rejects.toMatchObject({
      databaseMessage: expect.stringContaining('an object with a directory of 1 to 128 characters'),
    });
  });

  it('gives and takes vectors, also in rows that nothing declares', async () => {
    const { calls } = await stub('ordersApi.echoVector', ({ p }) => p);
    const values = [new Float32Array([1.5, -2]), new Float64Array([0.1]), new Int8Array([-1]), new Uint8Array([129])];
    for (const value of values) expect(await call('ordersApi.echoVector', { p: value })).toEqual(value);
    expect(await call('ordersApi.echoVector', { p: null })).toBeNull();
    expect(calls.map(({ args }) => args['p'])).toEqual([...values, null]);
    await stub('ordersApi.echoVector', () => [1, Number.NaN]);
    await expect(call('ordersApi.echoVector', { p: null })).rejects.toMatchObject({
      databaseMessage: expect.stringContaining('array of numbers of 1 to 65535 finite numbers'),
    });
    await stub('ordersApi.listVectors', () => [
      { id: 1, place: new Float32Array([1, 2]) },
      { id: 2, place: null },
    ]);
    expect(await call('ordersApi.listVectors')).toEqual([
      { id: 1, place: new Float32Array([1, 2]) },
      { id: 2, place: null },
    ]);
  });

  it('gives the rows of a pipelined function', async () => {
    await stub('pipesApi.points', ({ count }) => [
      { x: 1, label: `1 of ${count}` },
      { x: 2, label: null },
    ]);
    expect(await call('pipesApi.points', { count: 2 })).toEqual([
      { x: 1, label: '1 of 2' },
      { x: 2, label: null },
    ]);
  });

  it('stands aside for others of its package: they have no body', async () => {
    await stub('ordersApi.whoAmI', () => 'x');
    const message = /not executed, package body "ERP.ORDERS_API" does not exist/;
    await expect(call('ordersApi.touch')).rejects.toMatchObject({
      code: 4067,
      databaseMessage: expect.stringMatching(message),
    });
  });
});

describe('a stub in the place of a body', () => {
  it('is called from outside of the package, until it is taken away', async () => {
    const free = await stub('stockApi.free', ({ sku }) => (sku === 'A1' ? 3 : 0));
    expect(await call('stockApi.free', { sku: 'A1' })).toBe(3);
    expect(await call('stockApi.doubled', { sku: 'A1' })).toBe(14);
    free.replace(() => 4);
    expect(await call('stockApi.free', { sku: 'A1' })).toBe(4);
    expect(free.calls).toHaveLength(2);
    free.remove();
    expect(await call('stockApi.free', { sku: 'A1' })).toBe(7);
  });

  it('is that of a standalone routine, too', async () => {
    const { calls } = await stub('tidy', () => undefined);
    await call('tidy');
    await call('tidy', { days: 3 });
    expect(calls.map(({ args }) => args)).toEqual([{ days: 30 }, { days: 3 }]);
  });

  it('is called from SQL and PL/SQL', async () => {
    await stub('stockApi.free', () => 5);
    expect(await client.query('SELECT erp.stock_api.free(:1) FROM dual', ['A1'])).toEqual([[5]]);
  });
});

describe('errors of a stub', () => {
  it('are raised as RAISE_APPLICATION_ERROR would raise them', async () => {
    await stub('ordersApi.touch', (): never => raise(-20_001, 'out of stock'));
    await expect(call('ordersApi.touch')).rejects.toMatchObject({
      name: 'ApplicationError',
      code: 20_001,
      message: expect.stringContaining('out of stock'),
      outcome: 'rolled-back',
    });
    await stub('ordersApi.touch', () => {
      throw Object.assign(new Error('credit exceeded'), { code: -20_002 });
    });
    await expect(call('ordersApi.touch')).rejects.toMatchObject({ name: 'ApplicationError', code: 20_002 });
    await stub('ordersApi.touch', (): never => raise(-1, 'unique constraint (ERP.ORDERS_PK) violated'));
    await expect(call('ordersApi.touch')).rejects.toMatchObject({ name: 'DatabaseError', code: 1 });
  });

  it('name the stub if they are none of the database', async () => {
    const { calls } = await stub('ordersApi.touch', () => {
      throw new TypeError('x is not a function');
    });
    await expect(call('ordersApi.touch')).rejects.toThrow(
      /The stub of ERP.ORDERS_API.TOUCH failed: it threw TypeError: x is not a function/,
    );
    expect(calls[0]?.error).toBeInstanceOf(TypeError);
  });

  it.each([
    ['a missing result', 'createOrder', { orderId: 1 }, 'status must be there, not missing'],
    [
      'an unknown one',
      'createOrder',
      { orderId: 1, status: 'x', more: 1 },
      'more must be one of orderId, status, not an unknown name',
    ],
    [
      'a wrong type',
      'createOrder',
      { orderId: 'x', status: 'x' },
      "orderId must be a finite number or bigint in NUMBER's range, or null, not a string",
    ],
    ['no object', 'createOrder', 7, 'its result must be an object, not something else'],
    ['a value of a procedure', 'touch', 7, 'its result must be nothing, not a value'],
  ] as const)('name %s', async (_what, routine, result, complaint) => {
    await stub(`ordersApi.${routine}`, () => result);
    const args = routine === 'touch' ? undefined : { sku: 'A', status: 'x' };
    await expect(call(`ordersApi.${routine}`, args)).rejects.toThrow(
      `The stub of ERP.ORDERS_API.${routine === 'touch' ? 'TOUCH' : 'CREATE_ORDER'} failed: ${complaint}`,
    );
  });

  it('name what does not fit its declaration', async () => {
    await stub('ordersApi.priceOf', () => ({ sku: 'A'.repeat(13), quantity: 1, price: 1 }));
    await expect(call('ordersApi.priceOf', { line: {} })).rejects.toThrow(
      'sku must be a string of at most 12 characters, or null, not a string',
    );
    await stub('ordersApi.priceOf', () => ({ sku: 'A', quantity: 1, price: 1e8 }));
    await expect(call('ordersApi.priceOf', { line: {} })).rejects.toThrow(
      /price must be as its declaration allows, not one for which there is ORA-06502/,
    );
  });

  it('end with a call that is broken off', async () => {
    await stub('ordersApi.touch', () => new Promise(() => undefined));
    await expect(client.routine('ordersApi.touch')({}, { timeout: 100 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
    });
  });
});

it('is refused for what no script has declared', async () => {
  const unknown: RoutineReference<object, void> = {
    key: 'gone',
    load: () =>
      Promise.resolve({ routines: { gone: { owner: 'ERP', packageName: 'GONE_API', name: 'GONE', parameters: [] } } }),
  };
  await expect(sandbox.stub(unknown, () => undefined)).rejects.toThrow(
    'ERP.GONE_API.GONE is not in the sandbox: load a script with its package specification first.',
  );
});

describe('a snapshot', () => {
  it('brings everything back, as often as wanted', async () => {
    await client.execute(`INSERT INTO erp.orders VALUES (1, 'A1', NULL)`);
    const loaded = sandbox.snapshot();
    for (let round = 0; round < 2; round += 1) {
      await client.execute(`UPDATE erp.orders SET sku = 'B2'`);
      await client.execute(`INSERT INTO erp.orders VALUES (2, 'C3', NULL)`);
      await client.execute(`CREATE TABLE erp.more (id NUMBER)`);
      await client.execute(
        `CREATE OR REPLACE PROCEDURE erp.tidy(p_days IN NUMBER DEFAULT 30) IS BEGIN RAISE_APPLICATION_ERROR(-20005, 'tidy'); END;`,
      );
      await expect(call('tidy')).rejects.toMatchObject({ code: 20_005 });
      loaded.restore();
      expect(await client.query('SELECT id, sku FROM erp.orders')).toEqual([[1, 'A1']]);
      await expect(client.query('SELECT * FROM erp.more')).rejects.toThrow('ORA-00942');
      expect(await call('tidy')).toBeUndefined();
    }
  });

  it('is restored in milliseconds', async () => {
    await client.execute(
      `BEGIN FOR i IN 1 .. 5000 LOOP INSERT INTO erp.orders VALUES (i, 'A' || i, NULL); END LOOP; END;`,
    );
    const loaded = sandbox.snapshot();
    await client.execute(`DELETE FROM erp.orders WHERE id <= 10`);
    const start = performance.now();
    loaded.restore();
    expect(performance.now() - start).toBeLessThan(100);
    expect(await client.query('SELECT COUNT(*) FROM erp.orders WHERE id <= 10')).not.toEqual([[0]]);
  });

  it('is not taken in the middle of a transaction, nor restored in that of a call', async () => {
    const loaded = sandbox.snapshot();
    let refused: unknown;
    await stub('ordersApi.touch', () => {
      try {
        loaded.restore();
      } catch (error) {
        refused = error;
      }
    });
    await call('ordersApi.touch');
    expect(String(refused)).toContain('of ALICE has a call running');
    await client.execute(`INSERT INTO erp.orders VALUES (3, 'C3', NULL)`, { commit: false });
    expect(() => sandbox.snapshot()).toThrow('has a transaction open');
    loaded.restore();
    expect(() => sandbox.snapshot()).not.toThrow();
  });
});

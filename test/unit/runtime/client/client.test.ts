import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  ArgumentError,
  type ClientManifest,
  type ClientOptions,
  ClosedError,
  ConfigurationError,
  createOracleClient,
  InvalidUserError,
  MissingUserError,
  UnknownRoutineError,
} from '../../../../runtime/index.js';
import { NUMBER, parameter, routine } from '../support.js';

type Routine = (args?: object, options?: object) => Promise<unknown>;
type Package = Readonly<Record<string, Routine>>;
interface Client {
  readonly ordersApi: Package;
  readonly erp: { readonly ordersApi: Package; readonly addJob: Routine };
}

let loads = 0;
const MANIFEST: ClientManifest = {
  format: 1,
  mainSchema: 'erp',
  schemas: {
    erp: {
      owner: 'ERP',
      standalone: {
        keys: ['addJob'],
        load: () =>
          Promise.resolve({
            routines: { addJob: { ...routine('ADD_JOB', [parameter('n', NUMBER)]), packageName: null } },
          }),
      },
      packages: {
        ordersApi: {
          name: 'ORDERS_API',
          load: () => {
            loads += 1;
            return Promise.resolve({ routines: { createOrder: routine('CREATE_ORDER', [parameter('id', NUMBER)]) } });
          },
        },
      },
    },
  },
};

/** The names that `for … in` finds. */
function keysOf(object: object): string[] {
  const keys: string[] = [];
  for (const key in object) keys.push(key);
  return keys;
}

/** Nothing listens there: what these tests show happens before anybody connects. */
function client(options: Partial<ClientOptions> = {}) {
  return createOracleClient<Client>(MANIFEST, {
    connectString: '127.0.0.1:1/none',
    proxyUser: 'ERP_APP',
    credentials: 'secret',
    userNames: 'exact',
    ...options,
  });
}

test('the members of the main schema are at the top level and under their schema', () => {
  const oracle = client().as('ALICE');
  expect(keysOf(oracle)).toEqual(['erp', 'addJob', 'ordersApi']);
  expect(keysOf(oracle.erp)).toEqual(['addJob', 'ordersApi']);
  expect(keysOf(client())).toEqual([
    'as',
    '$transaction',
    '$session',
    '$stats',
    '$close',
    'erp',
    'addJob',
    'ordersApi',
  ]);
  expect(oracle.ordersApi.createOrder).toBeTypeOf('function');
  expect(oracle.ordersApi).toBe(oracle.ordersApi);
});

test('a user client and its packages survive await, inspection and serialisation', async () => {
  const oracle = client().as('ALICE');
  expect(await Promise.resolve(oracle.ordersApi)).toBe(oracle.ordersApi);
  expect(inspect(oracle.ordersApi)).toBe('[package ORDERS_API]');
  expect(inspect(oracle)).toBe('[OracleClient]');
  expect(String(oracle.ordersApi)).toBe('[object package ORDERS_API]');
  expect(JSON.stringify(oracle.ordersApi)).toBe('{}');
  expect(`${inspect(client())}`).not.toContain('secret');
});

test('nobody can put anything on them', () => {
  const oracle = client();
  expect(() => Object.assign(oracle, { $close: 1 })).toThrow(TypeError);
  expect(() => Object.assign(oracle.as('ALICE').ordersApi, { createOrder: 1 })).toThrow(TypeError);
});

test('a module is loaded at the first call and once', async () => {
  const before = loads;
  const oracle = client();
  const { ordersApi } = oracle.as('ALICE');
  expect(loads).toBe(before);
  await expect(ordersApi.createOrder?.()).rejects.toThrow(ArgumentError);
  await expect(oracle.as('BOB').ordersApi.createOrder?.()).rejects.toThrow(ArgumentError);
  expect(loads).toBe(before + 1);
});

test('an unknown routine', async () => {
  await expect(client().as('ALICE').ordersApi.creatOrder?.()).rejects.toThrow(UnknownRoutineError);
  await expect(client().as('ALICE').ordersApi.creatOrder?.()).rejects.toThrow(
    'ORDERS_API has no routine "creatOrder" in the generated client. Did you mean "createOrder"?',
  );
});

test('a standalone routine', async () => {
  await expect(client().as('ALICE').erp.addJob({ n: 'x' })).rejects.toThrow('ERP.ADD_JOB, argument n: expected');
});

test('no user', async () => {
  await expect(client().ordersApi.createOrder?.({ id: 1 })).rejects.toThrow(MissingUserError);
  await expect(client({ userSource: () => undefined }).ordersApi.createOrder?.({ id: 1 })).rejects.toThrow(
    MissingUserError,
  );
});

test('a user that cannot be one', async () => {
  expect(() => client().as('A"B')).toThrow(InvalidUserError);
  expect(() => client().as('')).toThrow(InvalidUserError);
  await expect(client({ userSource: () => '' }).ordersApi.createOrder?.({ id: 1 })).rejects.toThrow(InvalidUserError);
});

test('userSource is asked synchronously, in the context of the call', () => {
  const storage = new AsyncLocalStorage<string>();
  const asked: unknown[] = [];
  const oracle = client({
    userSource: () => {
      asked.push(storage.getStore());
      return null;
    },
  });
  for (const user of ['ALICE', 'BOB']) {
    storage.run(user, () => {
      oracle.ordersApi.createOrder?.({ id: 1 }).catch((error: unknown) => asked.push(error));
    });
  }
  expect(asked).toEqual(['ALICE', 'BOB']);
});

test('options of a call', async () => {
  const { createOrder } = client().as('ALICE').ordersApi;
  await expect(createOrder?.({ id: 1 }, { timeuot: 1 })).rejects.toThrow(
    '`timeuot` is not an option of a call. Did you mean "timeout"?',
  );
  await expect(createOrder?.({ id: 1 }, { timeout: 0 })).rejects.toThrow(ConfigurationError);
});

test('a closed client', async () => {
  const oracle = client();
  await oracle.$close();
  await oracle[Symbol.asyncDispose]();
  await expect(oracle.as('ALICE').ordersApi.createOrder?.({ id: 1 })).rejects.toThrow(ClosedError);
  expect(oracle.$stats).toMatchObject({ open: 0, waiting: 0 });
});

test('nobody listens', async () => {
  await using oracle = client();
  await expect(oracle.as('ALICE').ordersApi.createOrder?.({ id: 1 })).rejects.toMatchObject({
    name: 'ConnectError',
    outcome: 'not-started',
    retryable: true,
  });
  expect(oracle.$stats.open).toBe(0);
});

test('the credentials callback fails, or returns nothing', async () => {
  await using failing = client({ credentials: () => Promise.reject(new Error('vault is sealed')) });
  await expect(failing.as('ALICE').ordersApi.createOrder?.({ id: 1 })).rejects.toMatchObject({
    message: 'The `credentials` callback failed.',
    cause: new Error('vault is sealed'),
  });
  await using empty = client({ credentials: () => '' });
  await expect(empty.as('ALICE').ordersApi.createOrder?.({ id: 1 })).rejects.toThrow('did not return a password');
});

test('a credentials callback that hangs is bounded by the login limit', async () => {
  await using oracle = client({ credentials: () => new Promise<string>(() => undefined), timeouts: { login: 30 } });
  await expect(oracle.as('ALICE').ordersApi.createOrder?.({ id: 1 })).rejects.toMatchObject({
    name: 'LoginTimeoutError',
  });
  expect(oracle.$stats.open).toBe(0);
});

test('a form of a later version', () => {
  expect(() => Reflect.apply(createOracleClient, undefined, [{ ...MANIFEST, format: 2 }, {}])).toThrow(
    'generate it again',
  );
});

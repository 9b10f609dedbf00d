import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Bfile, BfileName, BfileStream } from '../../runtime/index.js';
import type { ScansApi } from '../snapshots/bfiles/generated/erp/scans-api.js';
import type { SearchApi } from '../snapshots/overloads/generated/erp/search-api.js';
import type { OrdersApi } from '../snapshots/procedures-and-functions/generated/erp/orders-api.js';
import { createClient, type OracleClient } from '../snapshots/procedures-and-functions/generated/index.js';
import { createClient as createScalars } from '../snapshots/scalar-types/generated/index.js';
import type { OracleClient as TwoSchemas } from '../snapshots/several-schemas/generated/index.js';
import type { OracleClient as Standalone } from '../snapshots/standalone-routines/generated/index.js';
import { typeCheckSnapshots } from '../unit/generator/support/type-check.js';

describe('what a caller may write', () => {
  it('is decided by the compiler', () => {
    expect([calls, overloads, clients, transactions, scalars, files]).toHaveLength(6);
    expect(typeCheckSnapshots('nodenext')).toEqual([]);
  });
});

/** Compiled, never run: each line is legal or, under @ts-expect-error, illegal. */
async function calls(orders: OrdersApi): Promise<void> {
  // Arguments are one object, by name.
  expectTypeOf(await orders.createOrder({ customerId: 42, sku: 'A1', quantity: 2 })).toEqualTypeOf<{
    readonly orderId: number | null;
    readonly status: string | null;
  }>();
  // @ts-expect-error a missing name
  await orders.createOrder({ customerId: 42 });
  // @ts-expect-error an unknown name
  await orders.createOrder({ customerId: 42, sku: 'A1', amount: 2 });
  // @ts-expect-error a wrong type
  await orders.createOrder({ customerId: '42', sku: 'A1' });

  // A defaulted parameter is optional; undefined leaves it out, null passes NULL.
  await orders.createOrder({ customerId: 42n, sku: null });
  await orders.createOrder({ customerId: 42, sku: 'A1', quantity: undefined });
  await orders.createOrder({ customerId: 42, sku: 'A1', quantity: null });
  // @ts-expect-error a parameter without default cannot be left out
  await orders.createOrder({ customerId: undefined, sku: 'A1' });
  await orders.cleanUp();
  await orders.cleanUp({ before: '2024-02-29T00:00:00' });
  // @ts-expect-error a Date has a time zone, DATE has none
  await orders.cleanUp({ before: new Date() });

  // A function gives its value, a procedure nothing, both with OUT parameters an object.
  expectTypeOf(await orders.whoAmI()).toEqualTypeOf<string | null>();
  expectTypeOf(await orders.touch()).toEqualTypeOf<void>();
  expectTypeOf(await orders.nextFree({ number: 1 })).toEqualTypeOf<{
    readonly returnValue: boolean | null;
    readonly number: number | null;
    readonly returnValue_: string | null;
  }>();
  // @ts-expect-error nothing can be passed
  await orders.whoAmI({ customerId: 42 });
  await orders.whoAmI({}, { timeout: 1000 });
  // @ts-expect-error OUT parameters are not passed
  await orders.createOrder({ customerId: 42, sku: 'A1', orderId: 1 });
}

async function overloads(search: SearchApi): Promise<void> {
  expectTypeOf(await search.find({ id: 1 })).toEqualTypeOf<{ readonly name: string | null }>();
  expectTypeOf(await search.find({ name: 'x', active: true })).toEqualTypeOf<{ readonly id: number | null }>();
  expectTypeOf(await search.find({ since: '2024-02-29T00:00:00' })).toEqualTypeOf<number | null>();
  expectTypeOf(await search.find()).toEqualTypeOf<void>();
  expectTypeOf(await search.find$idNumber$nameVarchar2({ id: null })).toEqualTypeOf<{ readonly name: string | null }>();
  // @ts-expect-error no overload has both
  await search.find({ id: 1, name: 'x' });
}

async function clients(client: OracleClient, two: TwoSchemas, standalone: Standalone): Promise<void> {
  expectTypeOf(createClient).returns.toEqualTypeOf<OracleClient>();
  // The main schema is at the top level, too; a user's client has no client's own members.
  expectTypeOf(client.as('ALICE').ordersApi).toEqualTypeOf<OrdersApi>();
  expectTypeOf(client.as('ALICE').erp.ordersApi).toEqualTypeOf<OrdersApi>();
  expectTypeOf(client.ordersApi).toEqualTypeOf<OrdersApi>();
  // @ts-expect-error only the client itself is closed
  client.as('ALICE').$close();
  // Several schemas, none of them the main one.
  await two.as('ALICE').hr.ordersApi.touch({ id: 1 });
  await two.as('ALICE').erp.ping();
  // @ts-expect-error there is no main schema
  two.as('ALICE').ordersApi;
  // Routines outside packages are methods on the schema.
  expectTypeOf(await standalone.as('ALICE').tax({ amount: 1.5 })).toEqualTypeOf<number | null>();
  expectTypeOf(await standalone.as('ALICE').erp.tax({ amount: 1.5, rate: 0.2 })).toEqualTypeOf<number | null>();
}

async function transactions(client: OracleClient): Promise<void> {
  // The result is the callback's; the client of a transaction has all packages, and savepoints instead of transactions.
  const made = await client.as('ALICE').$transaction(
    async (tx) => {
      expectTypeOf(tx.ordersApi).toEqualTypeOf<OrdersApi>();
      expectTypeOf(tx.erp.ordersApi).toEqualTypeOf<OrdersApi>();
      const { orderId } = await tx.ordersApi.createOrder({ customerId: 42, sku: 'A1' });
      expectTypeOf(
        await tx.$savepoint(async (inner) => {
          await inner.$savepoint(() => Promise.resolve());
          return inner.ordersApi.whoAmI();
        }),
      ).toEqualTypeOf<string | null>();
      // @ts-expect-error transactions do not nest
      tx.$transaction;
      // @ts-expect-error nor do they hold a session of their own
      tx.$session;
      // @ts-expect-error a transaction is one user's
      tx.as('BOB');
      return orderId;
    },
    { readOnly: false, isolation: 'serializable', timeout: 1000, allowCommit: true },
  );
  expectTypeOf(made).toEqualTypeOf<number | null>();
  expectTypeOf(client.$transaction((tx) => tx.ordersApi.touch())).toEqualTypeOf<Promise<void>>();
  // @ts-expect-error no such isolation in Oracle
  await client.$transaction(() => Promise.resolve(), { isolation: 'repeatable-read' });

  expectTypeOf(await client.as('ALICE').$session((session) => session.ordersApi.whoAmI())).toEqualTypeOf<
    string | null
  >();
  await client.$session(
    async (session) => {
      // @ts-expect-error each call of a session commits by itself
      session.$savepoint;
      await session.ordersApi.touch();
    },
    { timeout: 1000 },
  );
}

async function files(scans: ScansApi): Promise<void> {
  const file = await scans.fileOf({ id: 1 });
  expectTypeOf(file).toEqualTypeOf<Bfile | null>();
  expectTypeOf(await scans.fileOf.stream({ id: 1 })).toEqualTypeOf<BfileStream | null>();
  // A result is an argument again; what is in a file cannot be passed.
  expectTypeOf(await scans.replace({ id: 1, scan: file })).toEqualTypeOf<{
    readonly scan: Bfile | null;
    readonly place: BfileName;
  }>();
  await scans.replace({ id: 1, scan: { directory: 'DOCS', fileName: 'a.pdf' } });
  // @ts-expect-error bytes are no file
  await scans.replace({ id: 1, scan: Buffer.from('ab') });
  // @ts-expect-error nor is a name without its directory
  await scans.replace({ id: 1, scan: { fileName: 'a.pdf' } });
}

async function scalars(options: Parameters<typeof createScalars>[0]): Promise<void> {
  const { scalars: api } = createScalars(options).as('ALICE');
  expectTypeOf(await api.number18Fn({ value: 1 })).toEqualTypeOf<bigint | null>();
  expectTypeOf(await api.number20_4Fn({ value: '1.5' })).toEqualTypeOf<string | null>();
  expectTypeOf(await api.rawFn({ value: new Uint8Array(2) })).toEqualTypeOf<Buffer | null>();
  expectTypeOf(await api.simpleIntegerFn({ value: 1 })).toEqualTypeOf<number>();
  // @ts-expect-error SIMPLE_INTEGER is NOT NULL
  await api.simpleIntegerFn({ value: null });
  await api.intervalDsFn({ value: { days: 1 } });
  // Every NUMBER takes whole numbers as bigint, too; binary floating-point types do not.
  await api.number9_2Fn({ value: 1n });
  await api.floatFn({ value: 1n });
  // @ts-expect-error BINARY_DOUBLE holds no bigint
  await api.binaryDoubleFn({ value: 1n });
  expectTypeOf(await api.xmltypeFn({ value: '<a/>' })).toEqualTypeOf<string | null>();
}

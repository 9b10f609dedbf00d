import type { Decimal } from 'decimal.js';
import type { Cursor, OracleRow } from 'gen-oracle-client/runtime';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  AgesRow,
  AgesStream,
  DocumentRec,
  LatestRow,
  ListOrdersResult,
  OrderRec,
  OrdersApi,
} from '../snapshots/cursors/generated/erp/orders-api.js';
import type { StockApi } from '../snapshots/cursors/generated/erp/stock-api.js';
import { typeCheckSnapshots } from '../unit/generator/support/type-check.js';

describe('what a caller may write for cursors', () => {
  it('is decided by the compiler', () => {
    expect([collected, streamed, overloaded]).toHaveLength(3);
    expect(typeCheckSnapshots('nodenext')).toEqual([]);
  });
});

/** Compiled, never run: each line is legal or, under @ts-expect-error, illegal. */
async function collected(orders: OrdersApi, stock: StockApi): Promise<void> {
  expectTypeOf(await orders.openOrders()).toEqualTypeOf<readonly OrderRec[] | null>();
  expectTypeOf(await orders.search({ text: 'x' })).toEqualTypeOf<readonly OracleRow[] | null>();
  expectTypeOf(await stock.ordersOf({ sku: 'A' })).toEqualTypeOf<readonly OrderRec[] | null>();
  const listed = await orders.listOrders({ customerId: 1 }, { timeout: 100, maxRows: 10 });
  expectTypeOf(listed).toEqualTypeOf<ListOrdersResult>();
  expectTypeOf(listed.rows?.[0]?.amount).toEqualTypeOf<Decimal | null | undefined>();
  expectTypeOf<AgesRow['amount']>().toEqualTypeOf<string>();
  expectTypeOf<AgesRow['count']>().toEqualTypeOf<number | null>();
  expectTypeOf<LatestRow['id']>().toEqualTypeOf<bigint | null>();
  expectTypeOf<DocumentRec>().toEqualTypeOf<{
    readonly id: number | null;
    readonly text: string | null;
    readonly scan: Buffer | null;
  }>();
  // Whoever knows the row narrows a value that nothing describes.
  const value = (await orders.search({ text: null }))?.[0]?.['orderId'];
  if (typeof value === 'number') value.toFixed();
  // A cursor in mode IN OUT takes nothing.
  expectTypeOf((await orders.refresh()).rows).toEqualTypeOf<readonly OracleRow[] | null>();
  // @ts-expect-error nothing can be passed for it
  await orders.refresh({ rows: null });
  // @ts-expect-error a missing argument
  await orders.search();
  // @ts-expect-error rows cannot be changed by accident
  listed.rows?.push({ id: 1, amount: null, placed: null, note: null });
  // @ts-expect-error a column that the row does not have
  listed.rows?.[0]?.customer;
}

async function streamed(orders: OrdersApi): Promise<void> {
  const stream = await orders.openOrders.stream();
  expectTypeOf(stream).toEqualTypeOf<Cursor<OrderRec> | null>();
  for await (const row of stream ?? []) expectTypeOf(row).toEqualTypeOf<OrderRec>();
  await stream?.close();
  await using rows = await orders.search.stream({ text: 'x' }, { timeout: 100 });
  expectTypeOf(rows).toEqualTypeOf<Cursor<OracleRow> | null>();
  // What is no cursor is there at once.
  const { total } = await orders.listOrders.stream({ customerId: 1 });
  expectTypeOf(total).toEqualTypeOf<Decimal | null>();
  const ages = await orders.ages.stream();
  expectTypeOf(ages).toEqualTypeOf<AgesStream>();
  expectTypeOf(ages.returnValue).toEqualTypeOf<Cursor<AgesRow> | null>();
  // @ts-expect-error a wrong argument
  await orders.listOrders.stream({ customerId: 'x' });
}

async function overloaded(orders: OrdersApi): Promise<void> {
  expectTypeOf(await orders.find({ id: 1 })).toEqualTypeOf<readonly OracleRow[] | null>();
  expectTypeOf(await orders.find({ text: 'x' })).toEqualTypeOf<number | null>();
  expectTypeOf(await orders.find.stream({ id: 1 })).toEqualTypeOf<Cursor<OracleRow> | null>();
  // @ts-expect-error this overload has no cursor
  await orders.find.stream({ text: 'x' });
  // @ts-expect-error nor does a routine without any
  await orders.find$textVarchar2$returnsNumber.stream({ text: 'x' });
}

import { Decimal } from 'decimal.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ListsApi } from '../snapshots/collections/generated/erp/lists-api.js';
import type { SearchApi } from '../snapshots/composite-overloads/generated/erp/search-api.js';
import type { AccountsApi } from '../snapshots/mapped-fields/generated/erp/accounts-api.js';
import type { PeopleApi } from '../snapshots/objects/generated/erp/people-api.js';
import type { LineT, OrdersApi, OrderT, OrderTInput } from '../snapshots/records/generated/erp/orders-api.js';
import type { RowsApi } from '../snapshots/rows/generated/erp/rows-api.js';
import { typeCheckSnapshots } from '../unit/generator/support/type-check.js';

describe('what a caller may write for records, collections and objects', () => {
  it('is decided by the compiler', () => {
    expect([records, rows, collections, objects, mapped, overloads]).toHaveLength(6);
    expect(typeCheckSnapshots('nodenext')).toEqual([]);
  });
});

/** Compiled, never run: each line is legal or, under @ts-expect-error, illegal. */
async function records(orders: OrdersApi): Promise<void> {
  const { order } = await orders.place({ order: { id: 1, firstLine: { sku: 'A1', quantity: 2n } } });
  expectTypeOf(order).toEqualTypeOf<OrderT>();
  // A record is never null, its scalars may be.
  expectTypeOf(order.firstLine).toEqualTypeOf<LineT>();
  expectTypeOf(order.firstLine.quantity).toEqualTypeOf<number | null>();
  expectTypeOf(order.firstLine.serial).toEqualTypeOf<bigint | null>();
  // Fields that are left out keep the record's own defaults.
  await orders.place({ order: {} });
  await orders.place({ order: { id: undefined, placedAt: null, firstLine: undefined } });
  // What came out goes in again.
  const again: OrderTInput = order;
  await orders.place({ order: again });
  // @ts-expect-error a record is never null
  await orders.place({ order: null });
  // @ts-expect-error nor is one in it
  await orders.place({ order: { firstLine: null } });
  // @ts-expect-error an unknown field
  await orders.place({ order: { customer: 1 } });
  // @ts-expect-error a wrong type
  await orders.place({ order: { id: '1' } });
  // @ts-expect-error results cannot be changed by accident
  order.id = 2;
}

async function rows(api: RowsApi): Promise<void> {
  expectTypeOf(await api.load()).toEqualTypeOf<{ readonly id: number | null; readonly name: string | null }>();
  const { row } = await api.save({ row: { id: 1 } });
  expectTypeOf(row.amount).toEqualTypeOf<number | null>();
  expectTypeOf((await api.openOrders())?.[0]?.id).toEqualTypeOf<number | null | undefined>();
}

async function collections(lists: ListsApi): Promise<void> {
  const rest = { sparse: [], rates: new Map(), grid: null, groups: new Map(), ids: [1, 2n, null] };
  const result = await lists.sort({ ...rest, names: ['a', null], top: null });
  // Nested tables and varrays may be null, as may their elements.
  expectTypeOf(result.names).toEqualTypeOf<(string | null)[] | null>();
  expectTypeOf(result.top).toEqualTypeOf<(string | null)[] | null>();
  // Index-by tables are never null.
  expectTypeOf(result.sparse).toEqualTypeOf<(number | null)[]>();
  expectTypeOf(result.rates).toEqualTypeOf<Map<string, number | null>>();
  expectTypeOf(result.grid).toEqualTypeOf<(number | null)[][] | null>();
  const group = result.groups.get('x');
  expectTypeOf(group?.members).toEqualTypeOf<(string | null)[] | null | undefined>();
  await lists.sort({ ...rest, ...result, sparse: new Map([[-5, 1]]), grid: [[1], new Map([[7, null]])] });
  // @ts-expect-error a null index-by table
  await lists.sort({ ...rest, names: null, top: null, sparse: null });
  // @ts-expect-error texts are no integers
  await lists.sort({ ...rest, names: null, top: null, sparse: new Map([['a', 1]]) });
  // @ts-expect-error no array for INDEX BY VARCHAR2
  await lists.find({ by: [1] });
  // @ts-expect-error a nested table has no keys
  await lists.sort({ ...rest, names: new Map([[1, 'a']]), top: null });
  // @ts-expect-error a wrong element
  await lists.sort({ ...rest, names: [1], top: null });
}

async function objects(people: PeopleApi): Promise<void> {
  const home = { town: 'Oslo', zip: null };
  const { person, address } = await people.save({ person: { name: 'A', home }, address: null });
  expectTypeOf(address).toEqualTypeOf<{ readonly town: string | null; readonly zip: string | null } | null>();
  expectTypeOf(person?.$type).toEqualTypeOf<'PERSON_T' | 'STUDENT_T' | 'PHD_T' | 'EMPLOYEE_T' | undefined>();
  // Not every person has a salary.
  expectTypeOf<Extract<typeof person, { salary: unknown }>['$type']>().toEqualTypeOf<'EMPLOYEE_T'>();
  if (person?.$type === 'EMPLOYEE_T') expectTypeOf(person.salary).toEqualTypeOf<number | null>();
  await people.save({ person, address });
  await people.save({ person: { $type: 'STUDENT_T', name: 'B', home: null, major: 'x' }, address });
  // @ts-expect-error a student has a major
  await people.save({ person: { $type: 'STUDENT_T', name: 'B', home: null }, address });
  // @ts-expect-error a constructor takes all attributes
  await people.save({ person: null, address: { town: 'Oslo' } });
  // @ts-expect-error no such type
  await people.save({ person: { $type: 'DOG_T', name: 'C', home: null }, address });
  // Nothing is just a shape.
  await people.students({ shape: { $type: 'ERP.CIRCLE_T', colour: null, radius: 1 } });
  // @ts-expect-error which of the two?
  await people.students({ shape: { colour: null, radius: 1 } });
  expectTypeOf((await people.students({ shape: null }))?.[0]?.$type).toEqualTypeOf<'STUDENT_T' | 'PHD_T' | undefined>();
}

async function mapped(accounts: AccountsApi): Promise<void> {
  const { entry } = await accounts.book({ entry: { amount: '1.50', parts: [new Decimal(1)], links: [1] } });
  expectTypeOf(entry.id).toEqualTypeOf<bigint>();
  expectTypeOf(entry.parts).toEqualTypeOf<Map<number, Decimal | null>>();
  expectTypeOf(entry.links).toEqualTypeOf<Map<number, bigint>>();
  // @ts-expect-error never null, by configuration
  await accounts.book({ entry: { id: null } });
  // @ts-expect-error nor its elements
  await accounts.book({ entry: { links: [null] } });
}

async function overloads(search: SearchApi): Promise<void> {
  expectTypeOf(await search.find({ by: { id: 1 } })).toEqualTypeOf<void>();
  await search.find({ by: [1, 2] });
  await search.find$byErp_KeyT({ by: null });
  // @ts-expect-error no overload takes it
  await search.find({ by: { price: 1 } });
}

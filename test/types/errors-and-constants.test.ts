import { describe, expect, expectTypeOf, it } from 'vitest';
import { ApplicationError, type DatabaseError } from '../../runtime/index.js';
import { constants } from '../snapshots/constants/generated/erp/limits.js';
import {
  CreditExceededError,
  type OrdersApi,
  constants as own,
} from '../snapshots/documentation/generated/erp/orders-api.js';
import { LockedError } from '../snapshots/exceptions/generated/erp/orders-api.js';
import { typeCheckSnapshots } from '../unit/generator/support/type-check.js';

describe('constants and error classes', () => {
  it('have the types of their values', () => {
    expectTypeOf(constants.maxLines).toEqualTypeOf<50>();
    expectTypeOf(constants.big).toEqualTypeOf<42n>();
    expectTypeOf(constants.rate).toEqualTypeOf<0.1>();
    expectTypeOf(constants.exactMoney).toEqualTypeOf<'12.5'>();
    expectTypeOf(constants.isTest).toEqualTypeOf<false>();
    expectTypeOf(constants.empty).toEqualTypeOf<null>();
    // @ts-expect-error constants stay what they are
    expect(() => (own.maxLines = 51)).toBeTypeOf('function');
    expect([caught, place]).toHaveLength(2);
    expect(typeCheckSnapshots('bundler')).toEqual([]);
  });

  it('are values that a program can ask for', () => {
    expect(own.maxLines).toBe(50);
    expect(Object.getPrototypeOf(CreditExceededError)).toBe(ApplicationError);
  });
});

/** Compiled, never run. */
function caught(error: unknown): void {
  if (error instanceof CreditExceededError) {
    expectTypeOf(error.code).toEqualTypeOf<number | undefined>();
    expectTypeOf(error).toExtend<ApplicationError>();
  }
  if (error instanceof LockedError) {
    expectTypeOf(error).toExtend<DatabaseError>();
    expectTypeOf(error.retryable).toEqualTypeOf<boolean>();
  }
}

/** A constant is an argument. */
async function place(orders: OrdersApi): Promise<void> {
  await orders.place({ customerId: 42, quantity: own.maxLines, order: { id: constants.big } });
}

import { Decimal } from 'decimal.js';
import type { Temporal } from 'temporal-polyfill';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { CalendarApi } from '../snapshots/mapped-types/generated/erp/calendar-api.js';
import type { PaymentsApi } from '../snapshots/mapped-types/generated/erp/payments-api.js';
import { typeCheckSnapshots } from '../unit/generator/support/type-check.js';

describe('what a caller may write for mapped types', () => {
  it('is decided by the compiler', () => {
    expect([numbersAndDates, temporal]).toHaveLength(2);
    expect(typeCheckSnapshots('nodenext')).toEqual([]);
  });
});

/** Compiled, never run: each line is legal or, under @ts-expect-error, illegal. */
async function numbersAndDates(payments: PaymentsApi): Promise<void> {
  const rest = { amount: new Decimal('1.50'), rate: 1.5, due: new Date() };
  expectTypeOf(await payments.pay({ id: 1n, ...rest })).toEqualTypeOf<{
    readonly due: Date | null;
    readonly booked: Date | null;
  }>();
  // A Decimal goes in as whatever says a decimal number exactly.
  await payments.pay({ ...rest, id: 1, amount: '1.50' });
  await payments.pay({ ...rest, id: 1, amount: 150n });
  // @ts-expect-error no text for a bigint
  await payments.pay({ ...rest, id: '1' });
  // @ts-expect-error narrowed by configuration
  await payments.pay({ ...rest, id: null });
  // @ts-expect-error no text for a number
  await payments.pay({ ...rest, id: 1, rate: '1.5' });
  // @ts-expect-error no text for a Date
  await payments.pay({ ...rest, id: 1, due: '2024-02-29' });
  // A result that is never NULL, and one that may be.
  expectTypeOf(await payments.total({ since: new Date() })).toEqualTypeOf<Decimal>();
  expectTypeOf(await payments.countAll()).toEqualTypeOf<bigint | null>();
}

async function temporal(calendar: CalendarApi, day: Temporal.PlainDateTime, instant: Temporal.Instant): Promise<void> {
  expectTypeOf(await calendar.nextRun({ after: day })).toEqualTypeOf<Temporal.PlainDateTime | null>();
  // @ts-expect-error DATE has no time zone
  await calendar.nextRun({ after: instant });
  expectTypeOf(await calendar.plan({ at: day })).toEqualTypeOf<{
    readonly zoned: Temporal.ZonedDateTime | null;
    readonly local: Temporal.Instant | null;
  }>();
}

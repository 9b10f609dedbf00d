import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/*
 * Random numbers, dates and intervals through a generated client, computed with in PL/SQL and compared with what decimal.js and Temporal make of them; under time
 * zones of this process that a value must never pass through.
 */

const SCRIPT = `
CREATE PACKAGE erp.random_values AS
  SUBTYPE amount IS NUMBER(38, 10);
  FUNCTION total(a IN amount, b IN amount) RETURN amount;
  FUNCTION product(a IN DECIMAL, b IN DECIMAL) RETURN DECIMAL;
  FUNCTION later(t IN TIMESTAMP_UNCONSTRAINED, step IN DSINTERVAL_UNCONSTRAINED) RETURN TIMESTAMP_UNCONSTRAINED;
  FUNCTION months_later(d IN DATE, months IN PLS_INTEGER) RETURN DATE;
  FUNCTION instant_of(t IN TIMESTAMP_TZ_UNCONSTRAINED) RETURN TIMESTAMP_LTZ_UNCONSTRAINED;
  FUNCTION negative(i IN YMINTERVAL_UNCONSTRAINED) RETURN YMINTERVAL_UNCONSTRAINED;
END;
/
CREATE PACKAGE BODY erp.random_values AS
  FUNCTION total(a IN amount, b IN amount) RETURN amount IS BEGIN RETURN a + b; END;
  FUNCTION product(a IN DECIMAL, b IN DECIMAL) RETURN DECIMAL IS BEGIN RETURN a * b; END;
  FUNCTION later(t IN TIMESTAMP_UNCONSTRAINED, step IN DSINTERVAL_UNCONSTRAINED) RETURN TIMESTAMP_UNCONSTRAINED IS
  BEGIN RETURN t + step; END;
  FUNCTION months_later(d IN DATE, months IN PLS_INTEGER) RETURN DATE IS BEGIN RETURN ADD_MONTHS(d, months); END;
  FUNCTION instant_of(t IN TIMESTAMP_TZ_UNCONSTRAINED) RETURN TIMESTAMP_LTZ_UNCONSTRAINED IS BEGIN RETURN t; END;
  FUNCTION negative(i IN YMINTERVAL_UNCONSTRAINED) RETURN YMINTERVAL_UNCONSTRAINED IS BEGIN RETURN -i; END;
END;
/
GRANT EXECUTE ON erp.random_values TO alice;
`;

const Exact = Decimal.clone({ precision: 100, toExpNeg: -200, toExpPos: 200 });

/** New York changes its clocks in March and November, Kathmandu is 5:45 ahead. */
const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu'];
const RUNS = { numRuns: 60 };
const ownZone = process.env['TZ'];

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), fc.integer({ min: 0, max: 10 }))
  .map(([digits, scale]) => new Exact(String(digits)).div(new Exact(10).pow(scale)).toDecimalPlaces(10))
  .filter((amount) => amount.abs().lt('1e27'));
const clocks = fc
  .record({
    year: fc.integer({ min: 1700, max: 9000 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    second: fc.integer({ min: 0, max: 59 }),
    nanosecond: fc.integer({ min: 0, max: 999 }),
    millisecond: fc.integer({ min: 0, max: 999 }),
  })
  .map((fields) => Temporal.PlainDateTime.from(fields, { overflow: 'constrain' }));
/** The half hour that a clock change leaves out in New York. */
const skipped = fc
  .integer({ min: 0, max: 59 })
  .map((minute) => Temporal.PlainDateTime.from({ year: 2024, month: 3, day: 10, hour: 2, minute }));
const offsets = fc
  .integer({ min: -12 * 60, max: 14 * 60 })
  .map(
    (minutes) => `${minutes < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`,
  );
const durations = fc.record({
  sign: fc.constantFrom(1, -1),
  days: fc.integer({ min: 0, max: 100_000 }),
  hours: fc.integer({ min: 0, max: 23 }),
  minutes: fc.integer({ min: 0, max: 59 }),
  seconds: fc.integer({ min: 0, max: 59 }),
  nanoseconds: fc.integer({ min: 0, max: 999_999_999 }),
});

describe('random values', () => {
  let client: GeneratedClient;
  beforeAll(async () => {
    client = await generatedClient({ script: SCRIPT });
  });
  afterEach(() => {
    if (ownZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = ownZone;
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
  });
  const call = (name: string, args: object) => client.routine(`randomValues.${name}`)(args);

  test('NUMBER(38,10) adds up as decimal.js says', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (a, b) => {
        expect(await call('total', { a: a.toFixed(), b: b.toFixed() })).toBe(a.plus(b).toFixed());
      }),
      RUNS,
    );
  });

  test('DECIMAL multiplies as BigInt says', async () => {
    const factors = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });
    await fc.assert(
      fc.asyncProperty(factors, factors, async (a, b) => {
        expect(await call('product', { a, b })).toBe(a * b);
      }),
      RUNS,
    );
  });

  test.each(ZONES)('TIMESTAMP plus INTERVAL is what Temporal says, TZ=%s', async (zone) => {
    process.env['TZ'] = zone;
    await fc.assert(
      fc.asyncProperty(fc.oneof(clocks, skipped), durations, async (clock, { sign, ...fields }) => {
        const step = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sign * field]));
        const expected = clock.add(Temporal.Duration.from(step));
        fc.pre(expected.year > 1600 && expected.year < 9999);
        expect(await call('later', { t: clock.toString(), step })).toBe(expected.toString());
      }),
      RUNS,
    );
  });

  test.each(ZONES)('ADD_MONTHS is what Temporal says, TZ=%s', async (zone) => {
    process.env['TZ'] = zone;
    const months = fc.integer({ min: -1200, max: 1200 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(clocks, skipped), months, async (clock, count) => {
        const date = clock.round({ smallestUnit: 'second', roundingMode: 'trunc' });
        // ADD_MONTHS keeps the last day of a month the last one, Temporal keeps its number.
        fc.pre(date.day !== date.daysInMonth && date.year > 1700 && date.year < 8900);
        const expected = date.add({ months: count });
        expect(await call('monthsLater', { d: iso(date), months: count })).toBe(iso(expected));
      }),
      RUNS,
    );
  });

  test.each(ZONES)('TIMESTAMP WITH TIME ZONE is the instant that Temporal says, TZ=%s', async (zone) => {
    process.env['TZ'] = zone;
    await fc.assert(
      fc.asyncProperty(fc.oneof(clocks, skipped), offsets, async (clock, offset) => {
        const t = `${clock.toString()}${offset}`;
        expect(await call('instantOf', { t })).toBe(Temporal.Instant.from(t).toString());
      }),
      RUNS,
    );
  });

  test('INTERVAL YEAR TO MONTH changes its sign', async () => {
    const years = fc.integer({ min: 0, max: 999_999_999 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, -1), years, fc.integer({ min: 0, max: 11 }), async (sign, y, m) => {
        const i = { years: sign * y, months: sign * m };
        expect(await call('negative', { i })).toEqual({ years: 0 - i.years, months: 0 - i.months });
      }),
      RUNS,
    );
  });
});

/** To the second, written out. */
function iso(clock: Temporal.PlainDateTime): string {
  return clock.toString({ smallestUnit: 'second' });
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { momentsOf, timeZone } from '../../../../runtime/binds/scalar/time-zone.js';

/** Half an hour at a change, a day left out, a year with four changes, local mean time. */
const ZONES = ['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Europe/Dublin'];

const MOMENT = fc.oneof(
  fc.integer({ min: Date.parse('-004711-01-03T00:00:00Z'), max: Date.parse('9999-12-29T00:00:00Z') }),
  fc.integer({ min: Date.parse('1880-01-01T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') }),
);

test.each(ZONES)('%s is ahead of UTC by as much as Temporal says', (name) => {
  const zone = timeZone(name);
  fc.assert(
    fc.property(MOMENT, (moment) => {
      const expected = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;
      expect(zone.offsetAt(moment)).toBe(expected);
    }),
  );
});

test.each(ZONES)('%s shows a time at the moments that Temporal says', (name) => {
  const zone = timeZone(name);
  fc.assert(
    fc.property(MOMENT, (moment) => {
      const reading = moment + zone.offsetAt(moment);
      const clock = Temporal.Instant.fromEpochMilliseconds(reading).toZonedDateTimeISO('UTC').toPlainDateTime();
      const expected = (['earlier', 'later'] as const).map(
        (disambiguation) => clock.toZonedDateTime(name, { disambiguation }).epochMilliseconds,
      );
      expect(momentsOf(zone, reading)).toEqual([...new Set(expected)]);
    }),
  );
});

test('a time that the clock skips is no moment, one that it shows twice is two', () => {
  const zone = timeZone('America/New_York');
  expect(momentsOf(zone, Date.parse('2024-03-10T02:30:00Z'))).toEqual([]);
  expect(momentsOf(zone, Date.parse('2024-11-03T01:30:00Z'))).toEqual([
    Date.parse('2024-11-03T05:30:00Z'),
    Date.parse('2024-11-03T06:30:00Z'),
  ]);
});

test('offsets never change', () => {
  expect(timeZone('-03:30').offsetAt(0)).toBe(-12_600_000);
  expect(timeZone('+05:45').fixed).toBe(true);
  expect(timeZone('UTC').offsetAt(Date.now())).toBe(0);
  expect(() => timeZone('No/Where')).toThrow(RangeError);
});

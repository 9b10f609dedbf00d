import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockFields,
  dateFromDays,
  daysFromDate,
  fieldsFromSeconds,
  requireValidFields,
  secondsFromFields,
} from '../../../../sandbox/values/calendar.js';
import { utcFromLocal, zoneOffset } from '../../../../sandbox/values/time-zone.js';

const day = (year: number, month: number, dayOfMonth: number): ClockFields => ({
  year,
  month,
  day: dayOfMonth,
  hour: 0,
  minute: 0,
  second: 0,
});

/** Source: SQL Language Reference, "Datetime Format Elements", J; the Gregorian reform. */
describe('the calendar', () => {
  it.each([
    [2000, 1, 1, 2_451_545],
    [1582, 10, 15, 2_299_161],
    [1582, 10, 4, 2_299_160],
    [1, 1, 1, 1_721_424],
    [9999, 12, 31, 5_373_484],
  ])('counts %i-%i-%i as Julian day %i', (year, month, dayOfMonth, julian) => {
    expect(daysFromDate(year, month, dayOfMonth) + 2_440_588).toBe(julian);
    expect(dateFromDays(julian - 2_440_588)).toEqual({ year, month, day: dayOfMonth });
  });

  it('has a 29 February every four years before the reform, not in 1700', () => {
    expect(() => requireValidFields(day(1500, 2, 29))).not.toThrow();
    expect(() => requireValidFields(day(1700, 2, 29))).toThrow('date not valid for month specified');
  });

  it('refuses the days that the reform left out', () => {
    expect(() => requireValidFields(day(1582, 10, 5))).toThrow('5 to 14 October 1582');
    expect(() => requireValidFields(day(1582, 10, 14))).toThrow('5 to 14 October 1582');
    expect(() => requireValidFields(day(1582, 10, 15))).not.toThrow();
  });

  it('gives every second back as its fields', () => {
    const first = secondsFromFields(day(1, 1, 1));
    const last = secondsFromFields(day(9999, 12, 31));
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (seconds) => {
        const fields = fieldsFromSeconds(seconds);
        expect(() => requireValidFields(fields)).not.toThrow();
        expect(secondsFromFields(fields)).toBe(seconds);
      }),
    );
  });
});

describe('a time zone region', () => {
  const at = (hour: number, minute: number, date: ClockFields) => secondsFromFields({ ...date, hour, minute });

  it('is behind UTC by its local mean time long ago, whatever the calendar', () => {
    expect(zoneOffset('America/New_York', secondsFromFields(day(1500, 6, 1)))).toBe(-296);
  });

  it('takes a time that comes twice as standard time', () => {
    const moment = utcFromLocal('America/New_York', at(1, 30, day(2024, 11, 3)));
    expect(moment).toBe(at(6, 30, day(2024, 11, 3)));
  });

  it('has no time that its clock skips', () => {
    expect(() => utcFromLocal('America/New_York', at(2, 30, day(2024, 3, 10)))).toThrow('specified field not found');
    expect(utcFromLocal('America/New_York', at(3, 0, day(2024, 3, 10)))).toBe(at(7, 0, day(2024, 3, 10)));
  });
});

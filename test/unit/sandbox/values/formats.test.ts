import { describe, expect, it } from 'vitest';
import { secondsFromFields } from '../../../../sandbox/values/calendar.js';
import { addMonths, OracleDate } from '../../../../sandbox/values/date.js';
import { parseDatetime } from '../../../../sandbox/values/datetime-parse.js';
import { formatDatetime } from '../../../../sandbox/values/datetime-text.js';
import { DEFAULT_NLS } from '../../../../sandbox/values/nls-settings.js';
import { parseNumber } from '../../../../sandbox/values/number.js';
import { formatNumber } from '../../../../sandbox/values/number-format.js';
import { parseFormatted } from '../../../../sandbox/values/number-parse.js';
import { utcFromLocal, zoneOffset } from '../../../../sandbox/values/time-zone.js';

describe('number formats', () => {
  it.each([
    ['1234.5', '9999.99', ' 1234.50'],
    ['1234.5', 'FM9999.99', '1234.5'],
    ['1234.5', 'FM999990.00', '1234.50'],
    ['201.2', 'FM999990.00', '201.20'],
    ['0', 'FM999990.00', '0.00'],
    ['0.5', '9.9', '  .5'],
    ['0.5', '0.9', ' 0.5'],
    ['-7', '999', '  -7'],
    ['7', '000', ' 007'],
    ['12345', '99,999', ' 12,345'],
    ['123', '99,999', '    123'],
    ['123456', '999', '####'],
    ['0', '999', '   0'],
    ['-12', '99MI', '12-'],
    ['-12', '99PR', '<12>'],
    ['12', 'S99', '+12'],
    ['1234', '$9,999', ' $1,234'],
    ['12345', '9.9EEEE', '  1.2E+04'],
    ['1.5', 'TM9', '1.5'],
    ['12345678901234567890123456789012345678E60', 'TM9', '1.2345678901234567890123456789012345678E+97'],
    ['-1E-70', 'TM9', '-1E-70'],
    ['1234.5', 'TME', '1.2345E+03'],
  ])('%s as %s is %j', (value, format, expected) => {
    expect(formatNumber(parseNumber(value) ?? 0, format, DEFAULT_NLS)).toBe(expected);
  });

  it.each([
    ['1,234.50', '9,999.99', '1234.5'],
    ['-12', '999', '-12'],
    ['<12>', '99PR', '-12'],
  ])('%s by %s', (text, format, expected) => {
    expect(parseFormatted(text, format, DEFAULT_NLS)).toEqual(parseNumber(expected));
  });

  it('refuses what does not match', () => {
    expect(() => parseFormatted('12x', '999', DEFAULT_NLS)).toThrow('invalid number');
    expect(() => parseFormatted('1234', '99', DEFAULT_NLS)).toThrow('invalid number');
  });
});

describe('datetime formats', () => {
  const moment = {
    year: 2024,
    month: 2,
    day: 9,
    hour: 15,
    minute: 4,
    second: 5,
    nanoseconds: 120000000,
    offset: -330,
    precision: 6,
  };

  it.each([
    ['YYYY-MM-DD HH24:MI:SS', '2024-02-09 15:04:05'],
    ['DD-MON-RR', '09-FEB-24'],
    ['Day, Month DD', 'Friday   , February  09'],
    ['fmDay, Month DD', 'Friday, February 9'],
    ['HH:MI:SS.FF3 AM', '03:04:05.120 PM'],
    ['FF', '120000'],
    ['TZH:TZM', '-05:30'],
    ['Q WW IW D DDD J', '1 06 06 6 040 2460350'],
    ['"at" HH24"h"', 'at 15h'],
    ['SSSSS', '54245'],
  ])('%s', (format, expected) => {
    expect(formatDatetime(moment, format, DEFAULT_NLS)).toBe(expected);
  });

  const today = { year: 2024, month: 7, day: 15, hour: 0, minute: 0, second: 0 };

  it.each([
    ['2024-02-29', 'YYYY-MM-DD', '2024-02-29 00:00:00'],
    ['29-FEB-24', 'DD-MON-RR', '2024-02-29 00:00:00'],
    ['29-February-2024', 'DD-MON-YYYY', '2024-02-29 00:00:00'],
    ['01-JAN-99', 'DD-MON-RR', '1999-01-01 00:00:00'],
    ['20240229 153045', 'YYYYMMDD HH24MISS', '2024-02-29 15:30:45'],
    ['3:04 PM', 'HH:MI PM', '2024-07-01 15:04:00'],
    ['2024/2/9', 'YYYY-MM-DD', '2024-02-09 00:00:00'],
  ])('%s by %s', (text, format, expected) => {
    const { zone: _zone, offset: _offset, ...parsed } = parseDatetime(text, format, today, 'timestamp_tz');
    expect(formatDatetime(parsed, 'YYYY-MM-DD HH24:MI:SS', DEFAULT_NLS)).toBe(expected);
  });

  it.each([
    ['2024-13-01', 'YYYY-MM-DD', 'not a valid month'],
    ['2023-02-29', 'YYYY-MM-DD', 'date not valid for month specified'],
    ['2024-02-01x', 'YYYY-MM-DD', 'date format picture ends'],
    ['2024', 'YYYY-MM-DD', 'input value not long enough'],
    ['abcd', 'YYYY', 'a non-numeric character'],
    ['1', 'NOPE', 'date format not recognized'],
  ])('refuses %s by %s', (text, format, message) => {
    expect(() => parseDatetime(text, format, today, 'timestamp_tz')).toThrow(message);
  });
});

describe('dates and zones', () => {
  it('keeps the last day of a month the last', () => {
    const date = (year: number, month: number, day: number) =>
      OracleDate.fromFields({ year, month, day, hour: 1, minute: 2, second: 3 });
    expect(addMonths(date(2024, 1, 31), 1)).toEqual(date(2024, 2, 29));
    expect(addMonths(date(2024, 2, 29), 12)).toEqual(date(2025, 2, 28));
    expect(addMonths(date(2024, 3, 30), -1)).toEqual(date(2024, 2, 29));
    expect(addMonths(date(2023, 2, 28), 1)).toEqual(date(2023, 3, 31));
  });

  it('knows the offsets of regions on both sides of a clock change', () => {
    const summer = Date.UTC(2024, 6, 1) / 1000;
    expect(zoneOffset('Europe/Zurich', summer)).toBe(120);
    expect(zoneOffset('Asia/Kathmandu', summer)).toBe(345);
    expect(zoneOffset('-03:30', summer)).toBe(-210);
    const local = secondsFromFields({ year: 2024, month: 11, day: 3, hour: 12, minute: 0, second: 0 });
    expect(utcFromLocal('America/New_York', local) - local).toBe(5 * 3600);
    expect(() => zoneOffset('No/Where', 0)).toThrow('timezone region not found');
  });
});

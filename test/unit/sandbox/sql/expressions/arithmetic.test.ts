import { describe, expect, it } from 'vitest';
import { errorOf, resultOf, typeOf } from '../../../../support/expression-scope.js';

describe('numbers', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 / 4', '2.5'],
    ['0.1 + 0.2', '.3'],
    ['12345678901234567890 + 1', '12345678901234567891'],
    ['-n', '-7'],
    ['+n', '7'],
    ["'3' + '4'", '7'],
    ["n * '2'", '14'],
    ['n + null', null],
    ['n_null * 2', null],
    ["'' + 1", null],
    ['1.5f + 1', '2.5E+000'],
    ['1d / 0', 'Inf'],
    ['0d / 0', 'Nan'],
    ['-1.5d', '-1.5E+000'],
    ['pause + pause', '2'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ['1f + 1', 'binary_float'],
    ['1f + 1d', 'binary_double'],
    ['1 + 1', 'number'],
    ["n + '1'", 'number'],
    ['1d || 1', 'varchar2'],
  ])('%s is a %s', (expression, kind) => {
    expect(typeOf(expression).kind).toBe(kind);
  });

  it.each([
    ['1 / 0', 'ORA-01476: divisor is equal to zero'],
    ["1 + 'x'", 'ORA-01722: invalid number'],
    ["date '2024-01-01' * 2", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['n + (1 = 1)', 'ORA-00932: inconsistent datatypes: expected NUMBER got BOOLEAN'],
    ['2 ** 3', 'ORA-00936: missing expression'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });
});

describe('PL/SQL numbers', () => {
  it.each([
    ['2 ** 10', '1024', 'number'],
    ['17 mod 5', '2', 'pls_integer'],
    ['7 / 2', '3.5', 'number'],
    ['i + n', '2147483654', 'number'],
    ['si + 1', '-2147483648', 'pls_integer'],
    ['2147483648 + 1', '2147483649', 'number'],
  ])('%s is %s, a %s', async (expression, expected, kind) => {
    expect(await resultOf(expression, 'plsql')).toBe(expected);
    expect(typeOf(expression, 'plsql').kind).toBe(kind);
  });

  it.each([
    ['i + 1', 'ORA-01426: numeric overflow'],
    ['i * i', 'ORA-01426: numeric overflow'],
    ["1 + 'x'", 'ORA-06502: PL/SQL: numeric or value error: character to number conversion error'],
    ["to_number('x')", 'ORA-06502: PL/SQL: numeric or value error: character to number conversion error'],
    ["to_number('x', '99')", 'ORA-06502: PL/SQL: numeric or value error: character to number conversion error'],
    ["hextoraw('x')", 'ORA-06502: PL/SQL: numeric or value error: hex to raw conversion error'],
    ['1 / 0', 'ORA-01476: divisor is equal to zero'],
    ['true + 1', "PLS-00306: wrong number or types of arguments in call to '+'"],
    ["date '2024-01-01' * 2", "PLS-00306: wrong number or types of arguments in call to '*'"],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression, 'plsql')).toBe(error);
  });
});

describe('datetimes and intervals', () => {
  it.each([
    ["date '2024-02-28' + 2", '01-MAR-24'],
    ["1 + date '2024-02-28'", '29-FEB-24'],
    ["to_char(date '2024-02-28' + 1/24, 'HH24:MI')", '01:00'],
    ["date '2024-03-01' - date '2024-02-28'", '2'],
    ["date '2024-03-01' - 1", '29-FEB-24'],
    ["date '2024-01-31' + interval '1' day", '01-FEB-24'],
    ["date '2024-02-29' + interval '1' month", '29-MAR-24'],
    ["interval '1-6' year to month + interval '7' month", '+02-01'],
    ["interval '1 02:03:04.5' day to second * 2", '+02 04:06:09.000000'],
    ["interval '10' day / 4", '+02 12:00:00.000000'],
    ["-interval '1' hour", '-00 01:00:00.000000'],
    ["timestamp '2024-01-01 00:00:00.25' - interval '0.5' second", '31-DEC-23 11.59.59.750000 PM'],
    ["timestamp '2024-01-02 00:00:00' - timestamp '2024-01-01 12:00:00'", '+00 12:00:00.000000'],
    ["date '2024-01-02' - timestamp '2024-01-01 12:00:00'", '+00 12:00:00.000000'],
    ["timestamp '2024-01-01 12:00:00 +02:00' - timestamp '2024-01-01 12:00:00 +00:00'", '-00 02:00:00.000000'],
    ["(date '2024-01-03' - date '2024-01-01') day to second", '+02 00:00:00.000000'],
    ['d_null + 1', null],
    ["extract(day from (timestamp '2024-03-01 00:00:00' - timestamp '2024-02-01 00:00:00') day(3) to second(0))", '29'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["date '2024-01-01' + 1", 'date'],
    ["date '2024-01-01' - date '2024-01-01'", 'number'],
    ["timestamp '2024-01-01 00:00:00' + 1", 'date'],
    ["timestamp '2024-01-01 00:00:00' + interval '1' day", 'timestamp'],
    ["timestamp '2024-01-01 00:00:00 UTC' + interval '1' day", 'timestamp_tz'],
    ["timestamp '2024-01-01 00:00:00' - date '2024-01-01'", 'interval_ds'],
  ])('%s is a %s', (expression, kind) => {
    expect(typeOf(expression).kind).toBe(kind);
  });

  it.each([
    ["date '2024-01-01' + date '2024-01-01'", 'ORA-00975: date + date not allowed'],
    ["1 - date '2024-01-01'", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ["date '2024-01-31' + interval '1' month", 'ORA-01839: date not valid for month specified'],
    ["date '2024-02-30'", 'ORA-01839: date not valid for month specified'],
    ["interval '1' day + interval '1' month", 'ORA-30081: invalid data type for datetime/interval arithmetic'],
    ["interval '100' day", 'ORA-01873: the leading precision of the interval is too small'],
    ["interval 'x' day", 'ORA-01867: the interval is invalid'],
    ["interval '1 24:00' day to minute", 'ORA-01850: hour must be between 0 and 23'],
    ["interval '1' day / 0", 'ORA-01476: divisor is equal to zero'],
    [
      "(date '2024-05-01' - date '2024-01-01') day to second",
      'ORA-01873: the leading precision of the interval is too small',
    ],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });
});

describe('EXTRACT and AT TIME ZONE', () => {
  it.each([
    ["extract(year from date '2024-02-29')", '2024'],
    ["extract(second from timestamp '2024-02-29 01:02:03.25')", '3.25'],
    ["extract(hour from timestamp '2024-02-29 01:02:03 +02:00')", '23'],
    ["extract(timezone_hour from timestamp '2024-02-29 01:02:03 -05:30')", '-5'],
    ["extract(timezone_minute from timestamp '2024-02-29 01:02:03 -05:30')", '-30'],
    ["extract(timezone_region from timestamp '2024-02-29 01:02:03 Europe/Zurich')", 'Europe/Zurich'],
    ["extract(month from interval '-1-7' year to month)", '-7'],
    ["extract(minute from interval '1 02:03' day to minute)", '3'],
    ["extract(timezone_hour from timestamp '2024-07-01 12:00:00 +00:00' at time zone 'Europe/Zurich')", '2'],
    ["timestamp '2024-07-01 12:00:00 +00:00' at local", '01-JUL-24 02.00.00.000000 PM +02:00'],
    ["timestamp '2024-07-01 12:00:00' at time zone 'UTC'", '01-JUL-24 10.00.00.000000 AM UTC'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["extract(hour from date '2024-02-29')", 'ORA-30076: invalid extract field for extract source'],
    ["date '2024-02-29' at local", 'ORA-30084: invalid data type for datetime primary with time zone modifier'],
    ["timestamp '2024-07-01 12:00:00' at time zone 'Nowhere/City'", 'ORA-01882: timezone region not found'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });
});

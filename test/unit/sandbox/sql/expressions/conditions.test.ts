import { describe, expect, it } from 'vitest';
import { errorOf, isDirect, resultOf, ticksOf, typeOf } from '../../../../support/expression-scope.js';

describe('comparison', () => {
  it.each([
    ["1 = '1'", 'TRUE'],
    ["'10' > 9", 'TRUE'],
    ["'10' > '9'", 'FALSE'],
    ['1 <> null', null],
    ["'' = ''", null],
    ["'ab' = 'ab  '", 'TRUE'],
    ["c_text = 'ab'", 'TRUE'],
    ['c_text = v_text', 'FALSE'],
    ['c_text = v_blanks', 'TRUE'],
    ["v_blanks = 'ab'", 'FALSE'],
    ["date '2024-02-01' > '31-JAN-24'", 'TRUE'],
    ["date '2024-02-01' = timestamp '2024-02-01 00:00:00'", 'TRUE'],
    ["timestamp '2024-01-01 12:00:00 +02:00' = timestamp '2024-01-01 10:00:00 +00:00'", 'TRUE'],
    ["timestamp '2024-01-01 12:00:00' = timestamp '2024-01-01 10:00:00 +00:00'", 'TRUE'],
    ["interval '90' minute = interval '1:30' hour to minute", 'TRUE'],
    ["interval '1' year > '0-11'", 'TRUE'],
    ['1.5d > 1', 'TRUE'],
    ["1d = '1'", 'TRUE'],
    ["hextoraw('ff') = 'FF'", 'TRUE'],
    ["true = 'yes'", 'TRUE'],
    ['(1, 2) = (1, 2)', 'TRUE'],
    ['(1, null) = (2, null)', 'FALSE'],
    ['(1, null) <> (1, 2)', null],
    ['1 = pause', 'TRUE'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["date '2024-01-01' = 1", 'ORA-00932: inconsistent datatypes: expected DATE got NUMBER'],
    ["1 = 'x'", 'ORA-01722: invalid number'],
    ["date '2024-01-01' = 'x'", 'ORA-01858: a non-numeric character was found where a numeric was expected'],
    ["lob = 'x'", 'ORA-00932: inconsistent datatypes: expected - got CLOB'],
    ['(1, 2) = (1, 2, 3)', 'ORA-00913: too many values'],
    ['(1, 2) < (1, 3)', 'ORA-00920: invalid relational operator'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });

  it.each([
    ['true = 1', "PLS-00306: wrong number or types of arguments in call to '='"],
    ["date '2024-01-01' > 1", "PLS-00306: wrong number or types of arguments in call to '>'"],
  ])('%s fails with %s in PL/SQL', async (expression, error) => {
    expect(await errorOf(expression, 'plsql')).toBe(error);
  });

  it("compares CLOBs in PL/SQL: lob = 'long'", async () => {
    expect(await resultOf("lob = 'long'", 'plsql')).toBe('TRUE');
  });
});

describe('three-valued logic', () => {
  const unknown = '(1 = null)';
  it.each([
    [`1 = 1 and ${unknown}`, null],
    [`1 = 2 and ${unknown}`, 'FALSE'],
    [`${unknown} and 1 = 2`, 'FALSE'],
    [`${unknown} and 1 = 1`, null],
    [`1 = 1 or ${unknown}`, 'TRUE'],
    [`${unknown} or 1 = 1`, 'TRUE'],
    [`${unknown} or 1 = 2`, null],
    [`not ${unknown}`, null],
    ['not 1 = 1', 'FALSE'],
    [`${unknown} and ${unknown}`, null],
    ['1 = pause and pause = 1', 'TRUE'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ['1 = 2 and tick = 1', 0],
    ['1 = 1 or tick = 1', 0],
    ['1 = null and tick = 1', 1],
    ['tick between 1 and 3', 1],
    ['1 in (1, tick)', 0],
    ['tick in (5, 6)', 1],
  ])('%s evaluates its operand %i times', async (expression, ticks) => {
    expect(await ticksOf(expression)).toBe(ticks);
  });

  it.each([
    ['not 1', 'ORA-00920: invalid relational operator'],
    ["1 = 1 and 'x'", 'ORA-00920: invalid relational operator'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });

  it('takes NULL for a BOOLEAN in PL/SQL, not a number', async () => {
    expect(await resultOf('true and null', 'plsql')).toBeNull();
    expect(await resultOf('b_null or true', 'plsql')).toBe('TRUE');
    expect(await errorOf('1 and true', 'plsql')).toBe('PLS-00382: expression is of wrong type');
  });

  it('is a BOOLEAN, evaluated without a task where nothing pauses', () => {
    expect(typeOf('1 = 1 and n > 2').kind).toBe('boolean');
    expect(isDirect("n between 1 and 9 or v_text like 'a%' and n in (1, 2) and case n when 7 then 1 end = 1")).toBe(
      true,
    );
    expect(isDirect('n = pause')).toBe(false);
  });
});

describe('BETWEEN, IN, LIKE, IS', () => {
  it.each([
    ['5 between 1 and 9', 'TRUE'],
    ['5 not between 1 and 9', 'FALSE'],
    ['5 between null and 3', 'FALSE'],
    ['5 between null and 9', null],
    ["'15-JAN-24' between date '2024-01-01' and date '2024-02-01'", 'TRUE'],
    ['1 in (1, null)', 'TRUE'],
    ['2 in (1, null)', null],
    ['2 not in (1, null)', null],
    ['2 not in (1, 3)', 'TRUE'],
    ["2 in ('2', 3)", 'TRUE'],
    ['(1, 2) in ((1, 1), (1, 2))', 'TRUE'],
    ['2 > any (1, 3)', 'TRUE'],
    ['2 > all (1, 3)', 'FALSE'],
    ['2 > all (1, null)', null],
    ['2 = any (1, null)', null],
    ["'abc' like 'a%'", 'TRUE'],
    ["'abc' like 'a_'", 'FALSE'],
    ["'a%c' like 'a\\%c' escape '\\'", 'TRUE'],
    ["'abc' like 'a\\%c' escape '\\'", 'FALSE'],
    ["'aXbXc' like '%X%X_'", 'TRUE'],
    ["'abc' not like '%b%'", 'FALSE'],
    ["123 like '1%'", 'TRUE'],
    ["'abc' like null", null],
    ["'€5' like '_5'", 'TRUE'],
    ["'' is null", 'TRUE'],
    ["'x' is not null", 'TRUE'],
    ['n_null is null', 'TRUE'],
    ['0d / 0 is nan', 'TRUE'],
    ['1d / 0 is infinite', 'TRUE'],
    ['1 is not nan', 'TRUE'],
    ['(1 = null) is not true', 'TRUE'],
    ['(1 = 1) is false', 'FALSE'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["'a' like 'a' escape 'xy'", 'ORA-01425: escape character must be character string of length 1'],
    ["'a' like 'ax' escape 'x'", 'ORA-01424: missing or illegal character following the escape character'],
    ["1 in (date '2024-01-01')", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['(1, 2) in ((1, 2, 3))', 'ORA-00913: too many values'],
    [
      'v_text is json validate',
      'ORA-03001: unimplemented feature: the sandbox does not support VALIDATE after IS JSON',
    ],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });
});

import { describe, expect, it } from 'vitest';
import { errorOf, resultOf, ticksOf, typeOf } from '../../../../support/expression-scope.js';

describe('literals', () => {
  it.each([
    ["'it''s'", "it's"],
    ["q'[it's]'", "it's"],
    ["''", null],
    ['1e3', '1000'],
    ['.5', '.5'],
    ["date '2024-02-29'", '29-FEB-24'],
    ["timestamp '2024-02-29 13:14:15.123456'", '29-FEB-24 01.14.15.123456 PM'],
    ["timestamp '2024-02-29 13:14:15'", '29-FEB-24 01.14.15.000000 PM'],
    ["timestamp '2024-02-29 13:14:15.5 -05:00'", '29-FEB-24 01.14.15.500000 PM -05:00'],
    ["interval '4 5:12:10.222' day to second", '+04 05:12:10.222000'],
    ["interval '-4' day", '-04 00:00:00.000000'],
    ["interval '123-2' year(3) to month", '+123-02'],
    ["interval '1.2345678' second(2, 3)", '+00 00:00:01.235000'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it('has types', () => {
    expect(typeOf("'abc'")).toMatchObject({ kind: 'char', length: 3, national: false });
    expect(typeOf("n'abc'")).toMatchObject({ kind: 'char', national: true });
    expect(typeOf('null').kind).toBe('null');
    expect(typeOf('1').kind).toBe('number');
    expect(typeOf('1', 'plsql').kind).toBe('pls_integer');
    expect(typeOf('1.0', 'plsql').kind).toBe('number');
    expect(typeOf("interval '1' year(4)")).toEqual({ kind: 'interval_ym', yearPrecision: 4 });
  });
});

describe('concatenation', () => {
  it.each([
    ["'a' || null || 'b'", 'ab'],
    ["null || ''", null],
    ['1 || 2.5', '12.5'],
    ["date '2024-02-29' || '!'", '29-FEB-24!'],
    ["c_text || 'x'", 'ab  x'],
    ["hextoraw('0a') || 'x'", '0Ax'],
    ["'a' || pause", 'a1'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["'ab' || 'cd'", { kind: 'char', length: 4 }],
    ["v_text || 'cd'", { kind: 'varchar2' }],
    ["lob || 'cd'", { kind: 'clob' }],
  ])('%s has a type', (expression, type) => {
    expect(typeOf(expression)).toMatchObject(type);
  });

  it('limits its length', async () => {
    expect(await errorOf("rpad('x', 3000, 'x') || rpad('x', 3000, 'x')")).toBe(
      'ORA-01489: result of string concatenation is too long',
    );
    expect(await errorOf("true || 'x'", 'plsql')).toBe("PLS-00306: wrong number or types of arguments in call to '||'");
  });
});

describe('CASE', () => {
  it.each([
    ["case when 1 = 2 then 'a' else 'b' end", 'b'],
    ["case when null = 1 then 'a' end", null],
    ["case 1 when 2 then 'x' when 1 then 'y' end", 'y'],
    ["case null when null then 'x' else 'y' end", 'y'],
    ['case when 1 = 1 then 1 else 1 / 0 end', '1'],
    ["case n when '7' then 'seven' end", 'seven'],
    ['case when 1 = 1 then 1 else 2d end', '1.0E+000'],
    ['case pause when 1 then pause end', '1'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it('has the type that its results have in common', () => {
    expect(typeOf("case when 1 = 1 then null else date '2024-01-01' end").kind).toBe('date');
    expect(typeOf("case when 1 = 1 then 'a' else 'bcd' end")).toMatchObject({ kind: 'varchar2', length: 3 });
  });

  it('evaluates a selector once', async () => {
    expect(await ticksOf('case tick when 5 then 1 when 6 then 2 end')).toBe(1);
  });

  it.each([
    ["case when 1 = 1 then 'a' else 1 end", 'ORA-00932: inconsistent datatypes: expected CHAR got NUMBER'],
    [
      "case when 1 = 1 then date '2024-01-01' else 1 end",
      'ORA-00932: inconsistent datatypes: expected DATE got NUMBER',
    ],
    ["case 1 when date '2024-01-01' then 1 end", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['case when 1 then 2 end', 'ORA-00920: invalid relational operator'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });
});

describe('CAST', () => {
  it.each([
    ["cast('12.345' as number(5,2))", '12.35'],
    ["cast('abcdef' as varchar2(3))", 'abc'],
    ["cast('ab' as char(4)) || '!'", 'ab  !'],
    ["cast('29-FEB-24' as date)", '29-FEB-24'],
    ["cast(timestamp '2024-02-29 13:14:15.55' as date)", '29-FEB-24'],
    ["cast(timestamp '2024-02-29 13:14:15.55' as timestamp(1))", '29-FEB-24 01.14.15.600000 PM'],
    ["cast('2024/02/29' as date, 'YYYY/MM/DD')", '29-FEB-24'],
    ["cast('x' as number default -1 on conversion error)", '-1'],
    // A default is converted as the value would have been; the operand's own errors stay.
    ["cast('x' as date default '2024/02/29' on conversion error, 'YYYY/MM/DD')", '29-FEB-24'],
    ["to_number(pause || 'x' default n on conversion error)", '7'],
    // By its text. Source: node-oracledb's test 56.8.
    [
      "to_char(to_number(.1234567890123456789012345678901234567891), 'TM9')",
      '.123456789012345678901234567890123456789',
    ],
    ["validate_conversion(pause || 'x' as number)", '0'],
    ['cast(null as number)', null],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ["cast('x' as number)", 'ORA-01722: invalid number'],
    ["cast('x' as number default 'y' on conversion error)", 'ORA-01722: invalid number'],
    ['cast(1 / 0 as number default 1 on conversion error)', 'ORA-01476: divisor is equal to zero'],
    ["validate_conversion('x' as varchar2(5))", 'ORA-43909: invalid input data types'],
    ['lnnvl(n = 1 or n = 2)', 'ORA-13207: incorrect use of the [LNNVL] operator'],
    ['lnnvl(n between 1 and 2)', 'ORA-13207: incorrect use of the [LNNVL] operator'],
    ['lnnvl(n)', 'ORA-00920: invalid relational operator'],
    ['cast(1000 as number(3))', 'ORA-01438: value larger than specified precision allowed for this column'],
    ['cast(1 as date)', 'ORA-00932: inconsistent datatypes: expected DATE got NUMBER'],
    [
      "cast(interval '99' day as interval day(1) to second)",
      'ORA-01873: the leading precision of the interval is too small',
    ],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });

  it('raises for what does not fit in PL/SQL', async () => {
    expect(await errorOf("cast('abcdef' as varchar2(3))", 'plsql')).toContain('ORA-06502');
  });
});

describe('functions and names', () => {
  it.each([
    ['upper(v_text)', 'AB'],
    ['length(12345)', '5'],
    // Bytes of characters that are cut become blanks.
    ["substrb('äb', 2)", ' b'],
    ["substrb('bä', 1, 2)", 'b '],
    ["convert('abc', 'WE8ISO8859P1')", 'abc'],
    ["trim('  x ')", 'x'],
    ["trim(leading '0' from '0070')", '70'],
    ["trim('x' from 'xx')", null],
    ['coalesce(n_null, 3, 1 / 0)', '3'],
    ["decode(n, 7, 'seven', 8, 1 / 0)", 'seven'],
    ["decode(n_null, null, 'none', 'some')", 'none'],
    ["nvl(v_null, 'x')", 'x'],
    ['user', 'SCOTT'],
    ["to_char(sysdate, 'YYYY-MM-DD HH24')", '2024-06-15 12'],
    ["to_char(current_date, 'HH24')", '14'],
  ])('%s is %s', async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it.each([
    ['a.b', 'ORA-00904: "A"."B": invalid identifier'],
    ['no_such', 'ORA-00904: "NO_SUCH": invalid identifier'],
    ['no_such(1)', 'ORA-00904: "NO_SUCH": invalid identifier'],
    ['pkg.f(1)', 'ORA-00904: "PKG"."F": invalid identifier'],
    ['upper', 'ORA-00904: "UPPER": invalid identifier'],
    ['upper()', 'ORA-00909: invalid number of arguments'],
    ["upper('a', 'b')", 'ORA-00909: invalid number of arguments'],
    ["substr('a')", 'ORA-00938: not enough arguments for function'],
    ["substr('a', 1, 2, 3)", 'ORA-00939: too many arguments for function'],
    ['sysdate()', 'ORA-00923: FROM keyword not found where expected'],
    ["abs(date '2024-01-01')", 'ORA-00932: inconsistent datatypes: expected NUMBER got DATE'],
    ['count(*)', 'ORA-00934: group function is not allowed here'],
    ["trim('xy' from 'a')", 'ORA-30001: trim set should have only one character'],
    [':b', 'ORA-01008: not all variables bound'],
    ['(1, 2)', 'ORA-00907: missing right parenthesis'],
    [
      "nlssort(v_text, 'NLS_SORT=GERMAN')",
      'ORA-03001: unimplemented feature: the sandbox does not support NLS_SORT = GERMAN',
    ],
    ["nlssort(v_text, 'SORT=BINARY')", 'ORA-12702: invalid NLS parameter string used in SQL function'],
    [
      "convert('ä', 'US7ASCII')",
      'ORA-03001: unimplemented feature: the sandbox does not support CONVERT from AL32UTF8 to US7ASCII of such characters',
    ],
    ['dump(v_text, 2)', 'ORA-03001: unimplemented feature: the sandbox does not support DUMP with the format 2'],
    [
      'standard_hash(n)',
      'ORA-03001: unimplemented feature: the sandbox does not support STANDARD_HASH of a value of type NUMBER',
    ],
    ['ora_hash(v_text)', 'ORA-03001: unimplemented feature: the sandbox does not support the function ORA_HASH'],
    ['row_number() over (order by n)', 'ORA-30483: window functions are not allowed here'],
    ['exists (select 1 from dual)', 'ORA-22818: Subquery expressions not allowed here'],
  ])('%s fails with %s', async (expression, error) => {
    expect(await errorOf(expression)).toBe(error);
  });

  it.each([
    ['no_such', "PLS-00201: identifier 'NO_SUCH' must be declared"],
    ['a.b', "PLS-00201: identifier 'A.B' must be declared"],
    ['upper()', "PLS-00306: wrong number or types of arguments in call to 'UPPER'"],
    ['abs(true)', "PLS-00306: wrong number or types of arguments in call to 'ABS'"],
    ['decode(n, 1, 2)', "PLS-00204: function or pseudo-column 'DECODE' may be used inside a SQL statement only"],
    ['count(*)', "PLS-00204: function or pseudo-column 'COUNT' may be used inside a SQL statement only"],
    [':b', "PLS-00049: bad bind variable 'B'"],
    ['n in (select 1 from dual)', 'PLS-00405: subquery not allowed in this context'],
  ])('%s fails with %s in PL/SQL', async (expression, error) => {
    expect(await errorOf(expression, 'plsql')).toBe(error);
  });

  it('finds STANDARD.UPPER and functions without parentheses in PL/SQL', async () => {
    expect(await resultOf("standard.upper('a')", 'plsql')).toBe('A');
    expect(await resultOf('length(sys_guid)', 'plsql')).toBe('32');
  });
});

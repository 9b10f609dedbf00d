import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

const session = openTestSession(newDatabase());

describe('values of scalar types', () => {
  it.each([
    ["unistr('\\20ac\\d83d\\de00 \\\\')", '€😀 \\'],
    ['binary_double_infinity', 'Inf'],
    ['-binary_float_infinity', '-Inf'],
    ['binary_float_nan', 'Nan'],
    ["to_char(sys_extract_utc(timestamp '2024-02-29 13:05:07.5 +05:45'), 'HH24:MI:SS.FF2')", '07:20:07.50'],
    ["to_char(from_tz(timestamp '2024-02-29 13:05:07', '-03:30'), 'HH24:MI TZH:TZM')", '13:05 -03:30'],
    ["rawtohex(utl_raw.cast_to_raw('a€'))", '61E282AC'],
    ["utl_raw.cast_to_varchar2(hextoraw('61E282AC'))", 'a€'],
    ["utl_raw.length(hextoraw('0102'))", '2'],
    ["rawtohex(utl_raw.concat(hextoraw('01'), null, hextoraw('02')))", '0102'],
    ["rawtohex(utl_raw.substr(hextoraw('010203'), -2, 1))", '02'],
    [
      "to_char(12345678901234567890123456789012345678 * power(10, 60), 'TM9')",
      '1.2345678901234567890123456789012345678E+97',
    ],
    [`json_serialize(json(' { "a" : [ 1.0, 1e2, "\\u0041\\n" ], "b": null }'))`, '{"a":[1,100,"A\\n"],"b":null}'],
    ["json_serialize(json('-0.50') returning clob)", '-0.5'],
    ["json_serialize(json('12345678901234567890.123456789') returning varchar2(40))", '12345678901234567890.123456789'],
  ])('%s', async (expression, expected) => {
    expect(await session.evaluate(expression)).toBe(expected);
  });

  it.each([
    // SQL Language Reference, "FLOAT Data Type": ceil(5 × 0.30103) = 2 digits.
    ['float(5)', '7.89', '7.9'],
    ['float(5)', '123.45', '120'],
    ['real', '1.00000000000000000004', '1'],
    ['number(1, 127)', '9e-127', '9E-127'],
    ['number(2, 127)', '1.55e-126', '1.6E-126'],
  ])('a %s keeps of %s', async (type, value, expected) => {
    expect(await session.block(`declare v ${type} := ${value}; begin :r := to_char(v, 'TM9'); end;`)).toBe(expected);
  });

  it.each([
    // PL/SQL Language Reference, "LONG and LONG RAW Variables": 32,760 bytes.
    ['long', "rpad('x', 32761, 'x')", 'ORA-06502'],
    ['long raw', "utl_raw.cast_to_raw(rpad('x', 32761, 'x'))", 'ORA-06502'],
    ['integer(3)', '1234', 'ORA-06502'],
    ['interval day to second', "interval '100' day(3)", 'ORA-01873'],
    ['interval year to month', "interval '100' year(3)", 'ORA-01873'],
    ['simple_float := 0', 'nothing', 'ORA-06502'],
    ['simple_double := 0', 'nothing', 'ORA-06502'],
    // PL/SQL Language Reference, predefined exception SYS_INVALID_ROWID.
    ['rowid', "'AAAS/nAABAAAVT5AA'", 'ORA-01410'],
    ['rowid', "'AAAS/nAABAAAVT5AA='", 'ORA-01410'],
    ['urowid', "'*'", 'ORA-01410'],
    ['json', "'{}'", 'PLS-00382'],
    ['xmltype', "'<a/>'", 'PLS-00382'],
    ['vector', "'[1, 2]'", 'PLS-00382'],
    ['json', "json('{a')", 'ORA-40441: JSON syntax error'],
    ['varchar2(5)', 'json_serialize(json(\'"abcd"\') returning varchar2(5))', 'ORA-40478'],
    ['varchar2(5)', "json_serialize(json('1') ascii)", 'ASCII in a call of JSON_SERIALIZE'],
  ])('a %s does not take %s', async (type, value, error) => {
    expect(await session.error(`declare nothing binary_float; v ${type}; begin v := ${value}; end;`)).toContain(error);
  });

  it('parameters have the precision of their type: the default one unless it is unconstrained', async () => {
    const moment = "timestamp '2024-02-29 00:00:00.123456789'";
    const passed = (type: string) =>
      session.block(
        `declare function f(t in ${type}) return varchar2 is begin return to_char(t, 'FF9'); end; begin :r := f(${moment}); end;`,
      );
    expect(await passed('timestamp')).toBe('123457000');
    expect(await passed('timestamp_unconstrained')).toBe('123456789');
    const interval = (type: string) =>
      session.error(`declare procedure p(i in ${type}) is begin null; end; begin p(interval '100' day(3)); end;`);
    expect(await interval('interval day to second')).toContain('ORA-01873');
    expect(await interval('dsinterval_unconstrained')).toBe('no error');
  });
});

// Source: node-oracledb's tests 111.1.7 and 111.3.4 (rowidProcedureBindAsString_bindinout.js).
describe('a ROWID cut short', () => {
  it('stays as it was written until a column takes it', async () => {
    const session = openTestSession(newDatabase());
    await session.run(
      'create table places (place rowid)',
      'create procedure given(p in out rowid, q in out rowid) is begin insert into places values (p); select place into q from places; end;',
    );
    expect(
      await session.block(`declare a rowid := '0'; b rowid := 'DD5.10'; begin given(a, b); :r := a || ' ' || b; end;`),
    ).toBe('0 00000000.0000.0000');
    expect(await session.rows('select rowidtochar(place) from places')).toEqual([['00000000.0000.0000']]);
    expect(
      await session.block(`declare a rowid := '0'; n number; m number; begin
        select count(*) into n from places where place = a;
        select count(*) into m from places where rowid = a;
        :r := n || m || dbms_rowid.rowid_type(a) || case when a = '00000000.0000.0000' then 'same' end; end;`),
    ).toBe('100same');
  });
});

import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../../support/engine.js';
import { resultOf } from '../../../../support/expression-scope.js';

describe('texts of timestamps and intervals', () => {
  it.each([
    ["to_char(cast(timestamp '2024-01-02 03:04:05.6789' as timestamp(2)), 'SS.FF')", '05.68'],
    ["to_char(timestamp '2024-01-02 03:04:05.6789', 'SS.FF')", '05.678900000'],
    ["to_char(to_timestamp('01', 'SS'), 'SS.FF')", '01.000000000'],
    ["to_char(timestamp '2024-01-02 03:04:05' at time zone '-8:00', 'TZR')", '-08:00'],
    ["to_char(timestamp '2024-01-02 03:04:05' at time zone 'Europe/Berlin', 'TZR')", 'Europe/Berlin'],
    ["to_char(to_yminterval('5-6'))", '+000000005-06'],
    ["to_char(interval '5-6' year to month)", '+05-06'],
    ["'' || interval '5-6' year(4) to month", '+0005-06'],
    ["to_char(to_dsinterval('1 02:03:04.5'))", '+000000001 02:03:04.500000000'],
    ["to_char(interval '1 02:03:04.5' day to second(3))", '+01 02:03:04.500'],
    ["to_char(interval '500' month)", '+41-08'],
  ])('%s', async (expression, text) => {
    expect(await resultOf(expression)).toBe(text);
  });

  it('the precision of months is that of their years', async () => {
    await expect(resultOf("interval '1200' month")).rejects.toThrow(
      'the leading precision of the interval is too small',
    );
  });

  /** node-oracledb's tests (plsqlBindScalar.js) read nine digits from a parameter; a variable has those of its type. */
  it('of a parameter have nine digits, those of a variable as many as it has', async () => {
    const session = openTestSession(newDatabase());
    await session.run(
      "create function shown(p timestamp) return varchar2 as begin return to_char(p, 'SS.FF'); end;",
      "create function held(p timestamp) return varchar2 as v timestamp(3) := p; begin return to_char(v, 'SS.FF'); end;",
    );
    const given = "timestamp '2024-01-02 03:04:05.0012'";
    expect(await session.evaluate(`shown(${given}) || ' ' || held(${given})`)).toBe('05.001200000 05.001');
  });
});

describe('SUBSTR', () => {
  it('cuts a fraction in SQL and rounds it in PL/SQL', async () => {
    expect(await resultOf("substr('abcdef', 1, 2.5)")).toBe('ab');
    expect(await resultOf("substr('abcdef', 1, 2.5)", 'plsql')).toBe('abc');
    expect(await resultOf("substrb('abcdef', 1.5, 2.5)", 'plsql')).toBe('bcd');
  });
});

/** node-oracledb's tests (dataTypeIntervalDS.js) get ORA-01867 for a text that is no interval. */
describe('an interval and a text', () => {
  it('are added in PL/SQL', async () => {
    expect(await resultOf("to_char(interval '1' day + '2 03:00:00')", 'plsql')).toBe('+000000003 03:00:00.000000000');
    expect(await resultOf("to_char(interval '1-1' year to month - '0-2')", 'plsql')).toBe('+000000000-11');
    await expect(resultOf("interval '1' day + 'x'", 'plsql')).rejects.toThrow('the interval is invalid');
  });
});

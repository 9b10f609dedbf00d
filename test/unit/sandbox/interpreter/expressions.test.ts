import { describe, expect, it } from 'vitest';
import { newDatabase, openTestSession } from '../../../support/engine.js';

const session = openTestSession(newDatabase());

describe('expressions', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ["'a' || 'b'", 'ab'],
    ["'a' || null", 'a'],
    ["''", null],
    ["nvl(null, 'x')", 'x'],
    ['10 / 4', '2.5'],
    ['1 / 3', '.333333333333333333333333333333333333333'],
    ['2 ** 10', '1024'],
    ['mod(17, 5)', '2'],
    ["upper('abc')", 'ABC'],
    ["substr('abcdef', 2, 3)", 'bcd'],
    ["case when 1 = 2 then 'a' else 'b' end", 'b'],
    ["to_char(date '2024-02-29', 'YYYY-MM-DD')", '2024-02-29'],
    ["to_char(1234.5, 'FM999990.00')", '1234.50'],
    ['user', 'SYSTEM'],
    ["sys_context('userenv', 'session_user')", 'SYSTEM'],
    ['sqlcode', '0'],
    ['sqlerrm', 'ORA-0000: normal, successful completion'],
  ])('%s', async (expression, expected) => {
    expect(await session.evaluate(expression)).toBe(expected);
  });
});

import { expect, test } from 'vitest';
import { InvalidUserError } from '../../../../runtime/errors/usage-errors.js';
import { readUserContext } from '../../../../runtime/sessions/user-context.js';

test('a name alone', () => {
  expect(readUserContext('alice', 'upper-ascii')).toEqual({ user: 'ALICE' });
});

test('a context keeps its fields', () => {
  expect(readUserContext({ user: 'alice', clientIdentifier: 'web-7', edition: 'E2' }, 'upper-ascii')).toEqual({
    user: 'ALICE',
    clientIdentifier: 'web-7',
    edition: 'E2',
  });
});

test('settings and attributes are copied, the attributes in upper case', () => {
  const given = { user: 'A', appContext: { tenant: '7' }, nls: { dateFormat: 'J' }, timeZone: 'UTC' };
  const read = readUserContext(given, 'exact');
  given.appContext.tenant = '8';
  given.nls.dateFormat = 'YYYY';
  expect(read).toEqual({ user: 'A', appContext: { TENANT: '7' }, nls: { dateFormat: 'J' }, timeZone: 'UTC' });
});

test.each([
  [42, 'not number'],
  [{}, 'no `user` that is a string'],
  [{ user: null }, 'no `user` that is a string'],
  [
    { user: 'A', clientIdentifer: 'x' },
    'Unknown field "clientIdentifer" in the user context. Did you mean "clientIdentifier"?',
  ],
  [{ user: 'A', toString: 'x' }, 'Unknown field "toString"'],
  [{ user: 'A', module: 1 }, '`module` in the user context is a number, not a string.'],
  [{ user: 'A', clientIdentifier: 'é'.repeat(33) }, 'longer than 64 bytes'],
  [{ user: 'A', action: 'a\0b' }, 'NUL'],
  [{ user: 'A', appContext: 'x' }, '`appContext` in the user context is not an object.'],
  [{ user: 'A', appContext: { a: 1 } }, 'has a number for A, not a string'],
  [{ user: 'A', appContext: { a: '1', A: '2' } }, 'has a name that is given twice'],
  [{ user: 'A', appContext: { '': '1' } }, 'has a name that'],
  [{ user: 'A', appContext: { ı: '1' } }, 'printable ASCII'],
  [{ user: 'A', appContext: { ['a'.repeat(129)]: '1' } }, '1 to 128'],
  [{ user: 'A', appContext: { a: 'é'.repeat(2_001) } }, 'has more than 4000 bytes for A'],
  [{ user: 'A', appContext: { a: '\0' } }, 'NUL'],
  [{ user: 'A', nls: 'GERMAN' }, '`nls` in the user context is not an object.'],
  [{ user: 'A', nls: { dateformat: 'J' } }, 'Did you mean "dateFormat"?'],
  [{ user: 'A', nls: { dateFormat: '' } }, '`nls.dateFormat` in the user context must be a string that is not empty.'],
  [{ user: 'A', timeZone: 1 }, '`timeZone` in the user context must be a string that is not empty.'],
  [{ user: 'A', timezone: 'UTC' }, 'Did you mean "timeZone"?'],
])('%j is refused', (given, message) => {
  expect(() => readUserContext(given, 'exact')).toThrow(InvalidUserError);
  expect(() => readUserContext(given, 'exact')).toThrow(message);
});

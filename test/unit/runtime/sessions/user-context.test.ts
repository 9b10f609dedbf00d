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
])('%j is refused', (given, message) => {
  expect(() => readUserContext(given, 'exact')).toThrow(InvalidUserError);
  expect(() => readUserContext(given, 'exact')).toThrow(message);
});

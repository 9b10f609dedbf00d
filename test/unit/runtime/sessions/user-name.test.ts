import { describe, expect, test } from 'vitest';
import { InvalidUserError } from '../../../../runtime/errors/usage-errors.js';
import { databaseUserName, expectedIdentity, loginName } from '../../../../runtime/sessions/user-name.js';

describe('exact', () => {
  test.each([
    'ALICE',
    'alice',
    'Alice Smith',
    'a.b@example.com',
    'ÄRGER',
    'ısı',
    'İ',
    "o'neil",
    '  ',
    'x'.repeat(128),
    '名前',
  ])('%j is passed unaltered', (name) => {
    expect(databaseUserName(name, 'exact')).toBe(name);
  });
});

describe('upper-ascii', () => {
  test.each([
    ['alice', 'ALICE'],
    ['o$neil_1#', 'O$NEIL_1#'],
    ['a.b@example.com', 'A.B@EXAMPLE.COM'],
    ['i', 'I'],
  ])('%j becomes %j', (name, folded) => {
    expect(databaseUserName(name, 'upper-ascii')).toBe(folded);
  });

  test.each([
    'ärger',
    'ı',
    'İ',
    'ſ',
    '\u212A' /* Kelvin sign */,
    '\u0430lice' /* Cyrillic a */,
    '\uFF41lice' /* full-width a */,
  ])('%j is refused', (name) => {
    expect(() => databaseUserName(name, 'upper-ascii')).toThrow(InvalidUserError);
  });
});

describe.each(['exact', 'upper-ascii'] as const)('under %s', (rule) => {
  test.each(['', 'A"B', '"ALICE"', 'A]', 'A[B]', 'ALICE][BOB', 'A\0B', '\0', 'x'.repeat(129), 'lone \udc00'])(
    '%j is refused',
    (name) => {
      expect(() => databaseUserName(name, rule)).toThrow(InvalidUserError);
    },
  );
});

test('length is counted in bytes', () => {
  expect(databaseUserName('é'.repeat(64), 'exact')).toBe('é'.repeat(64));
  expect(() => databaseUserName('é'.repeat(65), 'exact')).toThrow('longer than 128 bytes');
});

test.each([
  ['ERP_APP', 'ALICE', 'ERP_APP[ALICE]'],
  ['ERP_APP', 'alice', 'ERP_APP["alice"]'],
  ['ERP_APP', 'A LICE', 'ERP_APP["A LICE"]'],
  ['ERP_APP', '1ALICE', 'ERP_APP["1ALICE"]'],
  ['erp', 'O$NEIL_1#', '"erp"[O$NEIL_1#]'],
  ['ERP_APP', null, 'ERP_APP'],
])('%j for %j logs in as %j', (proxy, user, login) => {
  expect(loginName(proxy, user)).toBe(login);
});

test('a login has at most 250 characters', () => {
  expect(loginName('P'.repeat(120), 'U'.repeat(128))).toHaveLength(250);
  expect(() => loginName('P'.repeat(121), 'U'.repeat(128))).toThrow(InvalidUserError);
});

test('the identity that the block asserts', () => {
  expect(expectedIdentity('ERP_APP', { user: 'ALICE', clientIdentifier: 'web' })).toBe('ALICE"ERP_APP');
  expect(expectedIdentity('ERP_APP', { user: null })).toBe('ERP_APP"');
  const shared = { user: null, clientIdentifier: 'a"b', isClientIdentifier: true };
  expect(expectedIdentity('ERP_APP', shared)).toBe('ERP_APP""a"b');
});

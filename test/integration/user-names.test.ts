import { describe, expect, test } from 'vitest';
import { proxied, type Troubled, troubled } from '../support/troubled-client.js';

/**
 * Names that could be taken for another user's, or break out of the login `APP["…"]`: each is passed exactly or refused, never altered. The users with
 * these names exist, so that a name that is altered on its way becomes somebody else's session and not an error.
 */

const LONGEST = 'L'.repeat(128);
const LONGEST_UNICODE = 'é'.repeat(64);

/** Different users, however similar they look. */
const PASSED: readonly string[] = [
  'ALICE',
  'alice',
  'Alice',
  ' ALICE',
  'ALICE ',
  'AL ICE',
  'ALIСE', // a Cyrillic С
  'ＡLICE', // a full-width A
  'ALıCE', // a dotless i
  'ALİCE', // a dotted I
  'ali\u00e7e', // composed
  'alic\u0327e', // and decomposed
  'AL\u200bICE', // a zero-width space
  'straße',
  'STRASSE',
  "o'brien",
  "x' OR '1'='1",
  'a.b',
  'a,b',
  'a@b',
  'a/b',
  '(DESCRIPTION=(X=1))',
  '; DROP USER app',
  '--',
  '/*',
  '$\u007buser}',
  '%s',
  ':1',
  '\\',
  'a\\',
  '用户',
  '👤',
  'SYS',
  'SYSTEM ',
  'PUBLIC ',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  LONGEST,
  LONGEST_UNICODE,
];

/** No database user can be meant by them, or they could mean another one than they say. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'is empty'],
  ['"', 'contains "'],
  ['ALICE"', 'contains "'],
  ['"ALICE"', 'contains "'],
  ['ALICE"]', 'contains "'],
  ['A]', 'contains ]'],
  ['ALICE][BOB', 'contains ['],
  ['[ALICE', 'contains ['],
  ['APP[ALICE]', 'contains ['],
  ['ALICE\0', 'contains a NUL character'],
  ['ALICE\0BOB', 'contains a NUL character'],
  [`${LONGEST}L`, 'is longer than 128 bytes'],
  [`${LONGEST_UNICODE}L`, 'is longer than 128 bytes'],
  ['A\ud800', 'is not well-formed Unicode'],
  ['\udc00A', 'is not well-formed Unicode'],
];

/** What `upper-ascii` makes of a name, or why it refuses. */
const FOLDED: readonly (readonly [string, string | RegExp])[] = [
  ['alice', 'ALICE'],
  ['AlIcE', 'ALICE'],
  ['i', 'I'],
  ['ALıCE', /outside ASCII/],
  ['ALİCE', /outside ASCII/],
  ['straße', /outside ASCII/],
  ['ſ', /outside ASCII/],
  ['ＡLICE', /outside ASCII/],
];

const exists = (name: string) => name === 'SYS';

async function withUsers(names: readonly string[], userNames: 'exact' | 'upper-ascii'): Promise<Troubled> {
  const create = names.flatMap((name) =>
    exists(name) ? ['ALTER USER sys GRANT CONNECT THROUGH app'] : proxied(`"${name}"`),
  );
  return troubled([], { userNames, sessions: { max: 4 } }, create);
}

test('every name in the list reaches the database exactly', async () => {
  const { client, sandbox } = await withUsers(PASSED, 'exact');
  const seen: unknown[] = [];
  sandbox.faults.onLogin = ({ user, proxyClient }) => {
    seen.push([user, proxyClient]);
    return undefined;
  };
  for (const name of PASSED) expect(await client.as(name).api.who()).toBe(name);
  expect(seen).toEqual(PASSED.map((name) => ['APP', name]));
});

test('users with similar names never share a session', async () => {
  const names = PASSED.slice(0, 16);
  const { client, notes } = await withUsers(names, 'exact');
  const calls = Array.from({ length: 6 }, (_, round) =>
    names.map((name) => client.as(name).api.note({ text: `${round} ${JSON.stringify(name)}` })),
  ).flat();
  await Promise.all(calls);
  const written = await notes();
  expect(written).toHaveLength(calls.length);
  for (const note of written) {
    const separator = note.indexOf(': ');
    expect(JSON.parse(note.slice(separator + 4))).toBe(note.slice(0, separator));
  }
});

describe('what is refused', () => {
  test.each(REFUSED)('%j %s', async (name, why) => {
    const { client, sandbox } = await withUsers(['ALICE', 'BOB'], 'exact');
    let logins = 0;
    sandbox.faults.onLogin = () => {
      logins += 1;
      return undefined;
    };
    expect(() => client.as(name)).toThrow(`The user name ${why}.`);
    expect(() => client.as({ user: name })).toThrow(expect.objectContaining({ name: 'InvalidUserError' }));
    expect(logins).toBe(0);
  });
});

test('`upper-ascii` folds a to z and refuses what folds differently elsewhere', async () => {
  const { client } = await withUsers(['ALICE', 'I', 'ALıCE', 'alice', 'STRASSE', 'S'], 'upper-ascii');
  for (const [name, expected] of FOLDED) {
    if (typeof expected === 'string') expect(await client.as(name).api.who()).toBe(expected);
    else expect(() => client.as(name)).toThrow(expected);
  }
});

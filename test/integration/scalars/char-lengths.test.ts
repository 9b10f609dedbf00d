import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/* CHAR and NCHAR parameters without a length: the routine pads them to the length of what is passed, which in generated calls is a local of the block. */

const SCRIPT = `
CREATE TABLE erp.codes (code CHAR(10));
INSERT INTO erp.codes VALUES ('ab');
COMMIT;

CREATE PACKAGE erp.chars AS
  PROCEDURE gives(v IN VARCHAR2, p OUT CHAR);
  PROCEDURE gives_national(v IN NVARCHAR2, p OUT NCHAR);
  PROCEDURE changes(p IN OUT CHAR, v IN VARCHAR2);
  PROCEDURE changes_national(p IN OUT NCHAR, v IN NVARCHAR2);
  PROCEDURE appends(p IN OUT CHAR);
  PROCEDURE replaces_end(p IN OUT CHAR);
  PROCEDURE finds(p IN OUT CHAR, found OUT PLS_INTEGER);
  FUNCTION keeps RETURN CHAR;
  PROCEDURE gives_code(p OUT codes.code%TYPE);
END;
/
CREATE PACKAGE BODY erp.chars AS
  PROCEDURE gives(v IN VARCHAR2, p OUT CHAR) IS BEGIN p := v; END;
  PROCEDURE gives_national(v IN NVARCHAR2, p OUT NCHAR) IS BEGIN p := v; END;
  PROCEDURE changes(p IN OUT CHAR, v IN VARCHAR2) IS BEGIN p := v; END;
  PROCEDURE changes_national(p IN OUT NCHAR, v IN NVARCHAR2) IS BEGIN p := v; END;
  PROCEDURE appends(p IN OUT CHAR) IS BEGIN p := p || 'x'; END;
  PROCEDURE replaces_end(p IN OUT CHAR) IS BEGIN p := RTRIM(p) || 'x'; END;
  PROCEDURE finds(p IN OUT CHAR, found OUT PLS_INTEGER) IS
  BEGIN
    SELECT COUNT(*) INTO found FROM codes WHERE code = p;
  END;
  FUNCTION keeps RETURN CHAR IS BEGIN RETURN 'ab  '; END;
  PROCEDURE gives_code(p OUT codes.code%TYPE) IS BEGIN SELECT code INTO p FROM codes; END;
END;
/
GRANT EXECUTE ON erp.chars TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT });
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
});

const call = (name: string, args: unknown = {}) => client.routine(`chars.${name}`)(args);

/** What the routine assigns, and what the caller gets. */
const VALUES = [
  ['ab', 'ab'],
  ['  a b   ', '  a b'],
  ['a\n ', 'a\n'],
  // Blanks only are a value, and nothing is none.
  [' ', ' '],
  ['     ', ' '],
  ['', null],
  [null, null],
] as const;

test.each(VALUES)('%j comes without the blanks at its end', async (assigned, given) => {
  expect(await call('gives', { v: assigned })).toEqual({ p: given });
  expect(await call('givesNational', { v: assigned })).toEqual({ p: given });
  expect(await call('changes', { p: 'before', v: assigned })).toEqual({ p: given });
  expect(await call('changesNational', { p: 'before', v: assigned })).toEqual({ p: given });
});

test('OUT takes whatever PL/SQL has', async () => {
  for (const text of ['x'.repeat(32_767), `${'😀'.repeat(8191)}xyz`])
    expect(await call('gives', { v: text })).toEqual({ p: text });
  expect(await call('givesNational', { v: '€'.repeat(10_000) })).toEqual({ p: '€'.repeat(10_000) });
});

test('IN OUT has the length that CHAR has in SQL', async () => {
  const longest = 'x'.repeat(2000);
  expect(await call('changes', { p: longest, v: longest })).toEqual({ p: longest });
  await expect(call('changes', { p: `${longest}x`, v: 'a' })).rejects.toMatchObject({
    name: 'ArgumentError',
    outcome: 'not-started',
  });
  await expect(call('changes', { p: 'a', v: `${longest}x` })).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 6502,
    outcome: 'rolled-back',
  });
  expect(await call('finds', { p: 'ab' })).toEqual({ p: 'ab', found: 1 });
});

test('a routine that appends to what came in has no room, as from any other caller', async () => {
  await expect(call('appends', { p: 'ab' })).rejects.toMatchObject({ code: 6502, outcome: 'rolled-back' });
  expect(await call('replacesEnd', { p: 'ab' })).toEqual({ p: 'abx' });
});

test('a result keeps its blanks, and a parameter of known length has all of them', async () => {
  expect(await call('keeps')).toBe('ab  ');
  expect(await call('givesCode')).toEqual({ p: 'ab'.padEnd(10) });
});

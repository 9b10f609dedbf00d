import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';
import { isCursor, readAll } from '../../support/read-cursor.js';

/** Each kind of value in the rows of a cursor, by itself and beside a date. */
const SCRIPT = `
CREATE TABLE erp.numbers (id NUMBER);
BEGIN FOR i IN 1 .. 40 LOOP INSERT INTO erp.numbers VALUES (i); END LOOP; COMMIT; END;
/
CREATE TABLE erp.docs (id NUMBER(9), day DATE, flag BOOLEAN, text CLOB, ntext NCLOB, scan BLOB);
BEGIN
  INSERT INTO erp.docs VALUES (1, DATE '2026-01-31', TRUE, NULL, NULL, NULL);
  INSERT INTO erp.docs VALUES (2, NULL, FALSE, EMPTY_CLOB(), EMPTY_CLOB(), EMPTY_BLOB());
  INSERT INTO erp.docs VALUES (3, NULL, NULL, 'x', 'ä', HEXTORAW('00'));
  INSERT INTO erp.docs VALUES (4, NULL, NULL, RPAD('x', 32767, 'x'), RPAD('€', 16383, '€'), HEXTORAW('ff'));
  UPDATE erp.docs SET text = text || 'yz', ntext = ntext || '😀' WHERE id = 4;
  COMMIT;
END;
/
CREATE OR REPLACE PACKAGE erp.docs_api AS
  FUNCTION booleans RETURN SYS_REFCURSOR;
  FUNCTION dated_booleans RETURN SYS_REFCURSOR;
  FUNCTION lobs RETURN SYS_REFCURSOR;
  FUNCTION dated_lobs RETURN SYS_REFCURSOR;
  FUNCTION declared_lobs RETURN SYS_REFCURSOR;
  FUNCTION many_long (how_many NUMBER) RETURN SYS_REFCURSOR;
  FUNCTION documents (j JSON) RETURN SYS_REFCURSOR;
  FUNCTION dated_documents (j JSON) RETURN SYS_REFCURSOR;
  FUNCTION never_null RETURN SYS_REFCURSOR;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.docs_api AS
  FUNCTION booleans RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT flag FROM docs ORDER BY id;
    RETURN c;
  END;
  FUNCTION dated_booleans RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT flag, day FROM docs ORDER BY id;
    RETURN c;
  END;
  FUNCTION lobs RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT text, ntext, scan FROM docs ORDER BY id;
    RETURN c;
  END;
  FUNCTION dated_lobs RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT text, day, ntext, scan FROM docs ORDER BY id;
    RETURN c;
  END;
  FUNCTION declared_lobs RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT 'short' AS a, text AS b FROM docs WHERE id < 3 ORDER BY id;
    RETURN c;
  END;
  FUNCTION many_long (how_many NUMBER) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT d.text || n.id AS text FROM docs d, numbers n WHERE d.id = 4 AND n.id <= how_many ORDER BY n.id;
    RETURN c;
  END;
  FUNCTION documents (j JSON) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT j AS json FROM dual;
    RETURN c;
  END;
  FUNCTION dated_documents (j JSON) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR SELECT day, j AS json FROM docs WHERE id = 1;
    RETURN c;
  END;
  FUNCTION never_null RETURN SYS_REFCURSOR IS BEGIN RETURN lobs; END;
END;
/
GRANT EXECUTE ON erp.docs_api TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({
    script: SCRIPT,
    profile: '23ai',
    cursors: {
      'erp.docs_api.declared_lobs.return': { a: 'CLOB', b: 'VARCHAR2(4000)' },
      'erp.docs_api.never_null.return': { text: { type: 'CLOB', notNull: true } },
    },
  });
});
afterAll(() => client[Symbol.asyncDispose]());

const call = (name: string, args?: object) => client.routine(`docsApi.${name}`)(args);

describe.each([
  ['by themselves', (name: string) => name],
  ['beside a date', (name: string) => `dated${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`],
])('%s', (_, nameOf) => {
  const rowsOf = async (name: string, args?: object): Promise<object[]> => {
    const rows = await call(nameOf(name), args);
    if (!Array.isArray(rows)) throw new TypeError('no rows');
    return rows.map(({ day: _day, ...row }: { day?: unknown }) => row);
  };

  test('booleans', async () => {
    expect(await rowsOf('booleans')).toEqual([{ flag: true }, { flag: false }, { flag: null }, { flag: null }]);
  });

  test('LOBs: an empty one is not NULL, and a long one is whole', async () => {
    expect(await rowsOf('lobs')).toEqual([
      { text: null, ntext: null, scan: null },
      { text: '', ntext: '', scan: Buffer.alloc(0) },
      { text: 'x', ntext: 'ä', scan: Buffer.alloc(1) },
      { text: `${'x'.repeat(32_767)}yz`, ntext: `${'€'.repeat(16_383)}😀`, scan: Buffer.from([0xff]) },
    ]);
    expect(client.sandbox?.temporaryLobs).toBe(0);
  });

  test.each([{ a: [1, 'ä', null], b: 1.5 }, { long: 'ä'.repeat(40_000) }, [], null])(
    'JSON as parameters give it: %#',
    async (json) => {
      expect(await rowsOf('documents', { j: json })).toEqual([{ json }]);
    },
  );
});

test('columns that were declared as what they are not, but are read the same', async () => {
  expect(await call('declaredLobs')).toEqual([
    { a: 'short', b: null },
    { a: 'short', b: '' },
  ]);
});

test('more long LOBs than one block has room for', async () => {
  const texts = Array.from({ length: 40 }, (_, index) => ({ text: `${'x'.repeat(32_767)}yz${index + 1}` }));
  expect(await call('manyLong', { howMany: 40 })).toEqual(texts);
  const cursor = await client.routine('docsApi.manyLong').stream({ howMany: 17 });
  if (!isCursor(cursor)) throw new TypeError('no cursor');
  expect(await readAll(cursor)).toEqual(texts.slice(0, 17));
  await call('booleans');
  expect(client.sandbox?.temporaryLobs).toBe(0);
});

test('a LOB that is NULL where the configuration promises a value', async () => {
  await expect(call('neverNull')).rejects.toMatchObject({
    name: 'ResultError',
    message: expect.stringContaining('returnValue.text: NULL where the declaration promises a value'),
    outcome: 'rolled-back',
  });
});

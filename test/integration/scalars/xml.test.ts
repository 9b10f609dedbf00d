import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/* What the table of all types does not say of XMLTYPE. */

const SCRIPT = `
CREATE PACKAGE erp.documents AS
  PROCEDURE make(bytes IN PLS_INTEGER, doc OUT XMLTYPE);
  PROCEDURE kind(doc IN XMLTYPE, found OUT VARCHAR2);
  PROCEDURE kind(doc IN VARCHAR2, found OUT VARCHAR2);
  PROCEDURE two(a IN XMLTYPE, n IN NUMBER, b IN OUT XMLTYPE, c IN XMLTYPE DEFAULT NULL, text OUT VARCHAR2);
END;
/
CREATE PACKAGE BODY erp.documents AS
  PROCEDURE make(bytes IN PLS_INTEGER, doc OUT XMLTYPE) IS
    text CLOB := RPAD('x', bytes - 7, 'x');
  BEGIN
    doc := XMLTYPE('<x>' || text || '</x>');
  END;
  PROCEDURE kind(doc IN XMLTYPE, found OUT VARCHAR2) IS BEGIN found := 'XMLTYPE'; END;
  PROCEDURE kind(doc IN VARCHAR2, found OUT VARCHAR2) IS BEGIN found := 'VARCHAR2'; END;
  PROCEDURE two(a IN XMLTYPE, n IN NUMBER, b IN OUT XMLTYPE, c IN XMLTYPE DEFAULT NULL, text OUT VARCHAR2) IS
  BEGIN
    text := a.getStringVal() || n || CASE WHEN b IS NULL THEN '-' ELSE b.getStringVal() END || CASE WHEN c IS NULL THEN '-' ELSE '+' END;
    b := a;
  END;
END;
/
GRANT EXECUTE ON erp.documents TO alice;
`;

let client: GeneratedClient;
beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT });
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
});
const call = (name: string, args: object) => client.routine(`documents.${name}`)(args);

test('a document comes back whatever its length', async () => {
  expect(await call('make', { bytes: 32_767 })).toEqual({ doc: `<x>${'x'.repeat(32_760)}</x>` });
  expect(await call('make', { bytes: 32_768 })).toEqual({ doc: `<x>${'x'.repeat(32_761)}</x>` });
});

test('text that is no document is no call', async () => {
  await expect(call('two', { a: '<a>', n: 1, b: null })).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 31011,
    outcome: 'rolled-back',
    sessionSurvived: true,
  });
});

test("several documents among other arguments; '' is NULL", async () => {
  expect(await call('two', { a: '<a/>', n: 1, b: '<b/>' })).toEqual({ b: '<a/>', text: '<a/>1<b/>-' });
  expect(await call('two', { a: '<a/>', n: 2, b: '', c: '<c/>' })).toEqual({ b: '<a/>', text: '<a/>2-+' });
});

test('an overload for XMLTYPE beside one for text has a name of its own', async () => {
  await expect(call('kind', { doc: '<a/>' })).rejects.toMatchObject({
    name: 'ArgumentError',
    message: expect.stringContaining('kind$docVarchar2$foundVarchar2, kind$docXmltype$foundVarchar2'),
  });
  expect(await call('kind$docXmltype$foundVarchar2', { doc: '<a/>' })).toEqual({ found: 'XMLTYPE' });
  expect(await call('kind$docVarchar2$foundVarchar2', { doc: '<a/>' })).toEqual({ found: 'VARCHAR2' });
});

import { expect, test } from 'vitest';
import { generatedClient } from '../../support/generated-client.js';

test('a routine with a REF is reported by name and left out; the others stay', async () => {
  await using client = await generatedClient({
    profile: '23ai',
    script: `
CREATE TYPE erp.person_t AS OBJECT (name VARCHAR2(30));
/
CREATE PACKAGE erp.staff AS
  FUNCTION name_of(person IN REF person_t) RETURN VARCHAR2;
  FUNCTION somebody(name IN VARCHAR2) RETURN REF person_t;
  FUNCTION length_of(text IN VARCHAR2) RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.staff AS
  FUNCTION name_of(person IN REF person_t) RETURN VARCHAR2 IS BEGIN RETURN NULL; END;
  FUNCTION somebody(name IN VARCHAR2) RETURN REF person_t IS BEGIN RETURN NULL; END;
  FUNCTION length_of(text IN VARCHAR2) RETURN NUMBER IS BEGIN RETURN LENGTH(text); END;
END;
/
GRANT EXECUTE ON erp.staff TO alice;
`,
  });
  expect(client.report.omissions.map(({ what, parameter, reason }) => [what, parameter, reason])).toEqual([
    ['ERP.STAFF.NAME_OF', 'PERSON', 'REF ERP.PERSON_T is not supported yet'],
    ['ERP.STAFF.SOMEBODY', 'RETURN', 'REF ERP.PERSON_T is not supported yet'],
  ]);
  expect(await client.routine('staff.lengthOf')({ text: 'abc' })).toBe(3);
});

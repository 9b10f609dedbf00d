import { expect, test } from 'vitest';
import { generatedClient } from '../../support/generated-client.js';

/* VECTOR exists since 23ai, hence the sandbox. */

test('a routine with a VECTOR is reported by name and left out; the others stay', async () => {
  await using client = await generatedClient({
    profile: '23ai',
    script: `
CREATE PACKAGE erp.search AS
  FUNCTION nearest(embedding IN VECTOR) RETURN NUMBER;
  FUNCTION embed(text IN VARCHAR2) RETURN VECTOR;
  FUNCTION length_of(text IN VARCHAR2) RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.search AS
  FUNCTION nearest(embedding IN VECTOR) RETURN NUMBER IS BEGIN RETURN 1; END;
  FUNCTION embed(text IN VARCHAR2) RETURN VECTOR IS BEGIN RETURN NULL; END;
  FUNCTION length_of(text IN VARCHAR2) RETURN NUMBER IS BEGIN RETURN LENGTH(text); END;
END;
/
GRANT EXECUTE ON erp.search TO alice;
`,
  });
  expect(client.report.omissions.map(({ what, parameter, reason }) => [what, parameter, reason])).toEqual([
    ['ERP.SEARCH.EMBED', 'RETURN', 'VECTOR is not supported yet'],
    ['ERP.SEARCH.NEAREST', 'EMBEDDING', 'VECTOR is not supported yet'],
  ]);
  expect(await client.routine('search.lengthOf')({ text: 'abc' })).toBe(3);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/** Reports as packages write them: analytic functions, regular expressions and PIVOT behind a REF CURSOR. */
const SCRIPT = `
CREATE TABLE erp.sales (region VARCHAR2(10), rep VARCHAR2(20), amount NUMBER(9,2), sold DATE);
BEGIN
  INSERT INTO erp.sales VALUES ('north', 'Ada Byron', 100, DATE '2026-01-05');
  INSERT INTO erp.sales VALUES ('north', 'Bo Derek', 250.5, DATE '2026-01-06');
  INSERT INTO erp.sales VALUES ('north', 'Ada Byron', 50, DATE '2026-02-01');
  INSERT INTO erp.sales VALUES ('south', 'Cy Young', 75, DATE '2026-01-20');
  COMMIT;
END;
/
CREATE OR REPLACE PACKAGE erp.reports_api AS
  FUNCTION ranking(p_rep VARCHAR2) RETURN SYS_REFCURSOR;
  FUNCTION months RETURN SYS_REFCURSOR;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.reports_api AS
  FUNCTION ranking(p_rep VARCHAR2) RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR
      SELECT region, REGEXP_SUBSTR(rep, '\\w+') AS first_name, sold,
             RANK() OVER (PARTITION BY region ORDER BY amount DESC) AS place,
             SUM(amount) OVER w AS running,
             LAG(rep, 1, 'nobody') OVER w AS before,
             ROUND(RATIO_TO_REPORT(amount) OVER (), 3) AS portion
        FROM sales
       WHERE REGEXP_LIKE(rep, p_rep, 'i')
      WINDOW w AS (PARTITION BY region ORDER BY sold)
       ORDER BY region, sold;
    RETURN c;
  END;
  FUNCTION months RETURN SYS_REFCURSOR IS c SYS_REFCURSOR;
  BEGIN
    OPEN c FOR
      SELECT * FROM (SELECT region, EXTRACT(MONTH FROM sold) AS month, amount FROM sales)
       PIVOT (SUM(amount) FOR month IN (1 AS january, 2 AS february))
       ORDER BY region;
    RETURN c;
  END;
END;
/
GRANT EXECUTE ON erp.reports_api TO alice;
`;

let client: GeneratedClient;

beforeAll(async () => {
  client = await generatedClient({ script: SCRIPT, naming: { stripParameterPrefixes: ['p_'] } });
});

afterAll(() => client[Symbol.asyncDispose]());

it('a cursor over analytic functions and regular expressions gives its rows', async () => {
  expect(await client.routine('reportsApi.ranking')({ rep: '^(ada|bo) ' })).toEqual([
    {
      region: 'north',
      firstName: 'Ada',
      sold: '2026-01-05T00:00:00',
      place: 2,
      running: 100,
      before: 'nobody',
      portion: 0.25,
    },
    {
      region: 'north',
      firstName: 'Bo',
      sold: '2026-01-06T00:00:00',
      place: 1,
      running: 350.5,
      before: 'Ada Byron',
      portion: 0.625,
    },
    {
      region: 'north',
      firstName: 'Ada',
      sold: '2026-02-01T00:00:00',
      place: 3,
      running: 400.5,
      before: 'Bo Derek',
      portion: 0.125,
    },
  ]);
  await expect(client.routine('reportsApi.ranking')({ rep: '(' })).rejects.toThrow('ORA-12725');
});

it('a cursor over PIVOT has a column for each value', async () => {
  expect(await client.routine('reportsApi.months')()).toEqual([
    { region: 'north', january: 350.5, february: 50 },
    { region: 'south', january: 75, february: null },
  ]);
});

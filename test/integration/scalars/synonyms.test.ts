import { describe, expect, test } from 'vitest';
import { generatedClient } from '../../support/generated-client.js';

/* Packages and routines that the configuration names by synonyms: an application's schema often has nothing else. A public synonym is made here, hence the sandbox. */

const UNITS = `
CREATE PACKAGE erp.orders AS
  FUNCTION status(id IN NUMBER) RETURN VARCHAR2;
  PROCEDURE touch;
END;
/
CREATE PACKAGE BODY erp.orders AS
  FUNCTION status(id IN NUMBER) RETURN VARCHAR2 IS BEGIN RETURN 'order ' || id; END;
  PROCEDURE touch IS BEGIN NULL; END;
END;
/
CREATE FUNCTION erp.add_up(a IN NUMBER, b IN NUMBER DEFAULT 10) RETURN NUMBER IS BEGIN RETURN a + b; END;
/
CREATE PACKAGE ops.own AS FUNCTION one RETURN NUMBER; END;
/
CREATE PACKAGE BODY ops.own AS FUNCTION one RETURN NUMBER IS BEGIN RETURN 1; END; END;
/
CREATE SYNONYM ops.sales FOR erp.orders;
CREATE SYNONYM ops.turnover FOR ops.sales;
CREATE SYNONYM ops.sum_up FOR erp.add_up;
CREATE SYNONYM ops.nowhere FOR erp.nothing;
CREATE PUBLIC SYNONYM all_orders FOR erp.orders;
GRANT EXECUTE ON erp.orders TO alice;
GRANT EXECUTE ON erp.add_up TO alice;
GRANT EXECUTE ON ops.own TO alice;
`;
const GRANTS = `
GRANT EXECUTE ON erp.orders TO ops;
GRANT EXECUTE ON erp.add_up TO ops;
`;

describe('a private synonym', () => {
  test('that the configuration names is called by its own name', async () => {
    await using client = await generatedClient({
      profile: '23ai',
      script: UNITS + GRANTS,
      reader: 'OPS',
      schemas: { ops: { packages: ['own', 'sales', 'turnover'], routines: ['sum_up'] } },
    });
    expect(Object.keys(client.files)).toEqual([
      'index.ts',
      'ops/_standalone.ts',
      'ops/own.ts',
      'ops/sales.ts',
      'ops/turnover.ts',
      'routines.ts',
    ]);
    expect(client.files['ops/sales.ts']).toContain(`owner: 'OPS'`);
    expect(await client.routine('own.one')()).toBe(1);
    expect(await client.routine('sales.status')({ id: 7 })).toBe('order 7');
    expect(await client.routine('sales.touch')()).toBeUndefined();
    expect(await client.routine('turnover.status')({ id: 8 })).toBe('order 8');
    expect(await client.routine('sumUp')({ a: 1 })).toBe(11);
  });

  test('is not what a pattern means', async () => {
    await using client = await generatedClient({
      profile: '23ai',
      script: UNITS + GRANTS,
      reader: 'OPS',
      schemas: { ops: {} },
    });
    expect(Object.keys(client.files)).toEqual(['index.ts', 'ops/own.ts', 'routines.ts']);
  });

  test.each([
    [
      'sales',
      UNITS,
      'OPS.SALES is a synonym for ERP.ORDERS, which is no package, procedure or function that OPS may see',
    ],
    ['nowhere', UNITS + GRANTS, 'OPS.NOWHERE is a synonym for ERP.NOTHING'],
    ['missing', UNITS + GRANTS, 'There is no package OPS.MISSING'],
  ])('%s that leads to nothing for the reader is explained', async (name, script, message) => {
    const generating = generatedClient({
      profile: '23ai',
      script,
      reader: 'OPS',
      schemas: { ops: { packages: [name], routines: [] } },
    });
    await expect(generating).rejects.toMatchObject({
      name: 'PackageNotFoundError',
      message: expect.stringContaining(message),
    });
  });
});

describe('a public synonym', () => {
  test('belongs to no schema: the owner of what it stands for is named', async () => {
    const generating = generatedClient({
      profile: '23ai',
      script: UNITS + GRANTS,
      reader: 'OPS',
      schemas: { ops: { packages: ['all_orders'], routines: [] } },
    });
    await expect(generating).rejects.toMatchObject({
      name: 'PackageNotFoundError',
      message:
        'There is no OPS.ALL_ORDERS, only a public synonym of that name for ERP.ORDERS. Configure it under the schema ERP.',
    });
  });
});

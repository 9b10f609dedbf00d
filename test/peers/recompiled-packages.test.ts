import { describe, expect, test } from 'vitest';
import { heldSessions } from '../support/held-sessions.js';

const RECOMPILE = 'ALTER PACKAGE erp.counter COMPILE BODY';

describe('oracle/node-oracledb#1241: ORA-04068 over and over until the application is restarted', () => {
  test('a package that the called one uses was recompiled: one call is told, which may be made again, and the session goes on', async () => {
    const { client, erp } = await heldSessions({ sessions: { max: 1, packageState: 'keep' } });
    const { outerCounter } = client.as('ALICE');
    expect([await outerCounter.next(), await outerCounter.next()]).toEqual([1, 2]);
    for (let round = 0; round < 3; round += 1) {
      await erp.execute(RECOMPILE);
      await expect(outerCounter.next()).rejects.toMatchObject({
        code: 4068,
        outcome: 'rolled-back',
        retryable: true,
        sessionSurvived: true,
      });
      expect([await outerCounter.next(), await outerCounter.next()]).toEqual([1, 2]);
    }
    expect(client.$stats.totals).toMatchObject({ logins: 1, closedSessions: 0 });
  });

  test('calls whose package state is given up, as it is by default, do not even notice', async () => {
    const { client, erp } = await heldSessions({ sessions: { max: 1 } });
    const { outerCounter } = client.as('ALICE');
    for (let round = 0; round < 3; round += 1) {
      expect(await outerCounter.next()).toBe(1);
      await erp.execute(RECOMPILE);
    }
    expect(client.$stats.totals).toMatchObject({ failedCalls: 0, logins: 1 });
  });
});

describe('oracle/dotnet-db-samples#397: ORA-04068, ORA-04061 and ORA-04065 after a change of the package that is called', () => {
  test('the call is made once more by itself, since nothing of it had run, and finds the new package', async () => {
    const { client, erp } = await heldSessions({ sessions: { max: 1, packageState: 'keep' } });
    const { counter } = client.as('ALICE');
    expect([await counter.next(), await counter.next()]).toEqual([1, 2]);
    await erp.execute(`CREATE OR REPLACE PACKAGE BODY erp.counter AS
      g_count NUMBER := 10;
      FUNCTION next RETURN NUMBER IS BEGIN g_count := g_count + 10; RETURN g_count; END;
      PROCEDURE next_and_fail IS BEGIN NULL; END;
    END;`);
    expect([await counter.next(), await counter.next()]).toEqual([20, 30]);
    expect(client.$stats.totals).toMatchObject({ failedCalls: 0, logins: 1 });
  });

  test('but not where an earlier call of the same lease could have relied on the state', async () => {
    const { client, erp } = await heldSessions();
    await client.as('ALICE').$session(async ({ counter }) => {
      expect(await counter.next()).toBe(1);
      await erp.execute(RECOMPILE);
      await expect(counter.next()).rejects.toMatchObject({ code: 4068, retryable: true });
      expect(await counter.next()).toBe(1);
    });
  });
});

describe('oracle/node-oracledb#1036: ORA-24338 whenever a procedure was recompiled', () => {
  const specification = (parameters: string) => `CREATE OR REPLACE PACKAGE erp.counter AS
    FUNCTION next${parameters} RETURN NUMBER;
    PROCEDURE next_and_fail;
  END;`;
  const body = (parameters: string) => `CREATE OR REPLACE PACKAGE BODY erp.counter AS
    g_count NUMBER := 0;
    FUNCTION next${parameters} RETURN NUMBER IS BEGIN g_count := g_count + 1; RETURN g_count; END;
    PROCEDURE next_and_fail IS BEGIN NULL; END;
  END;`;

  test('a statement that the driver has cached works after every kind of recompilation', async () => {
    const { client, erp } = await heldSessions({ sessions: { max: 1 } });
    const { counter } = client.as('ALICE');
    expect(await counter.next()).toBe(1);
    const step = ' (p_step NUMBER DEFAULT 1)';
    for (const statements of [
      ['ALTER PACKAGE erp.counter COMPILE'],
      [RECOMPILE],
      [specification('')],
      [body('')],
      [specification(step), body(step)],
    ]) {
      for (const statement of statements) await erp.execute(statement);
      expect(await counter.next()).toBe(1);
    }
    expect(client.$stats.totals).toMatchObject({ failedCalls: 0, logins: 1 });
  });

  test('a changed signature is said to be one, and its restoration needs no restart', async () => {
    const { client, erp } = await heldSessions({ sessions: { max: 1 } });
    const { counter } = client.as('ALICE');
    expect(await counter.next()).toBe(1);
    await erp.execute(specification(' (p_step NUMBER)'));
    await erp.execute(body(' (p_step NUMBER)'));
    await expect(counter.next()).rejects.toMatchObject({
      name: 'DatabaseError',
      code: 6550,
      outcome: 'not-started',
      message: expect.stringContaining('its parameters are no longer those of the generated client'),
    });
    await erp.execute(specification(''));
    await erp.execute(body(''));
    expect(await counter.next()).toBe(1);
    expect(client.$stats.totals.logins).toBe(1);
  });
});

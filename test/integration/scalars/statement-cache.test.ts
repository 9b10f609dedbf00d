import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/* What a session's statement cache saves, counted at the server: hence the sandbox, of both generations. */

const SCRIPT = `
CREATE PACKAGE erp.counted AS
  FUNCTION defaults(a IN VARCHAR2 DEFAULT 'a', b IN NUMBER DEFAULT 2, doc IN XMLTYPE DEFAULT NULL, d IN VARCHAR2) RETURN VARCHAR2;
  PROCEDURE exchange(text IN OUT VARCHAR2, amount IN OUT NUMBER, day IN OUT DATE, bytes OUT RAW);
  PROCEDURE nothing;
END;
/
CREATE PACKAGE BODY erp.counted AS
  FUNCTION defaults(a IN VARCHAR2 DEFAULT 'a', b IN NUMBER DEFAULT 2, doc IN XMLTYPE DEFAULT NULL, d IN VARCHAR2) RETURN VARCHAR2 IS
  BEGIN RETURN d; END;
  PROCEDURE exchange(text IN OUT VARCHAR2, amount IN OUT NUMBER, day IN OUT DATE, bytes OUT RAW) IS
  BEGIN bytes := UTL_RAW.CAST_TO_RAW(text); END;
  PROCEDURE nothing IS BEGIN NULL; END;
END;
/
GRANT EXECUTE ON erp.counted TO alice;
`;

describe.each(['23ai', '19c'] as const)('a session, profile %s', (profile) => {
  let client: GeneratedClient;
  beforeAll(async () => {
    client = await generatedClient({ script: SCRIPT, profile });
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
  });

  /** What the calls cost the server. The session is there before; executions are counted per text. */
  async function costOf(calls: (call: (name: string, args: object) => Promise<unknown>) => Promise<void>) {
    const { sandbox } = client;
    if (sandbox === undefined) throw new TypeError('a profile asks for a sandbox');
    await using one = await client.connect({ sessions: { max: 1 } });
    await one.routine('erp.counted.nothing')();
    const executions = new Map<string, number>();
    sandbox.faults.onCall = ({ kind, statement = '' }) => {
      if (kind === 'execute') executions.set(statement, (executions.get(statement) ?? 0) + 1);
      return undefined;
    };
    const { parses, roundTrips } = sandbox;
    await calls((name, args) => one.routine(`erp.counted.${name}`)(args));
    sandbox.faults.clear();
    return {
      parses: sandbox.parses - parses,
      roundTrips: sandbox.roundTrips - roundTrips,
      executions: [...executions.values()],
    };
  }

  test('parses a statement once and executes it a hundred times, whatever the values are', async () => {
    const cost = await costOf(async (call) => {
      for (let n = 0; n < 100; n += 1) {
        const text = n % 10 === 0 ? null : 'x'.repeat(n * n);
        await call('exchange', { text, amount: n % 7 === 0 ? null : n / 8, day: n % 3 === 0 ? null : '2024-02-29' });
      }
    });
    expect(cost).toEqual({ parses: 1, roundTrips: 100, executions: [100] });
  });

  test('parses one statement per combination of the defaulted parameters that are supplied', async () => {
    const cost = await costOf(async (call) => {
      for (let n = 0; n < 100; n += 1) {
        for (const a of ['a', undefined])
          for (const b of [null, undefined])
            for (const doc of ['<a/>', undefined]) await call('defaults', { a, b, doc, d: String(n) });
      }
    });
    expect(cost).toEqual({ parses: 8, roundTrips: 800, executions: Array.from({ length: 8 }, () => 100) });
  });
});

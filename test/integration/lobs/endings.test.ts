import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import oracledb from 'oracledb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallOptions } from '../../../runtime/index.js';
import type { Sandbox } from '../../../sandbox/start-sandbox.js';
import { type ConnectedClient, type GeneratedClient, generatedClient } from '../../support/generated-client.js';

/** Each call notes in ERP.CALLS that it ran, which remains only if it was committed. */
const SCRIPT = `
CREATE TABLE erp.calls (who VARCHAR2(30));
CREATE OR REPLACE PACKAGE erp.docs_api AS
  FUNCTION same (v CLOB, nap NUMBER DEFAULT 0, bad NUMBER DEFAULT 0) RETURN CLOB;
  FUNCTION committed RETURN NUMBER;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.docs_api AS
  FUNCTION same (v CLOB, nap NUMBER DEFAULT 0, bad NUMBER DEFAULT 0) RETURN CLOB IS
  BEGIN
    INSERT INTO calls VALUES (USER);
    IF nap > 0 THEN dbms_session.sleep(nap); END IF;
    IF bad > 0 THEN raise_application_error(-20001, 'bad'); END IF;
    RETURN v;
  END;
  FUNCTION committed RETURN NUMBER IS n NUMBER; BEGIN SELECT COUNT(*) INTO n FROM calls; RETURN n; END;
END;
/
GRANT EXECUTE ON erp.docs_api TO alice;
`;

type Pieces = AsyncIterable<unknown> & { destroy(): unknown };

let generated: GeneratedClient;
let sandbox: Sandbox;
let client: ConnectedClient;
let before: { committed: unknown; openCursors: number };

beforeAll(async () => {
  generated = await generatedClient({ script: SCRIPT, profile: '23ai' });
  if (generated.sandbox === undefined) throw new Error('a sandbox was asked for');
  sandbox = generated.sandbox;
});
afterAll(() => generated[Symbol.asyncDispose]());

beforeEach(async () => {
  client = await generated.connect({});
  before = { committed: await client.routine('docsApi.committed')(), openCursors: sandbox.openCursors };
  return () => client[Symbol.asyncDispose]();
});

/** What a call left: how often it was committed, and nothing else at all. */
async function left(commits: number): Promise<void> {
  await expect.poll(() => client.$stats.leased).toBe(0);
  expect(await client.routine('docsApi.committed')()).toBe(Number(before.committed) + commits);
  expect(sandbox.openCursors).toBe(before.openCursors);
  expect(sandbox.temporaryLobs).toBe(0);
}

function piecesOf(value: unknown): Pieces {
  if (!isPieces(value)) throw new TypeError('no stream');
  return value;
}

function isPieces(value: unknown): value is Pieces {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'destroy' in value;
}

async function textOf(pieces: Pieces): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += String(piece);
  return text;
}

async function killSessionsOfAlice(): Promise<void> {
  const { connectString, systemPassword: password } = sandbox;
  const system = await oracledb.getConnection({ connectString, user: 'SYSTEM', password });
  const { rows = [] } = await system.execute<[number, number]>(
    `SELECT sid, serial# FROM v$session WHERE username = 'ALICE'`,
  );
  for (const [sid, serial] of rows) await system.execute(`ALTER SYSTEM KILL SESSION '${sid},${serial}' IMMEDIATE`);
  await system.close();
}

/** Long ones are written before the call, and read after it. */
describe.each([
  ['short', 'x'],
  ['long', 'aä€😀'.repeat(300_000)],
])('a %s value', (_, v) => {
  const call = (args: object = {}, options: CallOptions = {}) =>
    client.routine('docsApi.same')({ v, ...args }, options);

  test('finished: committed', async () => {
    expect((await call()) === v).toBe(true);
    await left(1);
  });

  test('failed in the routine: rolled back', async () => {
    await expect(call({ bad: 1 })).rejects.toMatchObject({ name: 'ApplicationError', outcome: 'rolled-back' });
    await left(0);
  });

  test('aborted while the routine runs: rolled back for certain, because the stack tells where it was stopped', async () => {
    const abort = new AbortController();
    const running = call({ nap: 5 }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 400);
    await expect(running).rejects.toMatchObject({
      name: 'CallAbortedError',
      outcome: 'rolled-back',
      sessionSurvived: true,
      message: expect.stringContaining('It was not committed.'),
    });
    await left(0);
  });

  test('its time over while the routine runs: the driver does not say where it was stopped', async () => {
    await expect(call({ nap: 5 }, { timeout: 600 })).rejects.toMatchObject({
      name: 'CallTimeoutError',
      outcome: 'unknown',
    });
    await left(0);
  });

  test('its session killed while the routine runs: not known', async () => {
    const running = call({ nap: 5 });
    setTimeout(() => void killSessionsOfAlice(), 400);
    await expect(running).rejects.toMatchObject({ name: 'ConnectionLostError', sessionSurvived: false });
    await left(0);
  });

  test('left in a transaction that is rolled back', async () => {
    const work = client.within('$transaction', async (routine) => {
      expect((await routine('docsApi.same')({ v })) === v).toBe(true);
      throw new Error('left');
    });
    await expect(work).rejects.toThrow('left');
    await left(0);
  });
});

describe('a long value as a stream', () => {
  const v = 'aä€😀'.repeat(500_000);
  const open = async (options: CallOptions = {}) =>
    piecesOf(await client.routine('docsApi.same').stream({ v }, options));

  test('read to the end: committed', async () => {
    expect((await textOf(await open())) === v).toBe(true);
    await left(1);
  });

  test('left early: rolled back', async () => {
    for await (const piece of await open()) {
      expect(piece).toBeTypeOf('string');
      break;
    }
    await left(0);
  });

  test('destroyed before the first piece: rolled back', async () => {
    (await open()).destroy();
    await left(0);
  });

  test('aborted between two pieces: rolled back, and the stream says why', async () => {
    const abort = new AbortController();
    const reading = async () => {
      for await (const _ of await open({ signal: abort.signal })) abort.abort();
    };
    await expect(reading()).rejects.toMatchObject({ name: 'CallAbortedError', outcome: 'rolled-back' });
    await left(0);
  });

  test('its time over while nobody reads: rolled back', async () => {
    const pieces = await open({ timeout: 600 });
    await delay(700);
    await left(0);
    await expect(textOf(pieces)).rejects.toMatchObject({ name: 'CallTimeoutError', outcome: 'rolled-back' });
  });

  test('its session killed: lost, and not committed', async () => {
    const reading = async () => {
      for await (const _ of await open()) await killSessionsOfAlice();
    };
    await expect(reading()).rejects.toMatchObject({ name: 'ConnectionLostError', outcome: 'rolled-back' });
    await left(0);
  });

  test('read where no user is known any more: its own', async () => {
    const users = new AsyncLocalStorage<string>();
    const other = await generated.connect({ userSource: () => users.getStore() });
    const pieces = await users.run('ALICE', async () => piecesOf(await other.current('docsApi.same').stream({ v })));
    await expect(other.current('docsApi.committed')()).rejects.toMatchObject({ name: 'MissingUserError' });
    expect((await textOf(pieces)) === v).toBe(true);
    await other[Symbol.asyncDispose]();
    await left(1);
  });

  test('in a transaction: neither commits nor rolls back', async () => {
    await client.within('$transaction', async (routine) => {
      for await (const _ of piecesOf(await routine('docsApi.same').stream({ v }))) {
        await routine('docsApi.committed')();
        break;
      }
    });
    await left(1);
  });

  test('in a session: rolled back when left', async () => {
    await client.within('$session', async (routine) => {
      for await (const _ of piecesOf(await routine('docsApi.same').stream({ v }))) break;
      expect(await routine('docsApi.same')({ v: 'x' })).toBe('x');
    });
    await left(1);
  });
});

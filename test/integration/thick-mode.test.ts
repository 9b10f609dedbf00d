import oracledb from 'oracledb';
import { describe, expect, test } from 'vitest';
import { createOracleClient, type OracleDriver } from '../../runtime/index.js';
import { NativeLine } from '../../runtime/sessions/native-line.js';
import { ThickConnector } from '../../runtime/sessions/thick-connector.js';
import { driverSandbox } from '../support/driver-sandbox.js';
import { troubled } from '../support/troubled-client.js';

/*
 * What can be shown of Thick mode without Oracle's client libraries. The rest is session-source-thick.test.ts.
 */

const LOGIN = {
  proxyUser: 'APP',
  credentials: 'secret',
  connection: { stmtCacheSize: 40 },
  limitMs: 5_000,
  breakMs: 500,
  lifetimeMs: 60_000,
};

/** The driver, which says that it is in Thick mode: what a client checks before it asks it for anything. */
const THICK: OracleDriver = Object.create(oracledb, { thin: { value: false } });

function thickClient(sessions: { readonly max: number }, connectString = 'db/erp') {
  return createOracleClient<{ readonly api: { who(): Promise<string> } }>(
    {
      format: 1,
      mainSchema: 'erp',
      schemas: {
        erp: {
          owner: 'ERP',
          packages: {
            api: {
              name: 'API',
              load: () =>
                Promise.resolve({
                  routines: { who: { owner: 'ERP', packageName: 'API', name: 'WHO', parameters: [] } },
                }),
            },
          },
        },
      },
    },
    { connectString, proxyUser: 'APP', credentials: 'secret', userNames: 'exact', driver: THICK, sessions },
  );
}

describe('Thick mode', () => {
  test('with fewer threads than sessions is refused: nothing could stop a call', async () => {
    await using client = thickClient({ max: 1_024 });
    await expect(client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'ConfigurationError',
      outcome: 'not-started',
      message: expect.stringContaining('set UV_THREADPOOL_SIZE to at least 1025'),
    });
  });

  test('with DRCP is refused', async () => {
    await using client = thickClient({ max: 1 }, 'db/erp:pooled');
    await expect(client.as('ALICE').api.who()).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('Thin mode'),
    });
  });

  test('asks the driver for a heterogeneous pool, which Thin mode, having checked everything else, refuses', async () => {
    const { sandbox } = await driverSandbox();
    const login = { ...LOGIN, connectString: sandbox.connectString };
    const connector = new ThickConnector(oracledb, login, 3);
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(connector.connect({ user: 'ALICE' }).connection).rejects.toMatchObject({
        code: 'NJS-089',
        message: expect.stringContaining('Heterogeneous Pooling'),
      });
    await connector.close();
  });

  test('whoever waits for a connection that is cut is told at once, though the driver itself goes on waiting', async () => {
    const { sandbox, connect } = await troubled([]);
    const connection = await connect('system', sandbox.systemPassword);
    sandbox.faults.onCall = ({ statement }) =>
      statement === 'begin null; end;' ? { kind: 'delay', ms: 300 } : undefined;
    const line = new NativeLine();
    const work = connection.execute('begin null; end;');
    const waiting = expect(line.untilCut(work)).rejects.toThrow('cut');
    line.cut();
    await waiting;
    expect(await Promise.race([work, Promise.resolve('still running')])).toBe('still running');
    await work;
    expect(await line.untilCut(connection.ping().then(() => 'answered'))).toBe('answered');
  });
});

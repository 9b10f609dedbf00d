import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { troubled } from '../support/troubled-client.js';

const address = (port: number) => `(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT=${port}))`;
const SERVICE = '(CONNECT_DATA=(SERVICE_NAME=SANDBOX))';

test('a descriptor may have several addresses: a login goes to the first that answers', async () => {
  const { sandbox, newClient } = await troubled(['alice', 'bob']);
  const connectString = `(DESCRIPTION=(ADDRESS_LIST=(FAILOVER=on)${address(await freePort())}${address(sandbox.port)})${SERVICE})`;
  const client = newClient({ connectString });
  expect(await Promise.all([client.as('ALICE').api.who(), client.as('BOB').api.who()])).toEqual(['ALICE', 'BOB']);
});

test('when the one that sessions are on goes away, the next calls log in to another', async () => {
  const first = await troubled(['alice']);
  const second = await troubled(['alice']);
  const [one, other] = [first.sandbox, second.sandbox];
  const connectString = `(DESCRIPTION=(ADDRESS_LIST=(FAILOVER=on)${address(one.port)}${address(other.port)})${SERVICE})`;
  const client = second.newClient({ connectString });
  await client.as('ALICE').api.note({ text: 'one' });
  expect(await first.notes()).toEqual(['ALICE: one']);
  await one.stop();
  // Until the end of the connection has reached the driver.
  await expect
    .poll(() =>
      client
        .as('ALICE')
        .api.who()
        .catch((error: unknown) => error),
    )
    .toBe('ALICE');
  await client.as('ALICE').api.note({ text: 'other' });
  expect(await second.notes()).toEqual(['ALICE: other']);
});

test('a descriptor’s own retries end with the limit of the login', async () => {
  const { newClient } = await troubled(['alice']);
  const connectString = `(DESCRIPTION=(RETRY_COUNT=20)(RETRY_DELAY=1)${address(await freePort())}${SERVICE})`;
  const client = newClient({ connectString, timeouts: { login: 200 } });
  await expect(client.as('ALICE').api.who({}, { timeout: 1_000 })).rejects.toMatchObject({ outcome: 'not-started' });
});

test('a name of tnsnames.ora is looked up in `configDir`', async () => {
  const { sandbox, newClient } = await troubled(['alice']);
  const configDir = mkdtempSync(join(tmpdir(), 'gen-oracle-client-names-'));
  onTestFinished(() => rmSync(configDir, { recursive: true }));
  writeFileSync(join(configDir, 'tnsnames.ora'), `erp = (DESCRIPTION=${address(sandbox.port)}${SERVICE})\n`);
  const client = newClient({ connectString: 'erp', connection: { configDir } });
  expect(await client.as('ALICE').api.who()).toBe('ALICE');
});

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (bound === null || typeof bound === 'string') throw new Error('there is no port');
  return bound.port;
}

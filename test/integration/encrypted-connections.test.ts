import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConnectionOptions } from '../../runtime/index.js';
import { clientCertificate, mutualTls, serverPem, walletLocation, walletPassword } from '../support/certificates.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { troubled } from '../support/troubled-client.js';

/** A client whose connections are encrypted, of a sandbox that demands a certificate of its clients. */
async function encrypted(connection: ConnectionOptions) {
  const tls = { key: serverPem, cert: serverPem, ca: clientCertificate, requestCert: true };
  const database = await troubled(['alice'], {}, [], { tls });
  const network = await TcpRelay.before(database.sandbox.port);
  onTestFinished(() => network[Symbol.dispose]());
  const connectString = `tcps://127.0.0.1:${network.port}/SANDBOX`;
  const timeouts = { break: 100, quarantine: 100, login: 2_000 };
  return { ...database, network, client: database.newClient({ connectString, connection, timeouts }) };
}

const WALLET: ConnectionOptions = mutualTls;

test('a wallet has the certificate of the client and says whom it trusts (mutual TLS)', async () => {
  const { client, notes, system } = await encrypted(WALLET);
  expect(await client.as('ALICE').api.who()).toBe('ALICE');
  await client.as('ALICE').api.note({ text: 'ä'.repeat(50) });
  expect(await notes()).toEqual([`ALICE: ${'ä'.repeat(50)}`]);
  const { rows } = await system.execute("SELECT SYS_CONTEXT('USERENV', 'NETWORK_PROTOCOL') FROM dual");
  expect(rows).toEqual([['tcps']]);
});

test('its text can be given instead of a folder', async () => {
  const walletContent = readFileSync(join(walletLocation, 'ewallet.pem'), 'utf8');
  const { client } = await encrypted({ walletContent, walletPassword, sslServerCertDN: 'CN=db.example.com' });
  expect(await client.as('ALICE').api.who()).toBe('ALICE');
});

test.each([
  ['another name in the server’s certificate', { ...WALLET, sslServerCertDN: 'CN=other.example.com' }],
  ['a host that the certificate is not for', { walletLocation, walletPassword }],
  ['a server that nobody trusts', { sslServerCertDN: 'CN=db.example.com' }],
  ['a wrong password of the wallet', { ...WALLET, walletPassword: 'Wallet-2' }],
])('%s is refused, before any password is sent', async (_, connection) => {
  const { client, sandbox } = await encrypted(connection);
  let logins = 0;
  sandbox.faults.onLogin = () => {
    logins += 1;
    return undefined;
  };
  const error: unknown = await client
    .as('ALICE')
    .api.who({}, { timeout: 3_000 })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'ConnectError', outcome: 'not-started' });
  expect(String(error)).not.toContain('Wallet-');
  expect(logins).toBe(0);
});

test('a call that does not answer the break is cut, as without TLS', async () => {
  const { client, network } = await encrypted(WALLET);
  await client.as('ALICE').api.who();
  network.freeze();
  await expect(client.as('ALICE').api.who({}, { timeout: 150 })).rejects.toMatchObject({
    name: 'CallTimeoutError',
    outcome: 'unknown',
    sessionSurvived: false,
  });
  network.thaw();
  expect(await client.as('ALICE').api.who()).toBe('ALICE');
});

test('what a client says it is, is what V$SESSION shows', async () => {
  const { newClient, system } = await troubled(['alice']);
  const connection = { program: 'erp-web', machine: 'web1', osUser: 'svc', terminal: 'none' };
  await newClient({ connection }).as('ALICE').api.who();
  const { rows } = await system.execute(
    `SELECT username, program, machine, osuser, terminal FROM v$session WHERE username = 'ALICE'`,
  );
  expect(rows).toEqual([['ALICE', 'erp-web', 'web1', 'svc', 'none']]);
});

import { readFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListenError, type Sandbox, type SandboxTls, startSandbox } from '../../sandbox/index.js';
import { clientCertificate, mutualTls, serverPem } from '../support/certificates.js';
import { leavesNothing } from '../support/nothing-left.js';

/*
 * TCPS, by the driver alone. Sources: node-oracledb's documentation, "Connecting to Oracle Cloud Autonomous Databases" and "Securely Encrypting Network Traffic to
 * Oracle Database" (1-way TLS, mutual TLS, ssl_server_dn_match, ssl_server_cert_dn, walletLocation, walletContent); Net Services Guide, "Configuring Transport
 * Layer Security". The certificates are those of test/support/certificates.ts.
 */

/** Whom the client trusts, without a certificate of its own. */
const trusted = { walletContent: serverPem };
const named = { sslServerCertDN: 'CN=db.example.com' };

/** Its last certificate is the server's. */
const wallet = readFileSync(join(mutualTls.walletLocation, 'ewallet.pem'), 'utf8');
const untrusting = wallet.slice(0, wallet.lastIndexOf('-----BEGIN CERTIFICATE-----'));

leavesNothing();

function databaseWith(tls: SandboxTls) {
  const faults: unknown[] = [];
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ tls, limits: { logonMs: 300 }, onInternalError: (error) => faults.push(error) });
  });
  afterAll(async () => {
    await sandbox.stop();
    expect(faults).toEqual([]);
  });
  return {
    get sandbox() {
      return sandbox;
    },
    connect: (attributes: Partial<oracledb.ConnectionAttributes>) =>
      oracledb.getConnection({
        user: 'system',
        password: sandbox.systemPassword,
        connectString: sandbox.connectString,
        ...attributes,
      }),
  };
}

describe('a certificate of the server', () => {
  const server = databaseWith({ key: serverPem, cert: serverPem });

  it('is what clients know it by, and they need none themselves', async () => {
    expect(server.sandbox.connectString).toBe(`tcps://127.0.0.1:${server.sandbox.port}/SANDBOX`);
    const connection = await server.connect({ ...trusted, ...named });
    const text = 'ä'.repeat(200_000);
    const { rows } = await connection.execute(
      "SELECT LENGTH(:t), SYS_CONTEXT('USERENV', 'NETWORK_PROTOCOL') FROM dual",
      { t: { val: text, type: oracledb.CLOB } },
    );
    expect(rows).toEqual([[200_000, 'tcps']]);
    await connection.close();
  });

  it.each([
    ['is for another host', trusted],
    ['is of another name', { ...trusted, sslServerCertDN: 'CN=other.example.com' }],
    ['comes from somebody whom they do not trust', named],
    [
      'comes from another than the one that they trust',
      { ...mutualTls, walletLocation: undefined, walletContent: untrusting },
    ],
  ])('that %s is refused by the driver', async (_, attributes) => {
    await expect(server.connect(attributes)).rejects.toThrow('NJS-506');
  });

  it('may have any name where the client does not look at it', async () => {
    const connection = await server.connect({ ...trusted, sslServerDNMatch: false });
    await connection.ping();
    await connection.close();
  });

  it('is of no use to who speaks no TLS, and nobody is disturbed', async () => {
    const connection = await server.connect({ ...trusted, ...named });
    await expect(
      server.connect({ connectString: server.sandbox.connectString.replace('tcps://', '') }),
    ).rejects.toThrow('NJS-5');
    const silent = connectSocket(server.sandbox.port, '127.0.0.1');
    await new Promise((resolve) => {
      silent.on('close', resolve).resume();
    });
    await connection.ping();
    await connection.close();
  });
});

describe('mutual TLS', () => {
  const server = databaseWith({ key: serverPem, cert: serverPem, ca: clientCertificate, requestCert: true });

  it('lets in who has a certificate in a wallet', async () => {
    const connection = await server.connect(mutualTls);
    await connection.ping();
    await connection.close();
  });

  it('lets in nobody else', async () => {
    await expect(server.connect({ ...trusted, ...named })).rejects.toThrow('NJS-5');
  });

  it('serves a pool', async () => {
    const pool = await oracledb.createPool({
      user: 'system',
      password: server.sandbox.systemPassword,
      connectString: server.sandbox.connectString,
      ...mutualTls,
      poolMin: 0,
      poolMax: 4,
    });
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const connection = await pool.getConnection();
        expect((await connection.execute('SELECT 1 FROM dual')).rows).toEqual([[1]]);
        await connection.close();
      }),
    );
    await pool.close(1);
  });
});

describe('a server', () => {
  it.each([
    ['a key that is none', { key: 'none', cert: serverPem }],
    ['a certificate that is none', { key: serverPem, cert: 'none' }],
    ['the key of another certificate', { key: serverPem, cert: clientCertificate }],
  ])('does not start with %s', async (_, tls) => {
    const error: unknown = await startSandbox({ tls }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ListenError);
    expect(error).toMatchObject({
      message: expect.stringContaining('The key and the certificate in `tls` cannot be used'),
    });
  });

  it('can be stopped while somebody is agreeing on an encryption', async () => {
    const sandbox = await startSandbox({ tls: { key: serverPem, cert: serverPem } });
    const silent = connectSocket(sandbox.port, '127.0.0.1').resume();
    await new Promise((resolve) => silent.on('connect', resolve));
    const closed = new Promise((resolve) => silent.on('close', resolve));
    await sandbox.stop();
    await closed;
  });
});

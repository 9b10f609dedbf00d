import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';

/*
 * The certificates were made for these tests: `server.pem` is that of CN=db.example.com with its key, `wallet/ewallet.pem` that of CN=erp-web with its key, whose password is
 * Wallet-1, and the server's as one to be trusted.
 */
const folder = fileURLToPath(new URL('../fixtures/tls', import.meta.url));

/** The folder of `ewallet.pem`. */
export const walletLocation = join(folder, 'wallet');
export const walletPassword = 'Wallet-1';

export interface TlsRelay extends Disposable {
  readonly port: number;
  /** Subjects of the certificates that clients have shown, one for each connection that was let in. */
  readonly clients: readonly string[];
}

/** Speaks TLS with clients, of whom it demands a certificate, and hands on what they say to a server on the loopback interface. */
export async function tlsRelayBefore(port: number): Promise<TlsRelay> {
  const pem = readFileSync(join(folder, 'server.pem'));
  const sockets = new Set<TLSSocket>();
  const clients: string[] = [];
  const options = { key: pem, cert: pem, ca: readFileSync(join(folder, 'client-cert.pem')), requestCert: true };
  const server = createServer(options, (client) => {
    clients.push(String(client.getPeerCertificate().subject.CN));
    const onward = connect(port, '127.0.0.1');
    sockets.add(client);
    client.pipe(onward).pipe(client);
    for (const socket of [client, onward]) {
      // An error ends in close, and the other side is closed then.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        onward.destroy();
      });
    }
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return {
    port: address.port,
    clients,
    [Symbol.dispose]: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * The certificates were made for these tests: `server.pem` is that of CN=db.example.com with its key, `wallet/ewallet.pem` that of CN=erp-web with its key, whose password is
 * Wallet-1, and the server's as one to be trusted.
 */
const folder = fileURLToPath(new URL('../fixtures/tls', import.meta.url));

/** The server's key and certificate. */
export const serverPem = readFileSync(join(folder, 'server.pem'), 'utf8');
export const clientCertificate = readFileSync(join(folder, 'client-cert.pem'), 'utf8');
/** The folder of `ewallet.pem`. */
export const walletLocation = join(folder, 'wallet');
export const walletPassword = 'Wallet-1';

/** What a client with a certificate of its own needs, that trusts the server. */
export const mutualTls = { walletLocation, walletPassword, sslServerCertDN: 'CN=db.example.com' };

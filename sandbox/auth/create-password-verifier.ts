import { createHash, pbkdf2, pbkdf2Sync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordVerifier } from './password-verifier.js';

const DERIVE_ASYNC = promisify(pbkdf2);
const SALT_BYTES = 16;
const KEY_BYTES = 64;
const HASH_BYTES = 32;
const ITERATIONS = 4096;
const SALT_SUFFIX = Buffer.from('AUTH_PBKDF2_SPEEDY_KEY');

/** Makes the 12c verifier of a password, off the event loop (some 3 ms of a thread). */
export async function createPasswordVerifier(password: string): Promise<PasswordVerifier> {
  const salt = randomBytes(SALT_BYTES);
  return {
    salt,
    iterations: ITERATIONS,
    hash: await derivePasswordHash(Buffer.from(password, 'utf8'), salt, ITERATIONS),
  };
}

/** The same where nobody can wait, such as in a DDL statement: blocks the event loop for some 3 ms. */
export function createPasswordVerifierSync(password: string): PasswordVerifier {
  const salt = randomBytes(SALT_BYTES);
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), fullSalt(salt), ITERATIONS, KEY_BYTES, 'sha512');
  return { salt, iterations: ITERATIONS, hash: hashKey(key, salt) };
}

/** H of a password under a verifier's salt, to be compared with the one that is kept. */
export async function derivePasswordHash(password: Uint8Array, salt: Uint8Array, iterations: number): Promise<Buffer> {
  return hashKey(await DERIVE_ASYNC(password, fullSalt(salt), iterations, KEY_BYTES, 'sha512'), salt);
}

/** H of a PBKDF2 key (which a client may send instead of the password): SHA-512(key || salt), its first 32 bytes. */
export function hashKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return createHash('sha512').update(key).update(salt).digest().subarray(0, HASH_BYTES);
}

function fullSalt(salt: Uint8Array): Buffer {
  return Buffer.concat([salt, SALT_SUFFIX]);
}

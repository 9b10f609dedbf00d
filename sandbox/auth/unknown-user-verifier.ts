import { createHmac, randomBytes } from 'node:crypto';
import type { PasswordVerifier } from './password-verifier.js';

const SECRET = randomBytes(32);
const ITERATIONS = 4096;

/**
 * A verifier that no password fits, for a user who does not exist: the same one each time, so that asking twice does
 * not tell a missing user from one with a wrong password.
 */
export function unknownUserVerifier(userName: string): PasswordVerifier {
  const derived = createHmac('sha512', SECRET).update(userName, 'utf8').digest();
  return { salt: derived.subarray(0, 16), hash: derived.subarray(16, 48), iterations: ITERATIONS };
}

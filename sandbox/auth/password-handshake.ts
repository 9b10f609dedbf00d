import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { decryptBlocks, encryptBlocks, unpad } from './aes-cbc.js';
import { derivePasswordHash, hashKey } from './create-password-verifier.js';
import type { PasswordVerifier } from './password-verifier.js';

const SESSION_KEY_BYTES = 32;
const MIXING_SALT_BYTES = 16;
const MIXING_ITERATIONS = 3;
const RANDOM_PREFIX_BYTES = 16;
const KEY_BYTES = 64;
const PROOF = Buffer.concat([Buffer.from('SERVER_TO_CLIENT'), Buffer.alloc(16, 16)]);

/** What the first phase tells the client; all bytes in upper-case hexadecimal. */
export interface Challenge {
  readonly sessionKey: string;
  readonly salt: string;
  readonly mixingSalt: string;
  readonly iterations: number;
  readonly mixingIterations: number;
}

/** The encrypted values that the client may send in the second phase, in hexadecimal. */
export interface Answer {
  readonly sessionKey: string;
  readonly password: string;
  /** Proof of the password that spares the server the expensive derivation; clients may leave it out. */
  readonly speedyKey: string | undefined;
}

/**
 * The server's side of O5LOGON with a 12c verifier: both ends prove that they know H, and agree on a key under which
 * passwords travel. One per connection; it lives on for a later change of password.
 */
export class PasswordHandshake {
  readonly #verifier: PasswordVerifier;
  readonly #serverKey = randomBytes(SESSION_KEY_BYTES);
  readonly #mixingSalt = randomBytes(MIXING_SALT_BYTES);
  #sharedKey: Buffer | undefined;

  constructor(verifier: PasswordVerifier) {
    this.#verifier = verifier;
  }

  challenge(): Challenge {
    return {
      sessionKey: hex(encryptBlocks(this.#verifier.hash, this.#serverKey)),
      salt: hex(this.#verifier.salt),
      mixingSalt: hex(this.#mixingSalt),
      iterations: this.#verifier.iterations,
      mixingIterations: MIXING_ITERATIONS,
    };
  }

  /** Whether the client knows the password. */
  async verify(answer: Answer): Promise<boolean> {
    const clientKey = decryptBlocks(this.#verifier.hash, Buffer.from(answer.sessionKey, 'hex'));
    if (clientKey?.length !== SESSION_KEY_BYTES) return false;
    const both = hex(Buffer.concat([clientKey, this.#serverKey]));
    // Three iterations: far cheaper than handing the work to a thread.
    this.#sharedKey = pbkdf2Sync(both, this.#mixingSalt, MIXING_ITERATIONS, SESSION_KEY_BYTES, 'sha512');
    if (answer.speedyKey !== undefined) return this.#verifySpeedyKey(answer.speedyKey);
    return this.verifyPassword(answer.password, this.#verifier);
  }

  /** Whether an encrypted password, sent after the handshake, is the one of `verifier`. */
  async verifyPassword(encrypted: string, verifier: PasswordVerifier): Promise<boolean> {
    const password = this.#decryptText(encrypted);
    if (password === undefined) return false;
    return timingSafeEqual(await derivePasswordHash(password, verifier.salt, verifier.iterations), verifier.hash);
  }

  /** A password that the client sent encrypted, or undefined when it is not one. */
  decryptPassword(encrypted: string): string | undefined {
    return this.#decryptText(encrypted)?.toString('utf8');
  }

  /** Shows the client that the server knew the verifier (AUTH_SVR_RESPONSE). */
  proof(): string {
    return hex(encryptBlocks(this.#agreedKey(), Buffer.concat([randomBytes(RANDOM_PREFIX_BYTES), PROOF])));
  }

  #verifySpeedyKey(encrypted: string): boolean {
    const plain = decryptBlocks(this.#agreedKey(), Buffer.from(encrypted, 'hex'));
    if (plain?.length !== RANDOM_PREFIX_BYTES + KEY_BYTES) return false;
    const hash = hashKey(plain.subarray(RANDOM_PREFIX_BYTES), this.#verifier.salt);
    return timingSafeEqual(hash, this.#verifier.hash);
  }

  #decryptText(encrypted: string): Buffer | undefined {
    const padded = decryptBlocks(this.#agreedKey(), Buffer.from(encrypted, 'hex'));
    if (padded === undefined) return undefined;
    const plain = unpad(padded);
    return plain === undefined || plain.length < RANDOM_PREFIX_BYTES ? undefined : plain.subarray(RANDOM_PREFIX_BYTES);
  }

  #agreedKey(): Buffer {
    if (this.#sharedKey === undefined) throw new Error('the password handshake has not taken place');
    return this.#sharedKey;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

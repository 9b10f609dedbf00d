import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  createPasswordVerifier,
  createPasswordVerifierSync,
} from '../../../../sandbox/auth/create-password-verifier.js';
import { type Challenge, PasswordHandshake } from '../../../../sandbox/auth/password-handshake.js';
import { unknownUserVerifier } from '../../../../sandbox/auth/unknown-user-verifier.js';
import { foldUserName } from '../../../../sandbox/auth/user-name.js';

const ZERO = Buffer.alloc(16);

/** The client's half, written from the protocol's description. */
function client(challenge: Challenge, password: string) {
  const salt = Buffer.from(challenge.salt, 'hex');
  const fullSalt = Buffer.concat([salt, Buffer.from('AUTH_PBKDF2_SPEEDY_KEY')]);
  const key = pbkdf2Sync(password, fullSalt, challenge.iterations, 64, 'sha512');
  const hash = createHash('sha512').update(key).update(salt).digest().subarray(0, 32);
  const serverKey = decrypt(hash, Buffer.from(challenge.sessionKey, 'hex'));
  const clientKey = randomBytes(32);
  const both = Buffer.concat([clientKey, serverKey]).toString('hex').toUpperCase();
  const shared = pbkdf2Sync(both, Buffer.from(challenge.mixingSalt, 'hex'), challenge.mixingIterations, 32, 'sha512');
  return {
    shared,
    sessionKey: encrypt(hash, clientKey).toString('hex'),
    speedyKey: encrypt(shared, Buffer.concat([randomBytes(16), key])).toString('hex'),
    encryptPassword(text: string) {
      const plain = Buffer.concat([randomBytes(16), Buffer.from(text)]);
      const pad = 16 - (plain.length % 16);
      return encrypt(shared, Buffer.concat([plain, Buffer.alloc(pad, pad)])).toString('hex');
    },
  };
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, ZERO).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

function decrypt(key: Buffer, encrypted: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, ZERO).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

describe('PasswordHandshake', () => {
  it.each(['right', 'x', 'p'.repeat(100), 'Zürich 東京'])(
    'accepts %j, by the speedy key and without it',
    async (password) => {
      const handshake = new PasswordHandshake(await createPasswordVerifier(password));
      const answer = client(handshake.challenge(), password);
      const encrypted = answer.encryptPassword(password);
      const { sessionKey, speedyKey } = answer;
      expect(await handshake.verify({ sessionKey, speedyKey, password: encrypted })).toBe(true);
      expect(await handshake.verify({ sessionKey, speedyKey: undefined, password: encrypted })).toBe(true);
      const proof = decrypt(answer.shared, Buffer.from(handshake.proof(), 'hex'));
      expect(proof.toString('latin1', 16, 32)).toBe('SERVER_TO_CLIENT');
    },
  );

  it('refuses a wrong password and broken answers', async () => {
    const handshake = new PasswordHandshake(createPasswordVerifierSync('right'));
    const answer = client(handshake.challenge(), 'wrong');
    const password = answer.encryptPassword('right');
    const { sessionKey, speedyKey } = answer;
    for (const attempt of [
      { sessionKey, speedyKey, password },
      { sessionKey, speedyKey: undefined, password },
      { sessionKey: '', speedyKey, password },
      { sessionKey: 'zz', speedyKey, password },
      { sessionKey: sessionKey.slice(2), speedyKey, password },
      { sessionKey, speedyKey: '00', password },
      { sessionKey, speedyKey: undefined, password: '' },
    ]) {
      expect(await handshake.verify(attempt)).toBe(false);
    }
  });

  it('hands out passwords that came under the agreed key', async () => {
    const verifier = createPasswordVerifierSync('right');
    const handshake = new PasswordHandshake(verifier);
    const answer = client(handshake.challenge(), 'right');
    await handshake.verify({ ...answer, password: '' });
    expect(handshake.decryptPassword(answer.encryptPassword('new one'))).toBe('new one');
    expect(handshake.decryptPassword('00')).toBeUndefined();
    expect(await handshake.verifyPassword(answer.encryptPassword('right'), verifier)).toBe(true);
    expect(await handshake.verifyPassword(answer.encryptPassword('old'), verifier)).toBe(false);
  });
});

describe('unknown users', () => {
  it('have a salt that stays the same, as known ones do', () => {
    expect(unknownUserVerifier('BOB')).toEqual(unknownUserVerifier('BOB'));
    expect(unknownUserVerifier('BOB').salt).not.toEqual(unknownUserVerifier('EVE').salt);
    expect(unknownUserVerifier('BOB')).toMatchObject({ iterations: 4096 });
  });
});

describe('foldUserName', () => {
  it.each([
    ['app', 'APP'],
    [' app ', 'APP'],
    ['"Mixed Case"', 'Mixed Case'],
    ['"', '"'],
    ['""', '""'],
  ])('%j is %j', (typed, folded) => {
    expect(foldUserName(typed)).toBe(folded);
  });
});

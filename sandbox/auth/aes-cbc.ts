import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-256-cbc';
const BLOCK_BYTES = 16;
/** O5LOGON uses no initialisation vector; what is sent twice under one key begins with random bytes instead. */
const ZERO_IV = Buffer.alloc(BLOCK_BYTES);

/** @param plain a multiple of 16 bytes */
export function encryptBlocks(key: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, ZERO_IV).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** Undefined when the length is no multiple of 16, which no honest client sends. */
export function decryptBlocks(key: Uint8Array, encrypted: Uint8Array): Buffer | undefined {
  if (encrypted.length === 0 || encrypted.length % BLOCK_BYTES !== 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, ZERO_IV).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

/** Removes PKCS#7 padding; undefined when there is none, as after decrypting with a wrong key. */
export function unpad(padded: Buffer): Buffer | undefined {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > BLOCK_BYTES || count > padded.length) return undefined;
  const padding = padded.subarray(padded.length - count);
  return padding.every((byte) => byte === count) ? padded.subarray(0, padded.length - count) : undefined;
}

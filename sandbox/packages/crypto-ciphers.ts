import { createCipheriv, createDecipheriv } from 'node:crypto';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';

/** A block cipher as the platform knows it. */
interface BlockCipher {
  readonly name: string;
  readonly keyBytes: number;
  /** Whether a longer key is an error; otherwise its first bytes count. */
  readonly exact: boolean;
  readonly blockBytes: number;
  /** The platform's key out of the given one. */
  platformKey(key: Uint8Array): Uint8Array;
}

const PAD_PKCS5 = 4096;
const PAD_NONE = 8192;
const PAD_ZERO = 12288;
const CHAIN_CBC = 256;
const CHAIN_ECB = 768;
const ENCRYPT_DES = 1;
const ENCRYPT_3DES = 3;

/** A cipher's type is the sum of an algorithm, a chaining and a padding. */
const CHAININGS: ReadonlyMap<number, string> = new Map([
  [CHAIN_CBC, 'cbc'],
  [512, 'cfb'],
  [CHAIN_ECB, 'ecb'],
  [1024, 'ofb'],
]);

const PADDINGS: ReadonlySet<number> = new Set([PAD_PKCS5, PAD_NONE, PAD_ZERO]);

/** Source: PL/SQL Packages and Types Reference, "DBMS_CRYPTO Algorithms". */
export const CIPHER_CONSTANTS: readonly (readonly [name: string, value: number])[] = [
  ['ENCRYPT_DES', ENCRYPT_DES],
  ['ENCRYPT_3DES_2KEY', 2],
  ['ENCRYPT_3DES', ENCRYPT_3DES],
  ['ENCRYPT_AES128', 6],
  ['ENCRYPT_AES192', 7],
  ['ENCRYPT_AES256', 8],
  ['ENCRYPT_RC4', 129],
  ['CHAIN_CBC', CHAIN_CBC],
  ['CHAIN_CFB', 512],
  ['CHAIN_ECB', CHAIN_ECB],
  ['CHAIN_OFB', 1024],
  ['PAD_PKCS5', PAD_PKCS5],
  ['PAD_NONE', PAD_NONE],
  ['PAD_ZERO', PAD_ZERO],
  ['DES_CBC_PKCS5', ENCRYPT_DES + CHAIN_CBC + PAD_PKCS5],
  ['DES3_CBC_PKCS5', ENCRYPT_3DES + CHAIN_CBC + PAD_PKCS5],
];

const DES_BLOCK = 8;
const AES_BLOCK = 16;
const RC4 = 129;

const ALGORITHMS: ReadonlyMap<number, BlockCipher> = new Map([
  // Three times the same key is one time.
  [ENCRYPT_DES, des(8, (key) => Buffer.concat([key, key, key]))],
  [2, des(16, (key) => Buffer.concat([key, key.subarray(0, DES_BLOCK)]))],
  [ENCRYPT_3DES, des(24, (key) => key)],
  [6, aes(128)],
  [7, aes(192)],
  [8, aes(256)],
]);

function des(keyBytes: number, platformKey: BlockCipher['platformKey']): BlockCipher {
  return { name: 'des-ede3', keyBytes, exact: false, blockBytes: DES_BLOCK, platformKey };
}

function aes(bits: number): BlockCipher {
  return { name: `aes-${bits}`, keyBytes: bits / 8, exact: true, blockBytes: AES_BLOCK, platformKey: (key) => key };
}

export function noCipherType(): OracleError {
  return new OracleError(28829, 'no cipher type specified');
}

export function invalidCipherType(): OracleError {
  return new OracleError(28827, 'invalid cipher type passed');
}

/** @throws OracleError 28827, 28829, 28232, 28234, 28239 */
export function encrypt(
  source: Uint8Array,
  type: number | null,
  key: Uint8Array | null,
  iv: Uint8Array | null,
): Uint8Array {
  const { name, padding, blockBytes, secret, vector } = prepared(type, key, iv);
  const cipher = createCipheriv(name, secret, vector);
  cipher.setAutoPadding(padding === PAD_PKCS5 && isBlockwise(name));
  return new Uint8Array(Buffer.concat([cipher.update(padded(source, padding, blockBytes, name)), cipher.final()]));
}

/** @throws OracleError 28827, 28829, 28234, 28239; 28817 for what is not encrypted so */
export function decrypt(
  source: Uint8Array,
  type: number | null,
  key: Uint8Array | null,
  iv: Uint8Array | null,
): Uint8Array {
  const { name, padding, blockBytes, secret, vector } = prepared(type, key, iv);
  if (source.length % blockBytes !== 0) throw failed();
  const cipher = createDecipheriv(name, secret, vector);
  cipher.setAutoPadding(false);
  const plain = new Uint8Array(Buffer.concat([cipher.update(source), cipher.final()]));
  if (padding === PAD_NONE) return plain;
  return padding === PAD_PKCS5 ? withoutPadding(plain, blockBytes) : withoutZeros(plain, blockBytes);
}

function prepared(type: number | null, key: Uint8Array | null, iv: Uint8Array | null) {
  if (type === null) throw noCipherType();
  if (type === RC4) throw new NotSupportedError('DBMS_CRYPTO.ENCRYPT_RC4');
  const [chaining, padding, algorithm] = [CHAININGS.get(type & 0xf00), type & 0xf000, ALGORITHMS.get(type & 0xff)];
  if (algorithm === undefined || chaining === undefined || !PADDINGS.has(padding)) throw invalidCipherType();
  if (key === null) throw new OracleError(28239, 'no key provided');
  const { keyBytes, blockBytes, exact } = algorithm;
  if (key.length < keyBytes || (exact && key.length > keyBytes)) throw new OracleError(28234, 'invalid key length');
  if (iv !== null && iv.length !== blockBytes) {
    throw new NotSupportedError('DBMS_CRYPTO with an initialization vector that is no block long');
  }
  const secret = algorithm.platformKey(key.subarray(0, keyBytes));
  const vector = chaining === 'ecb' ? null : (iv ?? new Uint8Array(blockBytes));
  return { name: `${algorithm.name}-${chaining}`, padding, blockBytes, secret, vector };
}

/** The platform pads blocks; what is a stream to it is padded here. */
function isBlockwise(name: string): boolean {
  return name.endsWith('cbc') || name.endsWith('ecb');
}

/** @throws OracleError 28232 for a length that is no multiple of the block's where nothing fills it up */
function padded(source: Uint8Array, padding: number, blockBytes: number, name: string): Uint8Array {
  const missing = (blockBytes - (source.length % blockBytes)) % blockBytes;
  if (padding === PAD_NONE && missing > 0 && !isBlockwise(name)) {
    throw new NotSupportedError('DBMS_CRYPTO with PAD_NONE of a part of a block in this chaining');
  }
  if (padding === PAD_NONE && missing > 0) throw new OracleError(28232, 'invalid input length for obfuscation toolkit');
  if (padding === PAD_ZERO) return Buffer.concat([source, Buffer.alloc(missing)]);
  if (padding === PAD_NONE || isBlockwise(name)) return source;
  const count = missing === 0 ? blockBytes : missing;
  return Buffer.concat([source, Buffer.alloc(count, count)]);
}

function withoutPadding(plain: Uint8Array, blockBytes: number): Uint8Array {
  const count = plain.at(-1) ?? 0;
  const isPadding = count >= 1 && count <= blockBytes && plain.subarray(-count).every((byte) => byte === count);
  if (!isPadding) throw failed();
  return plain.slice(0, -count);
}

/** Zeros that fill the last block up. A block of nothing else cannot be padding. */
function withoutZeros(plain: Uint8Array, blockBytes: number): Uint8Array {
  let end = plain.length;
  while (end > 0 && plain[end - 1] === 0) end -= 1;
  if (plain.length - end >= blockBytes) {
    throw new NotSupportedError('DBMS_CRYPTO.DECRYPT with PAD_ZERO of what ends in more zeros than padding has');
  }
  return plain.slice(0, end);
}

function failed(): OracleError {
  return new OracleError(28817, 'PL/SQL function returned an error.');
}

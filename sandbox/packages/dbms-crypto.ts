import { createHash, createHmac } from 'node:crypto';
import { changeBlob, changeClob } from '../sql/lobs/change-lob.js';
import type { SessionState } from '../sql/session-state.js';
import { type DataType, NUMBER, PLS_INTEGER } from '../values/data-type.js';
import { BlobValue, ClobValue, type LobValue } from '../values/lob.js';
import { LobBytes } from '../values/lob-bytes.js';
import { numberFromBigInt } from '../values/number.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer } from './argument-values.js';
import { CIPHER_CONSTANTS, decrypt, encrypt, invalidCipherType, noCipherType } from './crypto-ciphers.js';
import { BLOB, CLOB, inOut } from './dbms-lob-types.js';
import { lobOf, requireLob } from './lob-arguments.js';
import { definePackage, input, type NativeSubprogram, nativeFunction, optional, procedure } from './native-package.js';
import { bytes, RAW, rawOf } from './raw-arguments.js';

const TYP = input('TYP', PLS_INTEGER);
const KEY = input('KEY', RAW);
const IV = optional('IV', RAW, null);
const POSITIVE: DataType = { ...PLS_INTEGER, low: 1, name: 'POSITIVE' };

/** Algorithms by the numbers that HASH and MAC know them by; undefined for one that the sandbox has not. */
const HASHES: readonly (readonly [name: string, algorithm: string | undefined])[] = [
  ['HASH_MD4', undefined],
  ['HASH_MD5', 'md5'],
  ['HASH_SH1', 'sha1'],
  ['HASH_SH256', 'sha256'],
  ['HASH_SH384', 'sha384'],
  ['HASH_SH512', 'sha512'],
];
const MACS: readonly (readonly [name: string, algorithm: string])[] = [
  ['HMAC_MD5', 'md5'],
  ['HMAC_SH1', 'sha1'],
  ['HMAC_SH256', 'sha256'],
  ['HMAC_SH384', 'sha384'],
  ['HMAC_SH512', 'sha512'],
];

/** Encryption, digests and random bytes. Source: PL/SQL Packages and Types Reference, DBMS_CRYPTO. */
export const DBMS_CRYPTO = definePackage(
  'DBMS_CRYPTO',
  [
    nativeFunction('ENCRYPT', [input('SRC', RAW), TYP, KEY, IV], RAW, ([src, typ, key, iv]) =>
      rawOf(encrypt(requireSource(bytes(src)), integer(typ), bytes(key), bytes(iv))),
    ),
    procedure('ENCRYPT', [inOut('DST', BLOB), input('SRC', BLOB), TYP, KEY, IV], into(encrypt)),
    procedure('ENCRYPT', [inOut('DST', BLOB), input('SRC', CLOB), TYP, KEY, IV], into(encrypt)),
    nativeFunction('DECRYPT', [input('SRC', RAW), TYP, KEY, IV], RAW, ([src, typ, key, iv]) =>
      rawOf(decrypt(requireSource(bytes(src)), integer(typ), bytes(key), bytes(iv))),
    ),
    procedure('DECRYPT', [inOut('DST', BLOB), input('SRC', BLOB), TYP, KEY, IV], into(decrypt)),
    procedure('DECRYPT', [inOut('DST', CLOB), input('SRC', BLOB), TYP, KEY, IV], into(decrypt)),
    ...[RAW, BLOB, CLOB].flatMap(digests),
    nativeFunction('RANDOMBYTES', [input('NUMBER_BYTES', POSITIVE)], RAW, ([count], { sql }) =>
      rawOf(randomBytes(integer(count) ?? 0, sql)),
    ),
    nativeFunction('RANDOMINTEGER', [], BINARY_INTEGER_TYPE, (_values, { sql }) =>
      Buffer.from(randomBytes(4, sql)).readInt32BE(),
    ),
    nativeFunction('RANDOMNUMBER', [], NUMBER, (_values, { sql }) =>
      numberFromBigInt(BigInt(`0x${Buffer.from(randomBytes(16, sql)).toString('hex')}`)),
    ),
  ],
  {
    constants: [
      ...numbered(HASHES),
      ...numbered(MACS),
      ...CIPHER_CONSTANTS.map(([name, value]) => ({ name, dataType: PLS_INTEGER, value })),
    ],
    exceptions: [
      { name: 'CIPHERSUITEINVALID', code: 28827 },
      { name: 'CIPHERSUITENULL', code: 28829 },
      { name: 'KEYNULL', code: 28239 },
      { name: 'KEYBADSIZE', code: 28234 },
      { name: 'DOUBLEENCRYPTION', code: 28233 },
    ],
    isPublic: false,
  },
);

function numbered(algorithms: readonly (readonly [name: string, algorithm: string | undefined])[]) {
  return algorithms.map(([name], index) => ({ name, dataType: PLS_INTEGER, value: index + 1 }));
}

function digests(source: DataType): readonly NativeSubprogram[] {
  return [
    nativeFunction('HASH', [input('SRC', source), TYP], RAW, ([src, typ]) => {
      const given = contents(src, source);
      const algorithm = algorithmOf(HASHES, typ);
      return given === null ? null : new Uint8Array(createHash(algorithm).update(given).digest());
    }),
    nativeFunction('MAC', [input('SRC', source), TYP, KEY], RAW, ([src, typ, key]) => {
      const [given, secret] = [contents(src, source), bytes(key)];
      const algorithm = algorithmOf(MACS, typ);
      if (secret === null) throw new OracleError(28239, 'no key provided');
      return given === null ? null : new Uint8Array(createHmac(algorithm, secret).update(given).digest());
    }),
  ];
}

/** A RAW's or LOB's bytes, those of a CLOB in AL32UTF8. @throws OracleError 1405 for a LOB that is NULL */
function contents(value: Value | undefined, source: DataType): Uint8Array | null {
  return source === RAW ? bytes(value) : lobBytes(lobOf(value));
}

function lobBytes(lob: LobValue | null): Uint8Array {
  if (lob === null) throw new OracleError(1405, 'fetched column value is NULL');
  return lob instanceof BlobValue ? lob.bytes.slice() : new Uint8Array(Buffer.from(lob.text, 'utf8'));
}

function algorithmOf(
  algorithms: readonly (readonly [name: string, algorithm: string | undefined])[],
  typ: Value | undefined,
): string {
  const number = integer(typ);
  if (number === null) throw noCipherType();
  const found = algorithms[number - 1];
  if (found === undefined) throw invalidCipherType();
  const [name, algorithm] = found;
  if (algorithm === undefined) throw new NotSupportedError(`DBMS_CRYPTO.${name}`);
  return algorithm;
}

function requireSource(source: Uint8Array | null): Uint8Array {
  if (source === null) throw new NotSupportedError('DBMS_CRYPTO.ENCRYPT and DECRYPT of NULL');
  return source;
}

/** What is in the destination is overwritten. */
function into(transform: typeof encrypt) {
  return ([dst, src, typ, key, iv]: readonly Value[], { sql }: { readonly sql: SessionState }): readonly Value[] => {
    const target = requireLob(dst);
    const result = transform(lobBytes(lobOf(src)), integer(typ), bytes(key), bytes(iv));
    return [
      target instanceof ClobValue
        ? changeClob(target, Buffer.from(result).toString('utf8'), sql)
        : changeBlob(target, LobBytes.of(result), sql),
    ];
  };
}

function randomBytes(count: number, session: SessionState): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.floor(session.random() * 256));
}

import { gunzipSync, gzipSync } from 'node:zlib';
import { changeBlob } from '../sql/lobs/change-lob.js';
import { valueError } from '../values/conversion-errors.js';
import { BlobValue } from '../values/lob.js';
import { LobBytes } from '../values/lob-bytes.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer } from './argument-values.js';
import { BLOB, inOut } from './dbms-lob-types.js';
import { lobOf, requireLob } from './lob-arguments.js';
import { definePackage, input, nativeFunction, optional, procedure } from './native-package.js';
import { RAW, rawOf, requireBytes } from './raw-arguments.js';

const QUALITY = optional('QUALITY', BINARY_INTEGER_TYPE, 6);
const INVALID_ARGUMENT = 29261;
const DATA_ERROR = 29294;
/** Where the header of gzip says what system has written it, and what Unix is there. */
const SYSTEM_BYTE = 9;
const UNIX = 3;

/** Data in the format of gzip. Source: PL/SQL Packages and Types Reference, UTL_COMPRESS. */
export const UTL_COMPRESS = definePackage(
  'UTL_COMPRESS',
  [
    nativeFunction('LZ_COMPRESS', [input('SRC', RAW), QUALITY], RAW, ([src, quality]) =>
      rawOf(compress(requireBytes(src), quality)),
    ),
    nativeFunction('LZ_COMPRESS', [input('SRC', BLOB), QUALITY], BLOB, ([src, quality]) =>
      BlobValue.temporary(compress(blobBytes(src), quality)),
    ),
    procedure('LZ_COMPRESS', [input('SRC', BLOB), inOut('DST', BLOB), QUALITY], ([src, dst, quality], { sql }) => [
      changeBlob(requireBlob(dst), LobBytes.of(compress(blobBytes(src), quality)), sql),
    ]),
    nativeFunction('LZ_UNCOMPRESS', [input('SRC', RAW)], RAW, ([src]) => rawOf(uncompress(requireBytes(src)))),
    nativeFunction('LZ_UNCOMPRESS', [input('SRC', BLOB)], BLOB, ([src]) =>
      BlobValue.temporary(uncompress(blobBytes(src))),
    ),
    procedure('LZ_UNCOMPRESS', [input('SRC', BLOB), inOut('DST', BLOB)], ([src, dst], { sql }) => [
      changeBlob(requireBlob(dst), LobBytes.of(uncompress(blobBytes(src))), sql),
    ]),
  ],
  {
    exceptions: [
      { name: 'INVALID_ARGUMENT', code: INVALID_ARGUMENT },
      { name: 'BUFFER_TOO_SMALL', code: 29297 },
      { name: 'DATA_ERROR', code: DATA_ERROR },
      { name: 'STREAM_ERROR', code: 29293 },
    ],
  },
);

function requireBlob(value: Value | undefined): BlobValue {
  const lob = requireLob(value);
  if (!(lob instanceof BlobValue)) throw new TypeError('a BLOB argument was expected');
  return lob;
}

function blobBytes(value: Value | undefined): Uint8Array {
  const lob = lobOf(value);
  if (!(lob instanceof BlobValue)) throw valueError();
  return lob.bytes.slice();
}

/** @throws OracleError 29261 for a quality that is not 1 to 9 */
function compress(given: Uint8Array, quality: Value | undefined): Uint8Array {
  const level = integer(quality);
  if (level === null || level < 1 || level > 9) throw new OracleError(INVALID_ARGUMENT, 'bad argument');
  const compressed = new Uint8Array(gzipSync(given, { level }));
  compressed[SYSTEM_BYTE] = UNIX;
  return compressed;
}

/** @throws OracleError 29294 for what is not compressed */
function uncompress(given: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(gunzipSync(given));
  } catch {
    throw new OracleError(DATA_ERROR, 'A data error occurred during compression or uncompression.');
  }
}

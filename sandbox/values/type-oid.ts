import { createHash } from 'node:crypto';
import type { TypeIdentity } from './data-type.js';

/**
 * The object identifier of a type, 16 bytes: TYPE_OID in the type views, by which clients know types. Always the same for
 * the same names.
 */
export function typeOid({ owner, packageName, name }: TypeIdentity): Uint8Array {
  // Names cannot hold a NUL, so that it parts them without doubt.
  const digest = createHash('sha256')
    .update([owner, packageName ?? '', name].join('\0'))
    .digest();
  return new Uint8Array(digest.subarray(0, 16));
}

import { ProtocolViolation } from '../../tns/protocol-violation.js';

/** The national character set is AL16UTF16, the other one AL32UTF8. */
export function encodeNational(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

/** @throws ProtocolViolation for half a code unit */
export function decodeCharacters(bytes: Buffer, national: boolean): string {
  if (!national) return bytes.toString('utf8');
  if (bytes.length % 2 !== 0) throw new ProtocolViolation('national characters with an odd number of bytes');
  return Buffer.from(bytes).swap16().toString('utf16le');
}

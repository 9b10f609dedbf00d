import { ProtocolViolation } from '../../tns/protocol-violation.js';

const SIGN = 0x80;

export function decodeDouble(bytes: Buffer): number {
  if (bytes.length !== 8) throw new ProtocolViolation('not a BINARY_DOUBLE');
  return fromSortable(bytes).readDoubleBE(0);
}

export function decodeFloat(bytes: Buffer): number {
  if (bytes.length !== 4) throw new ProtocolViolation('not a BINARY_FLOAT');
  return fromSortable(bytes).readFloatBE(0);
}

function fromSortable(sortable: Buffer): Buffer {
  const bytes = Buffer.from(sortable);
  const first = bytes.readUInt8(0);
  if ((first & SIGN) !== 0) bytes.writeUInt8(first & ~SIGN, 0);
  else invert(bytes);
  return bytes;
}

function invert(bytes: Buffer): void {
  bytes.forEach((byte, index) => {
    bytes.writeUInt8(byte ^ 0xff, index);
  });
}

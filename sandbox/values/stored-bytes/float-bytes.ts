const SIGN = 0x80;

/** BINARY_DOUBLE: IEEE 754, big endian, changed so that bytes compare as the numbers do. */
export function encodeDouble(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value, 0);
  return toSortable(bytes);
}

/** BINARY_FLOAT: the same in single precision. */
export function encodeFloat(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value, 0);
  return toSortable(bytes);
}

/** A positive number gets its sign bit set; of a negative one all bits are inverted. */
function toSortable(bytes: Buffer): Buffer {
  const first = bytes.readUInt8(0);
  if ((first & SIGN) === 0) bytes.writeUInt8(first | SIGN, 0);
  else invert(bytes);
  return bytes;
}

function invert(bytes: Buffer): void {
  bytes.forEach((byte, index) => {
    bytes.writeUInt8(byte ^ 0xff, index);
  });
}

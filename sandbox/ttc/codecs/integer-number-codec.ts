const EXPONENT_BIAS = 0xc0;
const NEGATIVE_END = 102;

/** The safe integer that NUMBER's bytes stand for, or undefined when they stand for something else. */
export function decodeInteger(bytes: Uint8Array): number | undefined {
  const first = bytes[0] ?? 0;
  if (first === 0x80 && bytes.length === 1) return 0;
  const negative = (first & 0x80) === 0;
  const pairCount = (negative ? first ^ 0xff : first) - EXPONENT_BIAS;
  const end = negative && bytes[bytes.length - 1] === NEGATIVE_END ? bytes.length - 1 : bytes.length;
  // 16 digits may exceed 2^53-1, which the caller's general way finds out.
  if (pairCount < end - 1 || pairCount > 7) return undefined;
  let value = 0;
  for (let index = 1; index <= pairCount; index += 1) {
    const byte = index < end ? (bytes[index] ?? 0) : negative ? 101 : 1;
    const pair = negative ? 101 - byte : byte - 1;
    if (pair < 0 || pair > 99) return undefined;
    value = value * 100 + pair;
  }
  return negative ? -value : value;
}

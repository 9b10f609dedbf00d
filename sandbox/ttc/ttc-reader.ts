import { ProtocolViolation } from '../tns/protocol-violation.js';

const NULL_LENGTH = 255;
const LONG_LENGTH = 254;
const NEGATIVE = 0x80;
const MAX_INTEGER_BYTES = 8;

/**
 * Reads TTC's primitives from one complete request.
 * Every method throws ProtocolViolation when the request ends too early or the bytes cannot be what is asked for.
 */
export class TtcReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  raw(count: number): Buffer {
    if (count > this.remaining) throw new ProtocolViolation(`${count} bytes expected, ${this.remaining} left`);
    const start = this.#position;
    this.#position += count;
    return this.#bytes.subarray(start, start + count);
  }

  skip(count: number): void {
    this.raw(count);
  }

  u8(): number {
    if (this.remaining < 1) throw new ProtocolViolation('a byte expected, none left');
    const value = this.#bytes.readUInt8(this.#position);
    this.#position += 1;
    return value;
  }

  /** The next byte, which stays to be read. */
  peek(): number {
    if (this.remaining < 1) throw new ProtocolViolation('a byte expected, none left');
    return this.#bytes.readUInt8(this.#position);
  }

  u16(): number {
    return this.raw(2).readUInt16BE(0);
  }

  u32(): number {
    return this.raw(4).readUInt32BE(0);
  }

  i32(): number {
    return this.raw(4).readInt32BE(0);
  }

  /**
   * UB2, UB4 or UB8: a length byte, then that many bytes, big endian; 0 is the length byte alone. UB8s are never
   * larger than 2^53-1 in what the driver sends.
   */
  unsigned(): number {
    const length = this.u8();
    if (length === 0) return 0;
    if (length > MAX_INTEGER_BYTES) throw new ProtocolViolation(`an unsigned integer of ${length} bytes`);
    return this.#magnitude(length);
  }

  /** SB2, SB4 or SB8: as `unsigned`, negative when bit 0x80 of the length byte is set. */
  signed(): number {
    const length = this.u8();
    if (length === 0) return 0;
    const bytes = length & ~NEGATIVE;
    if (bytes > MAX_INTEGER_BYTES) throw new ProtocolViolation(`an integer of ${bytes} bytes`);
    const magnitude = this.#magnitude(bytes);
    return (length & NEGATIVE) === 0 ? magnitude : -magnitude;
  }

  /** Bytes behind their length; null for none. Longer ones come in chunks. */
  blob(): Buffer | null {
    const length = this.u8();
    if (length === 0 || length === NULL_LENGTH) return null;
    if (length !== LONG_LENGTH) return this.raw(length);
    const chunks: Buffer[] = [];
    for (let size = this.unsigned(); size > 0; size = this.unsigned()) chunks.push(this.raw(size));
    const [only] = chunks;
    return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
  }

  /** UTF-8 text behind its length; '' for none. */
  text(): string {
    return this.blob()?.toString('utf8') ?? '';
  }

  /** A UB4 length, then a blob unless it is 0. */
  sizedBlob(): Buffer | null {
    return this.unsigned() > 0 ? this.blob() : null;
  }

  sizedText(): string {
    return this.sizedBlob()?.toString('utf8') ?? '';
  }

  /** Latin text up to a zero byte. */
  terminatedText(): string {
    const end = this.#bytes.indexOf(0, this.#position);
    if (end < 0) throw new ProtocolViolation('text without its terminating zero');
    const text = this.#bytes.toString('latin1', this.#position, end);
    this.#position = end + 1;
    return text;
  }

  #magnitude(length: number): number {
    if (length <= 6) return this.raw(length).readUIntBE(0, length);
    const high = this.raw(length - 6).readUIntBE(0, length - 6);
    const value = high * 2 ** 48 + this.raw(6).readUIntBE(0, 6);
    if (!Number.isSafeInteger(value)) throw new ProtocolViolation('an integer beyond 2^53');
    return value;
  }
}

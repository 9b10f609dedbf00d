const INITIAL_BYTES = 512;
const MAX_SHORT_LENGTH = 252;
const LONG_LENGTH = 254;
const CHUNK_BYTES = 32767;
const NEGATIVE = 0x80;

/** Writes TTC's primitives into one growing buffer. */
export class TtcWriter {
  #bytes = Buffer.allocUnsafe(INITIAL_BYTES);
  #length = 0;

  /** How much has been written: a place to `rewind` to. */
  get length(): number {
    return this.#length;
  }

  /** Drops everything after `length`, which is how a half-written response becomes an error message. */
  rewind(length: number): void {
    this.#length = length;
  }

  /** What has been written. Valid until the next write. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  u8(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
    return this;
  }

  u16(value: number): this {
    this.#reserve(2);
    this.#length = this.#bytes.writeUInt16BE(value, this.#length);
    return this;
  }

  u32(value: number): this {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value, this.#length);
    return this;
  }

  i32(value: number): this {
    this.#reserve(4);
    this.#length = this.#bytes.writeInt32BE(value, this.#length);
    return this;
  }

  u16LittleEndian(value: number): this {
    this.#reserve(2);
    this.#length = this.#bytes.writeUInt16LE(value, this.#length);
    return this;
  }

  /** UB2, UB4 or UB8. The driver cannot read more than 6 bytes, hence the limit of 2^48-1. */
  unsigned(value: number): this {
    return this.#integer(value, 0);
  }

  /** SB2, SB4 or SB8. */
  signed(value: number): this {
    return this.#integer(Math.abs(value), value < 0 ? NEGATIVE : 0);
  }

  /** Bytes behind their length, in chunks when there are more than 252; null and no bytes are the same. */
  blob(bytes: Uint8Array | null): this {
    if (bytes === null) return this.u8(0);
    if (bytes.length <= MAX_SHORT_LENGTH) return this.u8(bytes.length).raw(bytes);
    this.u8(LONG_LENGTH);
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      const chunk = bytes.subarray(start, start + CHUNK_BYTES);
      this.unsigned(chunk.length).raw(chunk);
    }
    return this.u8(0);
  }

  /** UTF-8 text behind its length. */
  text(text: string): this {
    // Short texts are the rule: they are encoded in place. A UTF-16 code unit takes at most 3 bytes of UTF-8.
    if (text.length * 3 > MAX_SHORT_LENGTH) return this.blob(Buffer.from(text, 'utf8'));
    this.#reserve(1 + text.length * 3);
    const written = this.#bytes.write(text, this.#length + 1, 'utf8');
    this.#bytes[this.#length] = written;
    this.#length += 1 + written;
    return this;
  }

  /** A UB4 length, then a blob unless it is 0. */
  sizedBlob(bytes: Uint8Array): this {
    this.unsigned(bytes.length);
    return bytes.length === 0 ? this : this.blob(bytes);
  }

  sizedText(text: string): this {
    return this.sizedBlob(Buffer.from(text, 'utf8'));
  }

  #integer(magnitude: number, sign: number): this {
    if (magnitude === 0) return this.u8(0);
    if (!(magnitude <= 0xffffffffffff)) throw new RangeError(`${magnitude} does not fit the driver's integers`);
    let length = 1;
    for (let limit = 0x100; magnitude >= limit; limit *= 0x100) length += 1;
    this.#reserve(1 + length);
    this.#bytes[this.#length] = length | sign;
    this.#length = this.#bytes.writeUIntBE(magnitude, this.#length + 1, length);
    return this;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

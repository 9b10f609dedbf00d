import type { TtcReader } from '../../ttc-reader.js';
import type { TtcWriter } from '../../ttc-writer.js';

/** The longest value whose length takes one byte. Source: the driver's thin/protocol/constants.js, TNS_OBJ_MAX_SHORT_LENGTH. */
const MAX_SHORT_LENGTH = 245;
const LONG_LENGTH = 254;
const NULL_LENGTH = 255;

/** A length inside an image: one byte, or FE and four bytes. */
export function writeImageLength(writer: TtcWriter, length: number): void {
  if (length <= MAX_SHORT_LENGTH) writer.u8(length);
  else writer.u8(LONG_LENGTH).u32(length);
}

export function readImageLength(reader: TtcReader): number {
  const length = reader.u8();
  return length === LONG_LENGTH ? reader.u32() : length;
}

/** Bytes behind their length, never in chunks. */
export function writeImageBytes(writer: TtcWriter, bytes: Uint8Array): void {
  writeImageLength(writer, bytes.length);
  writer.raw(bytes);
}

/** Null for what is NULL and for what is empty, which Oracle takes for the same. */
export function readImageBytes(reader: TtcReader): Buffer | null {
  const length = reader.u8();
  if (length === 0 || length === NULL_LENGTH) return null;
  return reader.raw(length === LONG_LENGTH ? reader.u32() : length);
}

/** NULL, but for an object without a collection around it. */
export function writeImageNull(writer: TtcWriter): void {
  writer.u8(NULL_LENGTH);
}

const ATOMIC_NULL = 253;

/** An object that is null as a whole. */
export function writeAtomicNull(writer: TtcWriter): void {
  writer.u8(ATOMIC_NULL);
}

/** Takes the mark of an object that is null as a whole, if it is there. */
export function acceptAtomicNull(reader: TtcReader): boolean {
  if (reader.peek() !== ATOMIC_NULL) return false;
  reader.skip(1);
  return true;
}

/** Takes the mark of a NULL, of either kind, if it is there. */
export function acceptImageNull(reader: TtcReader): boolean {
  if (reader.peek() !== NULL_LENGTH) return acceptAtomicNull(reader);
  reader.skip(1);
  return true;
}

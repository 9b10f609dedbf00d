import { ProtocolViolation } from '../../../tns/protocol-violation.js';
import { NotSupportedError } from '../../../values/oracle-error.js';
import type { TtcReader } from '../../ttc-reader.js';
import { TtcWriter } from '../../ttc-writer.js';
import { readImageLength } from './image-length.js';

const VERSION_81 = 0x80;
const DEGENERATE = 0x10;
const COLLECTION = 0x08;
const NO_PREFIX = 0x04;
const IMAGE_VERSION = 1;
const LONG_LENGTH = 254;
/** Flags, version, and the length in its long form. */
const HEADER_BYTES = 7;
/** A prefix of one byte, with what it holds. */
const PREFIX = Uint8Array.of(1, 1);

/** An image: its header, in which a collection has a prefix, in front of what it holds. */
export function withHeader(isCollection: boolean, contents: Uint8Array): Buffer {
  const length = HEADER_BYTES + (isCollection ? PREFIX.length : 0) + contents.length;
  const writer = new TtcWriter();
  writer.u8(VERSION_81 | (isCollection ? COLLECTION : NO_PREFIX)).u8(IMAGE_VERSION);
  writer.u8(LONG_LENGTH).u32(length);
  if (isCollection) writer.raw(PREFIX);
  return writer.raw(contents).bytes();
}

/** Reads up to what the image holds. @throws ProtocolViolation if it is none of such a type */
export function readHeader(reader: TtcReader, isCollection: boolean): void {
  const length = reader.remaining;
  const flags = reader.u8();
  if ((flags & DEGENERATE) !== 0) throw new NotSupportedError('objects as locators');
  if ((flags & VERSION_81) === 0 || ((flags & COLLECTION) !== 0) !== isCollection) {
    throw new ProtocolViolation(`an image with the flags ${flags}`);
  }
  if (reader.u8() !== IMAGE_VERSION) throw new ProtocolViolation('an image of another version');
  if (readImageLength(reader) !== length) throw new ProtocolViolation('an image with the length of another');
  if ((flags & NO_PREFIX) === 0) reader.skip(readImageLength(reader));
}

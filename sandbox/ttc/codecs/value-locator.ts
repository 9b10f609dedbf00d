import { ProtocolViolation } from '../../tns/protocol-violation.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';

const LOCATOR_BYTES = 40;
/** What the value is sent in; the client does not look at it. */
const CHUNK_BYTES = 8060;

/** A value of type JSON or VECTOR that is not NULL, in a row or an OUT bind: its image with a locator around it (driver: packet.js). */
export function writeImage(writer: TtcWriter, image: Uint8Array): void {
  writer.unsigned(LOCATOR_BYTES).unsigned(image.length).unsigned(CHUNK_BYTES).blob(image).blob(locatorOf(image.length));
}

/** The image of a value that the client binds; null for NULL. @throws ProtocolViolation */
export function readImage(reader: TtcReader): Buffer | null {
  if (reader.unsigned() === 0) return null;
  if (reader.blob() === null) throw new ProtocolViolation('a locator expected');
  const image = reader.blob();
  if (image === null) throw new ProtocolViolation('an image expected');
  return image;
}

/** As the driver builds them: of a value that is not stored. */
function locatorOf(length: number): Buffer {
  const locator = Buffer.alloc(LOCATOR_BYTES);
  locator.writeUInt16BE(LOCATOR_BYTES - 2, 0);
  locator.writeUInt16BE(VERSION, 2);
  locator.writeUInt8(VALUE_BASED | BLOB | ABSTRACT, 4);
  locator.writeUInt8(INITIALISED, 5);
  locator.writeUInt16BE(1, 8);
  locator.writeBigUInt64BE(BigInt(length), 10);
  return locator;
}

const VERSION = 4;
const BLOB = 0x01;
const VALUE_BASED = 0x20;
const ABSTRACT = 0x40;
const INITIALISED = 0x08;

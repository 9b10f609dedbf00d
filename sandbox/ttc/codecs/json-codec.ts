import { ProtocolViolation } from '../../tns/protocol-violation.js';
import { jsonText } from '../../values/json/json-text.js';
import { requireJson } from '../../values/json/parse-json.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { decodeOson } from './oson/decode-oson.js';
import { encodeOson } from './oson/encode-oson.js';

const LOCATOR_BYTES = 40;
/** What the value is sent in; the client does not look at it. */
const CHUNK_BYTES = 8060;

/** A value of type JSON in a row or bind that is not NULL: OSON with a locator around it (driver: packet.js, readOson). */
export function writeJson(writer: TtcWriter, text: string): void {
  const bytes = encodeOson(requireJson(text));
  writer.unsigned(LOCATOR_BYTES).unsigned(bytes.length).unsigned(CHUNK_BYTES).blob(bytes).blob(locatorOf(bytes.length));
}

/** A value that the client binds; what it has no value for comes as JSON null (driver: packet.js, writeOson). */
export function readJson(reader: TtcReader): string | null {
  if (reader.unsigned() === 0) return null;
  if (reader.blob() === null) throw new ProtocolViolation('a locator of JSON expected');
  const bytes = reader.blob();
  if (bytes === null) throw new ProtocolViolation('OSON expected');
  return jsonText(decodeOson(bytes));
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

import { jsonText } from '../../values/json/json-text.js';
import { requireJson } from '../../values/json/parse-json.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { decodeOson } from './oson/decode-oson.js';
import { encodeOson } from './oson/encode-oson.js';
import { readImage, writeImage } from './value-locator.js';

/** A value of type JSON in a row or bind that is not NULL: OSON. */
export function writeJson(writer: TtcWriter, text: string): void {
  writeImage(writer, encodeOson(requireJson(text)));
}

/** A value that the client binds; what it has no value for comes as JSON null (driver: packet.js, writeOson). */
export function readJson(reader: TtcReader): string | null {
  const image = readImage(reader);
  return image === null ? null : jsonText(decodeOson(image));
}

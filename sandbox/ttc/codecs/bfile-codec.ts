import type { BfileValue } from '../../values/bfile.js';
import { buildBfileLocator, parseBfileLocator } from '../bfile-locator.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { readLocator } from './lob-codec.js';

/** A BFILE in a row or bind that is not NULL: unlike other LOBs without length and chunk size (driver: withData.js). */
export function writeBfile(writer: TtcWriter, value: BfileValue): void {
  const locator = buildBfileLocator(value);
  writer.unsigned(locator.length).blob(locator);
}

/** A BFILE that the client binds. */
export function readBfile(reader: TtcReader): BfileValue | null {
  const locator = readLocator(reader);
  return locator === null ? null : parseBfileLocator(locator);
}

import type { TtcReader } from '../ttc-reader.js';

/** SET SCHEMA: the name that the client assigned to `connection.currentSchema`. */
export function readSchema(reader: TtcReader): string {
  reader.u8();
  reader.unsigned();
  return reader.text();
}

import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { EXTENDED_TIME_ZONE } from './protocol-message.js';

const FIELD_VERSION_INDEX = 7;
const TIME_ZONE_INDEX = 1;
const TIME_ZONE_BYTES = 11;
/** DBTIMEZONE +00:00, as an interval whose hours and minutes are offset by 60. */
const UTC = Buffer.from([0x80, 0, 0, 0, 60, 60, 0x80, 0, 0, 0, 0]);

export interface DataTypesRequest {
  readonly clientFieldVersion: number;
  /** The client takes the database's time zone with the answer. */
  readonly extendedTimeZone: boolean;
}

/** The message type has been read. */
export function readDataTypesRequest(reader: TtcReader): DataTypesRequest {
  reader.skip(5); // character sets, flags
  const compile = reader.blob();
  const runtime = reader.blob();
  const extendedTimeZone = ((runtime?.at(TIME_ZONE_INDEX) ?? 0) & EXTENDED_TIME_ZONE) !== 0;
  if (extendedTimeZone) reader.skip(TIME_ZONE_BYTES);
  while (reader.u16() !== 0) if (reader.u16() !== 0) reader.skip(4);
  return { clientFieldVersion: compile?.at(FIELD_VERSION_INDEX) ?? 0, extendedTimeZone };
}

/** An empty list of conversions: the driver's own representations are the server's, too. */
export function writeDataTypesResponse(writer: TtcWriter, request: DataTypesRequest): void {
  writer.u8(MESSAGE.dataTypes);
  if (request.extendedTimeZone) writer.raw(UTC);
  writer.u16(0);
}

import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';

const SERVER_PROTOCOL_VERSION = 6;
const BANNER = 'gen-oracle-client sandbox';
/** AL32UTF8 and AL16UTF16. */
const CHARACTER_SET = 873;
const NATIONAL_CHARACTER_SET = 2000;
const COMPILE_CAPABILITIES = 53;
const RUNTIME_CAPABILITIES = 13;
const FIELD_VERSION_INDEX = 7;
const TIME_ZONE_INDEX = 1;
const STRING_SIZE_INDEX = 6;
/** The server exchanges time zones with the data types, which spares the client two round trips. */
export const EXTENDED_TIME_ZONE = 0x01;
/** Strings may have 32,767 bytes. */
const STRINGS_32K = 0x04;

/** The request names protocol versions and the driver; neither changes the answer. Its message type has been read. */
export function readProtocolRequest(reader: TtcReader): void {
  reader.terminatedText();
  reader.terminatedText();
}

export function writeProtocolResponse(writer: TtcWriter, fieldVersion: number): void {
  const compile = Buffer.alloc(COMPILE_CAPABILITIES);
  compile.writeUInt8(fieldVersion, FIELD_VERSION_INDEX);
  const runtime = Buffer.alloc(RUNTIME_CAPABILITIES);
  runtime.writeUInt8(EXTENDED_TIME_ZONE, TIME_ZONE_INDEX);
  runtime.writeUInt8(STRINGS_32K, STRING_SIZE_INDEX);
  // The client looks for the national character set at bytes 9 and 10, because bytes 5 and 6 are 0.
  const fixedDataOptions = Buffer.alloc(11);
  fixedDataOptions.writeUInt16BE(NATIONAL_CHARACTER_SET, 9);
  writer.u8(MESSAGE.protocol).u8(SERVER_PROTOCOL_VERSION).u8(0);
  writer.raw(Buffer.from(BANNER)).u8(0);
  writer.u16LittleEndian(CHARACTER_SET).u8(1).u16LittleEndian(0);
  writer.u16(fixedDataOptions.length).raw(fixedDataOptions);
  writer.blob(compile).blob(runtime);
}

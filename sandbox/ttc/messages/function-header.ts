import { FIELD_VERSION } from '../field-version.js';
import type { TtcReader } from '../ttc-reader.js';

export interface FunctionHeader {
  readonly function: number;
  /** Identifies a call of a pipeline; 0 outside of one. */
  readonly token: number;
}

/** What follows the message type of a FUNCTION, PIGGYBACK or ONEWAY message. */
export function readFunctionHeader(reader: TtcReader, fieldVersion: number): FunctionHeader {
  const functionCode = reader.u8();
  reader.u8(); // sequence number
  return { function: functionCode, token: fieldVersion >= FIELD_VERSION.v23_1Tokens ? reader.unsigned() : 0 };
}

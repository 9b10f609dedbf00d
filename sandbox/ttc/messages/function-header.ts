import { ProtocolViolation } from '../../tns/protocol-violation.js';
import { FIELD_VERSION } from '../field-version.js';
import type { TtcReader } from '../ttc-reader.js';

export interface FunctionHeader {
  readonly function: number;
  /** Identifies a call of a pipeline; 0 outside of one. */
  readonly token: number;
}

/** It goes back to the client, whose integers end there. */
const MAX_TOKEN = 0xffffffffffff;

/** What follows the message type of a FUNCTION, PIGGYBACK or ONEWAY message. */
export function readFunctionHeader(reader: TtcReader, fieldVersion: number): FunctionHeader {
  const functionCode = reader.u8();
  reader.u8(); // sequence number
  const token = fieldVersion >= FIELD_VERSION.v23_1Tokens ? reader.unsigned() : 0;
  if (token > MAX_TOKEN) throw new ProtocolViolation(`a token of ${token}`);
  return { function: functionCode, token };
}

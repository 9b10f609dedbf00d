import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

const TRANSACTION_IN_PROGRESS = 0x2;

/** The call status that ends every response, in STATUS or ERROR. */
export interface CallStatus {
  readonly transactionInProgress: boolean;
  /** Number of the response within the session. */
  readonly sequence: number;
}

/** STATUS: a call without a result succeeded. */
export function writeStatus(writer: TtcWriter, status: CallStatus): void {
  writer.u8(MESSAGE.status);
  writeCallStatus(writer, status);
}

export function writeCallStatus(writer: TtcWriter, status: CallStatus): void {
  writer.unsigned(status.transactionInProgress ? TRANSACTION_IN_PROGRESS : 0).unsigned(status.sequence & 0xffff);
}

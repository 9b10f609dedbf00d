import type { Xid } from '../../values/xid.js';
import { MESSAGE } from '../message-type.js';
import type { TtcReader } from '../ttc-reader.js';
import type { TtcWriter } from '../ttc-writer.js';
import { readTransactionName } from './transaction-name.js';

/** What a TRANSACTION SWITCH asks for; the last one, of a piggyback, for when its call has succeeded. */
export const SWITCH_OPERATION = { start: 1, detach: 2, detachAfterCall: 4 } as const;

/** How a transaction is started; and whether it is sessionless. */
export const START_FLAG = { new: 0x1, join: 0x2, resume: 0x4, promote: 0x8, sessionless: 0x10 } as const;

/** TRANSACTION SWITCH: attaches the session to a branch or a sessionless transaction, or detaches it (driver: transactionSwitch.js). */
export interface TransactionSwitchMessage {
  readonly operation: number;
  readonly xid: Xid | undefined;
  readonly context: Buffer | undefined;
  readonly flags: number;
  readonly seconds: number;
}

/** The function header has been read. */
export function readTransactionSwitch(reader: TtcReader): TransactionSwitchMessage {
  const operation = reader.unsigned();
  const readName = readTransactionName(reader);
  const flags = reader.unsigned();
  const seconds = reader.unsigned();
  reader.skip(3); // application value, context, its length
  reader.u8();
  const internalName = reader.unsigned();
  reader.u8();
  const externalName = reader.unsigned();
  const name = readName();
  reader.unsigned(); // application value
  reader.skip(internalName + externalName);
  return { operation, flags, seconds, ...name };
}

/** PARAMETER: the context by which the client names its transaction from now on; empty where there is none. */
export function writeTransactionContext(writer: TtcWriter, context: Uint8Array): void {
  writer.u8(MESSAGE.parameter).unsigned(0).unsigned(context.length).raw(context);
}

import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

const SYNC = 5;
const CURRENT_SCHEMA = 168;
const TRANSACTION_ID = 201;
const VERSION = 1;
/** What a session's sessionless transaction has come to, and by whom. */
const IN_TRANSACTION = 0x40;
const IN_NONE = 0x80;
const REASONS = { server: 1, client: 2, end: 3 } as const;

/** A piggyback of the server's: tells the client that its current schema has changed. */
export function writeCurrentSchema(writer: TtcWriter, schema: string): void {
  writer.u8(MESSAGE.serverPiggyback).u8(SYNC).unsigned(0).u8(0).unsigned(1).u8(0);
  writer.unsigned(Buffer.byteLength(schema)).text(schema).unsigned(0).unsigned(CURRENT_SCHEMA);
  writer.unsigned(0);
}

/** Another one: the session has entered a sessionless transaction, or left the one that it was in (driver: base.js, _updateSessionlessTxnState). */
export function writeSessionlessTransaction(
  writer: TtcWriter,
  { transactionId, by }: { readonly transactionId: Uint8Array | undefined; readonly by: keyof typeof REASONS },
): void {
  const state = (transactionId === undefined ? IN_NONE : IN_TRANSACTION) | REASONS[by];
  const value = Buffer.concat([transactionId ?? Buffer.alloc(0), Buffer.from([state, VERSION])]);
  writer.u8(MESSAGE.serverPiggyback).u8(SYNC).unsigned(0).u8(0).unsigned(1).u8(0);
  writer.unsigned(0).unsigned(value.length).blob(value).unsigned(TRANSACTION_ID);
  writer.unsigned(0);
}

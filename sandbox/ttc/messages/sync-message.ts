import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

const SYNC = 5;
const CURRENT_SCHEMA = 168;

/** A piggyback of the server's: tells the client that its current schema has changed. */
export function writeCurrentSchema(writer: TtcWriter, schema: string): void {
  writer.u8(MESSAGE.serverPiggyback).u8(SYNC).unsigned(0).u8(0).unsigned(1).u8(0);
  writer.unsigned(Buffer.byteLength(schema)).text(schema).unsigned(0).unsigned(CURRENT_SCHEMA);
  writer.unsigned(0);
}

import { MESSAGE } from '../message-type.js';
import type { TtcWriter } from '../ttc-writer.js';

const SESSION_RETURN = 4;
const SESSION_CHANGED = 4;

/**
 * SESS_RET, a piggyback of the server's: a client of Database Resident Connection Pooling has a session again, in which the cursors
 * that it knows of are closed. It comes before everything else, for the client forgets what it knows of the running statement's cursor, too.
 * Source: the driver's protocol/messages/base.js and statementCache.js (clearCursors).
 */
export function writeSessionReturn(
  writer: TtcWriter,
  { sid, serial }: { readonly sid: number; readonly serial: number },
): void {
  writer.u8(MESSAGE.serverPiggyback).u8(SESSION_RETURN).unsigned(0).u8(0).unsigned(0);
  writer.unsigned(SESSION_CHANGED).unsigned(sid).unsigned(serial);
}

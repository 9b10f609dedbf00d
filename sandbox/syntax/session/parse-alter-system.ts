import type { KillSession, SessionEnding } from '../ast/session-statement.js';
import { parseInteger, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `ALTER SYSTEM KILL SESSION 'sid,serial#' [IMMEDIATE]` or DISCONNECT SESSION, the first word of which has been taken. */
export function parseAlterSystem(cursor: TokenCursor, position: number): KillSession {
  cursor.expect('SYSTEM');
  if (cursor.acceptSequence('DISCONNECT', 'SESSION')) return parseDisconnect(cursor, position);
  if (!cursor.acceptSequence('KILL', 'SESSION')) throw cursor.notSupported(`ALTER SYSTEM ${cursor.token.symbol}`);
  const session = parseStringValue(cursor);
  if (cursor.at('FORCE')) throw cursor.notSupported('ALTER SYSTEM KILL SESSION … FORCE');
  cursor.acceptAny('IMMEDIATE', 'NOREPLAY');
  if (cursor.accept('TIMEOUT')) parseInteger(cursor);
  return { kind: 'kill_session', how: 'kill', session, position, end: cursor.lastEnd };
}

/** `DISCONNECT SESSION 'sid,serial#' [POST_TRANSACTION] [IMMEDIATE | NOREPLAY]`. */
function parseDisconnect(cursor: TokenCursor, position: number): KillSession {
  const session = parseStringValue(cursor);
  const how: SessionEnding = cursor.accept('POST_TRANSACTION') ? 'disconnect_after_transaction' : 'disconnect';
  const immediate = cursor.accept('IMMEDIATE');
  if (!immediate) cursor.accept('NOREPLAY');
  if (!immediate && how === 'disconnect')
    throw cursor.notSupported('ALTER SYSTEM DISCONNECT SESSION without POST_TRANSACTION and IMMEDIATE');
  return { kind: 'kill_session', how, session, position, end: cursor.lastEnd };
}

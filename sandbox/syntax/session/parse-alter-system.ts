import type { KillSession } from '../ast/session-statement.js';
import { parseInteger, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `ALTER SYSTEM KILL SESSION 'sid,serial#' [IMMEDIATE]`, the first word of which has been taken. */
export function parseAlterSystem(cursor: TokenCursor, position: number): KillSession {
  cursor.expect('SYSTEM');
  if (!cursor.acceptSequence('KILL', 'SESSION')) throw cursor.notSupported(`ALTER SYSTEM ${cursor.token.symbol}`);
  const session = parseStringValue(cursor);
  if (cursor.at('FORCE')) throw cursor.notSupported('ALTER SYSTEM KILL SESSION … FORCE');
  cursor.acceptAny('IMMEDIATE', 'NOREPLAY');
  if (cursor.accept('TIMEOUT')) parseInteger(cursor);
  return { kind: 'kill_session', session, position, end: cursor.lastEnd };
}

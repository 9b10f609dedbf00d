import { insufficientPrivileges } from '../../schema/access.js';
import type { KillSession } from '../../syntax/ast/session-statement.js';
import { OracleError } from '../../values/oracle-error.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';

/**
 * ALTER SYSTEM KILL SESSION 'sid,serial#' and DISCONNECT SESSION. Source: SQL Reference, ALTER SYSTEM.
 * @throws OracleError 1031 without ALTER SYSTEM, 26 for text that names no session, 27 for one's own, 30 for one that there is not
 */
export function killSession(
  { session: given, how }: KillSession,
  { store, killSession: kill }: SqlServices,
  session: SessionState,
): void {
  if (!store.grants.hasSystemPrivilege(session.domain, 'ALTER SYSTEM')) throw insufficientPrivileges();
  const [sid, serial, ...rest] = given.split(',').map((part) => part.trim());
  if (rest.length > 0 || !isNumber(sid) || !isNumber(serial))
    throw new OracleError(26, 'missing or invalid session ID');
  if (Number(sid) === session.identity.sid) throw new OracleError(27, 'cannot kill current session');
  if (!kill(Number(sid), Number(serial), how)) throw new OracleError(30, 'User session ID does not exist.');
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && text !== '' && [...text].every((digit) => digit >= '0' && digit <= '9');
}

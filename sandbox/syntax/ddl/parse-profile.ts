import type { AlterProfile, CreateProfile, ProfileLimitClause } from '../ast/account-ddl.js';
import type { Identifier } from '../ast/name.js';
import { parseIdentifier, parseInteger } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `CREATE PROFILE …`, from PROFILE on. */
export function parseCreateProfile(cursor: TokenCursor, position: number): CreateProfile {
  return { kind: 'create_profile', ...parseProfile(cursor), position, end: cursor.lastEnd };
}

/** `ALTER PROFILE …`, from PROFILE on. */
export function parseAlterProfile(cursor: TokenCursor, position: number): AlterProfile {
  return { kind: 'alter_profile', ...parseProfile(cursor), position, end: cursor.lastEnd };
}

/** A profile's name: DEFAULT is one, although it is a reserved word. */
export function parseProfileName(cursor: TokenCursor): Identifier {
  if (!cursor.at('DEFAULT')) return parseIdentifier(cursor);
  const { symbol, position, end } = cursor.advance();
  return { name: symbol, quoted: false, position, end };
}

/** `PROFILE app LIMIT SESSIONS_PER_USER 5 FAILED_LOGIN_ATTEMPTS UNLIMITED`. */
function parseProfile(cursor: TokenCursor): { name: Identifier; limits: ProfileLimitClause[] } {
  cursor.expect('PROFILE');
  const name = parseProfileName(cursor);
  const limits: ProfileLimitClause[] = [];
  while (cursor.accept('LIMIT') || limits.length > 0) {
    const resource = cursor.acceptAny('SESSIONS_PER_USER', 'FAILED_LOGIN_ATTEMPTS');
    if (resource === undefined) break;
    limits.push({ resource, value: cursor.acceptAny('UNLIMITED', 'DEFAULT') ?? parseInteger(cursor) });
  }
  if (cursor.token.kind === 'word') throw cursor.notSupported(`the limit ${cursor.token.symbol} of a profile`);
  if (limits.length === 0) throw cursor.unexpected(922, 'LIMIT');
  return { name, limits };
}

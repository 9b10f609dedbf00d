import type { BindVariable, Identifier, QualifiedName } from '../ast/name.js';
import type { Token } from '../lexer/token.js';
import { type SqlErrorCode, sqlSyntaxError } from '../syntax-error.js';
import { SQL_RESERVED_WORDS } from './reserved-words.js';
import type { TokenCursor } from './token-cursor.js';

/** A name in its own right: no reserved word. @param code what SQL says if there is none */
export function parseIdentifier(cursor: TokenCursor, code: SqlErrorCode = 904): Identifier {
  if (!cursor.isIdentifier()) throw cursor.unexpected(code, '<an identifier>');
  return identifierOf(cursor.advance());
}

/** The name of a role: RESOURCE is one, although it is a reserved word. */
export function parseRoleName(cursor: TokenCursor): Identifier {
  return cursor.at('RESOURCE') ? identifierOf(cursor.advance()) : parseIdentifier(cursor);
}

/** A name after a dot, where reserved words do no harm: `l_lines.DELETE`, `t.ROWID`. */
export function parseMemberIdentifier(cursor: TokenCursor, code: SqlErrorCode = 904): Identifier {
  if (!isWordOrQuoted(cursor.token)) throw cursor.unexpected(code, '<an identifier>');
  return identifierOf(cursor.advance());
}

/** `a`, `a.b.c`, `a.b@link`. @param code what SQL says if there is none: 903 for a table */
export function parseQualifiedName(cursor: TokenCursor, code: SqlErrorCode = 904): QualifiedName {
  return parseNameFrom(cursor, parseIdentifier(cursor, code));
}

/** The rest of a name whose first part has been taken. */
function parseNameFrom(cursor: TokenCursor, first: Identifier): QualifiedName {
  const parts = parseDottedParts(cursor, first);
  const databaseLink = parseDatabaseLink(cursor);
  return { parts, databaseLink, position: first.position, end: cursor.lastEnd };
}

export function parseDottedParts(cursor: TokenCursor, first: Identifier): QualifiedName['parts'] {
  const parts: [Identifier, ...Identifier[]] = [first];
  while (cursor.at('.') && isWordOrQuoted(cursor.peek())) {
    cursor.advance();
    parts.push(identifierOf(cursor.advance()));
  }
  return parts;
}

/** `@link`, `@link.example.com`; its text after the sign, folded as identifiers are. */
export function parseDatabaseLink(cursor: TokenCursor): string | undefined {
  if (!cursor.at('@')) return undefined;
  cursor.advance();
  return parseDottedParts(cursor, parseMemberIdentifier(cursor))
    .map((part) => part.name)
    .join('.');
}

/** `(a, b, c)`. */
export function parseIdentifierList(cursor: TokenCursor): Identifier[] {
  return cursor.parenthesized(() => cursor.list(() => parseIdentifier(cursor)));
}

/**
 * `:name`, with a precompiler's indicator after it.
 * @throws OracleError 1745 for a reserved word in SQL
 */
export function parseBindVariable(cursor: TokenCursor): BindVariable {
  const { value, modifier, position, end } = cursor.advance();
  if (cursor.dialect === 'sql' && modifier !== 'quoted' && SQL_RESERVED_WORDS.has(value)) {
    throw sqlSyntaxError(1745, position);
  }
  cursor.accept('INDICATOR');
  const indicator = cursor.token.kind === 'bind' ? parseBindVariable(cursor) : undefined;
  return {
    kind: 'bind_variable',
    name: value,
    quoted: modifier === 'quoted',
    indicator,
    position,
    end: indicator?.end ?? end,
  };
}

/** A string literal's value. @param code what SQL says if there is none */
export function parseStringValue(cursor: TokenCursor, code: SqlErrorCode = 1780): string {
  if (cursor.token.kind !== 'string') throw cursor.unexpected(code, '<a string literal>');
  return cursor.advance().value;
}

/** An unsigned integer. */
export function parseInteger(cursor: TokenCursor, code: SqlErrorCode = 922): number {
  const { token } = cursor;
  const value = Number(token.value);
  if (token.kind !== 'number' || !Number.isSafeInteger(value)) throw cursor.unexpected(code, '<an integer>');
  cursor.advance();
  return value;
}

export function isWordOrQuoted(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'quoted_identifier';
}

/** @throws OracleError 972 for a name of more than 128 bytes */
export function identifierOf(token: Token): Identifier {
  if (token.value.length * 3 > MAX_NAME_BYTES && Buffer.byteLength(token.value) > MAX_NAME_BYTES) {
    throw sqlSyntaxError(972, token.position);
  }
  return {
    name: token.value,
    quoted: token.kind === 'quoted_identifier',
    position: token.position,
    end: token.end,
    spelling: token.spelling,
  };
}

const MAX_NAME_BYTES = 128;

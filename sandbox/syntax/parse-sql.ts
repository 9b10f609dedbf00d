import type { SqlStatement } from './ast/statement.js';
import { parseAlter } from './ddl/parse-alter.js';
import { parseCreate } from './ddl/parse-create.js';
import { parseDrop } from './ddl/parse-drop.js';
import { parseGrant, parseRevoke } from './ddl/parse-privileges.js';
import { parseComment, parsePurge, parseRename, parseTruncate } from './ddl/parse-small-ddl.js';
import { parseInsert } from './dml/parse-insert.js';
import { parseMerge } from './dml/parse-merge.js';
import { parseDelete, parseUpdate } from './dml/parse-update.js';
import type { Token } from './lexer/token.js';
import { tokenize } from './lexer/tokenize.js';
import { SQL_GRAMMAR } from './parser/sql-grammar.js';
import { TokenCursor } from './parser/token-cursor.js';
import { parseSessionStatement } from './session/parse-session-statement.js';
import { sqlSyntaxError } from './syntax-error.js';

/**
 * Parses one SQL statement; a semicolon after it is Oracle's ORA-00933.
 * @param tokens the source's tokens, if they are at hand
 * @throws OracleError with Oracle's code and the character offset; NotSupportedError for what the sandbox does not know
 */
export function parseSql(source: string, tokens: readonly Token[] = tokenize(source)): SqlStatement {
  const cursor = new TokenCursor(source, tokens, 'sql', SQL_GRAMMAR);
  const statement = parseSqlStatement(cursor);
  if (cursor.token.kind !== 'end') throw cursor.unexpected(933);
  return statement;
}

function parseSqlStatement(cursor: TokenCursor): SqlStatement {
  switch (cursor.token.symbol) {
    case 'SELECT':
    case 'WITH':
    case '(':
      return cursor.grammar.query(cursor);
    case 'INSERT':
      return parseInsert(cursor);
    case 'UPDATE':
      return parseUpdate(cursor);
    case 'DELETE':
      return parseDelete(cursor);
    case 'MERGE':
      return parseMerge(cursor);
    case 'CREATE':
      return parseCreate(cursor);
    case 'ALTER':
      return parseAlter(cursor);
    case 'DROP':
      return parseDrop(cursor);
    case 'GRANT':
      return parseGrant(cursor);
    case 'REVOKE':
      return parseRevoke(cursor);
    case 'TRUNCATE':
      return parseTruncate(cursor);
    case 'COMMENT':
      return parseComment(cursor);
    case 'RENAME':
      return parseRename(cursor);
    case 'PURGE':
      return parsePurge(cursor);
    default:
      return parseSessionStatement(cursor) ?? refuse(cursor);
  }
}

function refuse(cursor: TokenCursor): never {
  const { symbol } = cursor.token;
  if (symbol === 'EXPLAIN') throw cursor.notSupported('EXPLAIN PLAN');
  if (REFUSED.has(symbol)) throw cursor.notSupported(symbol);
  throw sqlSyntaxError(900, cursor.position);
}

const REFUSED: ReadonlySet<string> = new Set([
  'ADMINISTER',
  'ANALYZE',
  'ASSOCIATE',
  'AUDIT',
  'DISASSOCIATE',
  'FLASHBACK',
  'NOAUDIT',
]);

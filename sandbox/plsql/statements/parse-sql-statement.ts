import type { DmlStatement } from '../../syntax/ast/dml.js';
import { parseInsert } from '../../syntax/dml/parse-insert.js';
import { parseMerge } from '../../syntax/dml/parse-merge.js';
import { parseDelete, parseUpdate } from '../../syntax/dml/parse-update.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { withInto } from '../../syntax/queries/parse-into.js';
import { parseSessionStatement } from '../../syntax/session/parse-session-statement.js';
import type { SelectIntoStatement, SqlDmlStatement, SqlSessionStatement } from '../ast/statement.js';
import { parseEmbeddedQuery, parseEmbeddedSql } from '../parser/parse-embedded-sql.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** `SELECT … INTO … FROM …`. @throws PlsqlSyntaxError PLS-00428 without INTO */
export function parseSelectInto(cursor: PlsqlCursor): SelectIntoStatement {
  const { position } = cursor;
  const { result: query, into } = withInto(cursor, () => parseEmbeddedQuery(cursor));
  if (into === undefined) {
    throw cursor.error('PLS-00428: an INTO clause is expected in this SELECT statement', position);
  }
  return { kind: 'select_into', into, query, position, end: cursor.lastEnd };
}

/** INSERT, UPDATE, DELETE, MERGE. */
export function parseDml(cursor: TokenCursor): SqlDmlStatement {
  const { position } = cursor;
  const statement = parseEmbeddedSql(cursor, () => parseDmlStatement(cursor));
  return { kind: 'dml', statement, position, end: cursor.lastEnd };
}

function parseDmlStatement(cursor: TokenCursor): DmlStatement {
  switch (cursor.token.symbol) {
    case 'INSERT':
      return parseInsert(cursor);
    case 'UPDATE':
      return parseUpdate(cursor);
    case 'DELETE':
      return parseDelete(cursor);
    default:
      return parseMerge(cursor);
  }
}

/** COMMIT, ROLLBACK, SAVEPOINT, LOCK TABLE, SET TRANSACTION. */
export function parseTransactionStatement(cursor: TokenCursor): SqlSessionStatement {
  const { position } = cursor;
  const statement = parseEmbeddedSql(cursor, () => parseSessionStatement(cursor));
  if (statement === undefined) throw cursor.unexpected(900);
  return { kind: 'session_statement', statement, position, end: cursor.lastEnd };
}

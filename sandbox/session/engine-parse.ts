import type { PlsqlUnit } from '../plsql/ast/unit.js';
import { parsePlsql, startsPlsql } from '../plsql/parse-plsql.js';
import type { SessionState } from '../sql/session-state.js';
import type { DdlStatement } from '../syntax/ast/ddl.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import { tokenize } from '../syntax/lexer/tokenize.js';
import { parseSql } from '../syntax/parse-sql.js';
import type { Database } from './database.js';

export type ParsedText = PlsqlUnit | SqlStatement;

/**
 * Parses what a client or dynamic SQL gives: one SQL statement, PL/SQL block, CALL or stored unit.
 * @param session whose PLSQL_CCFLAGS count
 */
export function parseText(
  text: string,
  { version }: Pick<Database, 'version'>,
  { compilerFlags: flags }: Pick<SessionState, 'compilerFlags'>,
): ParsedText {
  const tokens = tokenize(text);
  return startsPlsql(tokens) ? parsePlsql(text, { version, flags }, tokens) : parseSql(text, tokens);
}

export function isUnit(parsed: ParsedText): parsed is PlsqlUnit {
  return parsed.kind === 'anonymous_block' || parsed.kind === 'call' || parsed.kind === 'create_unit';
}

export function isDml(statement: SqlStatement): statement is DmlStatement {
  switch (statement.kind) {
    case 'insert':
    case 'multi_table_insert':
    case 'update':
    case 'delete':
    case 'merge':
      return true;
    default:
      return false;
  }
}

export function isSessionStatement(statement: SqlStatement): statement is SessionStatement {
  switch (statement.kind) {
    case 'commit':
    case 'rollback':
    case 'savepoint':
    case 'set_transaction':
    case 'set_constraints':
    case 'set_role':
    case 'lock_table':
    case 'alter_session':
    case 'kill_session':
      return true;
    default:
      return false;
  }
}

export function isDdl(statement: SqlStatement): statement is DdlStatement {
  return statement.kind !== 'query' && !isDml(statement) && !isSessionStatement(statement);
}

import type { Identifier } from '../../syntax/ast/name.js';
import type { PlsqlStatement, StatementNode } from '../ast/statement.js';
import { parsePragma } from '../declarations/parse-pragma.js';
import { STATEMENT_START } from '../parser/expected-symbols.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseAssignmentOrCall } from './parse-assignment-or-call.js';
import { parseBlock } from './parse-block.js';
import { parseCaseStatement } from './parse-case.js';
import { parseClose, parseFetch, parseOpen } from './parse-cursor-statement.js';
import { parseExecuteImmediate } from './parse-execute-immediate.js';
import { parseFor } from './parse-for.js';
import { parseForall } from './parse-forall.js';
import { parseIf } from './parse-if.js';
import { parseContinue, parseExit, parseGoto, parseRaise, parseReturn } from './parse-jump.js';
import { parseLabels } from './parse-labels.js';
import { parseLoop, parseWhile } from './parse-loop.js';
import { parsePipeRow } from './parse-pipe-row.js';
import { parseDml, parseSelectInto, parseTransactionStatement } from './parse-sql-statement.js';

/** At least one statement, up to END, ELSE, ELSIF, WHEN or EXCEPTION. */
export function parseStatements(cursor: PlsqlCursor): PlsqlStatement[] {
  const statements: PlsqlStatement[] = [];
  do statements.push(parseStatement(cursor));
  while (!cursor.atAny(SEQUENCE_ENDS));
  return statements;
}

/** A statement with its labels and its semicolon, which is not part of the node. */
function parseStatement(cursor: PlsqlCursor): PlsqlStatement {
  const labels = parseLabels(cursor);
  if (labels.length > 0 && cursor.at('END')) {
    const { position } = cursor;
    return { kind: 'null_statement', labels, position, end: position };
  }
  const node = parseStatementNode(cursor, labels);
  cursor.expect(';');
  return { ...node, labels };
}

function parseStatementNode(cursor: PlsqlCursor, labels: readonly Identifier[]): StatementNode {
  if (startsWithName(cursor)) return parseAssignmentOrCall(cursor);
  const { symbol, position } = cursor.token;
  switch (symbol) {
    case 'BEGIN':
    case 'DECLARE':
      return parseBlock(cursor, labels);
    case 'NULL':
      cursor.advance();
      return { kind: 'null_statement', position, end: cursor.lastEnd };
    case 'IF':
      return parseIf(cursor);
    case 'CASE':
      return parseCaseStatement(cursor, labels);
    case 'LOOP':
      return parseLoop(cursor, labels);
    case 'WHILE':
      return parseWhile(cursor, labels);
    case 'FOR':
      return parseFor(cursor, labels);
    case 'FORALL':
      return parseForall(cursor);
    case 'EXIT':
      return parseExit(cursor);
    case 'CONTINUE':
      return parseContinue(cursor);
    case 'GOTO':
      return parseGoto(cursor);
    case 'RETURN':
      return parseReturn(cursor);
    case 'RAISE':
      return parseRaise(cursor);
    case 'OPEN':
      return parseOpen(cursor);
    case 'FETCH':
      return parseFetch(cursor);
    case 'CLOSE':
      return parseClose(cursor);
    case 'PIPE':
      return parsePipeRow(cursor);
    case 'EXECUTE':
      return parseExecuteImmediate(cursor);
    case 'SELECT':
    case 'WITH':
      return parseSelectInto(cursor);
    case 'INSERT':
    case 'UPDATE':
    case 'DELETE':
    case 'MERGE':
      return parseDml(cursor);
    case 'COMMIT':
    case 'ROLLBACK':
    case 'SAVEPOINT':
    case 'LOCK':
    case 'SET':
      return parseTransactionStatement(cursor);
    case 'PRAGMA':
      return parsePragma(cursor);
    case 'ELSIF':
      throw cursor.unexpectedSymbol(STATEMENT_START);
    default:
      return parseAssignmentOrCall(cursor);
  }
}

/** Most of the words that begin statements are not reserved; what follows one tells that it is a name: `open := 1`. */
function startsWithName(cursor: PlsqlCursor): boolean {
  if (!cursor.isIdentifier()) return false;
  const { symbol } = cursor.token;
  const following = cursor.peek().symbol;
  if (following === '(') return !BEFORE_PARENTHESIS.has(symbol);
  // SET ROLE and SET CONSTRAINTS are no statements of PL/SQL
  return (
    following === ':=' || following === '.' || following === '@' || (symbol === 'SET' && following !== 'TRANSACTION')
  );
}

const SEQUENCE_ENDS: ReadonlySet<string> = new Set(['END', 'ELSE', 'ELSIF', 'WHEN', 'EXCEPTION']);
const BEFORE_PARENTHESIS: ReadonlySet<string> = new Set(['DELETE', 'ELSIF', 'RETURN', 'WHILE']);

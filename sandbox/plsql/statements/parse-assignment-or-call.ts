import type { AssignmentStatement, CallStatement } from '../ast/statement.js';
import { AFTER_EXPRESSION, AFTER_TARGET, STATEMENT_START } from '../parser/expected-symbols.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { isGeneralizedInvocation, parseTarget } from './parse-target.js';

/** A statement that begins with a name or bind variable: `x := 1`, `p`, `p(1)`. */
export function parseAssignmentOrCall(cursor: PlsqlCursor): AssignmentStatement | CallStatement {
  const startsTarget = cursor.isIdentifier() || cursor.token.kind === 'bind' || isGeneralizedInvocation(cursor);
  if (!startsTarget) throw cursor.unexpectedSymbol(STATEMENT_START);
  const target = parseTarget(cursor);
  const { position } = target;
  if (cursor.accept(':=')) {
    const value = cursor.grammar.expression(cursor);
    if (!cursor.at(';')) throw cursor.unexpectedSymbol(AFTER_EXPRESSION);
    return { kind: 'assignment', target, value, position, end: cursor.lastEnd };
  }
  const isCall = target.kind === 'name' || target.kind === 'call' || target.kind === 'member';
  if (!isCall || !cursor.at(';')) throw cursor.unexpectedSymbol(AFTER_TARGET);
  return { kind: 'call_statement', target, position, end: cursor.lastEnd };
}

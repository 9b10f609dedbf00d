import type { ErrorLogging } from '../ast/dml.js';
import type { Expression } from '../ast/expression.js';
import { parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `LOG ERRORS INTO t ('tag') REJECT LIMIT UNLIMITED`; undefined if it is not there. */
export function parseErrorLogging(cursor: TokenCursor): ErrorLogging | undefined {
  const { position } = cursor;
  if (!cursor.acceptSequence('LOG', 'ERRORS')) return undefined;
  const table = cursor.accept('INTO') ? parseQualifiedName(cursor) : undefined;
  const tag = cursor.at('(') ? cursor.parenthesized(() => cursor.grammar.expression(cursor)) : undefined;
  let limit: Expression | 'UNLIMITED' | undefined;
  if (cursor.acceptSequence('REJECT', 'LIMIT')) {
    limit = cursor.accept('UNLIMITED') ? 'UNLIMITED' : cursor.grammar.operand(cursor);
  }
  return { table, tag, limit, position, end: cursor.lastEnd };
}

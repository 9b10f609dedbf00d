import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { PipeRowStatement } from '../ast/statement.js';

/** `PIPE ROW (l_row)`. */
export function parsePipeRow(cursor: TokenCursor): PipeRowStatement {
  const { position } = cursor.expect('PIPE');
  cursor.expect('ROW');
  const value = cursor.parenthesized(() => cursor.grammar.expression(cursor));
  return { kind: 'pipe_row', value, position, end: cursor.lastEnd };
}

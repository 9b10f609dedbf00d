import type { Expression } from '../../syntax/ast/expression.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';

/** `:= 1`, `DEFAULT 1`; undefined without either. */
export function parseDefault(cursor: TokenCursor): Expression | undefined {
  return cursor.acceptAny(':=', 'DEFAULT') === undefined ? undefined : cursor.grammar.expression(cursor);
}

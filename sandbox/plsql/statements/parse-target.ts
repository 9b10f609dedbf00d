import type { Expression } from '../../syntax/ast/expression.js';
import { parseAccessPath } from '../../syntax/expressions/parse-access-path.js';
import { parseNameReference } from '../../syntax/expressions/parse-primary.js';
import { parseBindVariable } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';

/** What may be assigned to, called, opened or fetched from: `l_lines(i).amount`, `erp.api.run`, `:result`. */
export function parseTarget(cursor: TokenCursor): Expression {
  const base = cursor.token.kind === 'bind' ? parseBindVariable(cursor) : parseNameReference(cursor);
  return parseAccessPath(cursor, base);
}

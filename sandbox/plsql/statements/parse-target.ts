import type { Expression } from '../../syntax/ast/expression.js';
import { parseAccessPath } from '../../syntax/expressions/parse-access-path.js';
import { parseNameReference, parsePrimary } from '../../syntax/expressions/parse-primary.js';
import { isWordOrQuoted, parseBindVariable } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';

/** What may be assigned to, called, opened or fetched from: `l_lines(i).amount`, `erp.api.run`, `:result`. */
export function parseTarget(cursor: TokenCursor): Expression {
  return parseAccessPath(cursor, parseBase(cursor));
}

function parseBase(cursor: TokenCursor): Expression {
  if (isGeneralizedInvocation(cursor) || isTreat(cursor)) return parsePrimary(cursor);
  return cursor.token.kind === 'bind' ? parseBindVariable(cursor) : parseNameReference(cursor);
}

/** `(SELF AS shape_t).rename('x')`. */
export function isGeneralizedInvocation(cursor: TokenCursor): boolean {
  return cursor.at('(') && isWordOrQuoted(cursor.peek()) && cursor.peek(2).symbol === 'AS';
}

/** `TREAT(shape AS circle_t).draw`. */
function isTreat(cursor: TokenCursor): boolean {
  return cursor.at('TREAT') && cursor.peek().symbol === '(';
}

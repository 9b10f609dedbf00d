import type { Expression } from '../../syntax/ast/expression.js';
import { parseExpression } from '../../syntax/expressions/parse-expression.js';
import { tokenize } from '../../syntax/lexer/tokenize.js';
import { SQL_GRAMMAR } from '../../syntax/parser/sql-grammar.js';
import { TokenCursor } from '../../syntax/parser/token-cursor.js';

/** The condition that a policy function has given. @throws OracleError for what is none */
export function parsePredicate(text: string): Expression {
  const cursor = new TokenCursor(text, tokenize(text), 'sql', SQL_GRAMMAR);
  const predicate = parseExpression(cursor);
  if (cursor.token.kind !== 'end') throw cursor.unexpected(933);
  return predicate;
}

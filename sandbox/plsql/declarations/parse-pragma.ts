import type { Expression } from '../../syntax/ast/expression.js';
import { identifierOf, parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { Pragma } from '../ast/declaration.js';

/** `PRAGMA EXCEPTION_INIT(e_limit, -20001)`, wherever it stands. */
export function parsePragma(cursor: TokenCursor): Pragma {
  const { position } = cursor.expect('PRAGMA');
  const { name } = parseIdentifier(cursor);
  const values = cursor.at('(') ? cursor.parenthesized(() => cursor.list(() => parseArgument(cursor))) : [];
  return { kind: 'pragma', name, arguments: values, position, end: cursor.lastEnd };
}

/** RESTRICT_REFERENCES takes DEFAULT in place of a name. */
function parseArgument(cursor: TokenCursor): Expression {
  if (!cursor.at('DEFAULT')) return cursor.grammar.expression(cursor);
  const word = identifierOf(cursor.advance());
  return { kind: 'name', parts: [word], databaseLink: undefined, position: word.position, end: word.end };
}

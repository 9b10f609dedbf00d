import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import { parseIdentifier, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type {
  ContinueStatement,
  ExitStatement,
  GotoStatement,
  RaiseStatement,
  ReturnStatement,
} from '../ast/statement.js';

/** `EXIT`, `EXIT outer WHEN …`. */
export function parseExit(cursor: TokenCursor): ExitStatement {
  const { position } = cursor.expect('EXIT');
  return { kind: 'exit', ...parseLabelAndCondition(cursor), position, end: cursor.lastEnd };
}

export function parseContinue(cursor: TokenCursor): ContinueStatement {
  const { position } = cursor.expect('CONTINUE');
  return { kind: 'continue', ...parseLabelAndCondition(cursor), position, end: cursor.lastEnd };
}

export function parseGoto(cursor: TokenCursor): GotoStatement {
  const { position } = cursor.expect('GOTO');
  return { kind: 'goto', label: parseIdentifier(cursor), position, end: cursor.lastEnd };
}

export function parseReturn(cursor: TokenCursor): ReturnStatement {
  const { position } = cursor.expect('RETURN');
  const value = cursor.at(';') ? undefined : cursor.grammar.expression(cursor);
  return { kind: 'return', value, position, end: cursor.lastEnd };
}

export function parseRaise(cursor: TokenCursor): RaiseStatement {
  const { position } = cursor.expect('RAISE');
  const exception = cursor.at(';') ? undefined : parseQualifiedName(cursor);
  return { kind: 'raise', exception, position, end: cursor.lastEnd };
}

function parseLabelAndCondition(cursor: TokenCursor): {
  readonly label: Identifier | undefined;
  readonly when: Expression | undefined;
} {
  const label = cursor.isIdentifier() ? parseIdentifier(cursor) : undefined;
  const when = cursor.accept('WHEN') ? cursor.grammar.expression(cursor) : undefined;
  return { label, when };
}

import type {
  Assignment,
  ColumnTarget,
  DefaultValue,
  DmlTarget,
  ReturnedExpression,
  ReturningClause,
} from '../ast/dml.js';
import type { Expression } from '../ast/expression.js';
import { isWordOrQuoted, parseDottedParts, parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseInto } from '../queries/parse-into.js';
import { parseTableName, parseTablePrimary } from '../queries/parse-table-primary.js';

/** A table, a query in parentheses or `TABLE(…)`. */
export function parseDmlTarget(cursor: TokenCursor): DmlTarget {
  if (cursor.at('ONLY') && cursor.peek().symbol === '(') throw cursor.notSupported('ONLY (view)');
  const isName = !cursor.at('(') && !(COLLECTIONS.has(cursor.token.symbol) && cursor.peek().symbol === '(');
  // A parenthesis after a name is the column list of an INSERT, not a call.
  return isName ? parseTableName(cursor) : parseTablePrimary(cursor, () => parseDmlTarget(cursor));
}

const COLLECTIONS: ReadonlySet<string> = new Set(['TABLE', 'THE']);

export function parseColumnTarget(cursor: TokenCursor): ColumnTarget {
  const first = parseIdentifier(cursor, 1747);
  const parts = parseDottedParts(cursor, first);
  return { parts, position: first.position, end: cursor.lastEnd };
}

/** An expression or DEFAULT. */
export function parseValue(cursor: TokenCursor): Expression | DefaultValue {
  if (!cursor.at('DEFAULT')) return cursor.grammar.expression(cursor);
  const { position, end } = cursor.advance();
  return { kind: 'default_value', position, end };
}

/** `a = 1, (b, c) = (SELECT …)`. */
export function parseAssignments(cursor: TokenCursor): Assignment[] {
  return cursor.list(() => {
    const { position } = cursor;
    const several = cursor.at('(');
    const columns = several
      ? cursor.parenthesized(() => cursor.list(() => parseColumnTarget(cursor)))
      : [parseColumnTarget(cursor)];
    cursor.expect('=');
    const value = parseValue(cursor);
    return { columns, value, position, end: cursor.lastEnd };
  });
}

/** WHERE with PL/SQL's CURRENT OF as its whole condition. */
export function parseDmlWhere(cursor: TokenCursor): Expression | undefined {
  if (!cursor.accept('WHERE')) return undefined;
  if (!cursor.atSequence('CURRENT', 'OF')) return cursor.grammar.expression(cursor);
  const { position } = cursor.advance();
  cursor.expect('OF');
  const target = cursor.withinPlsql(() => cursor.grammar.operand(cursor));
  return { kind: 'current_of', cursor: target, position, end: cursor.lastEnd };
}

/** `RETURNING a, b INTO x, y`. */
export function parseReturning(cursor: TokenCursor): ReturningClause | undefined {
  const { position } = cursor;
  if (cursor.acceptAny('RETURNING', 'RETURN') === undefined) return undefined;
  const expressions = cursor.list(() => parseReturnedExpression(cursor));
  const into = parseInto(cursor);
  return { expressions, into, position, end: cursor.lastEnd };
}

export function refuseErrorLogging(cursor: TokenCursor): void {
  if (cursor.atSequence('LOG', 'ERRORS')) throw cursor.notSupported('LOG ERRORS in a multi-table insert');
}

function parseReturnedExpression(cursor: TokenCursor): ReturnedExpression {
  const { position } = cursor;
  const versioned =
    (cursor.at('OLD') || cursor.at('NEW')) && isWordOrQuoted(cursor.peek()) && cursor.peek().symbol !== 'INTO';
  const version = versioned ? cursor.acceptAny('OLD', 'NEW') : undefined;
  const expression = cursor.grammar.expression(cursor);
  return { version, expression, position, end: cursor.lastEnd };
}

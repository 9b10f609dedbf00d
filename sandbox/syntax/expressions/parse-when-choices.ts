import { CASE_SELECTOR, type Expression, type WhenChoice } from '../ast/expression.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `1, 5, > 10, BETWEEN 2 AND 3` after the WHEN of a CASE with a selector. Source: PL/SQL Language Reference, "CASE Expressions". */
export function parseWhenChoices(cursor: TokenCursor): readonly WhenChoice[] {
  return cursor.list(() => parseChoice(cursor));
}

function parseChoice(cursor: TokenCursor): WhenChoice {
  if (!isDangling(cursor)) return { equal: cursor.grammar.expression(cursor) };
  return { condition: cursor.grammar.conditionOn(cursor, selectorAt(cursor.position)) };
}

function selectorAt(position: number): Expression {
  const name = { name: CASE_SELECTOR, quoted: true, position, end: position };
  return { kind: 'name', parts: [name], databaseLink: undefined, position, end: position };
}

/** A condition without its left side. */
function isDangling(cursor: TokenCursor): boolean {
  const { symbol } = cursor.token;
  return PREDICATES.has(symbol) || (symbol === 'NOT' && NEGATABLE.has(cursor.peek().symbol));
}

const NEGATABLE: ReadonlySet<string> = new Set(['IN', 'BETWEEN', 'LIKE', 'MEMBER', 'SUBMULTISET']);
const PREDICATES: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=', '!', '^', 'IS', ...NEGATABLE]);

import type { Identifier } from '../../syntax/ast/name.js';
import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { CursorForStatement, NumericForStatement } from '../ast/statement.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseLoopBody } from './parse-loop.js';

/** FOR over numbers, a query or a cursor: which one shows only after the first value. */
export function parseFor(cursor: PlsqlCursor, labels: readonly Identifier[]): NumericForStatement | CursorForStatement {
  const { position } = cursor.expect('FOR');
  const variable = parseIdentifier(cursor);
  if (cursor.isIdentifier() || cursor.at(',')) throw cursor.notSupported('iterands with a type, or several, in FOR');
  cursor.expect('IN');
  const reverse = cursor.at('REVERSE') && cursor.peek().symbol !== '..';
  if (reverse) cursor.advance();
  refuseIterationControl(cursor);
  const first = cursor.grammar.operand(cursor);
  if (reverse || cursor.at('..')) {
    cursor.expect('..');
    const high = cursor.grammar.operand(cursor);
    refuseIterationControl(cursor);
    const statements = parseLoopBody(cursor, labels);
    return { kind: 'numeric_for', variable, reverse, low: first, high, statements, position, end: cursor.lastEnd };
  }
  refuseIterationControl(cursor);
  const statements = parseLoopBody(cursor, labels);
  const source: CursorForStatement['source'] =
    first.kind === 'subquery' ? { kind: 'query', query: first.query } : { kind: 'cursor', cursor: first };
  return { kind: 'cursor_for', variable, source, statements, position, end: cursor.lastEnd };
}

/** What 21c added to FOR. */
function refuseIterationControl(cursor: PlsqlCursor): void {
  const { symbol } = cursor.token;
  const following = cursor.peek().symbol;
  const isControl =
    AFTER_CONTROL.has(symbol) ||
    (following === 'OF' && COLLECTION_CONTROLS.has(symbol)) ||
    (symbol === 'EXECUTE' && following === 'IMMEDIATE');
  if (isControl) throw cursor.notSupported('iteration controls of FOR (values, steps, conditions)');
}

const AFTER_CONTROL: ReadonlySet<string> = new Set([',', 'BY', 'REPEAT', 'WHEN', 'WHILE']);
const COLLECTION_CONTROLS: ReadonlySet<string> = new Set(['VALUES', 'INDICES', 'PAIRS']);

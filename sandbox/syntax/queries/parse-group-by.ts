import type { GroupingElement } from '../ast/query.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `GROUP BY a, (b, c), ROLLUP (d, e), GROUPING SETS ((f), ())`. */
export function parseGroupBy(cursor: TokenCursor): GroupingElement[] {
  cursor.expectSequence('GROUP', 'BY');
  return cursor.list(() => parseElement(cursor));
}

function parseElement(cursor: TokenCursor): GroupingElement {
  const { position } = cursor;
  const kind = acceptGrouping(cursor);
  if (kind !== undefined) {
    const elements = cursor.parenthesized(() => cursor.list(() => parseElement(cursor)));
    return { kind, elements, position, end: cursor.lastEnd };
  }
  if (cursor.acceptSequence('(', ')')) return { kind: 'expressions', expressions: [], position, end: cursor.lastEnd };
  const expression = cursor.grammar.expression(cursor);
  const expressions = expression.kind === 'row_value' ? expression.elements : [expression];
  return { kind: 'expressions', expressions, position, end: cursor.lastEnd };
}

function acceptGrouping(cursor: TokenCursor): 'rollup' | 'cube' | 'grouping_sets' | undefined {
  if (cursor.acceptSequence('GROUPING', 'SETS')) return 'grouping_sets';
  if (cursor.peek().symbol !== '(') return undefined;
  if (cursor.accept('ROLLUP')) return 'rollup';
  return cursor.accept('CUBE') ? 'cube' : undefined;
}

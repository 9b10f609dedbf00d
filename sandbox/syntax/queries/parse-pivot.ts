import type { Expression } from '../ast/expression.js';
import type { Identifier } from '../ast/name.js';
import type { PivotedTable, TableReference, UnpivotedTable } from '../ast/query.js';
import { isQueryStart } from '../expressions/parse-list-or-query.js';
import { parseIdentifier, parseIdentifierList } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** Whether PIVOT or UNPIVOT follows a table. Neither word is reserved. */
export function isPivot(cursor: TokenCursor): boolean {
  const following = cursor.peek().symbol;
  if (cursor.at('PIVOT')) return following === '(' || following === 'XML';
  return cursor.at('UNPIVOT') && (following === '(' || following === 'INCLUDE' || following === 'EXCLUDE');
}

/** The pivot_clause or unpivot_clause after a table, and an alias. */
export function parsePivot(
  cursor: TokenCursor,
  source: TableReference,
  acceptAlias: () => Identifier | undefined,
): PivotedTable | UnpivotedTable {
  const { symbol } = cursor.advance();
  return symbol === 'PIVOT' ? parsePivoted(cursor, source, acceptAlias) : parseUnpivoted(cursor, source, acceptAlias);
}

function parsePivoted(
  cursor: TokenCursor,
  source: TableReference,
  acceptAlias: () => Identifier | undefined,
): PivotedTable {
  const { position } = source;
  if (cursor.at('XML')) throw cursor.notSupported('PIVOT XML');
  cursor.expect('(');
  const aggregates = cursor.list(() => ({
    expression: cursor.grammar.expression(cursor),
    alias: acceptColumnAlias(cursor),
  }));
  cursor.expect('FOR');
  const columns = parseColumns(cursor);
  cursor.expect('IN', 905);
  cursor.expect('(');
  if (isQueryStart(cursor)) throw cursor.unexpected(936, '<an expression>');
  if (cursor.at('ANY')) throw cursor.notSupported('ANY in PIVOT');
  const values = cursor.list(() => ({
    expressions: elements(cursor.grammar.expression(cursor)),
    alias: acceptColumnAlias(cursor),
  }));
  cursor.expect(')');
  cursor.expect(')');
  const alias = acceptAlias();
  return { kind: 'pivoted_table', source, aggregates, columns, values, alias, position, end: cursor.lastEnd };
}

function parseUnpivoted(
  cursor: TokenCursor,
  source: TableReference,
  acceptAlias: () => Identifier | undefined,
): UnpivotedTable {
  const { position } = source;
  const includesNulls = cursor.acceptAny('INCLUDE', 'EXCLUDE');
  if (includesNulls !== undefined) cursor.expect('NULLS');
  cursor.expect('(');
  const measures = parseColumns(cursor);
  cursor.expect('FOR');
  const names = parseColumns(cursor);
  cursor.expect('IN', 905);
  cursor.expect('(');
  const choices = cursor.list(() => ({
    columns: parseColumns(cursor),
    labels: cursor.accept('AS') ? elements(cursor.grammar.expression(cursor)) : [],
  }));
  cursor.expect(')');
  cursor.expect(')');
  const alias = acceptAlias();
  return {
    kind: 'unpivoted_table',
    source,
    includesNulls: includesNulls === 'INCLUDE',
    measures,
    names,
    choices,
    alias,
    position,
    end: cursor.lastEnd,
  };
}

/** `a` or `(a, b)`. */
function parseColumns(cursor: TokenCursor): readonly Identifier[] {
  return cursor.at('(') ? parseIdentifierList(cursor) : [parseIdentifier(cursor)];
}

function elements(expression: Expression): readonly Expression[] {
  return expression.kind === 'row_value' ? expression.elements : [expression];
}

function acceptColumnAlias(cursor: TokenCursor): Identifier | undefined {
  return cursor.accept('AS') || (cursor.isIdentifier() && !cursor.at('FOR')) ? parseIdentifier(cursor) : undefined;
}

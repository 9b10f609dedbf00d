import type { Expression } from '../ast/expression.js';
import type { ConnectBy, GroupingElement, QueryBlock, SelectItem, TableReference } from '../ast/query.js';
import { parseWindowSpecification } from '../expressions/parse-window.js';
import { identifierOf, isWordOrQuoted, parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseGroupBy } from './parse-group-by.js';
import { parseInto } from './parse-into.js';
import { parseTableReference } from './parse-table-reference.js';

/** `SELECT … FROM … WHERE … GROUP BY …`, up to a set operator or the clauses of the whole query. */
export function parseQueryBlock(cursor: TokenCursor): QueryBlock {
  const { position } = cursor.expect('SELECT');
  const distinct = ['DISTINCT', 'UNIQUE'].includes(cursor.acceptAny('DISTINCT', 'UNIQUE', 'ALL') ?? '');
  // the INTO is the first block's, not that of a query inside its select list
  const { takesInto } = cursor;
  cursor.takesInto = false;
  const selectList = cursor.list(() => parseSelectItem(cursor));
  if (takesInto && (cursor.at('INTO') || cursor.atSequence('BULK', 'COLLECT'))) cursor.into = parseInto(cursor);
  const from = parseFrom(cursor);
  const where = cursor.accept('WHERE') ? cursor.grammar.expression(cursor) : undefined;
  const connectBy = cursor.at('START') || cursor.at('CONNECT') ? parseConnectBy(cursor) : undefined;
  const { groupBy, having } = parseGrouping(cursor);
  const windows = cursor.at('WINDOW') ? parseWindows(cursor) : [];
  refuseClause(cursor);
  return {
    kind: 'query_block',
    distinct,
    selectList,
    from,
    where,
    connectBy,
    groupBy,
    having,
    windows,
    position,
    end: cursor.lastEnd,
  };
}

/** FROM may be missing since 23ai; where something else stands in its place, that is Oracle's ORA-00923. */
function parseFrom(cursor: TokenCursor): readonly TableReference[] {
  if (cursor.accept('FROM')) return cursor.list(() => parseTableReference(cursor));
  if (cursor.token.kind !== 'end' && !cursor.atAny(AFTER_SELECT_LIST)) throw cursor.unexpected(923, 'FROM');
  return [];
}

function parseSelectItem(cursor: TokenCursor): SelectItem {
  const { position } = cursor;
  if (cursor.at('*')) {
    cursor.advance();
    return { kind: 'all_columns', qualifier: undefined, position, end: cursor.lastEnd };
  }
  const qualifierLength = qualifierBeforeStar(cursor);
  if (qualifierLength > 0) return parseQualifiedStar(cursor, qualifierLength);
  const expression = cursor.grammar.expression(cursor);
  const end = cursor.lastEnd;
  const alias = cursor.accept('AS') || isSelectAlias(cursor) ? parseIdentifier(cursor, 923) : undefined;
  return { kind: 'select_expression', expression, alias, position, end };
}

/** The number of names in `a.b.*`; 0 for anything else. */
function qualifierBeforeStar(cursor: TokenCursor): number {
  let names = 0;
  while (isWordOrQuoted(cursor.peek(names * 2)) && cursor.peek(names * 2 + 1).symbol === '.') {
    names += 1;
    if (cursor.peek(names * 2).symbol === '*') return names;
  }
  return 0;
}

function parseQualifiedStar(cursor: TokenCursor, length: number): SelectItem {
  const { position } = cursor;
  const first = identifierOf(cursor.advance());
  const parts: [typeof first, ...(typeof first)[]] = [first];
  for (let index = 1; index < length; index += 1) {
    cursor.expect('.');
    parts.push(identifierOf(cursor.advance()));
  }
  const qualifier = { parts, databaseLink: undefined, position, end: cursor.lastEnd };
  cursor.expect('.');
  cursor.expect('*');
  return { kind: 'all_columns', qualifier, position, end: cursor.lastEnd };
}

function isSelectAlias(cursor: TokenCursor): boolean {
  return cursor.isIdentifier() && !cursor.atSequence('BULK', 'COLLECT') && !cursor.atAny(NO_SELECT_ALIAS);
}

/** START WITH may stand on either side of CONNECT BY. */
function parseConnectBy(cursor: TokenCursor): ConnectBy {
  const { position } = cursor;
  let startWith = cursor.at('START') ? parseStartWith(cursor) : undefined;
  cursor.expectSequence('CONNECT', 'BY');
  const nocycle = cursor.accept('NOCYCLE');
  const condition = cursor.grammar.expression(cursor);
  if (startWith === undefined && cursor.at('START')) startWith = parseStartWith(cursor);
  return { startWith, nocycle, condition, position, end: cursor.lastEnd };
}

function parseStartWith(cursor: TokenCursor): Expression {
  cursor.expectSequence('START', 'WITH');
  return cursor.grammar.expression(cursor);
}

/** GROUP BY and HAVING in either order. */
function parseGrouping(cursor: TokenCursor): { groupBy: readonly GroupingElement[]; having: Expression | undefined } {
  let groupBy: readonly GroupingElement[] = [];
  let having: Expression | undefined;
  for (;;) {
    if (cursor.at('GROUP') && groupBy.length === 0) groupBy = parseGroupBy(cursor);
    else if (cursor.at('HAVING') && having === undefined) {
      cursor.advance();
      having = cursor.grammar.expression(cursor);
    } else return { groupBy, having };
  }
}

function parseWindows(cursor: TokenCursor): QueryBlock['windows'] {
  cursor.expect('WINDOW');
  return cursor.list(() => {
    const name = parseIdentifier(cursor);
    cursor.expect('AS');
    return { name, specification: parseWindowSpecification(cursor) };
  });
}

function refuseClause(cursor: TokenCursor): void {
  if (cursor.at('MODEL')) throw cursor.notSupported('the MODEL clause');
  if (cursor.at('QUALIFY')) throw cursor.notSupported('the QUALIFY clause');
}

/** Words that are not reserved, but follow a select list rather than name its last column. */
const NO_SELECT_ALIAS: ReadonlySet<string> = new Set([
  'EXCEPT',
  'FETCH',
  'OFFSET',
  'RETURNING',
  'RETURN',
  'LOOP',
  'WINDOW',
]);

/** What may follow a select list without FROM. */
const AFTER_SELECT_LIST: ReadonlySet<string> = new Set([
  ')',
  ';',
  ',',
  'UNION',
  'INTERSECT',
  'MINUS',
  'EXCEPT',
  'ORDER',
  'WHERE',
  'GROUP',
  'HAVING',
  'CONNECT',
  'START',
  'FETCH',
  'OFFSET',
  'FOR',
  'LOOP',
  'WITH',
]);

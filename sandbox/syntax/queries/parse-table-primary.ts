import type { Expression } from '../ast/expression.js';
import type { Identifier } from '../ast/name.js';
import type { DerivedTable, TableCollection, TableName, TableReference } from '../ast/query.js';
import { parseAccessPath } from '../expressions/parse-access-path.js';
import { isQueryStart, isSetOperator } from '../expressions/parse-list-or-query.js';
import { parseIdentifier, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseJsonTable } from './parse-json-table.js';
import { isPivot, parsePivot } from './parse-pivot.js';
import { parseRestriction } from './parse-restriction.js';
import { isFetch } from './parse-row-limit.js';

/**
 * What stands in FROM without joins: a name, a query, a collection, or a parenthesised join.
 * @param parseJoined parses a table with its joins, for the last of these
 */
export function parseTablePrimary(cursor: TokenCursor, parseJoined: () => TableReference): TableReference {
  let table = parseUnpivoted(cursor, parseJoined);
  while (isPivot(cursor)) table = parsePivot(cursor, table, () => acceptTableAlias(cursor));
  return table;
}

function parseUnpivoted(cursor: TokenCursor, parseJoined: () => TableReference): TableReference {
  if (cursor.at('(')) return parseParenthesized(cursor, parseJoined);
  const following = cursor.peek().symbol;
  if (following === '(') {
    switch (cursor.token.symbol) {
      case 'TABLE':
      case 'THE':
        return parseCollection(cursor);
      case 'LATERAL':
        return parseLateral(cursor);
      case 'ONLY':
        throw cursor.notSupported('ONLY (view)');
      case 'JSON_TABLE':
        return parseJsonTable(cursor, () => acceptTableAlias(cursor));
      case 'XMLTABLE':
      case 'GRAPH_TABLE':
      case 'CONTAINERS':
      case 'SHARDS':
        throw cursor.notSupported(cursor.token.symbol);
      case 'VALUES':
        throw cursor.notSupported('VALUES in FROM');
      default:
    }
  }
  return parseNamed(cursor);
}

/** A table name with its alias, as the target of DML, LOCK TABLE and MERGE. */
export function parseTableName(cursor: TokenCursor): TableName {
  const { position } = cursor;
  const name = parseQualifiedName(cursor, 903);
  return finishTableName(cursor, name, position);
}

/** An alias after a table or query; Oracle knows no AS there. */
function acceptTableAlias(cursor: TokenCursor): Identifier | undefined {
  if (!cursor.isIdentifier() || isTableClause(cursor)) return undefined;
  return parseIdentifier(cursor);
}

function parseNamed(cursor: TokenCursor): TableReference {
  const { position } = cursor;
  const name = parseQualifiedName(cursor, 903);
  if (!cursor.at('(')) return finishTableName(cursor, name, position, true);
  const callee: Expression = { kind: 'name', ...name };
  return finishCollection(cursor, parseAccessPath(cursor, callee), position);
}

/** @param pivots whether PIVOT may follow, which is left to the caller then */
function finishTableName(cursor: TokenCursor, name: TableName['name'], position: number, pivots = false): TableName {
  const partition = parsePartition(cursor);
  if (pivots && isPivot(cursor))
    return { kind: 'table', name, alias: undefined, partition, position, end: cursor.lastEnd };
  refuseTableClause(cursor);
  const alias = acceptTableAlias(cursor);
  refuseTableClause(cursor);
  return { kind: 'table', name, alias, partition, position, end: cursor.lastEnd };
}

function parsePartition(cursor: TokenCursor): Identifier | undefined {
  if (!cursor.at('PARTITION') && !cursor.at('SUBPARTITION')) return undefined;
  if (cursor.peek().symbol === 'FOR') throw cursor.notSupported('PARTITION FOR');
  if (cursor.peek().symbol !== '(') return undefined;
  cursor.advance();
  return cursor.parenthesized(() => parseIdentifier(cursor));
}

function refuseTableClause(cursor: TokenCursor): void {
  const following = cursor.peek().symbol;
  switch (cursor.token.symbol) {
    case 'AS':
      if (following === 'OF') throw cursor.notSupported('flashback queries (AS OF)');
      break;
    case 'VERSIONS':
      if (following === 'BETWEEN' || following === 'PERIOD') throw cursor.notSupported('flashback version queries');
      break;
    case 'SAMPLE':
      if (following === '(' || following === 'BLOCK') throw cursor.notSupported('the SAMPLE clause');
      break;
    case 'PIVOT':
    case 'UNPIVOT':
      if (isPivot(cursor)) throw cursor.notSupported(`${cursor.token.symbol} here`);
      break;
    case 'MATCH_RECOGNIZE':
      throw cursor.notSupported('the MATCH_RECOGNIZE clause');
    default:
  }
}

function parseParenthesized(cursor: TokenCursor, parseJoined: () => TableReference): TableReference {
  const { position } = cursor.expect('(');
  if (isQueryStart(cursor)) {
    const query = cursor.grammar.query(cursor);
    const restriction = cursor.at('WITH') ? parseRestriction(cursor) : undefined;
    cursor.expect(')');
    return finishDerivedTable(cursor, { lateral: false, query, restriction, position });
  }
  const inner = parseJoined();
  if (inner.kind === 'derived_table' && inner.alias === undefined && !inner.lateral) {
    // ((SELECT …) UNION (SELECT …)): a query after all
    const { restriction } = inner;
    const continues = restriction === undefined && isSetOperator(cursor);
    const query = continues ? cursor.grammar.continueQuery(cursor, inner.query) : inner.query;
    cursor.expect(')');
    return finishDerivedTable(cursor, { lateral: false, query, restriction, position });
  }
  cursor.expect(')');
  return inner;
}

function parseLateral(cursor: TokenCursor): DerivedTable {
  const { position } = cursor.advance();
  const query = cursor.parenthesized(() => cursor.grammar.query(cursor));
  return finishDerivedTable(cursor, { lateral: true, query, restriction: undefined, position });
}

function finishDerivedTable(
  cursor: TokenCursor,
  parsed: Pick<DerivedTable, 'lateral' | 'query' | 'restriction' | 'position'>,
): DerivedTable {
  const alias = acceptTableAlias(cursor);
  if (alias !== undefined || parsed.lateral || !isPivot(cursor)) refuseTableClause(cursor);
  return { kind: 'derived_table', ...parsed, alias, end: cursor.lastEnd };
}

/** `TABLE(…)`, whose argument is an expression or a query. */
function parseCollection(cursor: TokenCursor): TableCollection {
  const { position } = cursor.advance();
  cursor.expect('(');
  const expression = parseCollectionArgument(cursor);
  cursor.expect(')');
  return finishCollection(cursor, expression, position);
}

function parseCollectionArgument(cursor: TokenCursor): Expression {
  if (!isQueryStart(cursor)) return cursor.grammar.expression(cursor);
  const query = cursor.grammar.query(cursor);
  return { kind: 'subquery', query, position: query.position, end: query.end };
}

function finishCollection(cursor: TokenCursor, expression: Expression, position: number): TableCollection {
  const outer = cursor.acceptSequence('(', '+', ')');
  const alias = acceptTableAlias(cursor);
  refuseTableClause(cursor);
  return { kind: 'table_collection', expression, alias, outer, position, end: cursor.lastEnd };
}

/** Words that are not reserved, but begin a clause after a table unless something else shows that they name it. */
function isTableClause(cursor: TokenCursor): boolean {
  const { symbol } = cursor.token;
  const following = cursor.peek().symbol;
  switch (symbol) {
    case 'LOG':
      return following === 'ERRORS';
    case 'OUTER':
      return following === 'APPLY';
    case 'CROSS':
      return following === 'JOIN' || following === 'APPLY';
    case 'PARTITION':
      return following === 'BY' || following === '(';
    case 'FETCH':
      return isFetch(cursor);
    case 'SAMPLE':
      return following === '(' || following === 'BLOCK';
    case 'VERSIONS':
      return following === 'BETWEEN' || following === 'PERIOD';
    case 'PIVOT':
    case 'UNPIVOT':
      return isPivot(cursor);
    default:
      return TABLE_CLAUSES.has(symbol);
  }
}

const TABLE_CLAUSES: ReadonlySet<string> = new Set([
  'JOIN',
  'INNER',
  'LEFT',
  'RIGHT',
  'FULL',
  'NATURAL',
  'USING',
  'EXCEPT',
  'OFFSET',
  'RETURNING',
  'RETURN',
  'MODEL',
  'MATCH_RECOGNIZE',
  'WINDOW',
  'QUALIFY',
  'WHEN',
  'LOOP',
  'LIMIT',
  'BULK',
]);

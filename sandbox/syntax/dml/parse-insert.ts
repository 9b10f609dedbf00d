import type { ColumnTarget, DefaultValue, Insert, InsertInto, InsertSource, MultiTableInsert } from '../ast/dml.js';
import type { Expression } from '../ast/expression.js';
import { parseAccessPath } from '../expressions/parse-access-path.js';
import { isQueryStart } from '../expressions/parse-list-or-query.js';
import { parsePrimary } from '../expressions/parse-primary.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import {
  parseColumnTarget,
  parseDmlTarget,
  parseReturning,
  parseValue,
  refuseErrorLogging,
} from './parse-dml-parts.js';
import { parseErrorLogging } from './parse-error-logging.js';

/** INSERT into one table, or INSERT ALL / FIRST; ALL may be left out before WHEN. */
export function parseInsert(cursor: TokenCursor): Insert | MultiTableInsert {
  const { position } = cursor.expect('INSERT');
  const mode = cursor.acceptAny('ALL', 'FIRST');
  if (mode !== undefined || cursor.at('WHEN')) return parseMultiTableInsert(cursor, mode, position);
  cursor.expect('INTO');
  const target = parseDmlTarget(cursor);
  const columns = parseColumnList(cursor);
  const source = parseSource(cursor);
  const returning = parseReturning(cursor);
  const logErrors = parseErrorLogging(cursor);
  return { kind: 'insert', target, columns, source, returning, logErrors, position, end: cursor.lastEnd };
}

/** A parenthesis after the table is a column list unless a query begins in it. */
function parseColumnList(cursor: TokenCursor): ColumnTarget[] {
  if (!cursor.at('(') || isParenthesizedQuery(cursor)) return [];
  return cursor.parenthesized(() => cursor.list(() => parseColumnTarget(cursor)));
}

function isParenthesizedQuery(cursor: TokenCursor): boolean {
  let depth = 0;
  while (cursor.peek(depth).symbol === '(') depth += 1;
  const { symbol } = cursor.peek(depth);
  return depth > 0 && (symbol === 'SELECT' || symbol === 'WITH');
}

function parseSource(cursor: TokenCursor): InsertSource {
  const { position } = cursor;
  if (isQueryStart(cursor) || isParenthesizedQuery(cursor)) {
    const query = cursor.grammar.query(cursor);
    return { kind: 'select', query, position, end: cursor.lastEnd };
  }
  if (cursor.at('SET')) throw cursor.notSupported('INSERT … SET');
  cursor.expect('VALUES');
  if (!cursor.at('(')) {
    const record = cursor.withinPlsql(() => parseAccessPath(cursor, parsePrimary(cursor)));
    return { kind: 'record', record, position, end: cursor.lastEnd };
  }
  const rows = cursor.list(() => parseRow(cursor));
  return { kind: 'values', rows, position, end: cursor.lastEnd };
}

function parseRow(cursor: TokenCursor): (Expression | DefaultValue)[] {
  return cursor.parenthesized(() => cursor.list(() => parseValue(cursor)));
}

function parseMultiTableInsert(
  cursor: TokenCursor,
  mode: 'ALL' | 'FIRST' | undefined,
  position: number,
): MultiTableInsert {
  const branches: { when: Expression | undefined; into: readonly InsertInto[] }[] = [];
  let otherwise: readonly InsertInto[] = [];
  if (mode === 'ALL' && !cursor.at('WHEN')) branches.push({ when: undefined, into: parseIntos(cursor) });
  else {
    do {
      cursor.expect('WHEN', 905);
      const when = cursor.grammar.expression(cursor);
      cursor.expect('THEN');
      branches.push({ when, into: parseIntos(cursor) });
    } while (cursor.at('WHEN'));
    if (cursor.accept('ELSE')) otherwise = parseIntos(cursor);
  }
  const query = cursor.grammar.query(cursor);
  return { kind: 'multi_table_insert', mode: mode ?? 'ALL', branches, otherwise, query, position, end: cursor.lastEnd };
}

function parseIntos(cursor: TokenCursor): InsertInto[] {
  const intos: InsertInto[] = [];
  do intos.push(parseInsertInto(cursor));
  while (cursor.at('INTO'));
  return intos;
}

function parseInsertInto(cursor: TokenCursor): InsertInto {
  const { position } = cursor.expect('INTO');
  const target = parseDmlTarget(cursor);
  const columns = parseColumnList(cursor);
  const values = cursor.accept('VALUES') ? parseRow(cursor) : undefined;
  refuseErrorLogging(cursor);
  return { target, columns, values, position, end: cursor.lastEnd };
}

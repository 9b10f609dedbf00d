import type { Expression } from '../../syntax/ast/expression.js';
import { isQueryStart } from '../../syntax/expressions/parse-list-or-query.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { parseInto } from '../../syntax/queries/parse-into.js';
import type { CloseStatement, FetchStatement, OpenForStatement, OpenStatement } from '../ast/statement.js';
import { parseEmbeddedQuery } from '../parser/parse-embedded-sql.js';
import { parseTarget } from './parse-target.js';
import { parseUsing } from './parse-using.js';

/** `OPEN c(1)`, `OPEN rc FOR SELECT …`, `OPEN rc FOR l_text USING …`. */
export function parseOpen(cursor: TokenCursor): OpenStatement | OpenForStatement {
  const { position } = cursor.expect('OPEN');
  const opened = parseTarget(cursor);
  if (!cursor.accept('FOR')) return { kind: 'open', cursor: opened, position, end: cursor.lastEnd };
  const source = parseOpenSource(cursor);
  const using = parseUsing(cursor);
  return { kind: 'open_for', cursor: opened, source, using, position, end: cursor.lastEnd };
}

function parseOpenSource(cursor: TokenCursor): OpenForStatement['source'] {
  if (isQueryStart(cursor)) return { kind: 'query', query: parseEmbeddedQuery(cursor) };
  const text: Expression = cursor.grammar.expression(cursor);
  return text.kind === 'subquery' ? { kind: 'query', query: text.query } : { kind: 'dynamic', text };
}

/** `FETCH c INTO a, b`, `FETCH c BULK COLLECT INTO xs LIMIT 100`. */
export function parseFetch(cursor: TokenCursor): FetchStatement {
  const { position } = cursor.expect('FETCH');
  const fetched = parseTarget(cursor);
  const into = parseInto(cursor);
  const limit = into.bulkCollect && cursor.accept('LIMIT') ? cursor.grammar.expression(cursor) : undefined;
  return { kind: 'fetch', cursor: fetched, into, limit, position, end: cursor.lastEnd };
}

export function parseClose(cursor: TokenCursor): CloseStatement {
  const { position } = cursor.expect('CLOSE');
  return { kind: 'close', cursor: parseTarget(cursor), position, end: cursor.lastEnd };
}

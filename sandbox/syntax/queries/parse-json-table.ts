import type { JsonPathClauses, JsonPathText, JsonTable, JsonTableColumn } from '../ast/json.js';
import type { Identifier } from '../ast/name.js';
import {
  acceptBehavior,
  acceptFormatJson,
  acceptPassing,
  expectEnd,
  parseData,
  parsePathClauses,
  parsePathText,
} from '../expressions/parse-json-clauses.js';
import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/**
 * `JSON_TABLE(doc, '$.lines[*]' COLUMNS (id NUMBER PATH '$.id', NESTED PATH '$.tags[*]' COLUMNS (tag VARCHAR2(10) PATH '$')))`.
 * @param acceptAlias parses what follows it
 */
export function parseJsonTable(cursor: TokenCursor, acceptAlias: () => Identifier | undefined): JsonTable {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = parseData(cursor);
  const path: JsonPathText = cursor.accept(',') ? parsePathText(cursor) : { text: '$', start: cursor.position };
  const passing = acceptPassing(cursor);
  const found = acceptBehavior(cursor);
  if (cursor.at('TYPE')) throw cursor.notSupported('TYPE in JSON_TABLE');
  if (found?.on === 'EMPTY') throw cursor.notSupported('ON EMPTY of JSON_TABLE');
  const columns = parseColumns(cursor);
  expectEnd(cursor, 'JSON_TABLE');
  const alias = acceptAlias();
  const onError = found?.behavior;
  return { kind: 'json_table', operand, path, passing, onError, columns, alias, position, end: cursor.lastEnd };
}

/** `COLUMNS (…)`; the parentheses may be left out. */
function parseColumns(cursor: TokenCursor): readonly JsonTableColumn[] {
  cursor.expect('COLUMNS');
  return cursor.at('(')
    ? cursor.parenthesized(() => cursor.list(() => parseColumn(cursor)))
    : cursor.list(() => parseColumn(cursor));
}

function parseColumn(cursor: TokenCursor): JsonTableColumn {
  if (cursor.at('NESTED') && (cursor.peek().symbol === 'PATH' || cursor.peek().kind === 'string')) {
    cursor.advance();
    cursor.accept('PATH');
    const path = parsePathText(cursor);
    return { form: 'nested', path, columns: parseColumns(cursor) };
  }
  const name = parseIdentifier(cursor);
  if (cursor.acceptSequence('FOR', 'ORDINALITY')) return { form: 'ordinality', name };
  const field = (name.spelling ?? name.name).replaceAll('"', '\\"');
  const implied: JsonPathText = { text: `$."${field}"`, start: name.position };
  const returning = AFTER_TYPE.has(cursor.token.symbol) ? undefined : cursor.grammar.typeSpec(cursor);
  if (cursor.accept('EXISTS')) return { form: 'JSON_EXISTS', name, clauses: parseRest(cursor, implied, returning) };
  const isJson = acceptFormatJson(cursor) || (returning?.kind === 'scalar_type' && returning.name === 'JSON');
  const before = parsePathClauses(cursor, implied);
  const { wrapper, scalars, onError, onEmpty, path } = parseRest(cursor, implied, returning);
  const clauses: JsonPathClauses = {
    ...before,
    path,
    returning,
    wrapper: before.wrapper ?? wrapper,
    scalars: before.scalars ?? scalars,
    onError: onError ?? before.onError,
    onEmpty: onEmpty ?? before.onEmpty,
  };
  return { form: isJson || clauses.wrapper !== undefined ? 'JSON_QUERY' : 'JSON_VALUE', name, clauses };
}

/** From PATH on. */
function parseRest(
  cursor: TokenCursor,
  implied: JsonPathText,
  returning: JsonPathClauses['returning'],
): JsonPathClauses {
  const path = cursor.accept('PATH') ? parsePathText(cursor) : implied;
  return { ...parsePathClauses(cursor, path), returning };
}

const AFTER_TYPE: ReadonlySet<string> = new Set([
  'PATH',
  ',',
  ')',
  'FORMAT',
  'EXISTS',
  'NULL',
  'ERROR',
  'DEFAULT',
  'WITH',
  'WITHOUT',
]);

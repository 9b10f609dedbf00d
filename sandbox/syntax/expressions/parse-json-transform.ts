import type { JsonEqual, JsonTransform, JsonTransformHandler, JsonTransformOperation } from '../ast/json.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import {
  acceptBehavior,
  acceptFormatJson,
  acceptPassing,
  expectEnd,
  parseData,
  parsePathText,
} from './parse-json-clauses.js';

const OPERATORS = ['APPEND', 'INSERT', 'KEEP', 'PREPEND', 'REMOVE', 'RENAME', 'REPLACE', 'SET'] as const;

/** `JSON_TRANSFORM(doc, SET '$.a' = 1, REMOVE '$.b' RETURNING CLOB)`, at its name. */
export function parseJsonTransform(cursor: TokenCursor): JsonTransform {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = parseData(cursor);
  cursor.expect(',');
  const operations = cursor.list(() => parseOperation(cursor));
  const passing = acceptPassing(cursor);
  const returning = cursor.accept('RETURNING') ? cursor.grammar.typeSpec(cursor) : undefined;
  const pretty = cursor.accept('PRETTY');
  const late = passing.length === 0 ? acceptPassing(cursor) : passing;
  expectEnd(cursor, 'JSON_TRANSFORM');
  return {
    kind: 'json_transform',
    operand,
    operations,
    passing: late,
    returning,
    pretty,
    position,
    end: cursor.lastEnd,
  };
}

/** `JSON_EQUAL(a, b TRUE ON ERROR)`, at its name. */
export function parseJsonEqual(cursor: TokenCursor): JsonEqual {
  const { position } = cursor.advance();
  cursor.expect('(');
  const left = parseData(cursor);
  cursor.expect(',');
  const right = parseData(cursor);
  const onError = acceptBehavior(cursor)?.behavior;
  expectEnd(cursor, 'JSON_EQUAL');
  return { kind: 'json_equal', left, right, onError, position, end: cursor.lastEnd };
}

function parseOperation(cursor: TokenCursor): JsonTransformOperation {
  const operator = cursor.acceptAny(...OPERATORS);
  if (operator === undefined) throw cursor.notSupported(`${cursor.token.symbol} in a call of JSON_TRANSFORM`);
  const paths = [parsePathText(cursor)];
  while (operator === 'KEEP' && cursor.at(',') && cursor.peek().kind === 'string') {
    cursor.advance();
    paths.push(parsePathText(cursor));
  }
  const hasValue = operator !== 'KEEP' && operator !== 'REMOVE';
  if (hasValue) {
    cursor.expect('=');
    if (cursor.at('PATH')) throw cursor.notSupported('PATH in a call of JSON_TRANSFORM');
  }
  const value = hasValue ? cursor.grammar.operand(cursor) : undefined;
  const isJson = acceptFormatJson(cursor);
  return { operator, paths, value: value === undefined ? undefined : { value, isJson }, ...parseHandlers(cursor) };
}

/** `IGNORE ON EXISTING ERROR ON MISSING NULL ON NULL`. */
function parseHandlers(cursor: TokenCursor): Pick<JsonTransformOperation, 'onExisting' | 'onMissing' | 'onNull'> {
  const handlers: { [on in 'EXISTING' | 'MISSING' | 'NULL']?: JsonTransformHandler } = {};
  for (;;) {
    const action = cursor.acceptAny('CREATE', 'ERROR', 'IGNORE', 'NULL', 'REMOVE', 'REPLACE');
    if (action === undefined) break;
    cursor.expect('ON');
    if (cursor.at('EMPTY') || cursor.at('ERROR') || cursor.at('MISMATCH')) {
      throw cursor.notSupported(`ON ${cursor.token.symbol} in a call of JSON_TRANSFORM`);
    }
    handlers[cursor.expectAny(905, 'EXISTING', 'MISSING', 'NULL')] = action;
  }
  return { onExisting: handlers.EXISTING, onMissing: handlers.MISSING, onNull: handlers.NULL };
}

import type { Expression } from '../ast/expression.js';
import type {
  JsonAggregate,
  JsonArrayConstructor,
  JsonBehavior,
  JsonExpression,
  JsonGenerationOptions,
  JsonItem,
  JsonMember,
  JsonMergePatch,
  JsonObjectConstructor,
  JsonPathFunction,
  JsonPathFunctionName,
  JsonSerialize,
  JsonWildcard,
} from '../ast/json.js';
import type { TypeSpec } from '../ast/type-spec.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseOrderBy } from '../queries/parse-order-by.js';
import {
  acceptBehavior,
  acceptFormatJson,
  expectEnd,
  parseData,
  parsePathClauses,
  parsePathText,
} from './parse-json-clauses.js';
import { parseJsonEqual, parseJsonTransform } from './parse-json-transform.js';
import { isQueryStart } from './parse-list-or-query.js';

/** A call of a SQL/JSON function, at its name; undefined for other functions. */
export function parseJsonFunction(cursor: TokenCursor): JsonExpression | undefined {
  const { symbol } = cursor.token;
  switch (symbol) {
    case 'JSON_VALUE':
    case 'JSON_QUERY':
    case 'JSON_EXISTS':
      return parsePathFunction(cursor, symbol);
    case 'JSON_OBJECT':
      return parseObject(cursor);
    case 'JSON_ARRAY':
      return parseArray(cursor);
    case 'JSON_OBJECTAGG':
    case 'JSON_ARRAYAGG':
      return parseAggregate(cursor, symbol);
    case 'JSON_SERIALIZE':
      return parseSerialize(cursor);
    case 'JSON_MERGEPATCH':
      return parseMergePatch(cursor);
    case 'JSON_TRANSFORM':
      return parseJsonTransform(cursor);
    case 'JSON_EQUAL':
      return parseJsonEqual(cursor);
    default:
      return undefined;
  }
}

/**
 * `JSON {'a' : 1}` and `JSON [1, 2]`: JSON_OBJECT and JSON_ARRAY that give the type JSON; undefined for everything else. Source: JSON
 * Developer's Guide, "Generation of JSON Data Using SQL".
 */
export function parseJsonConstructor(cursor: TokenCursor): JsonExpression | undefined {
  if (!cursor.at('JSON')) return undefined;
  const following = cursor.peek().symbol;
  if (following === '{') return ofTypeJson(parseObject(cursor, '{', '}'));
  return following === '[' ? ofTypeJson(parseArray(cursor, '[', ']')) : undefined;
}

function ofTypeJson<T extends JsonObjectConstructor | JsonArrayConstructor>(generated: T): T {
  const { options, position, end } = generated;
  if (options.returning !== undefined) return generated;
  const returning: TypeSpec = {
    kind: 'scalar_type',
    name: 'JSON',
    length: undefined,
    lengthUnit: undefined,
    precision: undefined,
    scale: undefined,
    characterSet: undefined,
    position,
    end,
  };
  return { ...generated, options: { ...options, returning } };
}

function parsePathFunction(cursor: TokenCursor, name: JsonPathFunctionName): JsonPathFunction {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = parseData(cursor);
  cursor.expect(',');
  const clauses = parsePathClauses(cursor, parsePathText(cursor));
  expectEnd(cursor, name);
  return { kind: 'json_path_function', name, operand, clauses, position, end: cursor.lastEnd };
}

function parseObject(cursor: TokenCursor, begin: '(' | '{' = '(', close: ')' | '}' = ')'): JsonObjectConstructor {
  const { position } = cursor.advance();
  cursor.expect(begin);
  const isEmpty = isEnd(cursor, close);
  const members = isEmpty ? [] : cursor.list(() => parseObjectMember(cursor, close));
  const options = parseOptions(cursor, 'JSON_OBJECT', close);
  return { kind: 'json_object', members, options, position, end: cursor.lastEnd };
}

function parseObjectMember(cursor: TokenCursor, close: Close): JsonMember | JsonWildcard {
  const { position } = cursor;
  if (cursor.accept('*')) return { wildcard: [], at: position };
  const names = (key: Expression) => key.kind === 'name' && (cursor.at('.') || cursor.at(',') || isEnd(cursor, close));
  const { key, ...item } = parseMember(cursor, 'JSON_OBJECT', names);
  if (key.kind !== 'name' || item.value !== key) return { key, ...item };
  if (cursor.acceptSequence('.', '*')) return { wildcard: key.parts, at: position };
  const [last = key.parts[0]] = key.parts.slice(-1);
  const value = last.spelling ?? last.name;
  return { key: { kind: 'string_literal', value, national: false, position, end: key.end }, ...item };
}

function isEnd(cursor: TokenCursor, close: Close): boolean {
  return cursor.at(close) || isOption(cursor);
}

type Close = ')' | '}' | ']';

/**
 * `KEY k VALUE v`, `k VALUE v`, `k IS v`, `k : v`.
 * @param isAlone whether an expression is both
 */
function parseMember(
  cursor: TokenCursor,
  name: string,
  isAlone: (key: Expression) => boolean = () => false,
): JsonMember {
  if (cursor.at('KEY') && !AFTER_NAMED_KEY.has(cursor.peek().symbol)) cursor.advance();
  const key = cursor.grammar.operand(cursor);
  if (isAlone(key)) return { key, value: key, isJson: false };
  if (!cursor.accept('VALUE') && !cursor.accept('IS') && !cursor.accept(':')) {
    throw cursor.notSupported(`a member without VALUE in a call of ${name}`);
  }
  return { key, ...parseItem(cursor) };
}

const AFTER_NAMED_KEY: ReadonlySet<string> = new Set(['VALUE', 'IS', ':', '.', ',', ')', '}', '||']);

function parseItem(cursor: TokenCursor): JsonItem {
  const value = cursor.grammar.expression(cursor);
  return { value, isJson: acceptFormatJson(cursor) };
}

function parseArray(cursor: TokenCursor, begin: '(' | '[' = '(', close: ')' | ']' = ')'): JsonArrayConstructor {
  const { position } = cursor.advance();
  cursor.expect(begin);
  const elements = isQueryStart(cursor)
    ? cursor.withinSql(() => cursor.grammar.query(cursor))
    : isEnd(cursor, close)
      ? []
      : cursor.list(() => parseItem(cursor));
  const options = parseOptions(cursor, 'JSON_ARRAY', close);
  return { kind: 'json_array', elements, options, position, end: cursor.lastEnd };
}

function parseAggregate(cursor: TokenCursor, name: JsonAggregate['name']): JsonAggregate {
  const { position } = cursor.advance();
  cursor.expect('(');
  let key: Expression | undefined;
  let item: JsonItem;
  if (name === 'JSON_OBJECTAGG') ({ key, ...item } = parseMember(cursor, name));
  else item = parseItem(cursor);
  const orderBy = cursor.at('ORDER') ? parseOrderBy(cursor) : [];
  const options = parseOptions(cursor, name);
  if (cursor.at('OVER') || cursor.atSequence('FILTER', '(')) {
    throw cursor.notSupported(`${cursor.token.symbol} after ${name}`);
  }
  return { kind: 'json_aggregate', name, key, item, orderBy, options, position, end: cursor.lastEnd };
}

function isOption(cursor: TokenCursor): boolean {
  const { symbol } = cursor.token;
  return symbol === 'RETURNING' || ((symbol === 'NULL' || symbol === 'ABSENT') && cursor.peek().symbol === 'ON');
}

/** `ABSENT ON NULL RETURNING CLOB STRICT WITH UNIQUE KEYS )`. */
function parseOptions(cursor: TokenCursor, name: string, close: Close = ')'): JsonGenerationOptions {
  const onNull = cursor.acceptAny('NULL', 'ABSENT');
  if (onNull !== undefined) cursor.expectSequence('ON', 'NULL');
  const returning = cursor.accept('RETURNING') ? cursor.grammar.typeSpec(cursor) : undefined;
  acceptFormatJson(cursor);
  const pretty = cursor.accept('PRETTY');
  const strict = cursor.accept('STRICT');
  const uniqueKeys = cursor.acceptSequence('WITH', 'UNIQUE', 'KEYS');
  expectEnd(cursor, name, close);
  return { onNull, returning, strict, uniqueKeys, pretty };
}

function parseSerialize(cursor: TokenCursor): JsonSerialize {
  const { position } = cursor.advance();
  cursor.expect('(');
  const operand = parseData(cursor);
  const rest = parseOutput(cursor, 'JSON_SERIALIZE');
  return { kind: 'json_serialize', operand, ...rest, position, end: cursor.lastEnd };
}

function parseMergePatch(cursor: TokenCursor): JsonMergePatch {
  const { position } = cursor.advance();
  cursor.expect('(');
  const target = parseData(cursor);
  cursor.expect(',');
  const patch = parseData(cursor);
  const rest = parseOutput(cursor, 'JSON_MERGEPATCH');
  return { kind: 'json_mergepatch', target, patch, ...rest, position, end: cursor.lastEnd };
}

/** `RETURNING CLOB PRETTY NULL ON ERROR )`. */
function parseOutput(
  cursor: TokenCursor,
  name: string,
): Pick<JsonSerialize, 'returning' | 'pretty'> & { readonly onError: JsonBehavior | undefined } {
  const returning = cursor.accept('RETURNING') ? cursor.grammar.typeSpec(cursor) : undefined;
  const pretty = cursor.accept('PRETTY');
  const onError = acceptBehavior(cursor)?.behavior;
  expectEnd(cursor, name);
  return { returning, pretty, onError };
}

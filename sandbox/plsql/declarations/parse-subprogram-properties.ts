import { parseIdentifier, parseIdentifierList, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { Accessor, SubprogramProperties } from '../ast/declaration.js';

/** The clauses between a heading and IS, in any order. */
export function parseSubprogramProperties(cursor: TokenCursor): SubprogramProperties {
  let properties = NO_PROPERTIES;
  for (;;) {
    const property = acceptProperty(cursor);
    if (property === undefined) return properties;
    properties = { ...properties, ...property };
  }
}

function acceptProperty(cursor: TokenCursor): Partial<SubprogramProperties> | undefined {
  switch (cursor.token.symbol) {
    case 'AUTHID':
      cursor.advance();
      return { authid: cursor.expectAny(922, 'DEFINER', 'CURRENT_USER') };
    case 'DETERMINISTIC':
      cursor.advance();
      return { deterministic: true };
    case 'PIPELINED':
      return parsePipelined(cursor);
    case 'PARALLEL_ENABLE':
      return parseParallelEnable(cursor);
    case 'RESULT_CACHE':
      return parseResultCache(cursor);
    case 'ACCESSIBLE':
      return parseAccessibleBy(cursor);
    case 'AGGREGATE':
      cursor.advance();
      cursor.expect('USING');
      return { aggregate: true, implementationType: parseQualifiedName(cursor) };
    case 'SQL_MACRO':
      return parseSqlMacro(cursor);
    case 'DEFAULT':
      return skipCollation(cursor);
    case 'ROW':
    case 'TABLE':
      if (cursor.peek().symbol === 'POLYMORPHIC') throw cursor.notSupported('polymorphic table functions');
      return undefined;
    case 'SHARING':
      throw cursor.notSupported('the SHARING clause');
    default:
      return undefined;
  }
}

function parsePipelined(cursor: TokenCursor): Partial<SubprogramProperties> {
  cursor.advance();
  if (cursor.peek().symbol === 'POLYMORPHIC') throw cursor.notSupported('polymorphic table functions');
  if (!cursor.accept('USING')) return { pipelined: true };
  return { pipelined: true, implementationType: parseQualifiedName(cursor) };
}

/** How the rows of a cursor parameter are spread over parallel servers changes nothing here. */
function parseParallelEnable(cursor: TokenCursor): Partial<SubprogramProperties> {
  cursor.advance();
  if (!cursor.accept('(')) return { parallelEnable: true };
  cursor.expect('PARTITION');
  parseIdentifier(cursor);
  cursor.expect('BY');
  if (cursor.expectAny(905, 'ANY', 'HASH', 'RANGE', 'VALUE') !== 'ANY') parseIdentifierList(cursor);
  if (cursor.acceptAny('ORDER', 'CLUSTER') !== undefined) {
    parseIdentifier(cursor);
    cursor.expect('BY');
    parseIdentifierList(cursor);
  }
  cursor.expect(')');
  return { parallelEnable: true };
}

/** RELIES_ON is outdated: what a result depends on is found by itself. */
function parseResultCache(cursor: TokenCursor): Partial<SubprogramProperties> {
  cursor.advance();
  if (cursor.accept('RELIES_ON')) {
    cursor.parenthesized(() => (cursor.at(')') ? [] : cursor.list(() => parseQualifiedName(cursor))));
  }
  return { resultCache: true };
}

function parseAccessibleBy(cursor: TokenCursor): Partial<SubprogramProperties> {
  cursor.advance();
  cursor.expect('BY');
  return { accessibleBy: cursor.parenthesized(() => cursor.list(() => parseAccessor(cursor))) };
}

/** The kind is a word of its own only where a name follows it. */
function parseAccessor(cursor: TokenCursor): Accessor {
  const { position } = cursor;
  const hasKind = cursor.isIdentifier(cursor.peek());
  const unitKind = hasKind ? cursor.acceptAny('PACKAGE', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'TYPE') : undefined;
  const name = parseQualifiedName(cursor);
  return { unitKind, name, position, end: cursor.lastEnd };
}

/** `SQL_MACRO`, `SQL_MACRO(SCALAR)`, `SQL_MACRO(TYPE => TABLE)`. */
function parseSqlMacro(cursor: TokenCursor): Partial<SubprogramProperties> {
  cursor.advance();
  if (!cursor.accept('(')) return { sqlMacro: 'TABLE' };
  cursor.acceptSequence('TYPE', '=>');
  const sqlMacro = cursor.expectAny(905, 'TABLE', 'SCALAR');
  cursor.expect(')');
  return { sqlMacro };
}

function skipCollation(cursor: TokenCursor): Partial<SubprogramProperties> | undefined {
  if (!cursor.acceptSequence('DEFAULT', 'COLLATION')) return undefined;
  if (!cursor.at('USING_NLS_COMP')) throw cursor.notSupported('DEFAULT COLLATION other than USING_NLS_COMP');
  cursor.advance();
  return {};
}

const NO_PROPERTIES: SubprogramProperties = {
  authid: undefined,
  deterministic: false,
  pipelined: false,
  parallelEnable: false,
  resultCache: false,
  accessibleBy: [],
  implementationType: undefined,
  aggregate: false,
  sqlMacro: undefined,
};

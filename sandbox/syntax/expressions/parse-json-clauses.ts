import type { Expression } from '../ast/expression.js';
import type { JsonBehavior, JsonPathClauses, JsonPathText, JsonWrapper } from '../ast/json.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** `FORMAT JSON`, which says of a text that it is JSON. @returns whether it stands here */
export function acceptFormatJson(cursor: TokenCursor): boolean {
  if (!cursor.atSequence('FORMAT', 'JSON')) return false;
  return cursor.acceptSequence('FORMAT', 'JSON');
}

/** JSON data, of which FORMAT JSON may be said. */
export function parseData(cursor: TokenCursor): Expression {
  const data = cursor.grammar.expression(cursor);
  acceptFormatJson(cursor);
  return data;
}

/** A path, which must be a literal. */
export function parsePathText(cursor: TokenCursor): JsonPathText {
  const { token } = cursor;
  if (token.kind !== 'string') throw cursor.notSupported('a SQL/JSON path that is no string literal');
  cursor.advance();
  return { text: token.value, start: token.position };
}

export function acceptPassing(cursor: TokenCursor): JsonPathClauses['passing'] {
  if (!cursor.accept('PASSING')) return [];
  return cursor.list(() => {
    const value = cursor.grammar.expression(cursor);
    cursor.expect('AS');
    const { token } = cursor;
    if (!cursor.isIdentifier()) throw cursor.unexpected(904, '<an identifier>');
    cursor.advance();
    return { variable: token.value, value };
  });
}

/** What follows the path of JSON_VALUE, JSON_QUERY and JSON_EXISTS, in any order that Oracle allows. */
export function parsePathClauses(cursor: TokenCursor, path: JsonPathText): JsonPathClauses {
  const passing = acceptPassing(cursor);
  let clauses: JsonPathClauses = {
    path,
    passing,
    returning: cursor.accept('RETURNING') ? cursor.grammar.typeSpec(cursor) : undefined,
    pretty: false,
    scalars: undefined,
    wrapper: undefined,
    onError: undefined,
    onEmpty: undefined,
  };
  for (;;) {
    const scalars = cursor.peek().symbol === 'SCALARS' ? cursor.acceptAny('ALLOW', 'DISALLOW') : undefined;
    if (scalars !== undefined) {
      cursor.expect('SCALARS');
      clauses = { ...clauses, scalars };
    } else if (cursor.accept('PRETTY')) clauses = { ...clauses, pretty: true };
    else if (cursor.at('WITH') || cursor.at('WITHOUT')) clauses = { ...clauses, wrapper: parseWrapper(cursor) };
    else {
      const found = acceptBehavior(cursor);
      if (found === undefined) return clauses;
      clauses =
        found.on === 'ERROR' ? { ...clauses, onError: found.behavior } : { ...clauses, onEmpty: found.behavior };
    }
  }
}

/** `WITHOUT WRAPPER`, `WITH CONDITIONAL ARRAY WRAPPER`. */
function parseWrapper(cursor: TokenCursor): JsonWrapper {
  if (cursor.accept('WITHOUT')) {
    cursor.accept('ARRAY');
    cursor.expect('WRAPPER');
    return 'WITHOUT';
  }
  cursor.expect('WITH');
  const kind = cursor.acceptAny('CONDITIONAL', 'UNCONDITIONAL');
  cursor.accept('ARRAY');
  cursor.expect('WRAPPER');
  return kind ?? 'UNCONDITIONAL';
}

/** `NULL ON EMPTY`, `DEFAULT 0 ON ERROR`; undefined where no such clause begins. */
export function acceptBehavior(
  cursor: TokenCursor,
): { readonly behavior: JsonBehavior; readonly on: 'ERROR' | 'EMPTY' } | undefined {
  const action = cursor.acceptAny('NULL', 'ERROR', 'TRUE', 'FALSE', 'EMPTY', 'DEFAULT');
  if (action === undefined) return undefined;
  const behavior: JsonBehavior =
    action === 'EMPTY'
      ? { action: cursor.accept('OBJECT') ? 'EMPTY OBJECT' : emptyArray(cursor), value: undefined }
      : { action, value: action === 'DEFAULT' ? cursor.grammar.operand(cursor) : undefined };
  cursor.expect('ON');
  if (cursor.at('MISMATCH')) throw cursor.notSupported('ON MISMATCH of JSON_VALUE');
  return { behavior, on: cursor.expectAny(905, 'ERROR', 'EMPTY') };
}

function emptyArray(cursor: TokenCursor): 'EMPTY ARRAY' {
  cursor.accept('ARRAY');
  return 'EMPTY ARRAY';
}

/** The end of a function's parenthesis, or brackets. @throws NotSupportedError for a clause that the sandbox lacks */
export function expectEnd(cursor: TokenCursor, name: string, end: ')' | '}' | ']' = ')'): void {
  const { kind, symbol } = cursor.token;
  if (kind === 'word' && !cursor.at(end)) throw cursor.notSupported(`${symbol} in a call of ${name}`);
  cursor.expect(end);
}

import { isWordOrQuoted, parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { PlsqlTypeSpec } from '../ast/type-spec.js';

/** A data type as PL/SQL writes it: SQL's, or `x%TYPE`, `t%ROWTYPE`. */
export function parsePlsqlType(cursor: TokenCursor): PlsqlTypeSpec {
  if (cursor.peek(nameLength(cursor)).symbol !== '%') return cursor.grammar.typeSpec(cursor);
  const name = parseQualifiedName(cursor);
  const { position } = name;
  cursor.expect('%');
  const attribute = cursor.expectAny(902, 'TYPE', 'ROWTYPE');
  return { kind: attribute === 'TYPE' ? 'anchored_type' : 'row_type', name, position, end: cursor.lastEnd };
}

/** The number of tokens of the name that begins here, a database link included; 0 without one. */
function nameLength(cursor: TokenCursor): number {
  if (!isWordOrQuoted(cursor.token)) return 0;
  let length = 1;
  while (continuesName(cursor.peek(length).symbol) && isWordOrQuoted(cursor.peek(length + 1))) length += 2;
  return length;
}

function continuesName(symbol: string): boolean {
  return symbol === '.' || symbol === '@';
}

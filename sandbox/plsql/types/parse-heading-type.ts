import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import { PlsqlSyntaxError, unexpectedSymbolText } from '../../syntax/syntax-error.js';
import type { PlsqlTypeSpec } from '../ast/type-spec.js';
import { parsePlsqlType } from './parse-plsql-type.js';

/**
 * The type of a parameter or a function's result: it has no length, precision or scale.
 * @throws PlsqlSyntaxError PLS-00103 for one that has
 */
export function parseHeadingType(cursor: TokenCursor): PlsqlTypeSpec {
  const type = parsePlsqlType(cursor);
  if (!isConstrained(type)) return type;
  let distance = -1;
  while (cursor.peek(distance).symbol !== '(') distance -= 1;
  const text = unexpectedSymbolText('(', [':=', '.', ')', ',', '@', '%', 'default', 'character']);
  throw new PlsqlSyntaxError(text, cursor.source, cursor.peek(distance).position, cursor.origin);
}

function isConstrained(type: PlsqlTypeSpec): boolean {
  if (type.kind === 'named_type') return type.constraint.length > 0;
  if (type.kind !== 'scalar_type') return false;
  return type.length !== undefined || type.precision !== undefined || type.scale !== undefined;
}

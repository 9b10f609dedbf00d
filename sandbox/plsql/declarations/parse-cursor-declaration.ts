import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { CursorDeclaration } from '../ast/declaration.js';
import { parseEmbeddedQuery } from '../parser/parse-embedded-sql.js';
import { parsePlsqlType } from '../types/parse-plsql-type.js';
import { parseParameters } from './parse-parameters.js';

/** `CURSOR c_orders (p_id NUMBER) RETURN orders%ROWTYPE IS SELECT …`. */
export function parseCursorDeclaration(cursor: TokenCursor): CursorDeclaration {
  const { position } = cursor.expect('CURSOR');
  const name = parseIdentifier(cursor);
  const parameters = parseParameters(cursor);
  const returns = cursor.accept('RETURN') ? parsePlsqlType(cursor) : undefined;
  const query = cursor.accept('IS') ? parseEmbeddedQuery(cursor) : undefined;
  return { kind: 'cursor_declaration', name, parameters, returns, query, position, end: cursor.lastEnd };
}

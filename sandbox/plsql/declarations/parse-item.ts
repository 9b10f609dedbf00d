import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { ExceptionDeclaration, VariableDeclaration } from '../ast/declaration.js';
import { parseDefault } from '../parser/parse-default.js';
import { parsePlsqlType } from '../types/parse-plsql-type.js';
import { acceptNotNull } from '../types/parse-type-definition.js';

/** What begins with its name: `l_total NUMBER NOT NULL := 0`, `c_limit CONSTANT NUMBER := 10`, `e_limit EXCEPTION`. */
export function parseItem(cursor: TokenCursor): VariableDeclaration | ExceptionDeclaration {
  const { position } = cursor;
  const name = parseIdentifier(cursor);
  if (cursor.accept('EXCEPTION')) return { kind: 'exception_declaration', name, position, end: cursor.lastEnd };
  const constant = cursor.accept('CONSTANT');
  const type = parsePlsqlType(cursor);
  const notNull = acceptNotNull(cursor);
  const initial = parseDefault(cursor);
  return { kind: 'variable_declaration', name, constant, type, notNull, initial, position, end: cursor.lastEnd };
}

import type { RangeConstraint } from '../../syntax/ast/type-spec.js';
import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { SubtypeDeclaration, TypeDeclaration } from '../ast/declaration.js';
import { parsePlsqlType } from '../types/parse-plsql-type.js';
import { acceptNotNull, parseTypeDefinition } from '../types/parse-type-definition.js';

/** `TYPE t_lines IS TABLE OF t_line`. */
export function parseTypeDeclaration(cursor: TokenCursor): TypeDeclaration {
  const { position } = cursor.expect('TYPE');
  const name = parseIdentifier(cursor);
  cursor.expect('IS');
  const definition = parseTypeDefinition(cursor);
  return { kind: 'type_declaration', name, definition, position, end: cursor.lastEnd };
}

/** `SUBTYPE percent_t IS PLS_INTEGER RANGE 0 .. 100 NOT NULL`. */
export function parseSubtypeDeclaration(cursor: TokenCursor): SubtypeDeclaration {
  const { position } = cursor.expect('SUBTYPE');
  const name = parseIdentifier(cursor);
  cursor.expect('IS');
  const base = parsePlsqlType(cursor);
  const range = cursor.at('RANGE') ? parseRange(cursor) : undefined;
  const notNull = acceptNotNull(cursor);
  return { kind: 'subtype_declaration', name, base, range, notNull, position, end: cursor.lastEnd };
}

function parseRange(cursor: TokenCursor): RangeConstraint {
  const { position } = cursor.expect('RANGE');
  const low = cursor.grammar.operand(cursor);
  cursor.expect('..');
  const high = cursor.grammar.operand(cursor);
  return { low, high, position, end: cursor.lastEnd };
}

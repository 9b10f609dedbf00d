import type { Identifier } from '../../syntax/ast/name.js';
import { identifierOf } from '../../syntax/parser/parse-names.js';
import { lineColumnOf } from '../../syntax/text-position.js';
import { AFTER_END } from './expected-symbols.js';
import type { PlsqlCursor } from './plsql-cursor.js';

/** `END`, `END orders_api`. @param names one of which may be repeated after END: the unit's, or a block's labels */
export function parseEnd(cursor: PlsqlCursor, names: readonly Identifier[]): void {
  cursor.expect('END');
  parseEndName(cursor, names);
}

/** The name that may be repeated, up to the semicolon, which stays. @throws PlsqlSyntaxError PLS-00113 for another one */
export function parseEndName(cursor: PlsqlCursor, names: readonly Identifier[]): void {
  const declared = names[names.length - 1];
  if (declared !== undefined && cursor.isIdentifier()) {
    const repeated = identifierOf(cursor.advance());
    if (!names.some(({ name }) => name === repeated.name)) throw mismatch(cursor, repeated, declared);
  }
  if (!cursor.at(';')) throw cursor.unexpectedSymbol(AFTER_END);
}

function mismatch(cursor: PlsqlCursor, repeated: Identifier, declared: Identifier): Error {
  const { line, column } = lineColumnOf(cursor.source, declared.position, cursor.origin);
  const text = `END identifier '${repeated.name}' must match '${declared.name}' at line ${line}, column ${column}`;
  return cursor.error(`PLS-00113: ${text}`, repeated.position);
}

import { parseQualifiedName } from '../../syntax/parser/parse-names.js';
import type { ExceptionHandler } from '../ast/statement.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';

/** `EXCEPTION WHEN … THEN …`; empty without it. */
export function parseExceptionHandlers(cursor: PlsqlCursor): ExceptionHandler[] {
  if (!cursor.accept('EXCEPTION')) return [];
  const handlers: ExceptionHandler[] = [];
  do handlers.push(parseHandler(cursor));
  while (cursor.at('WHEN'));
  return handlers;
}

function parseHandler(cursor: PlsqlCursor): ExceptionHandler {
  const { position } = cursor.expect('WHEN');
  const exceptions = cursor.acceptSequence('OTHERS', 'THEN') ? [] : parseExceptionNames(cursor);
  const statements = cursor.plsql.statements(cursor);
  return { exceptions, statements, position, end: cursor.lastEnd };
}

/** `NO_DATA_FOUND OR e_limit THEN`. */
function parseExceptionNames(cursor: PlsqlCursor): ExceptionHandler['exceptions'] {
  const names = [parseQualifiedName(cursor)];
  while (cursor.accept('OR')) names.push(parseQualifiedName(cursor));
  cursor.expect('THEN');
  return names;
}

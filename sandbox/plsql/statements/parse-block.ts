import type { Identifier } from '../../syntax/ast/name.js';
import type { Block } from '../ast/statement.js';
import { parseDeclarations } from '../declarations/parse-declarations.js';
import { DECLARATION_START } from '../parser/expected-symbols.js';
import { parseEnd } from '../parser/parse-end.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseExceptionHandlers } from './parse-exception-handlers.js';

/** `[DECLARE …] BEGIN … [EXCEPTION …] END [label]`, up to the semicolon. */
export function parseBlock(cursor: PlsqlCursor, labels: readonly Identifier[]): Block {
  const { position } = cursor;
  cursor.accept('DECLARE');
  return { ...parseBody(cursor, labels), position };
}

/** A block without DECLARE, as it stands after IS. @param names what may stand after END */
export function parseBody(cursor: PlsqlCursor, names: readonly Identifier[]): Block {
  return parseBodyUpTo(cursor, () => parseEnd(cursor, names));
}

/** @param parseItsEnd END and what follows it */
export function parseBodyUpTo(cursor: PlsqlCursor, parseItsEnd: () => void): Block {
  const { position } = cursor;
  const declarations = parseDeclarations(cursor);
  if (!cursor.at('BEGIN')) throw cursor.unexpectedSymbol(DECLARATION_START);
  const executable = parseExecutablePart(cursor);
  parseItsEnd();
  return { kind: 'block', declarations, ...executable, position, end: cursor.lastEnd };
}

/** `BEGIN … [EXCEPTION …]`, up to END. */
export function parseExecutablePart(cursor: PlsqlCursor): Pick<Block, 'statements' | 'handlers'> {
  cursor.expect('BEGIN');
  const statements = cursor.plsql.statements(cursor);
  const handlers = parseExceptionHandlers(cursor);
  return { statements, handlers };
}

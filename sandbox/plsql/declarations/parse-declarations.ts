import type { Declaration } from '../ast/declaration.js';
import { LATER_DECLARATION_START } from '../parser/expected-symbols.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseCursorDeclaration } from './parse-cursor-declaration.js';
import { parseItem } from './parse-item.js';
import { parsePragma } from './parse-pragma.js';
import { parseSubprogram } from './parse-subprogram.js';
import { parseSubtypeDeclaration, parseTypeDeclaration } from './parse-type-declaration.js';

/**
 * All declarations that follow, each with its semicolon. Once a subprogram has a body, no variable or type may follow.
 * @param isEnd whether something stands there that only looks like a declaration
 */
export function parseDeclarations(cursor: PlsqlCursor, isEnd: () => boolean = () => false): Declaration[] {
  const declarations: Declaration[] = [];
  let bodySeen = false;
  for (;;) {
    if (isEnd()) return declarations;
    const start = cursor.token.symbol;
    if (bodySeen && isDeclarationStart(cursor) && !LATER_DECLARATIONS.has(start)) {
      throw cursor.unexpectedSymbol(LATER_DECLARATION_START);
    }
    const declaration = parseDeclaration(cursor);
    if (declaration === undefined) return declarations;
    cursor.expect(';');
    declarations.push(declaration);
    bodySeen ||= declaration.kind === 'subprogram' && declaration.body !== undefined;
  }
}

function parseDeclaration(cursor: PlsqlCursor): Declaration | undefined {
  switch (cursor.token.symbol) {
    case 'TYPE':
      return parseTypeDeclaration(cursor);
    case 'SUBTYPE':
      return parseSubtypeDeclaration(cursor);
    case 'CURSOR':
      return parseCursorDeclaration(cursor);
    case 'PROCEDURE':
    case 'FUNCTION':
      return parseSubprogram(cursor);
    case 'PRAGMA':
      return parsePragma(cursor);
    default:
      return cursor.isIdentifier() ? parseItem(cursor) : undefined;
  }
}

function isDeclarationStart(cursor: PlsqlCursor): boolean {
  return cursor.isIdentifier() || cursor.at('TYPE') || cursor.at('SUBTYPE');
}

const LATER_DECLARATIONS: ReadonlySet<string> = new Set(['CURSOR', 'FUNCTION', 'PRAGMA', 'PROCEDURE']);

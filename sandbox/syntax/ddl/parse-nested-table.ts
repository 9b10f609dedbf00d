import type { NestedTableStorage } from '../ast/ddl.js';
import { parseIdentifier, parseQualifiedName } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { skipParenthesis } from './parse-column-storage.js';

/** `NESTED TABLE lines STORE AS order_lines (…) RETURN AS VALUE`. */
export function parseNestedTable(cursor: TokenCursor): NestedTableStorage {
  const { position } = cursor;
  cursor.expectSequence('NESTED', 'TABLE');
  const item = parseQualifiedName(cursor);
  cursor.acceptAny('LOCAL', 'GLOBAL');
  cursor.expectSequence('STORE', 'AS');
  const storageTable = parseIdentifier(cursor);
  while (cursor.at('(')) skipParenthesis(cursor);
  if (cursor.accept('RETURN')) {
    cursor.accept('AS');
    if (cursor.at('LOCATOR')) throw cursor.notSupported('nested tables that are returned as locators');
    cursor.expect('VALUE');
  }
  return { item, storageTable, position, end: cursor.lastEnd };
}

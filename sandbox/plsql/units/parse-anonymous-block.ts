import type { AnonymousBlock } from '../ast/unit.js';
import type { PlsqlCursor } from '../parser/plsql-cursor.js';
import { parseBlock } from '../statements/parse-block.js';
import { parseLabels } from '../statements/parse-labels.js';

/** A block that is a whole text, its last semicolon included. */
export function parseAnonymousBlock(cursor: PlsqlCursor): AnonymousBlock {
  const { position } = cursor;
  const labels = parseLabels(cursor);
  if (!cursor.at('DECLARE') && !cursor.at('BEGIN')) throw cursor.unexpectedSymbol(['begin', 'declare', '<<']);
  const block = parseBlock(cursor, labels);
  cursor.expect(';');
  return { kind: 'anonymous_block', labels, block, position, end: cursor.lastEnd };
}

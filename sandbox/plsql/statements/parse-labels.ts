import type { Identifier } from '../../syntax/ast/name.js';
import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';

/** `<<outer>>`, any number of them. */
export function parseLabels(cursor: TokenCursor): Identifier[] {
  const labels: Identifier[] = [];
  while (cursor.accept('<<')) {
    labels.push(parseIdentifier(cursor));
    cursor.expect('>>');
  }
  return labels;
}

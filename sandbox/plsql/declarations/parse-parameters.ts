import { parseIdentifier } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { Parameter } from '../ast/declaration.js';
import { parseDefault } from '../parser/parse-default.js';
import { parseHeadingType } from '../types/parse-heading-type.js';

/** `(p_id IN NUMBER, p_name OUT NOCOPY VARCHAR2)`; empty where there is no parenthesis. */
export function parseParameters(cursor: TokenCursor): Parameter[] {
  return cursor.at('(') ? cursor.parenthesized(() => cursor.list(() => parseParameter(cursor))) : [];
}

function parseParameter(cursor: TokenCursor): Parameter {
  const { position } = cursor;
  const name = parseIdentifier(cursor);
  const mode = parseMode(cursor);
  const nocopy = cursor.accept('NOCOPY');
  const type = parseHeadingType(cursor);
  const initial = parseDefault(cursor);
  return { name, mode, nocopy, type, default: initial, position, end: cursor.lastEnd };
}

/** IN where nothing is written. */
function parseMode(cursor: TokenCursor): Parameter['mode'] {
  const isIn = cursor.accept('IN');
  if (!cursor.accept('OUT')) return 'IN';
  return isIn ? 'IN OUT' : 'OUT';
}

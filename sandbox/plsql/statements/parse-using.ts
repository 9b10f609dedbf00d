import { isWordOrQuoted } from '../../syntax/parser/parse-names.js';
import type { TokenCursor } from '../../syntax/parser/token-cursor.js';
import type { UsingArgument } from '../ast/statement.js';

/** `USING p_id, OUT l_name, IN OUT l_total`; empty without it. */
export function parseUsing(cursor: TokenCursor): UsingArgument[] {
  return cursor.accept('USING') ? cursor.list(() => parseUsingArgument(cursor)) : [];
}

function parseUsingArgument(cursor: TokenCursor): UsingArgument {
  const { position } = cursor;
  const mode = parseMode(cursor);
  const value = cursor.grammar.expression(cursor);
  return { mode, value, position, end: cursor.lastEnd };
}

function parseMode(cursor: TokenCursor): UsingArgument['mode'] {
  const isIn = cursor.accept('IN');
  if (!isOut(cursor)) return 'IN';
  cursor.advance();
  return isIn ? 'IN OUT' : 'OUT';
}

/** OUT is not reserved: it is the mode where something to bind follows. */
function isOut(cursor: TokenCursor): boolean {
  const following = cursor.peek();
  if (!cursor.at('OUT') || following.symbol === 'RETURNING' || following.symbol === 'RETURN') return false;
  return isWordOrQuoted(following) || following.kind === 'bind';
}

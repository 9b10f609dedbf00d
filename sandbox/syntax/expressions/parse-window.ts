import type { FrameBound, WindowFrame, WindowSpecification } from '../ast/expression.js';
import { parseIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseOrderBy } from '../queries/parse-order-by.js';

/** `OVER w`, `OVER (w PARTITION BY … ORDER BY … ROWS …)`. */
export function parseWindow(cursor: TokenCursor): WindowSpecification {
  const { position } = cursor.expect('OVER');
  if (cursor.at('(')) return parseWindowSpecification(cursor);
  const windowName = parseIdentifier(cursor);
  return { windowName, partitionBy: [], orderBy: [], frame: undefined, position, end: cursor.lastEnd };
}

/** The parenthesis after OVER, or in a WINDOW clause. */
export function parseWindowSpecification(cursor: TokenCursor): WindowSpecification {
  const { position } = cursor.expect('(');
  const named = cursor.isIdentifier() && !cursor.atAny(WINDOW_CLAUSES);
  const windowName = named ? parseIdentifier(cursor) : undefined;
  const partitionBy = cursor.acceptSequence('PARTITION', 'BY')
    ? cursor.list(() => cursor.grammar.expression(cursor))
    : [];
  const orderBy = cursor.at('ORDER') ? parseOrderBy(cursor) : [];
  const frame = cursor.at('ROWS') || cursor.at('RANGE') || cursor.at('GROUPS') ? parseFrame(cursor) : undefined;
  cursor.expect(')');
  return { windowName, partitionBy, orderBy, frame, position, end: cursor.lastEnd };
}

function parseFrame(cursor: TokenCursor): WindowFrame {
  const { position } = cursor;
  const unit = cursor.expectAny(905, 'ROWS', 'RANGE', 'GROUPS');
  let start: FrameBound;
  let finish: FrameBound = { kind: 'current_row' };
  if (cursor.accept('BETWEEN')) {
    start = parseBound(cursor);
    cursor.expect('AND');
    finish = parseBound(cursor);
  } else {
    start = parseBound(cursor);
  }
  const exclude = cursor.accept('EXCLUDE') ? parseExclude(cursor) : undefined;
  return { unit, start, finish, exclude, position, end: cursor.lastEnd };
}

function parseBound(cursor: TokenCursor): FrameBound {
  if (cursor.acceptSequence('CURRENT', 'ROW')) return { kind: 'current_row' };
  if (cursor.accept('UNBOUNDED')) {
    const direction = cursor.expectAny(905, 'PRECEDING', 'FOLLOWING');
    return { kind: direction === 'PRECEDING' ? 'unbounded_preceding' : 'unbounded_following' };
  }
  const offset = cursor.grammar.operand(cursor);
  const direction = cursor.expectAny(905, 'PRECEDING', 'FOLLOWING');
  return { kind: direction === 'PRECEDING' ? 'preceding' : 'following', offset };
}

function parseExclude(cursor: TokenCursor): WindowFrame['exclude'] {
  if (cursor.acceptSequence('CURRENT', 'ROW')) return 'CURRENT ROW';
  if (cursor.acceptSequence('NO', 'OTHERS')) return undefined;
  return cursor.expectAny(905, 'GROUP', 'TIES');
}

const WINDOW_CLAUSES: ReadonlySet<string> = new Set(['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS']);

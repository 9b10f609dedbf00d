import type { Join, TableReference } from '../ast/query.js';
import { parseIdentifierList } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseTablePrimary } from './parse-table-primary.js';

/** A table with the joins that follow it. */
export function parseTableReference(cursor: TokenCursor): TableReference {
  const first = parseTablePrimary(cursor, () => parseTableReference(cursor));
  return parseJoins(cursor, first);
}

function parseJoins(cursor: TokenCursor, first: TableReference): TableReference {
  let left = first;
  for (;;) {
    const start = acceptJoinStart(cursor);
    if (start === undefined) return left;
    left = parseJoinRest(cursor, left, start);
  }
}

interface JoinStart {
  readonly type: Join['type'];
  readonly natural: boolean;
}

function acceptJoinStart(cursor: TokenCursor): JoinStart | undefined {
  if (cursor.acceptSequence('CROSS', 'JOIN')) return { type: 'CROSS', natural: false };
  if (cursor.acceptSequence('CROSS', 'APPLY')) return { type: 'CROSS APPLY', natural: false };
  if (cursor.acceptSequence('OUTER', 'APPLY')) return { type: 'OUTER APPLY', natural: false };
  if (cursor.atSequence('PARTITION', 'BY')) throw cursor.notSupported('partitioned outer joins');
  const natural = cursor.at('NATURAL');
  if (natural) cursor.advance();
  if (cursor.accept('JOIN') || cursor.acceptSequence('INNER', 'JOIN')) return { type: 'INNER', natural };
  const side = cursor.token.symbol;
  const following = cursor.peek().symbol;
  if ((side === 'LEFT' || side === 'RIGHT' || side === 'FULL') && (following === 'JOIN' || following === 'OUTER')) {
    cursor.advance();
    cursor.accept('OUTER');
    cursor.expect('JOIN');
    return { type: side, natural };
  }
  if (natural) throw cursor.unexpected(905, 'JOIN');
  return undefined;
}

/** ON may close an inner join first: `a JOIN b JOIN c ON … ON …`. */
function parseJoinRest(cursor: TokenCursor, left: TableReference, { type, natural }: JoinStart): Join {
  let right = parseTablePrimary(cursor, () => parseTableReference(cursor));
  const conditional = !natural && (type === 'INNER' || type === 'LEFT' || type === 'RIGHT' || type === 'FULL');
  if (conditional && !cursor.at('ON') && !cursor.at('USING')) {
    const inner = acceptJoinStart(cursor);
    if (inner !== undefined) right = parseJoinRest(cursor, right, inner);
  }
  const using = conditional && cursor.accept('USING') ? parseIdentifierList(cursor) : [];
  let on: Join['on'];
  if (conditional && using.length === 0) {
    cursor.expect('ON', 905);
    on = cursor.grammar.expression(cursor);
  }
  return { kind: 'join', type, natural, left, right, on, using, position: left.position, end: cursor.lastEnd };
}

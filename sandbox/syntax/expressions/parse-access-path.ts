import type { CursorAttribute, Expression } from '../ast/expression.js';
import { parseMemberIdentifier } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseCall } from './parse-call.js';

/** `a`, `a(1).b(2)`, `c%ROWCOUNT`, `SQL%BULK_EXCEPTIONS(1).ERROR_INDEX`: everything that may be called or assigned to. */
export function parseAccessPath(cursor: TokenCursor, base: Expression): Expression {
  let value = base;
  for (;;) {
    switch (cursor.token.symbol) {
      case '(':
        if (value.kind === 'name' && cursor.inSql && cursor.atSequence('(', '+', ')')) {
          cursor.acceptSequence('(', '+', ')');
          return { kind: 'outer_join_column', column: value, position: value.position, end: cursor.lastEnd };
        }
        if (!CALLABLE.has(value.kind)) return value;
        value = parseCall(cursor, value);
        break;
      case '.': {
        if (value.kind === 'number_literal' || value.kind === 'string_literal' || cursor.peek().symbol === '*')
          return value;
        cursor.advance();
        const member = parseMemberIdentifier(cursor);
        value = { kind: 'member', object: value, member, position: value.position, end: cursor.lastEnd };
        break;
      }
      case '%': {
        const attribute = acceptCursorAttribute(cursor);
        if (attribute === undefined) return value;
        value = { kind: 'cursor_attribute', cursor: value, attribute, position: value.position, end: cursor.lastEnd };
        break;
      }
      default:
        return value;
    }
  }
}

function acceptCursorAttribute(cursor: TokenCursor): CursorAttribute['attribute'] | undefined {
  const name = cursor.peek().symbol;
  switch (name) {
    case 'FOUND':
    case 'NOTFOUND':
    case 'ISOPEN':
    case 'ROWCOUNT':
    case 'BULK_ROWCOUNT':
    case 'BULK_EXCEPTIONS':
      cursor.advance();
      cursor.advance();
      return name;
    default:
      return undefined;
  }
}

const CALLABLE: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'name',
  'call',
  'member',
  'cursor_attribute',
]);

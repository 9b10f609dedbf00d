import { parseNumber as numberOf } from '../../values/number.js';
import type { Expression, IntervalLiteral, NumberLiteral } from '../ast/expression.js';
import type { IntervalField } from '../ast/type-spec.js';
import { parseInteger, parseStringValue } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';

/** @throws OracleError 1426 in SQL, where what follows such a literal is not even looked at (node-oracledb's test 1.14.1) */
export function parseNumber(cursor: TokenCursor): NumberLiteral {
  const { value, modifier, position, end } = cursor.advance();
  const suffix = modifier === 'f' || modifier === 'd' ? modifier : undefined;
  if (suffix === undefined && cursor.dialect === 'sql') numberOf(value);
  return { kind: 'number_literal', text: value, suffix, position, end };
}

export function parseString(cursor: TokenCursor): Expression {
  const { value, modifier, position, end } = cursor.advance();
  return { kind: 'string_literal', value, national: modifier === 'national', position, end };
}

/** `DATE '…'`, `TIMESTAMP '…'`, `INTERVAL '…' …`; undefined where the word is a name. */
export function parseDatetimeLiteral(cursor: TokenCursor): Expression | undefined {
  if (cursor.peek().kind !== 'string') return undefined;
  const { symbol, position } = cursor.token;
  switch (symbol) {
    case 'DATE':
    case 'TIMESTAMP': {
      cursor.advance();
      const text = parseStringValue(cursor);
      const kind = symbol === 'DATE' ? 'date_literal' : 'timestamp_literal';
      return { kind, text, position, end: cursor.lastEnd };
    }
    case 'INTERVAL':
      return INTERVAL_FIELDS.has(cursor.peek(2).symbol) ? parseInterval(cursor) : undefined;
    default:
      return undefined;
  }
}

function parseInterval(cursor: TokenCursor): IntervalLiteral {
  const { position } = cursor.expect('INTERVAL');
  const text = parseStringValue(cursor);
  const from = parseField(cursor);
  let leadingPrecision: number | undefined;
  let fractionalPrecision: number | undefined;
  if (cursor.accept('(')) {
    leadingPrecision = parseInteger(cursor);
    // SECOND(leading, fractional) is the only field with two
    if (cursor.accept(',')) fractionalPrecision = parseInteger(cursor);
    cursor.expect(')');
  }
  const to = cursor.accept('TO') ? parseField(cursor) : undefined;
  if (to === 'SECOND' && cursor.at('(')) fractionalPrecision = cursor.parenthesized(() => parseInteger(cursor));
  return {
    kind: 'interval_literal',
    text,
    from,
    to,
    leadingPrecision,
    fractionalPrecision,
    position,
    end: cursor.lastEnd,
  };
}

function parseField(cursor: TokenCursor): IntervalField {
  return cursor.expectAny(30089, 'YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND');
}

const INTERVAL_FIELDS: ReadonlySet<string> = new Set(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND']);

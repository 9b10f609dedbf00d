import type { Expression } from '../ast/expression.js';
import { parseInteger } from '../parser/parse-names.js';
import type { TokenCursor } from '../parser/token-cursor.js';
import { parseAccessPath } from './parse-access-path.js';
import { parsePrimary } from './parse-primary.js';

/** A value with everything that may follow it: calls and fields, `%FOUND`, `(+)`, AT TIME ZONE, DAY TO SECOND. */
export function parseFactor(cursor: TokenCursor): Expression {
  let value = parseValue(cursor);
  for (;;) {
    if (cursor.at('AT') && (cursor.peek().symbol === 'LOCAL' || cursor.peek().symbol === 'TIME')) {
      value = parseAtTimeZone(cursor, value);
    } else if (isIntervalQualifier(cursor)) {
      value = parseIntervalConversion(cursor, value);
    } else if (cursor.at('COLLATE') && cursor.isIdentifier(cursor.peek())) {
      throw cursor.notSupported('the COLLATE operator');
    } else {
      return value;
    }
  }
}

function parseValue(cursor: TokenCursor): Expression {
  return parseAccessPath(cursor, parsePrimary(cursor));
}

function parseAtTimeZone(cursor: TokenCursor, operand: Expression): Expression {
  cursor.expect('AT');
  if (cursor.accept('LOCAL')) {
    return { kind: 'at_time_zone', operand, zone: undefined, position: operand.position, end: cursor.lastEnd };
  }
  cursor.expectSequence('TIME', 'ZONE');
  const zone = parseValue(cursor);
  return { kind: 'at_time_zone', operand, zone, position: operand.position, end: cursor.lastEnd };
}

/** DAY and YEAR may also be aliases: they qualify only where TO follows, with or without a precision. */
function isIntervalQualifier(cursor: TokenCursor): boolean {
  if (!cursor.at('DAY') && !cursor.at('YEAR')) return false;
  if (cursor.peek().symbol === 'TO') return true;
  return cursor.peek().symbol === '(' && cursor.peek(3).symbol === ')' && cursor.peek(4).symbol === 'TO';
}

function parseIntervalConversion(cursor: TokenCursor, operand: Expression): Expression {
  const days = cursor.advance().symbol === 'DAY';
  const leadingPrecision = parsePrecision(cursor);
  cursor.expect('TO');
  cursor.expect(days ? 'SECOND' : 'MONTH', 30089);
  const fractionalPrecision = days ? parsePrecision(cursor) : undefined;
  return {
    kind: 'interval_conversion',
    operand,
    to: days ? 'DAY TO SECOND' : 'YEAR TO MONTH',
    leadingPrecision,
    fractionalPrecision,
    position: operand.position,
    end: cursor.lastEnd,
  };
}

function parsePrecision(cursor: TokenCursor): number | undefined {
  return cursor.at('(') ? cursor.parenthesized(() => parseInteger(cursor)) : undefined;
}

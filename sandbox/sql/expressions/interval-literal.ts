import type { IntervalLiteral } from '../../syntax/ast/expression.js';
import type { IntervalField } from '../../syntax/ast/type-spec.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { OracleError } from '../../values/oracle-error.js';
import { roundFraction } from '../../values/timestamp.js';
import type { DirectExpression } from './compiled.js';
import { constant } from './constant.js';

const DEFAULT_LEADING = 2;
const DEFAULT_FRACTION = 6;

/** From the largest to the smallest, with what stands before a field that is not the first. */
const DAY_FIELDS = ['DAY', 'HOUR', 'MINUTE', 'SECOND'] as const;
const SECONDS = { DAY: 86400, HOUR: 3600, MINUTE: 60, SECOND: 1 } as const;
const LIMITS = {
  DAY: undefined,
  HOUR: { below: 24, code: 1850, text: 'hour must be between 0 and 23' },
  MINUTE: { below: 60, code: 1851, text: 'minutes must be between 0 and 59' },
  SECOND: { below: 60, code: 1852, text: 'seconds must be between 0 and 59' },
} as const;

type DayField = (typeof DAY_FIELDS)[number];

/** @throws OracleError 1867 for a text that does not fit its fields, 1873 for a leading field with too many digits */
export function compileIntervalLiteral<F>(literal: IntervalLiteral): DirectExpression<F> {
  const leading = literal.leadingPrecision ?? DEFAULT_LEADING;
  const { negative, body } = splitSign(literal.text);
  if (literal.from === 'YEAR' || literal.from === 'MONTH') {
    const months = parseMonths(literal, body, leading);
    return constant(
      { kind: 'interval_ym', yearPrecision: leading },
      new IntervalYearToMonth(negative ? -months : months),
    );
  }
  const fraction = literal.fractionalPrecision ?? DEFAULT_FRACTION;
  const { seconds, nanoseconds } = parseDays(literal, body, leading);
  const [whole, rest] = roundFraction(seconds, nanoseconds, fraction);
  const sign = negative ? -1 : 1;
  return constant(
    { kind: 'interval_ds', dayPrecision: leading, secondPrecision: fraction },
    new IntervalDayToSecond(whole === 0 ? 0 : sign * whole, rest === 0 ? 0 : sign * rest),
  );
}

function parseMonths(literal: IntervalLiteral, body: string, leading: number): number {
  const { from, to, position } = literal;
  const [first = '', second, more] = body.split('-');
  if (more !== undefined || (second !== undefined) !== (from === 'YEAR' && to === 'MONTH')) throw invalid(position);
  // Of months, too, the precision is that of the years they make.
  if (from === 'MONTH') {
    const count = integer(first, position);
    leadingNumber(String(Math.floor(count / 12)), leading, position);
    return count;
  }
  const count = leadingNumber(first, leading, position);
  const months = second === undefined ? 0 : integer(second, position);
  if (months > 11) throw new OracleError(1843, 'not a valid month', { position });
  return count * 12 + months;
}

function parseDays(
  { from, to = from, position }: IntervalLiteral,
  body: string,
  leading: number,
): { readonly seconds: number; readonly nanoseconds: number } {
  const fields = fieldsBetween(from, to, position);
  let rest = body;
  let seconds = 0;
  let nanoseconds = 0;
  for (const [index, field] of fields.entries()) {
    const next = fields[index + 1];
    const separator = next === undefined ? undefined : field === 'DAY' ? ' ' : ':';
    const end = separator === undefined ? rest.length : rest.indexOf(separator);
    if (end < 0) throw invalid(position);
    let text = rest.slice(0, end).trim();
    rest = rest.slice(end + 1).trimStart();
    if (field === 'SECOND') {
      const [whole = '', fraction = ''] = text.split('.');
      text = whole;
      nanoseconds = fraction === '' ? 0 : integer(fraction.padEnd(9, '0').slice(0, 9), position);
    }
    const value = index === 0 ? leadingNumber(text, leading, position) : integer(text, position);
    const limit = LIMITS[field];
    if (index > 0 && limit !== undefined && value >= limit.below)
      throw new OracleError(limit.code, limit.text, { position });
    seconds += value * SECONDS[field];
  }
  return { seconds, nanoseconds };
}

function fieldsBetween(from: IntervalField, to: IntervalField, position: number): readonly DayField[] {
  const names: readonly IntervalField[] = DAY_FIELDS;
  const [first, last] = [names.indexOf(from), names.indexOf(to)];
  if (first < 0 || last < first) throw new OracleError(30089, 'missing or invalid <datetime field>', { position });
  return DAY_FIELDS.slice(first, last + 1);
}

function leadingNumber(text: string, precision: number, position: number): number {
  const value = integer(text, position);
  if (String(value).length > precision) {
    throw new OracleError(1873, 'the leading precision of the interval is too small', { position });
  }
  return value;
}

function integer(text: string, position: number): number {
  const isNumber = text !== '' && [...text].every((character) => character >= '0' && character <= '9');
  if (!isNumber) throw invalid(position);
  return Number(text);
}

function splitSign(text: string): { readonly negative: boolean; readonly body: string } {
  const trimmed = text.trim();
  const signed = trimmed.startsWith('-') || trimmed.startsWith('+');
  return { negative: trimmed.startsWith('-'), body: (signed ? trimmed.slice(1) : trimmed).trim() };
}

function invalid(position: number): OracleError {
  return new OracleError(1867, 'the interval is invalid', { position });
}

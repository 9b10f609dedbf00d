import type { Literal, NumberLiteral, StringLiteral, TimestampLiteral } from '../../syntax/ast/expression.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { secondsFromFields } from '../../values/calendar.js';
import { BOOLEAN, DATE, type DataType, NULL_TYPE, NUMBER, PLS_INTEGER } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { type ParsedDatetime, parseDatetime } from '../../values/datetime-parse.js';
import { parseNumber } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { utcFromLocal } from '../../values/time-zone.js';
import { abbreviatedOffset } from '../../values/time-zone-abbreviations.js';
import { Timestamp, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { DirectExpression } from './compiled.js';
import { constant } from './constant.js';
import { compileIntervalLiteral } from './interval-literal.js';

const DATE_FORMAT = 'SYYYY-MM-DD';
/** A literal's format names all of year, month and day, so nothing is taken from today. */
const NO_DEFAULTS = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const LITERAL_PRECISION = 9;
const MAX_YEAR_DIGITS = 4;

export function compileLiteral<F>(literal: Literal, language: 'sql' | 'plsql'): DirectExpression<F> {
  switch (literal.kind) {
    case 'number_literal':
      return compileNumber(literal, language);
    case 'string_literal':
      return constant(stringType(literal), literal.value === '' ? null : literal.value);
    case 'null_literal':
      return constant(NULL_TYPE, null);
    case 'boolean_literal':
      return constant(BOOLEAN, literal.value);
    case 'date_literal':
      return constant(DATE, OracleDate.fromFields(parse(literal.text, DATE_FORMAT, literal.position)));
    case 'timestamp_literal':
      return compileTimestamp(literal);
    case 'interval_literal':
      return compileIntervalLiteral(literal);
  }
}

/** Literals are CHAR, so that they compare blank-padded with CHAR values. */
function stringType({ value, national }: StringLiteral): DataType {
  return { kind: 'char', national, length: Buffer.byteLength(value), lengthUnit: 'byte' };
}

/** PL/SQL takes a whole number that fits for a PLS_INTEGER. */
function compileNumber<F>({ text, suffix, position }: NumberLiteral, language: 'sql' | 'plsql'): DirectExpression<F> {
  if (suffix === 'f') return constant({ kind: 'binary_float' }, new BinaryFloat(Number(text)));
  if (suffix === 'd') return constant({ kind: 'binary_double' }, new BinaryDouble(Number(text)));
  const value = parseNumber(text);
  if (value === undefined) throw new OracleError(1722, 'invalid number', { position });
  const whole = [...text].every((character) => character >= '0' && character <= '9');
  const isInteger = language === 'plsql' && whole && typeof value === 'number' && value <= PLS_INTEGER.high;
  return constant(isInteger ? PLS_INTEGER : NUMBER, value);
}

/** `2024-02-29 12:00:00[.5]`, then perhaps a zone: an offset, or a region that may have an abbreviation after it. */
function compileTimestamp<F>({ text, position }: TimestampLiteral): DirectExpression<F> {
  const trimmed = text.trim();
  const clock = trimmed.indexOf(':');
  const zoneStart = firstZoneCharacter(trimmed, clock < 0 ? trimmed.length : clock);
  const time = trimmed.slice(0, zoneStart).trimEnd();
  const zone = trimmed.slice(zoneStart).trim();
  const format = `${DATE_FORMAT}${clock < 0 ? '' : ' HH24:MI:SS'}${time.includes('.') ? '.FF' : ''}`;
  const parsed = parse(time, format, position);
  const seconds = secondsFromFields(parsed);
  if (zone === '') {
    return constant({ kind: 'timestamp', precision: LITERAL_PRECISION }, new Timestamp(seconds, parsed.nanoseconds));
  }
  const [region = zone, abbreviation] = zone.split(' ').filter((part) => part !== '');
  const utcSeconds = positioned(position, () => {
    const offset = abbreviation === undefined ? undefined : abbreviatedOffset(region, abbreviation);
    return utcFromLocal(region, seconds, offset);
  });
  const value = new TimestampWithTimeZone(utcSeconds, parsed.nanoseconds, region);
  return constant({ kind: 'timestamp_tz', precision: LITERAL_PRECISION }, value);
}

function firstZoneCharacter(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '+' || character === '-' || character.toLowerCase() !== character.toUpperCase()) return at;
  }
  return text.length;
}

/** How many digits the year has that a literal begins with. */
function yearDigits(text: string): number {
  const start = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  let end = start;
  while (text.charAt(end) >= '0' && text.charAt(end) <= '9') end += 1;
  return end - start;
}

function parse(text: string, format: string, position: number): ParsedDatetime {
  if (yearDigits(text.trim()) > MAX_YEAR_DIGITS) {
    throw new OracleError(1841, '(full) year must be between -4713 and +9999, and not be 0', { position });
  }
  return positioned(position, () => parseDatetime(text.trim(), format, NO_DEFAULTS, 'timestamp'));
}

/** What is wrong in a literal is wrong where it stands. */
function positioned<T>(position: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OracleError) || error instanceof NotSupportedError) throw error;
    throw new OracleError(error.code, error.text, { position, cause: error });
  }
}

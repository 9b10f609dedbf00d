import type { Extract } from '../../syntax/ast/expression.js';
import { type ClockFields, fieldsFromSeconds } from '../../values/calendar.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { IntervalDayToSecond, IntervalYearToMonth } from '../../values/interval.js';
import { makeNumber } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import { localFields, parseOffset, zoneOffset } from '../../values/time-zone.js';
import { zoneAbbreviation } from '../../values/time-zone-abbreviations.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { type Compiled, combine } from './compiled.js';
import type { ExpressionCompiler } from './expression-compiler.js';

type Field = Extract['field'];

/** @throws OracleError 30076 for a field that the source's type does not have */
export function compileExtract<F>({ field, source, position }: Extract, compiler: ExpressionCompiler<F>): Compiled<F> {
  const { scope } = compiler;
  const operand = compiler.compile(source);
  const { dataType } = operand;
  if (dataType.kind !== 'null' && FIELDS.get(dataType.kind)?.includes(field) !== true) {
    throw new OracleError(30076, 'invalid extract field for extract source', { position });
  }
  const isText = field === 'TIMEZONE_REGION' || field === 'TIMEZONE_ABBR';
  return combine(isText ? VARCHAR2 : NUMBER, [operand], ([value = null], frame) =>
    value === null ? null : extracted(value, field, scope.session(frame).timeZone),
  );
}

const CLOCK: readonly Field[] = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'];
const ZONED: readonly Field[] = [...CLOCK, 'TIMEZONE_HOUR', 'TIMEZONE_MINUTE', 'TIMEZONE_REGION', 'TIMEZONE_ABBR'];

const FIELDS: ReadonlyMap<DataType['kind'], readonly Field[]> = new Map([
  ['date', ['YEAR', 'MONTH', 'DAY']],
  ['timestamp', CLOCK],
  ['timestamp_tz', ZONED],
  ['timestamp_ltz', ZONED],
  ['interval_ym', ['YEAR', 'MONTH']],
  ['interval_ds', ['DAY', 'HOUR', 'MINUTE', 'SECOND']],
]);

function extracted(value: NonNullable<Value>, field: Field, sessionZone: string): Value {
  if (value instanceof IntervalYearToMonth) {
    return withoutNegativeZero(field === 'YEAR' ? Math.trunc(value.months / 12) : value.months % 12);
  }
  if (value instanceof IntervalDayToSecond) return ofInterval(value, field);
  if (value instanceof OracleDate) return ofClock(value.fields, 0, field);
  if (value instanceof Timestamp) return ofClock(value.fields, value.nanoseconds, field);
  if (value instanceof TimestampWithTimeZone || value instanceof TimestampWithLocalTimeZone) {
    const isLocal = value instanceof TimestampWithLocalTimeZone;
    const zone = isLocal ? sessionZone : value.zone;
    if (field.startsWith('TIMEZONE')) return ofZone(zone, value.utcSeconds, field);
    // Of a timestamp with a zone it is the fields in UTC that are extracted.
    const fields = isLocal ? localFields(zone, value.utcSeconds) : fieldsFromSeconds(value.utcSeconds);
    return ofClock(fields, value.nanoseconds, field);
  }
  throw new TypeError('a datetime or interval was expected');
}

function ofClock(fields: ClockFields, nanoseconds: number, field: Field): Value {
  switch (field) {
    case 'YEAR':
      return fields.year;
    case 'MONTH':
      return fields.month;
    case 'DAY':
      return fields.day;
    case 'HOUR':
      return fields.hour;
    case 'MINUTE':
      return fields.minute;
    default:
      return seconds(fields.second, nanoseconds);
  }
}

function ofInterval({ seconds: total, nanoseconds }: IntervalDayToSecond, field: Field): Value {
  switch (field) {
    case 'DAY':
      return withoutNegativeZero(Math.trunc(total / 86400));
    case 'HOUR':
      return withoutNegativeZero(Math.trunc((total % 86400) / 3600));
    case 'MINUTE':
      return withoutNegativeZero(Math.trunc((total % 3600) / 60));
    default:
      return seconds(total % 60, nanoseconds);
  }
}

function ofZone(zone: string, utcSeconds: number, field: Field): Value {
  const offset = zoneOffset(zone, utcSeconds);
  if (field === 'TIMEZONE_HOUR') return withoutNegativeZero(Math.trunc(offset / 60));
  if (field === 'TIMEZONE_MINUTE') return withoutNegativeZero(offset % 60);
  const isOffset = parseOffset(zone) !== undefined;
  if (field === 'TIMEZONE_REGION') return isOffset ? 'UNKNOWN' : zone;
  return isOffset ? 'UNK' : zoneAbbreviation(zone, offset, fieldsFromSeconds(utcSeconds).year);
}

function seconds(whole: number, nanoseconds: number): Value {
  return makeNumber(BigInt(whole) * 1_000_000_000n + BigInt(nanoseconds), -9);
}

function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

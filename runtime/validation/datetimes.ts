import { z } from 'zod';
import { parseIso } from '../binds/scalar/iso-datetime.js';
import { momentsOf, type TimeZone, timeZone } from '../binds/scalar/time-zone.js';
import type { PlainValue, TemporalClass, ZonedValue } from '../binds/value-classes.js';
import { complain } from './complain.js';
import { instanceOf } from './others.js';

type Kind = 'date' | 'timestamp' | 'timestamp_tz' | 'timestamp_ltz';

/** How a Date stands for a type, as the client's configuration says. */
export interface DateOptions {
  readonly zone?: string;
  readonly truncate?: boolean;
  readonly overlap?: 'earlier' | 'later';
}

const EXAMPLES: Readonly<Record<Kind, string>> = {
  date: 'a date as ISO text without offset and fraction, like 2024-02-29T13:05:07',
  timestamp: 'a timestamp as ISO text without offset, like 2024-02-29T13:05:07.25',
  timestamp_tz: 'a timestamp as ISO text with offset, like 2024-02-29T13:05:07.25+01:00',
  timestamp_ltz: 'a timestamp as ISO text with offset, like 2024-02-29T13:05:07.25Z',
};

/** A date as text. */
export function isoDatetime(kind: Kind) {
  return z.string().refine((value) => isOfKind(value, kind), { error: `must be ${EXAMPLES[kind]}` });
}

/** A date as Date. */
export function date(kind: Kind, { zone: name = 'UTC', truncate = false, overlap }: DateOptions = {}) {
  const zoned = kind === 'timestamp_tz' || kind === 'timestamp_ltz';
  const zone = timeZone(zoned ? 'UTC' : name);
  const check = (value: Date): string | undefined => {
    const moment = kind === 'date' && truncate ? Math.floor(value.getTime() / 1000) * 1000 : value.getTime();
    if (kind === 'date' && moment % 1000 !== 0) return 'must have no milliseconds';
    const reading = moment + zone.offsetAt(moment);
    if (!hasOracleYear(reading)) return 'must be from 4712 BC to AD 9999';
    const once = overlap !== undefined || showsOnce(zone, reading);
    return once ? undefined : `must be at a time that clocks in ${name} show once`;
  };
  return z.date({ error: 'must be a Date' }).check(complain(check));
}

/** DATE and TIMESTAMP. */
export function plainDateTime<T extends PlainValue>(Class: TemporalClass<T>, kind: 'date' | 'timestamp') {
  const isFit = (value: PlainValue) => isOfKind(value.toString({ calendarName: 'never' }), kind);
  const wholeSeconds = kind === 'date' ? ' of whole seconds' : '';
  return instanceOf(Class).refine(isFit, {
    error: `must be a Temporal.PlainDateTime${wholeSeconds} from 4712 BC to AD 9999`,
  });
}

/** TIMESTAMP WITH TIME ZONE. */
export function zonedDateTime<T extends ZonedValue>(Class: TemporalClass<T>) {
  const isFit = (value: ZonedValue) =>
    value.offsetNanoseconds % 60_000_000_000 === 0 &&
    isOfKind(value.toString({ calendarName: 'never', timeZoneName: 'never' }), 'timestamp_tz');
  return instanceOf(Class).refine(isFit, {
    error: 'must be a Temporal.ZonedDateTime with an offset of whole minutes, from 4712 BC to AD 9999',
  });
}

/** TIMESTAMP WITH LOCAL TIME ZONE. */
export function instant<T extends object>(Class: TemporalClass<T>) {
  const isFit = (value: object) => isOfKind(String(value), 'timestamp_ltz');
  return instanceOf(Class).refine(isFit, { error: 'must be a Temporal.Instant from 4712 BC to AD 9999' });
}

function isOfKind(text: string, kind: Kind): boolean {
  const read = parseIso(text);
  if (read === undefined || read.year < -4711 || read.year > 9999) return false;
  const hasOffset = read.offset !== undefined;
  return (
    hasOffset === (kind === 'timestamp_tz' || kind === 'timestamp_ltz') && (kind !== 'date' || read.fraction === '')
  );
}

function showsOnce(zone: TimeZone, reading: number): boolean {
  return zone.fixed || momentsOf(zone, reading).length === 1;
}

function hasOracleYear(reading: number): boolean {
  const year = new Date(reading).getUTCFullYear();
  return year >= -4711 && year <= 9999;
}

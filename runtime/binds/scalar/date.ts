import { types } from 'node:util';
import type { ScalarDescriptor } from '../../call-descriptor.js';
import type { Binder } from '../binder.js';
import { parseIso } from './iso-datetime.js';
import { doubtfulReading, excessDigits, julianDay, julianDayInUtc, mappedDatetime } from './mapped-datetime.js';
import { momentsOf, readingOf, type TimeZone, timeZone } from './time-zone.js';

type DateOptions = Pick<ScalarDescriptor, 'kind' | 'zone' | 'truncate' | 'overlap'>;

/**
 * DATE and TIMESTAMP as Date: the moment at which the zone's clock shows them. Neither the process's time zone nor the session's takes part.
 *
 * Nothing is lost silently. A Date with milliseconds does not go into a DATE, and digits beyond milliseconds of a TIMESTAMP raise in the block, unless `truncate`
 * says that they are left off. In a region whose clock changes, a moment whose reading comes twice does not go in, and a reading that comes
 * twice raises, unless `overlap` says which moment it is; one that the clock never shows always raises.
 * @throws RangeError for a zone that this process does not know
 */
export function dateInZoneBinder(
  iso: Binder,
  { kind, zone: name = 'UTC', truncate = false, overlap }: DateOptions,
): Binder {
  const zone = timeZone(name);
  const unit = kind === 'date' && truncate ? 1000 : 1;
  const wholeSeconds = kind === 'date' && !truncate ? ', without milliseconds' : '';
  const onlyOnce = zone.fixed || overlap !== undefined ? '' : `, at a time that clocks in ${name} show once`;
  return mappedDatetime(iso, {
    expects: `a Date${wholeSeconds}${onlyOnce}`,
    toIso(value) {
      const moment = momentOf(value, unit);
      if (moment === undefined) return undefined;
      const reading = moment + zone.offsetAt(moment);
      if (!zone.fixed && overlap === undefined && momentsOf(zone, reading).length !== 1) return undefined;
      return isoText(reading);
    },
    fromIso: (text) => new Date(chooseMoment(zone, readingIn(text), overlap)),
    faults: [
      julianDay,
      ...(kind === 'date' || truncate ? [] : [excessDigits]),
      ...(zone.fixed ? [] : [doubtfulReading(name, overlap !== undefined)]),
    ],
  });
}

/**
 * TIMESTAMP WITH TIME ZONE and WITH LOCAL TIME ZONE as Date: the moment; the offset is not kept and goes in as UTC. Digits beyond milliseconds raise in
 * the block, unless `truncate` says that they are left off.
 */
export function momentBinder(iso: Binder, { kind, truncate = false }: DateOptions): Binder {
  return mappedDatetime(iso, {
    expects: 'a Date',
    toIso(value) {
      const moment = momentOf(value, 1);
      return moment === undefined ? undefined : `${isoText(moment)}Z`;
    },
    fromIso: (text) => new Date(readingIn(text) - offsetIn(text)),
    faults: [kind === 'timestamp_ltz' ? julianDayInUtc : julianDay, ...(truncate ? [] : [excessDigits])],
  });
}

/** In milliseconds, a multiple of `unit`; undefined for what is no Date that Oracle might have. Dates of other realms are Dates, too. */
function momentOf(value: unknown, unit: number): number | undefined {
  if (!types.isDate(value)) return undefined;
  const moment = value.getTime();
  return Math.abs(moment) <= FARTHEST ? Math.floor(moment / unit) * unit : undefined;
}

/** Without an offset. */
function isoText(reading: number): string {
  return new Date(reading).toISOString().slice(0, -1);
}

/** The farthest that a Date goes, without the days around it on which clocks are looked at. Oracle's years end long before; NaN is no nearer. */
const FARTHEST = 8.64e15 - 3 * 86_400_000;

function readingIn(text: string): number {
  const { year, month, day, hour, minute, second, fraction } = parsed(text);
  return readingOf(year, month, day, hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')));
}

/** Milliseconds ahead of UTC. */
function offsetIn(text: string): number {
  const { offset = '+00:00' } = parsed(text);
  return timeZone(offset).offsetAt(0);
}

function parsed(text: string) {
  const date = parseIso(text);
  if (date === undefined) throw new TypeError('the database returned no date');
  return date;
}

/** A reading that the clock never shows has raised already, by the database's own zone data; by ours it counts as if the clock had not been changed. */
function chooseMoment(zone: TimeZone, reading: number, overlap: 'earlier' | 'later' | undefined): number {
  if (zone.fixed) return reading - zone.offsetAt(0);
  const moments = momentsOf(zone, reading);
  const chosen = overlap === 'later' ? moments.at(-1) : moments[0];
  return chosen ?? reading - zone.offsetAt(reading - 86_400_000);
}

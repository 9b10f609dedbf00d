import { fieldsFromSeconds, SECONDS_PER_DAY } from './calendar.js';
import { OracleError } from './oracle-error.js';

/** Minutes of an offset such as `+05:30`; undefined for other texts. */
export function parseOffset(zone: string): number | undefined {
  const text = zone.trim();
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.startsWith('-') || text.startsWith('+') ? text.slice(1) : text;
  const [hours, minutes, more] = digits.split(':');
  if (hours === undefined || minutes === undefined || more !== undefined) return undefined;
  if (!isDigits(hours) || !isDigits(minutes) || hours.length > 2 || minutes.length > 2) return undefined;
  const value = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || value > 15 * 60) throw new OracleError(1874, 'time zone hour must be between -15 and 15');
  return sign * value;
}

/** `+05:30`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [String(Math.floor(size / 60)).padStart(2, '0'), String(size % 60).padStart(2, '0')];
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes by which a zone, an offset or a region, is ahead of UTC at a moment (seconds from 1970 UTC).
 * @throws OracleError 1882 for an unknown region
 */
export function zoneOffset(zone: string, utcSeconds: number): number {
  const fixed = parseOffset(zone);
  if (fixed !== undefined) return fixed;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(utcSeconds * 1000))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  // Intl counts in the Gregorian calendar throughout.
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const local = new Date(0);
  local.setUTCFullYear(year, part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  return Math.round((local.getTime() / 1000 - utcSeconds) / 60);
}

/**
 * The moment (seconds from 1970 UTC) at which a zone's clock shows `localSeconds`. A time that comes twice is standard time, the later one.
 * Source: Globalization Support Guide, "Support for Daylight Saving Time", ERROR_ON_OVERLAP_TIME at its default.
 * @param offset minutes ahead of UTC, where the abbreviation of the zone says which of two times is meant
 * @throws OracleError 1878 for a time that the clock skips, or that does not have this offset
 */
export function utcFromLocal(zone: string, localSeconds: number, offset?: number): number {
  const before = localSeconds - zoneOffset(zone, localSeconds - SECONDS_PER_DAY) * 60;
  const after = localSeconds - zoneOffset(zone, localSeconds + SECONDS_PER_DAY) * 60;
  const moments =
    offset === undefined ? [Math.max(before, after), Math.min(before, after)] : [localSeconds - offset * 60];
  const moment = moments.find((candidate) => candidate + zoneOffset(zone, candidate) * 60 === localSeconds);
  if (moment === undefined) throw new OracleError(1878, 'specified field not found in datetime or interval');
  return moment;
}

/** The clock in a zone at a moment. */
export function localFields(zone: string, utcSeconds: number) {
  return fieldsFromSeconds(utcSeconds + zoneOffset(zone, utcSeconds) * 60);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const created = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(zone, created);
    return created;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OracleError(1882, 'timezone region not found', { cause: error });
  }
}

function isDigits(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= '0' && character <= '9');
}

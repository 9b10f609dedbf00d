import { fieldsFromSeconds, secondsFromFields } from './calendar.js';
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
  const parts = formatOf(zone).formatToParts(new Date(utcSeconds * 1000));
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const local = secondsFromFields({
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour') % 24,
    minute: part('minute'),
    second: part('second'),
  });
  return Math.round((local - utcSeconds) / 60);
}

/** The moment (seconds from 1970 UTC) at which a zone's clock shows `localSeconds`; the earlier one if it does twice. */
export function utcFromLocal(zone: string, localSeconds: number): number {
  const guess = localSeconds - zoneOffset(zone, localSeconds) * 60;
  const first = localSeconds - zoneOffset(zone, guess) * 60;
  const second = localSeconds - zoneOffset(zone, first) * 60;
  return Math.min(first, second);
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

/** A time zone, as what its clock shows at a moment. Moments and clock readings are milliseconds from 1970-01-01 00:00, in UTC and on that clock. */
export interface TimeZone {
  /** Whether its clock never changes, so that every reading is exactly one moment. */
  readonly fixed: boolean;
  /** Milliseconds by which the clock is ahead of UTC at a moment. */
  offsetAt(moment: number): number;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const OFFSET = /^(?<sign>[+-])(?<hours>\d\d):(?<minutes>[0-5]\d)$/;

/**
 * @param name `UTC`, an offset such as `+05:45`, or a region of the IANA database
 * @throws RangeError for a region that this process does not know
 */
export function timeZone(name: string): TimeZone {
  const parts = OFFSET.exec(name)?.groups;
  if (parts !== undefined) {
    const minutes = Number(parts['hours']) * 60 + Number(parts['minutes']);
    return fixedZone((parts['sign'] === '-' ? -minutes : minutes) * MINUTE);
  }
  return name === 'UTC' ? fixedZone(0) : regionZone(name);
}

/** The moments at which the clock shows a reading, in their order: none when it was put forward over it, two when it was put back over it. */
export function momentsOf(zone: TimeZone, reading: number): readonly number[] {
  const before = reading - zone.offsetAt(reading - DAY);
  const after = reading - zone.offsetAt(reading + DAY);
  const candidates = before === after ? [before] : [before, after].sort((a, b) => a - b);
  return candidates.filter((moment) => moment + zone.offsetAt(moment) === reading);
}

function fixedZone(offset: number): TimeZone {
  return { fixed: true, offsetAt: () => offset };
}

function regionZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    fixed: false,
    offsetAt(moment) {
      const second = Math.floor(moment / 1000) * 1000;
      const parts = new Map(format.formatToParts(second).map(({ type, value }) => [type, value]));
      const field = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
      const year = parts.get('era') === 'BC' ? 1 - field('year') : field('year');
      const clock = readingOf(year, field('month'), field('day'), field('hour'), field('minute'), field('second'));
      return clock - second;
    },
  };
}

/** `Date.UTC`, which takes the years 0 to 99 for others. */
export function readingOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, millisecond);
}

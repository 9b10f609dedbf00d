import { type Binder, REFUSED, type ResultFault, unexpected } from '../binder.js';

/** How values of a class stand for ISO text. */
export interface DatetimeMapping {
  readonly expects: string;
  /** The ISO text of a value; undefined for one that has none. */
  readonly toIso: (value: unknown) => string | undefined;
  readonly fromIso: (text: string) => object;
  readonly faults: readonly Fault[];
}

type Fault = (local: string) => readonly [condition: string, fault: ResultFault];

/** A type's binder for ISO text, with values of a class in its place. What cannot be given as one raises in the block. */
export function mappedDatetime(iso: Binder, { expects, toIso, fromIso, faults }: DatetimeMapping): Binder {
  return {
    ...iso,
    expects,
    encode(value, driver) {
      const text = toIso(value);
      return text === undefined ? REFUSED : iso.encode(text, driver);
    },
    decode(value) {
      const text = iso.decode(value);
      if (typeof text !== 'string') throw unexpected(value, iso.bindType);
      return fromIso(text);
    },
    faults: (local) => faults.map((fault) => fault(local)),
  };
}

/**
 * JavaScript counts in the Gregorian calendar throughout, Oracle in the Julian one before 15 October 1582. A date keeps its year, month and day; one that
 * the Gregorian calendar does not have (29 February 1500) raises. So does every 29 February before the year 1.
 */
export const julianDay: Fault = (local) => [
  `to_char(${local}, 'MMDD') = '0229' and (to_char(${local}, 'SYYYY') like '-%' ` +
    `or mod(to_number(to_char(${local}, 'YYYY')), 100) = 0 and mod(to_number(to_char(${local}, 'YYYY')), 400) <> 0)`,
  'calendar',
];

/** The same for a type whose text is in UTC. */
export const julianDayInUtc: Fault = (local) => julianDay(`sys_extract_utc(${local})`);

/** Digits of the second beyond milliseconds. */
export const excessDigits: Fault = (local) => [`mod(to_number(to_char(${local}, 'FF9')), 1000000) <> 0`, 'digits'];

/**
 * A reading of a region's clock that is not exactly one moment. There are at most two candidates, by the offsets of the day before and of the day after; they are
 * tried in the direction that has always an answer, from UTC to the region.
 * @param skippedOnly only readings that the clock never shows, not those that it shows twice
 */
export function doubtfulReading(region: string, skippedOnly: boolean): Fault {
  const text = region.replaceAll("'", "''");
  const clockAt = (moment: string) => `cast(from_tz(${moment}, 'UTC') at time zone '${text}' as timestamp(9))`;
  return (local) => {
    const reading = `cast(${local} as timestamp(9))`;
    const candidate = (sign: '-' | '+') => {
      const near = `(${reading} ${sign} interval '1' day)`;
      return `(${reading} - (${clockAt(near)} - ${near}))`;
    };
    const [before, after] = [candidate('-'), candidate('+')];
    const never = `${clockAt(before)} <> ${reading} and ${clockAt(after)} <> ${reading}`;
    const twice = `${clockAt(before)} = ${reading} and ${clockAt(after)} = ${reading}`;
    return [
      // Neighbouring days must exist; clocks are not known to change in the last days of the calendar.
      `${reading} between timestamp '1800-01-01 00:00:00' and timestamp '9999-12-30 00:00:00' ` +
        `and ${before} <> ${after} and (${never}${skippedOnly ? '' : ` or ${twice}`})`,
      'clock',
    ];
  };
}

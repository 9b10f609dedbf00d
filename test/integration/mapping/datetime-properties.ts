import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type CallRoutine, equal, type Property } from './property.js';

const FIRST_GREGORIAN = Date.parse('1582-10-15T00:00:00Z') / 1000;
const LAST = Date.parse('9999-12-31T23:59:59Z') / 1000;

/** Seconds since 1970, many of them on days on which clocks change in New York, where Kathmandu's changed, or in this century. */
const SECONDS = fc.oneof(
  fc.integer({ min: FIRST_GREGORIAN, max: LAST }),
  hours('2024-03-10T00:00:00Z', 30),
  hours('2024-11-03T00:00:00Z', 30),
  hours('1986-01-01T00:00:00Z', 30),
  fc.integer({ min: Date.parse('2000-01-01T00:00:00Z') / 1000, max: Date.parse('2040-01-01T00:00:00Z') / 1000 }),
);

const NANOSECONDS = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999_999 }));

const INSTANT = fc
  .tuple(SECONDS, NANOSECONDS)
  .map(([seconds, nanoseconds]) =>
    Temporal.Instant.fromEpochNanoseconds(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds)),
  );

const STAMP = INSTANT.map((instant) => instant.toZonedDateTimeISO('UTC').toPlainDateTime());
const DAY = STAMP.map((stamp) => stamp.round({ smallestUnit: 'second', roundingMode: 'floor' }));

/** Labels only: the days between two of them are not those of the Gregorian calendar. */
const JULIAN = fc
  .tuple(fc.integer({ min: -4710, max: 1581 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => new Temporal.PlainDateTime(year, month, day, 12, 30));

/** Half a day away from the ends of the calendar, which a zone may not leave. */
const ZONED = fc
  .tuple(
    INSTANT.filter((instant) => Math.abs(instant.epochMilliseconds / 1000 - (FIRST_GREGORIAN + LAST) / 2) < 132e9),
    fc.integer({ min: -12 * 60, max: 14 * 60 }),
  )
  .map(([instant, minutes]) => instant.toZonedDateTimeISO(offset(minutes)));

const SPAN = fc
  .tuple(
    fc.integer({ min: -36_500, max: 36_500 }),
    fc.integer({ min: 0, max: 86_399 }),
    fc.integer({ min: 0, max: 999_999_999 }),
  )
  .map(([days, seconds, nanoseconds]) =>
    Temporal.Duration.from({
      days,
      seconds: days < 0 ? -seconds : seconds,
      nanoseconds: days < 0 ? -nanoseconds : nanoseconds,
    }),
  );

const text = (value: unknown) => String(value);
const isInside = (stamp: Temporal.PlainDateTime) => stamp.year >= 1583 && stamp.year <= 9999;

export const DATETIME_PROPERTIES: readonly Property[] = [
  comesBack('a PlainDateTime in a DATE', DAY, 'temporal.dayAsIs'),
  comesBack('a PlainDateTime in a TIMESTAMP', STAMP, 'temporal.stamp'),
  comesBack('a ZonedDateTime', ZONED, 'temporal.zoned'),
  comesBack('an Instant', INSTANT, 'temporal.localStamp'),
  {
    name: 'ISO text is what Temporal writes',
    check: (call) =>
      fc.asyncProperty(STAMP, DAY, ZONED, async (stamp, day, zoned) => {
        equal(await call('iso.stamp', { value: text(stamp) }), text(stamp.toString()));
        equal(await call('iso.dayAsIs', { value: text(day) }), text(day));
        const zonedText = zoned.toString({ timeZoneName: 'never' });
        equal(await call('iso.zoned', { value: zonedText }), zonedText);
        equal(await call('iso.localStamp', { value: zonedText }), text(zoned.toInstant()));
      }),
  },
  {
    name: 'a date of the Julian calendar keeps its year, month and day',
    check: (call) =>
      fc.asyncProperty(JULIAN, async (value) => {
        const date = new Date(value.toZonedDateTime('UTC').epochMilliseconds);
        equal(await call('iso.stamp', { value: text(value) }), text(value));
        equal(text(await call('temporal.dayAsIs', { value })), text(value));
        equal(await call('utc.dayAsIs', { value: date }), date);
      }),
  },
  dateInZone('utc', 'UTC'),
  dateInZone('kathmandu', '+05:45'),
  dateInZone('newYork', 'America/New_York'),
  {
    name: 'a Date is the moment that a zoned value is',
    check: (call) =>
      fc.asyncProperty(ZONED, async (zoned) => {
        const value = new Date(zoned.epochMilliseconds);
        equal(await call('utc.zoned', { value }), value);
        equal(await call('utc.localStamp', { value }), value);
      }),
  },
  {
    name: 'a reading is the moment that Temporal says, the earlier and the later one',
    check: (call) =>
      fc.asyncProperty(DAY, async (day) => {
        for (const disambiguation of ['earlier', 'later'] as const) {
          const zoned = day.toZonedDateTime('America/New_York', { disambiguation });
          const isSkipped = !zoned.toPlainDateTime().equals(day);
          const path = disambiguation === 'earlier' ? 'newYorkEarlier' : 'newYorkLater';
          equal(
            await call(`${path}.dayOf`, { text: oracleText(day) }).catch(nameOf),
            isSkipped ? 'ResultError' : new Date(zoned.epochMilliseconds),
          );
        }
      }),
  },
  {
    name: 'days are added',
    check: (call) =>
      fc.asyncProperty(DAY, fc.integer({ min: -50_000, max: 50_000 }), async (value, days) => {
        const later = value.add({ days });
        fc.pre(isInside(later));
        equal(text(await call('temporal.daysLater', { value, days })), text(later));
      }),
  },
  {
    name: 'months are added, the last day of a month stays the last',
    check: (call) =>
      fc.asyncProperty(DAY, fc.integer({ min: -5_000, max: 5_000 }), async (value, months) => {
        const later = value.add({ months });
        fc.pre(isInside(later));
        const expected = value.day === value.daysInMonth ? later.with({ day: later.daysInMonth }) : later;
        equal(text(await call('temporal.monthsLater', { value, months })), text(expected));
      }),
  },
  {
    name: 'an interval is added to the nanosecond',
    check: (call) =>
      fc.asyncProperty(STAMP, SPAN, async (value, duration) => {
        const later = value.add(duration);
        fc.pre(isInside(later));
        equal(text(await call('temporal.later', { value, span: spanOf(duration) })), text(later));
      }),
  },
  {
    name: 'the difference of two timestamps is to the nanosecond',
    check: (call) =>
      fc.asyncProperty(STAMP, STAMP, async (a, b) => {
        equal(await call('temporal.betweenStamps', { a, b }), spanOf(a.until(b, { largestUnit: 'days' })));
      }),
  },
  {
    name: 'an INTERVAL DAY TO SECOND comes back, and two are added',
    check: (call) =>
      fc.asyncProperty(SPAN, SPAN, async (a, b) => {
        equal(await call('iso.span', { value: spanOf(a) }), spanOf(a));
        const sum = a.add(b).round({ largestUnit: 'days', smallestUnit: 'nanoseconds' });
        equal(await call('iso.both', { a: spanOf(a), b: spanOf(b) }), spanOf(sum));
      }),
  },
  {
    name: 'an INTERVAL YEAR TO MONTH comes back',
    check: (call) =>
      fc.asyncProperty(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(11), async (years, size) => {
        const value = { years, months: years < 0 ? -size + 0 : size };
        equal(await call('iso.monthSpan', { value }), value);
      }),
  },
];

function comesBack(name: string, values: fc.Arbitrary<object>, path: string): Property {
  return {
    name: `${name} comes back`,
    check: (call) =>
      fc.asyncProperty(values, async (value) => {
        equal(text(await call(path, { value })), text(value));
      }),
  };
}

/** A Date goes in and comes back, unless its reading on the zone's clock is not its own. */
function dateInZone(name: string, zone: string): Property {
  return {
    name: `a Date in ${zone} comes back, or its reading comes twice`,
    check: (call: CallRoutine) =>
      fc.asyncProperty(SECONDS, fc.nat(999), async (seconds, milliseconds) => {
        const value = new Date(seconds * 1000 + milliseconds);
        const zoned = Temporal.Instant.fromEpochMilliseconds(value.getTime()).toZonedDateTimeISO(zone);
        const reading = zoned.toPlainDateTime();
        fc.pre(isInside(reading));
        const moments = (['earlier', 'later'] as const).map(
          (disambiguation) => reading.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        );
        const isOnce = moments[0] === moments[1];
        equal(await call(`${name}.stamp`, { value }).catch(nameOf), isOnce ? value : 'ArgumentError');
        const whole = new Date(seconds * 1000);
        equal(await call(`${name}.dayAsIs`, { value: whole }).catch(nameOf), isOnce ? whole : 'ArgumentError');
        if (isOnce) equal(await call(`${name}.textOf`, { value }), `${oracleText(reading)}.${milli(milliseconds)}`);
      }),
  };
}

function spanOf(duration: Temporal.Duration) {
  const { days, hours, minutes, seconds, nanoseconds } = duration.round({ largestUnit: 'days' });
  const { milliseconds, microseconds } = duration.round({ largestUnit: 'days' });
  return {
    days,
    hours,
    minutes,
    seconds,
    nanoseconds: nanoseconds + microseconds * 1_000 + milliseconds * 1_000_000 + 0,
  };
}

function hours(from: string, count: number): fc.Arbitrary<number> {
  const start = Date.parse(from) / 1000;
  return fc.integer({ min: start, max: start + count * 3600 });
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function milli(milliseconds: number): string {
  return String(milliseconds).padStart(3, '0').padEnd(9, '0');
}

/** To the second. */
function oracleText(stamp: Temporal.PlainDateTime): string {
  return stamp.toString({ smallestUnit: 'second', roundingMode: 'floor' }).replace('T', ' ');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}

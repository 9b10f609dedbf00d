import type { ScalarKind } from '../../call-descriptor.js';
import type { Binder } from '../binder.js';
import type { TemporalClasses } from '../value-classes.js';
import { julianDay, julianDayInUtc, mappedDatetime } from './mapped-datetime.js';

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

export type DatetimeKind = Extract<ScalarKind, 'date' | 'timestamp' | 'timestamp_tz' | 'timestamp_ltz'>;

/**
 * DATE and TIMESTAMP as Temporal.PlainDateTime, WITH TIME ZONE as Temporal.ZonedDateTime, WITH LOCAL TIME ZONE as Temporal.Instant: exact, all digits. A
 * PlainDateTime with a fraction of a second does not go into a DATE. Of a ZonedDateTime the offset is kept, not a region's name, and it
 * must be one of whole minutes, as today's are.
 */
export function temporalBinder(iso: Binder, kind: DatetimeKind, temporal: TemporalClasses): Binder {
  switch (kind) {
    case 'date':
      return plain(iso, temporal, 'a Temporal.PlainDateTime of whole seconds');
    case 'timestamp':
      return plain(iso, temporal, 'a Temporal.PlainDateTime');
    case 'timestamp_tz':
      return mappedDatetime(iso, {
        expects: 'a Temporal.ZonedDateTime with an offset of whole minutes',
        toIso: (value) =>
          value instanceof temporal.ZonedDateTime && value.offsetNanoseconds % NANOSECONDS_PER_MINUTE === 0
            ? value.toString({ calendarName: 'never', timeZoneName: 'never' })
            : undefined,
        fromIso: (text) => temporal.ZonedDateTime.from(`${text}[${text.slice(-6)}]`),
        faults: [julianDay],
      });
    case 'timestamp_ltz':
      return mappedDatetime(iso, {
        expects: 'a Temporal.Instant',
        toIso: (value) => (value instanceof temporal.Instant ? String(value) : undefined),
        fromIso: (text) => temporal.Instant.from(text),
        faults: [julianDayInUtc],
      });
  }
}

function plain(iso: Binder, { PlainDateTime }: TemporalClasses, expects: string): Binder {
  return mappedDatetime(iso, {
    expects,
    toIso: (value) => (value instanceof PlainDateTime ? value.toString({ calendarName: 'never' }) : undefined),
    fromIso: (text) => PlainDateTime.from(text),
    faults: [julianDay],
  });
}

import { type ClockFields, fieldsFromSeconds } from './calendar.js';
import { zoneOffset } from './time-zone.js';

/** A TIMESTAMP: a wall clock's reading to the nanosecond, no time zone. */
export class Timestamp {
  /** From 1970-01-01 00:00:00 on the same clock. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanoseconds: number;

  constructor(seconds: number, nanoseconds: number) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
  }

  get fields(): ClockFields {
    return fieldsFromSeconds(this.seconds);
  }
}

/** A moment together with the zone in which it was given. Compared by the moment alone. */
export class TimestampWithTimeZone {
  /** From 1970-01-01 00:00:00 UTC. */
  readonly utcSeconds: number;
  readonly nanoseconds: number;
  /** `+02:00` or a region such as `Europe/Zurich`. */
  readonly zone: string;

  constructor(utcSeconds: number, nanoseconds: number, zone: string) {
    this.utcSeconds = utcSeconds;
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }

  /** Minutes ahead of UTC. */
  get offset(): number {
    return zoneOffset(this.zone, this.utcSeconds);
  }

  /** The clock in its zone. */
  get fields(): ClockFields {
    return fieldsFromSeconds(this.utcSeconds + this.offset * 60);
  }
}

/** A moment that is shown in the time zone of whoever looks at it. */
export class TimestampWithLocalTimeZone {
  /** From 1970-01-01 00:00:00 UTC. */
  readonly utcSeconds: number;
  readonly nanoseconds: number;

  constructor(utcSeconds: number, nanoseconds: number) {
    this.utcSeconds = utcSeconds;
    this.nanoseconds = nanoseconds;
  }
}

/** A count of seconds and nanoseconds with its fraction rounded to `precision` digits. */
export function roundFraction(seconds: number, nanoseconds: number, precision: number): readonly [number, number] {
  if (precision >= 9) return [seconds, nanoseconds];
  const unit = 10 ** (9 - precision);
  const rounded = Math.round(nanoseconds / unit) * unit;
  return rounded >= 1_000_000_000 ? [seconds + 1, rounded - 1_000_000_000] : [seconds, rounded];
}

import { secondsFromFields } from '../../sandbox/values/calendar.js';
import type { DataType } from '../../sandbox/values/data-type.js';
import { OracleDate } from '../../sandbox/values/date.js';
import { parseDatetime } from '../../sandbox/values/datetime-parse.js';
import { type DatetimeParts, formatDatetime } from '../../sandbox/values/datetime-text.js';
import { DEFAULT_NLS } from '../../sandbox/values/nls-settings.js';
import { utcFromLocal } from '../../sandbox/values/time-zone.js';
import { Timestamp, TimestampWithLocalTimeZone, TimestampWithTimeZone } from '../../sandbox/values/timestamp.js';
import type { Value } from '../../sandbox/values/value.js';

/** As the runtime's blocks write dates. */
const DATE = 'SYYYY-MM-DD"T"HH24:MI:SS';
const TIMESTAMP = `${DATE}.FF9`;
const ZONED = `${TIMESTAMP}TZH:TZM`;

/** What is missing in a text, which never is. */
const NOTHING = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** The text in which a datetime comes out of a block; undefined for any other value. */
export function datetimeText(value: Value): string | undefined {
  if (value instanceof OracleDate) return format(value.fields, DATE);
  if (value instanceof Timestamp)
    return format({ ...value.fields, nanoseconds: value.nanoseconds, precision: 9 }, TIMESTAMP);
  if (value instanceof TimestampWithTimeZone) {
    const { fields, nanoseconds, offset } = value;
    return format({ ...fields, nanoseconds, precision: 9, offset }, ZONED);
  }
  if (value instanceof TimestampWithLocalTimeZone) {
    const { utcSeconds, nanoseconds } = value;
    return format({ ...new Timestamp(utcSeconds, nanoseconds).fields, nanoseconds, precision: 9 }, TIMESTAMP);
  }
  return undefined;
}

function format(parts: DatetimeParts, mask: string): string {
  return formatDatetime(parts, mask, DEFAULT_NLS);
}

/** The value of the text in which a datetime goes into a block. */
export function datetimeValue(text: string, kind: DataType['kind']): Value {
  switch (kind) {
    case 'date':
      return OracleDate.fromFields(parseDatetime(text, DATE, NOTHING, 'date'));
    case 'timestamp': {
      const parsed = parseDatetime(text, TIMESTAMP, NOTHING, 'timestamp');
      return new Timestamp(secondsFromFields(parsed), parsed.nanoseconds);
    }
    default: {
      const parsed = parseDatetime(text, ZONED, NOTHING, 'timestamp_tz');
      const zone = parsed.zone ?? '+00:00';
      const utcSeconds = utcFromLocal(zone, secondsFromFields(parsed));
      return kind === 'timestamp_ltz'
        ? new TimestampWithLocalTimeZone(utcSeconds, parsed.nanoseconds)
        : new TimestampWithTimeZone(utcSeconds, parsed.nanoseconds, zone);
    }
  }
}

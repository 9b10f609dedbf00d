import { type Binder, REFUSED, unexpected } from '../binder.js';

/** INTERVAL YEAR TO MONTH. Both fields have the interval's sign. */
export interface IntervalYearToMonth {
  readonly years: number;
  readonly months: number;
}

/** INTERVAL DAY TO SECOND. All fields have the interval's sign. */
export interface IntervalDayToSecond {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

const YEAR_TO_MONTH = [
  ['years', 999_999_999],
  ['months', 11],
] as const;

const DAY_TO_SECOND = [
  ['days', 999_999_999],
  ['hours', 23],
  ['minutes', 59],
  ['seconds', 59],
  ['nanoseconds', 999_999_999],
] as const;

/** INTERVAL YEAR TO MONTH; a field left out is 0. */
export const intervalYmBinder: Binder = {
  expects: 'an object of integers { years, months } (months up to 11) of one sign',
  bindType: 'DB_TYPE_INTERVAL_YM',
  encode(value, driver) {
    const fields = readFields(value, YEAR_TO_MONTH);
    return fields === undefined ? REFUSED : Object.assign(new driver.IntervalYM(), fields);
  },
  decode(value): IntervalYearToMonth {
    const field = fieldsOf(value, 'DB_TYPE_INTERVAL_YM');
    return { years: field('years'), months: field('months') };
  },
};

/** INTERVAL DAY TO SECOND; a field left out is 0. The driver calls nanoseconds `fseconds`. */
export const intervalDsBinder: Binder = {
  expects: 'an object of integers { days, hours, minutes, seconds, nanoseconds } within their ranges and of one sign',
  bindType: 'DB_TYPE_INTERVAL_DS',
  encode(value, driver) {
    const fields = readFields(value, DAY_TO_SECOND);
    if (fields === undefined) return REFUSED;
    const { nanoseconds = 0, ...rest } = fields;
    return Object.assign(new driver.IntervalDS(), rest, { fseconds: nanoseconds });
  },
  decode(value): IntervalDayToSecond {
    const field = fieldsOf(value, 'DB_TYPE_INTERVAL_DS');
    return {
      days: field('days'),
      hours: field('hours'),
      minutes: field('minutes'),
      seconds: field('seconds'),
      nanoseconds: field('fseconds'),
    };
  },
};

/** Whether it can be an INTERVAL YEAR TO MONTH. */
export function isYearToMonth(value: unknown): boolean {
  return readFields(value, YEAR_TO_MONTH) !== undefined;
}

/** Whether it can be an INTERVAL DAY TO SECOND. */
export function isDayToSecond(value: unknown): boolean {
  return readFields(value, DAY_TO_SECOND) !== undefined;
}

/** The fields with 0 for absent ones; undefined for an unknown field, a value out of range or mixed signs. */
function readFields(
  value: unknown,
  known: readonly (readonly [name: string, max: number])[],
): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const fields: Record<string, number> = {};
  let sign = 0;
  for (const [name, max] of known) {
    const field = given.get(name) ?? 0;
    given.delete(name);
    if (typeof field !== 'number' || !Number.isInteger(field) || Math.abs(field) > max) return undefined;
    if (field !== 0 && sign !== 0 && Math.sign(field) !== sign) return undefined;
    if (field !== 0) sign = Math.sign(field);
    fields[name] = field + 0;
  }
  return given.size === 0 ? fields : undefined;
}

function fieldsOf(value: unknown, bindType: 'DB_TYPE_INTERVAL_YM' | 'DB_TYPE_INTERVAL_DS'): (name: string) => number {
  if (typeof value !== 'object' || value === null) throw unexpected(value, bindType);
  const fields = new Map<string, unknown>(Object.entries(value));
  return (name) => {
    const field = fields.get(name);
    if (typeof field !== 'number') throw unexpected(field, bindType);
    return field;
  };
}

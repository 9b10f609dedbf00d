import { z } from 'zod';
import {
  type IntervalDayToSecond,
  type IntervalYearToMonth,
  isDayToSecond,
  isYearToMonth,
} from '../binds/scalar/interval.js';

/** INTERVAL YEAR TO MONTH as an argument: a field left out is 0. */
export function yearToMonthInput() {
  return z.custom<Partial<IntervalYearToMonth>>(isYearToMonth, {
    error: 'must be an object of integers { years, months } (months up to 11) of one sign',
  });
}

/** INTERVAL DAY TO SECOND as an argument: a field left out is 0. */
export function dayToSecondInput() {
  return z.custom<Partial<IntervalDayToSecond>>(isDayToSecond, {
    error:
      'must be an object of integers { days, hours, minutes, seconds, nanoseconds } within their ranges and of one sign',
  });
}

/** INTERVAL YEAR TO MONTH in a result. */
export function yearToMonth() {
  return z.strictObject({ years: z.number(), months: z.number() });
}

/** INTERVAL DAY TO SECOND in a result. */
export function dayToSecond() {
  return z.strictObject({
    days: z.number(),
    hours: z.number(),
    minutes: z.number(),
    seconds: z.number(),
    nanoseconds: z.number(),
  });
}

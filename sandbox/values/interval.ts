/** INTERVAL YEAR TO MONTH. */
export class IntervalYearToMonth {
  /** All of it in months; negative for a negative interval. */
  readonly months: number;
  /** Where a client bound fields that are not all of one sign: they stay so until something is computed with the interval. */
  readonly bound: YearToMonthFields | undefined;

  constructor(months: number, bound?: YearToMonthFields) {
    this.months = months;
    this.bound = bound;
  }
}

export interface YearToMonthFields {
  readonly years: number;
  readonly months: number;
}

/** INTERVAL DAY TO SECOND. Both parts have the interval's sign. */
export class IntervalDayToSecond {
  /** All whole seconds. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Where a client bound fields beyond their ranges or not all of one sign: they stay so until something is computed. */
  readonly bound: DayToSecondFields | undefined;

  constructor(seconds: number, nanoseconds: number, bound?: DayToSecondFields) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
    this.bound = bound;
  }
}

export interface DayToSecondFields {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

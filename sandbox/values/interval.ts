/** INTERVAL YEAR TO MONTH. */
export class IntervalYearToMonth {
  /** All of it in months; negative for a negative interval. */
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }
}

/** INTERVAL DAY TO SECOND. Both parts have the interval's sign. */
export class IntervalDayToSecond {
  /** All whole seconds. */
  readonly seconds: number;
  readonly nanoseconds: number;

  constructor(seconds: number, nanoseconds: number) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
  }
}

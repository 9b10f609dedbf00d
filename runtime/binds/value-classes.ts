/**
 * The classes of mapped values that do not come with JavaScript. The emitted module imports them and hands them over, so that the runtime depends on none of
 * their packages and the class is the one that the emitted types name.
 */
export interface ValueClasses {
  /** Of decimal.js, or one like it: made from decimal text, and written as such by `String()`. */
  readonly Decimal?: DecimalClass;
  readonly Temporal?: TemporalClasses;
}

export type DecimalClass = new (text: string) => object;

/** The part of Temporal that is used. */
export interface TemporalClasses {
  readonly Instant: TemporalClass<object>;
  readonly PlainDateTime: TemporalClass<PlainValue>;
  readonly ZonedDateTime: TemporalClass<ZonedValue>;
}

export interface TemporalClass<T extends object> {
  // For instanceof; values are made by from().
  new (...args: never[]): T;
  from(text: string): T;
}

export interface PlainValue {
  toString(options?: { readonly calendarName?: 'never' }): string;
}

export interface ZonedValue {
  readonly offsetNanoseconds: number;
  toString(options?: { readonly calendarName?: 'never'; readonly timeZoneName?: 'never' }): string;
}

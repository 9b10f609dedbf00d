import { type ClockFields, daysInMonth } from '../calendar.js';
import { OracleDate } from '../date.js';
import { type NumberValue, OracleNumber, parseNumber } from '../number.js';
import { Timestamp } from '../timestamp.js';
import type { JsonScalar } from './json-value.js';

/* JSON scalars as values of SQL types; undefined for one that is no such thing. JSON null is none of them. */

/** A number, or a string that is written as one. */
export function jsonToNumber({ value }: JsonScalar): NumberValue | undefined {
  if (typeof value === 'number' || value instanceof OracleNumber) return value;
  return typeof value === 'string' && value.trim() !== '' ? parseNumber(value) : undefined;
}

/** Without the time, as ISO 8601 dates are read. */
export function jsonToDate(scalar: JsonScalar): OracleDate | undefined {
  const timestamp = jsonToTimestamp(scalar);
  if (timestamp === undefined) return undefined;
  return OracleDate.fromFields({ ...timestamp.fields, hour: 0, minute: 0, second: 0 });
}

/** Of a string with a time zone, the time in UTC. */
export function jsonToTimestamp({ value }: JsonScalar): Timestamp | undefined {
  if (value instanceof Timestamp) return value;
  if (value instanceof OracleDate) return new Timestamp(value.seconds, 0);
  return typeof value === 'string' ? parseIsoTimestamp(value) : undefined;
}

/**
 * `2026-02-28`, `2026-02-28T12:30:00`, `2026-02-28T12:30:00.123456+02:00`. Source: JSON Developer's Guide, "ISO 8601 Date, Time, and
 * Duration Support".
 */
export function parseIsoTimestamp(text: string): Timestamp | undefined {
  const reader = new IsoReader(text);
  const [year, month, day] = [reader.digits(4), reader.after('-', 2), reader.after('-', 2)];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  let [hour, minute, second, nanoseconds, offset] = [0, 0, 0, 0, 0];
  if (reader.accept('T') || reader.accept(' ')) {
    const [hours, minutes] = [reader.digits(2), reader.after(':', 2)];
    if (hours === undefined || minutes === undefined) return undefined;
    [hour, minute] = [hours, minutes];
    if (reader.at(':')) {
      const seconds = reader.after(':', 2);
      if (seconds === undefined) return undefined;
      second = seconds;
      if (reader.accept('.')) nanoseconds = reader.fraction();
    }
    const zone = reader.zone();
    if (zone === undefined) return undefined;
    offset = zone;
  }
  const fields = { year, month, day, hour, minute, second };
  if (!reader.isAtEnd || !isValid(fields)) return undefined;
  return new Timestamp(OracleDate.fromFields(fields).seconds - offset * 60, nanoseconds);
}

function isValid({ year, month, day, hour, minute, second }: ClockFields): boolean {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return false;
  return hour < 24 && minute < 60 && second < 60;
}

class IsoReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  at(symbol: string): boolean {
    return this.#text.charAt(this.#at) === symbol;
  }

  accept(symbol: string): boolean {
    const found = this.at(symbol);
    if (found) this.#at += 1;
    return found;
  }

  /** A number of exactly so many digits. */
  digits(count: number): number | undefined {
    const digits = this.#text.slice(this.#at, this.#at + count);
    if (digits.length < count || [...digits].some((digit) => !isDigit(digit))) return undefined;
    this.#at += count;
    return Number(digits);
  }

  after(symbol: string, count: number): number | undefined {
    return this.accept(symbol) ? this.digits(count) : undefined;
  }

  /** Digits of a second as nanoseconds. */
  fraction(): number {
    const start = this.#at;
    while (isDigit(this.#text.charAt(this.#at))) this.#at += 1;
    return Number(this.#text.slice(start, this.#at).slice(0, 9).padEnd(9, '0'));
  }

  /** Minutes ahead of UTC; 0 where there is no zone, undefined for what is none. */
  zone(): number | undefined {
    if (this.accept('Z') || this.isAtEnd) return 0;
    const sign = this.accept('-') ? -1 : this.accept('+') ? 1 : undefined;
    const [hours, minutes] = [this.digits(2), this.after(':', 2)];
    return sign === undefined || hours === undefined || minutes === undefined
      ? undefined
      : sign * (hours * 60 + minutes);
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

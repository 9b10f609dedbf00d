import { type ClockFields, daysFromDate } from './calendar.js';
import { parseModel, type Suffix } from './datetime-model.js';
import { DAYS, LONGEST_NAME, MONTHS, ROMAN_MONTHS } from './datetime-names.js';
import type { NlsSettings } from './nls-settings.js';
import { NotSupportedError, OracleError } from './oracle-error.js';
import { ordinalSuffix, spelledNumber, spelledOrdinal, spelledYear } from './spelled-number.js';
import { offsetText, parseOffset } from './time-zone.js';
import { zoneAbbreviation } from './time-zone-abbreviations.js';

/** A datetime taken apart, as far as its type goes. */
export interface DatetimeParts extends ClockFields {
  /** Undefined for DATE, which has no fraction. */
  readonly nanoseconds?: number;
  /** Minutes ahead of UTC; undefined without a time zone. */
  readonly offset?: number;
  /** As given: an offset or a region. */
  readonly zone?: string;
  /** Digits that FF shows. */
  readonly precision?: number;
}

/** TO_CHAR(datetime, format). @throws OracleError 1821 for what the type has not */
export function formatDatetime(parts: DatetimeParts, format: string, nls: NlsSettings): string {
  let fill = true;
  let result = '';
  for (const element of parseModel(format)) {
    if (element.kind === 'modifier') {
      if (element.name === 'FM') fill = !fill;
    } else if (element.kind === 'literal') result += element.text;
    else if (element.suffix === undefined) result += fieldText(parts, element.name, element.text, fill, nls);
    else result += suffixed(fieldText(parts, element.name, element.text, fill, nls), element.suffix, element.text);
  }
  return result;
}

/** A number as `04TH`, `FOUR` or `FOURTH`, always in English. */
function suffixed(number: string, suffix: Suffix, written: string): string {
  const value = Number(number);
  switch (suffix) {
    case 'TH':
      return inCase(number + ordinalSuffix(Math.abs(value)), written);
    case 'SP':
      return wordsInCase(spelled(value, spelledNumber), written);
    case 'SPTH':
      return wordsInCase(spelled(value, spelledOrdinal), written);
  }
}

function spelled(value: number, spell: (value: number) => string): string {
  if (value < 0) throw new NotSupportedError('the datetime format suffix SP of a negative number');
  return spell(value);
}

function fieldText(parts: DatetimeParts, name: string, written: string, fill: boolean, nls: NlsSettings): string {
  const { year, month, day, hour, minute, second } = parts;
  const size = Math.abs(year);
  switch (name) {
    case 'YYYY':
    case 'RRRR':
      return digits(fill, size, 4);
    case 'SYYYY':
      return `${year < 0 ? '-' : fill ? ' ' : ''}${digits(fill, size, 4)}`;
    case 'YYY':
      return digits(fill, size % 1000, 3);
    case 'YY':
    case 'RR':
      return digits(fill, size % 100, 2);
    case 'Y':
      return String(size % 10);
    case 'Y,YYY':
      return `${Math.floor(size / 1000)},${String(size % 1000).padStart(3, '0')}`;
    case 'IYYY':
      return digits(fill, isoWeek(parts).year, 4);
    case 'IYY':
      return digits(fill, isoWeek(parts).year % 1000, 3);
    case 'IY':
      return digits(fill, isoWeek(parts).year % 100, 2);
    case 'I':
      return String(isoWeek(parts).year % 10);
    case 'YEAR':
      return wordsInCase(spelledYear(size), written);
    case 'SYEAR':
      return `${year < 0 ? '-' : fill ? ' ' : ''}${wordsInCase(spelledYear(size), written.slice(1))}`;
    case 'MM':
      return digits(fill, month, 2);
    case 'MON':
      return inCase((MONTHS[month - 1] ?? '').slice(0, 3), written);
    case 'MONTH':
      return named(fill, written, MONTHS[month - 1] ?? '');
    case 'RM': {
      const roman = ROMAN_MONTHS[month - 1] ?? '';
      return inCase(fill ? roman.padEnd(4) : roman, written);
    }
    case 'DD':
      return digits(fill, day, 2);
    case 'DDD':
      return digits(fill, dayOfYear(parts), 3);
    case 'D':
      return String(weekday(parts) + 1);
    case 'DAY':
      return named(fill, written, DAYS[weekday(parts)] ?? '');
    case 'DY':
      return inCase((DAYS[weekday(parts)] ?? '').slice(0, 3), written);
    case 'HH24':
      return digits(fill, hour, 2);
    case 'HH':
    case 'HH12':
      return digits(fill, hour % 12 === 0 ? 12 : hour % 12, 2);
    case 'MI':
      return digits(fill, minute, 2);
    case 'SS':
      return digits(fill, second, 2);
    case 'SSSSS':
      return digits(fill, hour * 3600 + minute * 60 + second, 5);
    case 'AM':
    case 'PM':
      return inCase(hour < 12 ? 'AM' : 'PM', written);
    case 'A.M.':
    case 'P.M.':
      return inCase(hour < 12 ? 'A.M.' : 'P.M.', written);
    case 'AD':
    case 'BC':
      return inCase(year < 0 ? 'BC' : 'AD', written);
    case 'A.D.':
    case 'B.C.':
      return inCase(year < 0 ? 'B.C.' : 'A.D.', written);
    case 'CC':
      return digits(fill, Math.ceil(size / 100), 2);
    case 'SCC':
      return `${year < 0 ? '-' : fill ? ' ' : ''}${digits(fill, Math.ceil(size / 100), 2)}`;
    case 'Q':
      return String(Math.ceil(month / 3));
    case 'WW':
      return digits(fill, Math.ceil(dayOfYear(parts) / 7), 2);
    case 'W':
      return String(Math.ceil(day / 7));
    case 'IW':
      return digits(fill, isoWeek(parts).week, 2);
    case 'J':
      return digits(fill, daysFromDate(year, month, day) + 2440588, 7);
    case 'X':
      if (parts.nanoseconds === undefined) throw notRecognized();
      return nls.numericCharacters.charAt(0);
    case 'DS':
      return `${month}/${day}/${String(size).padStart(4, '0')}`;
    case 'DL':
      return formatDatetime(parts, 'fmDay, Month DD, YYYY', nls);
    case 'TS':
      return formatDatetime(parts, 'HH:MI:SS AM', nls);
    case 'TZH':
      return offsetText(requireZone(parts).offset).slice(0, 3);
    case 'TZM':
      return offsetText(requireZone(parts).offset).slice(4);
    case 'TZR':
      return zoneText(requireZone(parts));
    case 'TZD': {
      const { zone, offset } = requireZone(parts);
      return parseOffset(zone) === undefined ? zoneAbbreviation(zone, offset, year) : '';
    }
    case 'E':
    case 'EE':
      throw new OracleError(1822, 'era format code is not valid with this calendar');
    default:
      return fraction(parts, name);
  }
}

/** A number's digits, with leading zeros unless FM is on. */
function digits(fill: boolean, value: number, width: number): string {
  if (!fill) return String(value);
  // Most have two.
  return width === 2 && value < 100 ? (TWO_DIGITS[value] ?? '') : String(value).padStart(width, '0');
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/** A name of a month or weekday, as long as the longest unless FM is on. */
function named(fill: boolean, written: string, value: string): string {
  return inCase(fill ? value.padEnd(LONGEST_NAME) : value, written);
}

/** A region as it was given; an offset always in the same form, however it was given. */
function zoneText({ zone, offset }: { readonly zone: string; readonly offset: number }): string {
  return parseOffset(zone) === undefined ? zone : offsetText(offset);
}

/** FF and FF1 to FF9. */
function fraction({ nanoseconds, precision }: DatetimeParts, name: string): string {
  if (nanoseconds === undefined) throw notRecognized();
  const digits = name === 'FF' ? (precision ?? 9) : Number(name.charAt(2));
  return String(nanoseconds).padStart(9, '0').slice(0, digits);
}

function requireZone({ offset, zone }: DatetimeParts): { readonly offset: number; readonly zone: string } {
  if (offset === undefined) throw notRecognized();
  return { offset, zone: zone ?? offsetText(offset) };
}

function notRecognized(): OracleError {
  return new OracleError(1821, 'date format not recognized');
}

/** `MONTH` gives upper case, `Month` capitalised, `month` lower case. */
function inCase(value: string, written: string): string {
  const [first = '', second = ''] = [...written].filter((character) => character !== '.');
  if (first === first.toLowerCase()) return value.toLowerCase();
  if (second === second.toLowerCase() && second !== '') return value.charAt(0) + value.slice(1).toLowerCase();
  return value;
}

/** `YEAR` gives upper case, `Year` every word capitalised, `year` lower case. */
function wordsInCase(words: string, written: string): string {
  let result = '';
  let word = '';
  for (const character of `${words} `) {
    if (character !== ' ' && character !== '-') word += character;
    else {
      result += inCase(word, written) + character;
      word = '';
    }
  }
  return result.slice(0, -1);
}

function weekday({ year, month, day }: ClockFields): number {
  return (((daysFromDate(year, month, day) + 4) % 7) + 7) % 7;
}

function dayOfYear({ year, month, day }: ClockFields): number {
  return daysFromDate(year, month, day) - daysFromDate(year, 1, 1) + 1;
}

/** ISO 8601: weeks begin on Monday, the first is that of the year's first Thursday. */
function isoWeek({ year, month, day }: ClockFields): { readonly year: number; readonly week: number } {
  const days = daysFromDate(year, month, day);
  const thursday = days - ((((days + 3) % 7) + 7) % 7) + 3;
  for (const candidate of [year + 1, year, year - 1]) {
    const first = daysFromDate(candidate, 1, 1);
    if (thursday >= first) return { year: candidate, week: Math.floor((thursday - first) / 7) + 1 };
  }
  return { year, week: 1 };
}

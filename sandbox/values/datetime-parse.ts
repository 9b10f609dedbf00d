import { type ClockFields, dateFromDays, daysFromDate, requireValidFields } from './calendar.js';
import { type ModelElement, parseModel } from './datetime-model.js';
import { DAYS, MONTHS, ROMAN_MONTHS } from './datetime-names.js';
import { NotSupportedError, OracleError } from './oracle-error.js';
import { offsetText } from './time-zone.js';

/** What a text says of a moment, according to a format. */
export interface ParsedDatetime extends ClockFields {
  readonly nanoseconds: number;
  /** An offset or region, if the format has one. */
  readonly zone: string | undefined;
}

/** Fields while they are read. */
interface Reading {
  year: number | undefined;
  month: number | undefined;
  day: number | undefined;
  dayOfYear: number | undefined;
  julian: number | undefined;
  hour: number;
  minute: number;
  second: number;
  secondsOfDay: number | undefined;
  nanoseconds: number;
  meridian: 'AM' | 'PM' | undefined;
  twelveHours: boolean;
  beforeChrist: boolean;
  zoneHour: number | undefined;
  zoneMinute: number | undefined;
  region: string | undefined;
}

/**
 * TO_DATE and TO_TIMESTAMP: reads `text` as `format` says. Punctuation may differ or be missing, unless FX asks for
 * exactness; what the format lacks is the first of the current month, at midnight.
 * @param today supplies the year and month that are not given
 * @throws OracleError 1830, 1840, 1841, 1843, 1847, 1858, 1861 …
 */
export function parseDatetime(text: string, format: string, today: ClockFields): ParsedDatetime {
  const reading: Reading = {
    year: undefined,
    month: undefined,
    day: undefined,
    dayOfYear: undefined,
    julian: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    secondsOfDay: undefined,
    nanoseconds: 0,
    meridian: undefined,
    twelveHours: false,
    beforeChrist: false,
    zoneHour: undefined,
    zoneMinute: undefined,
    region: undefined,
  };
  new TextReader(text, today, reading).read(parseModel(format));
  return complete(reading, today);
}

class TextReader {
  readonly #text: string;
  readonly #today: ClockFields;
  readonly #reading: Reading;
  #at = 0;
  #exact = false;

  constructor(text: string, today: ClockFields, reading: Reading) {
    this.#text = text;
    this.#today = today;
    this.#reading = reading;
  }

  read(elements: readonly ModelElement[]): void {
    for (const [index, element] of elements.entries()) {
      if (element.kind === 'modifier') {
        if (element.name === 'FX') this.#exact = !this.#exact;
      } else if (element.kind === 'literal') this.#literal(element.text, elements[index + 1]);
      else {
        this.#skipBlanks();
        if (this.#at >= this.#text.length) {
          if (isOptional(element.name)) continue;
          throw new OracleError(1840, 'input value not long enough for date format');
        }
        this.#field(element.name);
      }
    }
    this.#skipBlanks();
    if (this.#at < this.#text.length) {
      throw new OracleError(1830, 'date format picture ends before converting entire input string');
    }
  }

  /** Punctuation may be left out, but not where digits stand in the place of a name. */
  #literal(text: string, next?: ModelElement): void {
    for (const character of text) {
      const actual = this.#text.charAt(this.#at);
      if (actual === character) this.#at += 1;
      else if (this.#exact) throw new OracleError(1861, 'literal does not match format string');
      else if (isPunctuation(character) && actual !== '' && isPunctuation(actual)) this.#at += 1;
      else if (isPunctuation(character) && !(isDigit(actual) && isName(next))) continue;
      else throw new OracleError(1861, 'literal does not match format string');
    }
  }

  #field(name: string): void {
    const reading = this.#reading;
    switch (name) {
      case 'YYYY':
      case 'SYYYY':
        reading.year = this.#signedNumber(4);
        return;
      case 'RRRR': {
        const { value, digits } = this.#number(4);
        reading.year = digits <= 2 ? this.#nearCentury(value) : value;
        return;
      }
      case 'RR':
        reading.year = this.#nearCentury(this.#twoDigitYear());
        return;
      case 'YYY':
        reading.year = Math.floor(this.#today.year / 1000) * 1000 + this.#number(3).value;
        return;
      case 'YY': {
        const { value, digits } = this.#number(4, 2);
        reading.year = digits > 2 ? value : Math.floor(this.#today.year / 100) * 100 + value;
        return;
      }
      case 'Y':
        reading.year = Math.floor(this.#today.year / 10) * 10 + this.#number(1).value;
        return;
      case 'MM':
        reading.month = this.#startsWithLetter() ? this.#name(MONTHS, true) + 1 : this.#number(2).value;
        return;
      case 'MON':
      case 'MONTH':
        reading.month = this.#name(MONTHS, true) + 1;
        return;
      case 'RM':
        reading.month = this.#name([...ROMAN_MONTHS], false) + 1;
        return;
      case 'DD':
        reading.day = this.#number(2).value;
        return;
      case 'DDD':
        reading.dayOfYear = this.#number(3).value;
        return;
      case 'J':
        reading.julian = this.#number(7).value;
        return;
      case 'DAY':
      case 'DY':
        this.#name(DAYS, true);
        return;
      case 'D':
        this.#number(1);
        return;
      case 'HH24':
        reading.hour = this.#number(2).value;
        return;
      case 'HH':
      case 'HH12':
        reading.hour = this.#number(2).value;
        reading.twelveHours = true;
        if (reading.hour < 1 || reading.hour > 12) throw new OracleError(1849, 'hour must be between 1 and 12');
        return;
      case 'MI':
        reading.minute = this.#number(2).value;
        return;
      case 'SS':
        reading.second = this.#number(2).value;
        return;
      case 'SSSSS':
        reading.secondsOfDay = this.#number(5).value;
        return;
      case 'AM':
      case 'PM':
      case 'A.M.':
      case 'P.M.':
        reading.meridian = this.#meridian();
        return;
      case 'AD':
      case 'BC':
      case 'A.D.':
      case 'B.C.':
        reading.beforeChrist = this.#text.charAt(this.#at).toUpperCase() === 'B';
        this.#at += this.#text.charAt(this.#at + 1) === '.' ? 4 : 2;
        return;
      case 'X':
        this.#literal('.');
        return;
      case 'TZH':
        reading.zoneHour = this.#zoneHour();
        return;
      case 'TZM':
        reading.zoneMinute = this.#number(2).value;
        return;
      case 'TZR':
        reading.region = this.#region();
        return;
      case 'TZD':
        this.#region();
        return;
      default:
        if (name.startsWith('FF')) {
          this.#fraction(name === 'FF' ? 9 : Number(name.charAt(2)));
          return;
        }
        throw new NotSupportedError(`the datetime format element ${name} for input`);
    }
  }

  #skipBlanks(): void {
    if (this.#exact) return;
    while (this.#text.charAt(this.#at) === ' ') this.#at += 1;
  }

  #number(most: number, usual = most): { readonly value: number; readonly digits: number } {
    const start = this.#at;
    const limit =
      start + (usual === most ? most : this.#digitsAhead() > usual && this.#digitsAhead() <= most ? most : usual);
    while (this.#at < limit && isDigit(this.#text.charAt(this.#at))) this.#at += 1;
    if (this.#at === start) {
      throw new OracleError(1858, 'a non-numeric character was found where a numeric was expected');
    }
    return { value: Number(this.#text.slice(start, this.#at)), digits: this.#at - start };
  }

  #digitsAhead(): number {
    let end = this.#at;
    while (isDigit(this.#text.charAt(end))) end += 1;
    return end - this.#at;
  }

  #signedNumber(most: number): number {
    const sign = this.#text.charAt(this.#at);
    if (sign === '-' || sign === '+') this.#at += 1;
    const { value } = this.#number(most);
    return sign === '-' ? -value : value;
  }

  /** RR takes four digits, too, as a full year. */
  #twoDigitYear(): number {
    return this.#number(4, 2).value;
  }

  #nearCentury(year: number): number {
    if (year >= 100) return year;
    const century = Math.floor(this.#today.year / 100) * 100;
    const current = this.#today.year % 100;
    if (current < 50) return year < 50 ? century + year : century - 100 + year;
    return year < 50 ? century + 100 + year : century + year;
  }

  #startsWithLetter(): boolean {
    const character = this.#text.charAt(this.#at);
    return !this.#exact && character.toLowerCase() !== character.toUpperCase();
  }

  /** The index of the name that stands here, in full or, if allowed, by its first three letters. */
  #name(names: readonly string[], abbreviated: boolean): number {
    const rest = this.#text.slice(this.#at).toUpperCase();
    const byLength = names.map((name, index) => ({ name, index })).sort((a, b) => b.name.length - a.name.length);
    for (const { name, index } of byLength) {
      if (rest.startsWith(name)) {
        this.#at += name.length;
        return index;
      }
    }
    for (const { name, index } of abbreviated ? byLength : []) {
      if (rest.startsWith(name.slice(0, 3))) {
        this.#at += 3;
        return index;
      }
    }
    throw names === DAYS
      ? new OracleError(1846, 'not a valid day of the week')
      : new OracleError(1843, 'not a valid month');
  }

  #meridian(): 'AM' | 'PM' {
    const rest = this.#text.slice(this.#at).toUpperCase();
    for (const spelling of ['A.M.', 'P.M.', 'AM', 'PM'] as const) {
      if (!rest.startsWith(spelling)) continue;
      this.#at += spelling.length;
      return spelling.startsWith('A') ? 'AM' : 'PM';
    }
    throw new OracleError(1855, 'AM/A.M. or PM/P.M. required');
  }

  #fraction(most: number): void {
    const start = this.#at;
    while (this.#at < start + most && isDigit(this.#text.charAt(this.#at))) this.#at += 1;
    this.#reading.nanoseconds = Number(this.#text.slice(start, this.#at).padEnd(9, '0'));
  }

  #zoneHour(): number {
    const sign = this.#text.charAt(this.#at);
    if (sign === '+' || sign === '-') this.#at += 1;
    const { value } = this.#number(2);
    // -00:30 is behind UTC, too.
    return sign === '-' ? (value === 0 ? -0 : -value) : value;
  }

  #region(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && this.#text.charAt(this.#at) !== ' ') this.#at += 1;
    return this.#text.slice(start, this.#at);
  }
}

function complete(reading: Reading, today: ClockFields): ParsedDatetime {
  let { hour, minute, second } = reading;
  if (reading.twelveHours && reading.meridian !== undefined) {
    hour = (hour % 12) + (reading.meridian === 'PM' ? 12 : 0);
  } else if (reading.twelveHours && hour === 12) hour = 0;
  if (reading.secondsOfDay !== undefined) {
    hour = Math.floor(reading.secondsOfDay / 3600);
    minute = Math.floor((reading.secondsOfDay % 3600) / 60);
    second = reading.secondsOfDay % 60;
  }
  const fields = { ...dateOf(reading, today), hour, minute, second };
  requireValidFields(fields);
  return { ...fields, nanoseconds: reading.nanoseconds, zone: zoneOf(reading) };
}

function dateOf(reading: Reading, today: ClockFields) {
  if (reading.julian !== undefined) return dateFromDays(reading.julian - 2440588);
  const size = reading.year ?? today.year;
  const year = reading.beforeChrist ? -size : size;
  if (reading.dayOfYear !== undefined) {
    return dateFromDays(daysFromDate(year, 1, 1) + reading.dayOfYear - 1);
  }
  return { year, month: reading.month ?? today.month, day: reading.day ?? 1 };
}

function zoneOf({ region, zoneHour, zoneMinute }: Reading): string | undefined {
  if (region !== undefined) return region;
  if (zoneHour === undefined) return undefined;
  const negative = zoneHour < 0 || Object.is(zoneHour, -0);
  return offsetText(zoneHour * 60 + (negative ? -(zoneMinute ?? 0) : (zoneMinute ?? 0)));
}

/** A time that the text does not give is midnight; a fraction or zone that it does not give is none. */
function isOptional(name: string): boolean {
  return TIME_FIELDS.has(name) || name.startsWith('FF') || name.startsWith('TZ') || name === 'X';
}

const TIME_FIELDS: ReadonlySet<string> = new Set([
  'HH24',
  'HH12',
  'HH',
  'MI',
  'SS',
  'SSSSS',
  'AM',
  'PM',
  'A.M.',
  'P.M.',
]);

/** Whether an element stands for a word. */
function isName(element: ModelElement | undefined): boolean {
  return element?.kind === 'field' && NAMES.has(element.name);
}

const NAMES: ReadonlySet<string> = new Set(['MON', 'MONTH', 'RM', 'DAY', 'DY']);

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isPunctuation(character: string): boolean {
  return !isDigit(character) && character.toLowerCase() === character.toUpperCase();
}

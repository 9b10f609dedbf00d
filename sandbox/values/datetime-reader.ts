import type { ClockFields } from './calendar.js';
import { DatetimeCursor } from './datetime-cursor.js';
import type { ModelElement } from './datetime-model.js';
import { DAYS, MONTHS, ROMAN_MONTHS } from './datetime-names.js';
import { OracleError } from './oracle-error.js';

/** What a text says, element by element. */
export interface Reading {
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  julian?: number;
  /** From Sunday, which is 0. */
  weekday?: number;
  hour?: number;
  minute?: number;
  second?: number;
  secondsOfDay?: number;
  nanoseconds?: number;
  meridian?: 'AM' | 'PM';
  twelveHours?: boolean;
  beforeChrist?: boolean;
  /** `-00` is behind UTC, too. */
  zoneHour?: number;
  zoneMinute?: number;
  region?: string;
  abbreviation?: string;
}

/** Reads a text element by element. Without FX other forms of a month or weekday are tried, too. */
export class DatetimeReader {
  readonly #cursor: DatetimeCursor;
  readonly #today: ClockFields;
  /** Of YY and RR, which stand for YYYY and RRRR where two digits do not match. */
  readonly #yearDigits: 2 | 4;
  readonly #reading: Reading = {};

  constructor(text: string, today: ClockFields, yearDigits: 2 | 4) {
    this.#cursor = new DatetimeCursor(text);
    this.#today = today;
    this.#yearDigits = yearDigits;
  }

  /** @throws OracleError 1830, 1840, 1843, 1846, 1849, 1855, 1856, 1858, 1861, 1862 */
  read(elements: readonly ModelElement[]): Reading {
    const cursor = this.#cursor;
    for (const [index, element] of elements.entries()) {
      if (element.kind === 'modifier') cursor.toggle(element.name);
      else if (element.kind === 'literal') cursor.literal(element.text, elements[index + 1]);
      else {
        cursor.skipBlanks();
        if (cursor.atEnd) {
          if (!cursor.exact && isOptional(element.name)) continue;
          throw new OracleError(1840, 'input value not long enough for date format');
        }
        this.#field(element.name);
      }
    }
    cursor.skipBlanks();
    if (!cursor.atEnd) {
      throw new OracleError(1830, 'date format picture ends before converting entire input string');
    }
    return this.#reading;
  }

  #field(name: string): void {
    const reading = this.#reading;
    switch (name) {
      case 'YYYY':
        reading.year = this.#cursor.number(4).value;
        return;
      case 'SYYYY':
        reading.year = this.#cursor.signedNumber(4);
        return;
      case 'Y,YYY':
        reading.year = this.#yearWithComma();
        return;
      case 'RRRR': {
        const { value, digits } = this.#cursor.number(4);
        reading.year = digits <= 2 ? this.#nearCentury(value) : value;
        return;
      }
      case 'RR': {
        const { value, digits } = this.#cursor.number(this.#yearDigits);
        reading.year = digits <= 2 ? this.#nearCentury(value) : value;
        return;
      }
      case 'YYY':
      case 'Y':
        reading.year = this.#sameStart(name.length, this.#cursor.number(name.length).value);
        return;
      case 'YY': {
        const { value, digits } = this.#cursor.number(this.#yearDigits);
        reading.year = digits <= 2 ? this.#sameStart(2, value) : value;
        return;
      }
      case 'MM':
        reading.month = this.#cursor.startsWithLetter() ? this.#monthName('MON') : this.#cursor.number(2).value;
        return;
      case 'MON':
      case 'MONTH':
        reading.month = this.#monthName(name);
        return;
      case 'RM':
        reading.month = this.#cursor.name(ROMAN_MONTHS, notAMonth) + 1;
        return;
      case 'DD':
        reading.day = this.#cursor.number(2).value;
        return;
      case 'DDD':
        reading.dayOfYear = this.#cursor.number(3).value;
        return;
      case 'J':
        reading.julian = this.#cursor.number(7).value;
        return;
      case 'DAY':
      case 'DY':
        reading.weekday = this.#weekdayName(name);
        return;
      case 'D': {
        const { value } = this.#cursor.number(1);
        if (value < 1 || value > 7) throw notADay();
        reading.weekday = value - 1;
        return;
      }
      case 'HH24':
        reading.hour = this.#cursor.number(2).value;
        return;
      case 'HH':
      case 'HH12':
        reading.hour = this.#cursor.number(2).value;
        reading.twelveHours = true;
        if (reading.hour < 1 || reading.hour > 12) throw new OracleError(1849, 'hour must be between 1 and 12');
        return;
      case 'MI':
        reading.minute = this.#cursor.number(2).value;
        return;
      case 'SS':
        reading.second = this.#cursor.number(2).value;
        return;
      case 'SSSSS':
        reading.secondsOfDay = this.#cursor.number(5).value;
        return;
      case 'AM':
      case 'PM':
      case 'A.M.':
      case 'P.M.':
        reading.meridian = this.#meridian(name);
        return;
      case 'AD':
      case 'A.D.':
      case 'BC':
      case 'B.C.':
        reading.beforeChrist = this.#era(name);
        return;
      case 'X':
        this.#cursor.literal('.');
        return;
      case 'TZH':
        reading.zoneHour = this.#cursor.signedNumber(2);
        return;
      case 'TZM':
        reading.zoneMinute = this.#cursor.number(2).value;
        if (reading.zoneMinute > 59) throw new OracleError(1875, 'time zone minute must be between -59 and 59');
        return;
      case 'TZR':
        reading.region = this.#cursor.word();
        return;
      case 'TZD':
        reading.abbreviation = this.#cursor.word();
        return;
      default:
        reading.nanoseconds = this.#cursor.fraction(name === 'FF' ? 9 : Number(name.charAt(2)));
    }
  }

  #yearWithComma(): number {
    const thousands = this.#cursor.number(1).value;
    this.#cursor.literal(',');
    return thousands * 1000 + this.#cursor.number(3).value;
  }

  /** A year's last digits; the first are those of the current year. */
  #sameStart(digits: number, value: number): number {
    const unit = 10 ** digits;
    return Math.floor(this.#today.year / unit) * unit + value;
  }

  #nearCentury(year: number): number {
    const century = Math.floor(this.#today.year / 100) * 100;
    const current = this.#today.year % 100;
    if (current < 50) return year < 50 ? century + year : century - 100 + year;
    return year < 50 ? century + 100 + year : century + year;
  }

  #monthName(element: 'MON' | 'MONTH'): number {
    if (this.#cursor.exact) return this.#cursor.name(element === 'MON' ? SHORT_MONTHS : MONTHS, notAMonth) + 1;
    return (this.#cursor.name([...MONTHS, ...SHORT_MONTHS], notAMonth) % 12) + 1;
  }

  #weekdayName(element: 'DAY' | 'DY'): number {
    if (this.#cursor.exact) return this.#cursor.name(element === 'DY' ? SHORT_DAYS : DAYS, notADay);
    return this.#cursor.name([...DAYS, ...SHORT_DAYS], notADay) % 7;
  }

  #meridian(element: string): 'AM' | 'PM' {
    const required = () => new OracleError(1855, 'AM/A.M. or PM/P.M. required');
    return this.#cursor.indicator(['A', 'P'], 'M', element, required) === 'A' ? 'AM' : 'PM';
  }

  #era(name: string): boolean {
    const required = () => new OracleError(1856, 'BC/B.C. or AD/A.D. required');
    const isBefore = this.#cursor.character.toUpperCase() === 'B';
    this.#cursor.indicator([isBefore ? 'B' : 'A'], isBefore ? 'C' : 'D', name, required);
    return isBefore;
  }
}

const SHORT_MONTHS: readonly string[] = MONTHS.map((name) => name.slice(0, 3));
const SHORT_DAYS: readonly string[] = DAYS.map((name) => name.slice(0, 3));

/** A time that the text does not give is midnight; a fraction or zone that it does not give is none. */
function isOptional(name: string): boolean {
  return TIME_FIELDS.has(name) || name.startsWith('FF') || name.startsWith('TZ') || name === 'X';
}

const TIME_FIELDS: ReadonlySet<string> = new Set('HH24 HH12 HH MI SS SSSSS AM PM A.M. P.M.'.split(' '));

function notAMonth(): OracleError {
  return new OracleError(1843, 'not a valid month');
}

function notADay(): OracleError {
  return new OracleError(1846, 'not a valid day of the week');
}

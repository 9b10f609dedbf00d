import { IntervalDayToSecond, IntervalYearToMonth } from './interval.js';
import { OracleError } from './oracle-error.js';

/** `+01-06`. */
export function yearToMonthText({ months }: IntervalYearToMonth, yearPrecision = 2): string {
  const size = Math.abs(months);
  const years = String(Math.floor(size / 12)).padStart(yearPrecision, '0');
  return `${months < 0 ? '-' : '+'}${years}-${String(size % 12).padStart(2, '0')}`;
}

/** `+04 05:12:10.222000`. */
export function dayToSecondText(value: IntervalDayToSecond, dayPrecision = 2, secondPrecision = 6): string {
  const negative = value.seconds < 0 || value.nanoseconds < 0;
  const seconds = Math.abs(value.seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const days = String(Math.floor(seconds / 86400)).padStart(dayPrecision, '0');
  const rest = seconds % 86400;
  const fraction = String(Math.abs(value.nanoseconds)).padStart(9, '0').slice(0, secondPrecision);
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}:${two(rest % 60)}`;
  return `${negative ? '-' : '+'}${days} ${clock}${fraction === '' ? '' : `.${fraction}`}`;
}

/** `1-6`, or `P1Y6M`. @throws OracleError 1867, 1843 */
export function parseYearToMonth(text: string): IntervalYearToMonth {
  const { negative, body } = splitSign(text);
  if (body.startsWith('P')) {
    const { Y: years = 0, M: months = 0 } = isoDurations(body).date;
    return new IntervalYearToMonth((negative ? -1 : 1) * (years * 12 + months) || 0);
  }
  const [years = '', months = '0', more] = body.split('-');
  if (more !== undefined || !isDigits(years) || !isDigits(months)) throw invalid();
  if (Number(months) > 11) throw new OracleError(1843, 'not a valid month');
  const size = Number(years) * 12 + Number(months);
  return new IntervalYearToMonth(negative ? -size : size);
}

/** `4 5:12:10.222`, or `P4DT5H12M10.222S`. @throws OracleError 1867, 1850, 1851, 1852 */
export function parseDayToSecond(text: string): IntervalDayToSecond {
  const { negative, body } = splitSign(text);
  if (body.startsWith('P')) return isoDayToSecond(body, negative);
  const [days = '', clock, more] = body.split(' ').filter((part) => part !== '');
  if (more !== undefined || !isDigits(days) || clock === undefined) throw invalid();
  const [hours = '', minutes = '', seconds = '0', beyond] = clock.split(':');
  const [whole = '', fraction = ''] = seconds.split('.');
  if (beyond !== undefined || ![hours, minutes, whole].every(isDigits) || (fraction !== '' && !isDigits(fraction)))
    throw invalid();
  if (Number(hours) > 23) throw new OracleError(1850, 'hour must be between 0 and 23');
  if (Number(minutes) > 59) throw new OracleError(1851, 'minutes must be between 0 and 59');
  if (Number(whole) > 59) throw new OracleError(1852, 'seconds must be between 0 and 59');
  const total = Number(days) * 86400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(whole);
  const nanoseconds = Number(fraction.padEnd(9, '0').slice(0, 9));
  return negative ? new IntervalDayToSecond(-total, -nanoseconds) : new IntervalDayToSecond(total, nanoseconds);
}

interface IsoDurations {
  readonly date: Partial<Record<string, number>>;
  readonly time: Partial<Record<string, number>>;
  readonly nanoseconds: number;
}

/** `P100DT05H`. Source: SQL Language Reference, "TO_DSINTERVAL". */
function isoDayToSecond(body: string, negative: boolean): IntervalDayToSecond {
  const { date, time, nanoseconds } = isoDurations(body);
  if (date['Y'] !== undefined || date['M'] !== undefined) throw invalid();
  const seconds = (date['D'] ?? 0) * 86400 + (time['H'] ?? 0) * 3600 + (time['M'] ?? 0) * 60 + (time['S'] ?? 0);
  return negative
    ? new IntervalDayToSecond(-seconds || 0, -nanoseconds || 0)
    : new IntervalDayToSecond(seconds, nanoseconds);
}

/** A duration of ISO 8601: numbers before their letters, those of the time of day after T. @throws OracleError 1867 */
function isoDurations(body: string): IsoDurations {
  const [datePart = '', timePart, more] = body.slice(1).split('T');
  if (more !== undefined || (datePart === '' && timePart === undefined) || timePart === '') throw invalid();
  const date: Record<string, number> = {};
  const time: Record<string, number> = {};
  let nanoseconds = 0;
  readDurations(datePart, 'YMD', (letter, number) => {
    if (!isDigits(number)) throw invalid();
    date[letter] = Number(number);
  });
  readDurations(timePart ?? '', 'HMS', (letter, number) => {
    const [whole = '', fraction = ''] = number.split('.');
    if (!isDigits(whole) || (fraction !== '' && (letter !== 'S' || !isDigits(fraction)))) throw invalid();
    time[letter] = Number(whole);
    if (letter === 'S') nanoseconds = Number(fraction.padEnd(9, '0').slice(0, 9));
  });
  return { date, time, nanoseconds };
}

/** @param letters in the order in which they may come */
function readDurations(text: string, letters: string, visit: (letter: string, number: string) => void): void {
  let rest = text;
  for (const letter of letters) {
    const end = rest.indexOf(letter);
    if (end < 0) continue;
    visit(letter, rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  if (rest !== '') throw invalid();
}

function splitSign(text: string): { readonly negative: boolean; readonly body: string } {
  const trimmed = text.trim();
  const signed = trimmed.startsWith('-') || trimmed.startsWith('+');
  return { negative: trimmed.startsWith('-'), body: (signed ? trimmed.slice(1) : trimmed).trim() };
}

function isDigits(text: string): boolean {
  return text !== '' && [...text].every((character) => character >= '0' && character <= '9');
}

function invalid(): OracleError {
  return new OracleError(1867, 'the interval is invalid');
}

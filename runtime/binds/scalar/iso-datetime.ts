/** A date and time of day as ISO 8601 text says it; the offset is absent in a zoneless one. */
export interface IsoDateTime {
  /** Astronomical year: 0 is 1 BC. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Up to nine digits, without trailing zeros. */
  readonly fraction: string;
  /** `+05:30`; `Z` is read as `+00:00`. */
  readonly offset: string | undefined;
}

const ISO =
  /^(?<year>\d{4}|[+-]\d{6})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.(?<fraction>\d{1,9}))?)?(?<offset>Z|[+-]\d\d:\d\d)?)?$/;

/** Reads `2024-02-29`, `2024-02-29T13:05:07.25`, `-000043-03-15T00:00:00Z`; undefined when the text is no such date or the day does not exist. */
export function parseIso(text: string): IsoDateTime | undefined {
  const parts = ISO.exec(text)?.groups;
  if (parts === undefined || parts['year'] === '-000000') return undefined;
  const field = (name: string) => Number(parts[name] ?? 0);
  const date = {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
    fraction: withoutTrailingZeros(parts['fraction'] ?? ''),
    offset: parts['offset'] === 'Z' ? '+00:00' : parts['offset'],
  };
  return exists(date) ? date : undefined;
}

function exists({ year, month, day, hour, minute, second }: IsoDateTime): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
}

/** Proleptic Gregorian. Oracle's own calendar is Julian before 15 October 1582; the database judges those days. */
function daysIn(year: number, month: number): number {
  if (month === 2)
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 || (year % 4 === 0 && year < 1582) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The year as ISO writes it: four digits, or a sign and six outside 0000 to 9999. */
export function isoYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

export function withoutTrailingZeros(digits: string): string {
  return digits.replace(/0+$/, '');
}

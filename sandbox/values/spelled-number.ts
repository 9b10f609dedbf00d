import { NotSupportedError } from './oracle-error.js';

const ONES: readonly string[] =
  'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN EIGHTEEN NINETEEN'.split(
    ' ',
  );
const TENS: readonly string[] = ['', '', ...'TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY'.split(' ')];

const ORDINALS: ReadonlyMap<string, string> = new Map([
  ['ONE', 'FIRST'],
  ['TWO', 'SECOND'],
  ['THREE', 'THIRD'],
  ['FIVE', 'FIFTH'],
  ['EIGHT', 'EIGHTH'],
  ['NINE', 'NINTH'],
  ['TWELVE', 'TWELFTH'],
]);

/** `TWO THOUSAND SIX HUNDRED FORTY-ONE`, of a whole number from 0 below 10^9: as the suffix SP writes it. */
export function spelledNumber(value: number): string {
  if (value < 20) return ONES[value] ?? '';
  if (value < 100) {
    const [tens = '', rest] = [TENS[Math.floor(value / 10)], value % 10];
    return rest === 0 ? tens : `${tens}-${ONES[rest] ?? ''}`;
  }
  const [unit, name] =
    value < 1000 ? [100, 'HUNDRED'] : value < 1_000_000 ? [1000, 'THOUSAND'] : [1_000_000, 'MILLION'];
  const rest = value % unit;
  return `${spelledNumber(Math.floor(value / unit))} ${name}${rest === 0 ? '' : ` ${spelledNumber(rest)}`}`;
}

/** `TWO HUNDRED FORTY-FIRST`: the suffixes SPTH and THSP. */
export function spelledOrdinal(value: number): string {
  const spelled = spelledNumber(value);
  const last = Math.max(spelled.lastIndexOf(' '), spelled.lastIndexOf('-')) + 1;
  const word = spelled.slice(last);
  const ordinal = ORDINALS.get(word) ?? (word.endsWith('Y') ? `${word.slice(0, -1)}IETH` : `${word}TH`);
  return spelled.slice(0, last) + ordinal;
}

/** `ST`, `ND`, `RD` or `TH`. */
export function ordinalSuffix(value: number): string {
  if (Math.floor((value % 100) / 10) === 1) return 'TH';
  return ['TH', 'ST', 'ND', 'RD'][value % 10] ?? 'TH';
}

/**
 * `NINETEEN EIGHTY-FOUR`, `TWO THOUSAND SIX`: the element YEAR.
 * @throws NotSupportedError for years before 1000 and for the first years of most centuries
 */
export function spelledYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year < 1000) throw new NotSupportedError('the datetime format element YEAR of a year before 1000');
  if (century % 10 === 0 && rest < 10) return spelledNumber(year);
  if (rest === 0) return `${spelledNumber(century)} HUNDRED`;
  if (rest < 10) throw new NotSupportedError(`the datetime format element YEAR of ${year}`);
  return `${spelledNumber(century)} ${spelledNumber(rest)}`;
}

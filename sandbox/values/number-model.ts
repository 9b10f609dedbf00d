import { NotSupportedError, OracleError } from './oracle-error.js';

/** A number format model, taken apart. Source: SQL Language Reference, "Number Format Models". */
export type NumberModel =
  | DigitsModel
  | { readonly kind: 'text minimum'; readonly scientific: boolean }
  | {
      readonly kind: 'hexadecimal';
      readonly fill: boolean;
      readonly zeros: boolean;
      readonly width: number;
      readonly lower: boolean;
    }
  | { readonly kind: 'roman'; readonly fill: boolean; readonly lower: boolean };

/** `FM999,990.00`. */
export interface DigitsModel {
  readonly kind: 'digits';
  readonly fill: boolean;
  /** Digit positions and separators before the point: `9`, `0`, `,`, `G`. */
  readonly whole: string;
  /** Digit positions after it. */
  readonly fraction: string;
  readonly point: '.' | 'D' | 'V' | '';
  readonly sign: 'leading' | 'S' | 'trailing S' | 'MI' | 'PR';
  readonly currency: '$' | 'L' | 'C' | 'U' | '';
  /** L, C and U stand where they are written, before or after the digits. */
  readonly currencyLast: boolean;
  readonly blankZero: boolean;
  readonly scientific: boolean;
}

/** @throws OracleError 1481 */
export function parseNumberModel(format: string): NumberModel {
  const upper = format.toUpperCase();
  const fill = !upper.startsWith('FM');
  const start = fill ? 0 : 2;
  const body = upper.slice(start);
  if (body.startsWith('TM')) {
    if (!fill || !TEXT_MINIMUM.has(body)) throw invalidFormat();
    return { kind: 'text minimum', scientific: body === 'TME' };
  }
  if (body === 'RN') return { kind: 'roman', fill, lower: format.charAt(start) === 'r' };
  const firstDigit = body.indexOf('X');
  if (firstDigit >= 0) {
    const [zeros, digits] = [body.slice(0, firstDigit), body.slice(firstDigit)];
    if (![...zeros].every((character) => character === '0') || ![...digits].every((character) => character === 'X')) {
      throw invalidFormat();
    }
    const lower = format.charAt(start + firstDigit) === 'x';
    return { kind: 'hexadecimal', fill, zeros: zeros !== '', width: body.length, lower };
  }
  return parseDigits(body, fill);
}

const TEXT_MINIMUM: ReadonlySet<string> = new Set(['TM', 'TM9', 'TME']);

function parseDigits(body: string, fill: boolean): DigitsModel {
  let rest = body;
  let sign: DigitsModel['sign'] = 'leading';
  if (rest.startsWith('S')) [sign, rest] = ['S', rest.slice(1)];
  else if (rest.endsWith('S')) [sign, rest] = ['trailing S', rest.slice(0, -1)];
  else if (rest.endsWith('MI')) [sign, rest] = ['MI', rest.slice(0, -2)];
  else if (rest.endsWith('PR')) [sign, rest] = ['PR', rest.slice(0, -2)];
  const scientific = rest.endsWith('EEEE');
  if (scientific) rest = rest.slice(0, -4);
  let [whole, fraction, blankZero, currencyAt]: [string, string, boolean, number] = ['', '', false, 0];
  let currency: DigitsModel['currency'] = '';
  let point: DigitsModel['point'] = '';
  for (const character of rest) {
    switch (character) {
      case '9':
      case '0':
        if (point === '') whole += character;
        else fraction += character;
        break;
      case ',':
      case 'G':
        if (point !== '' || whole === '' || scientific) throw invalidFormat();
        whole += character;
        break;
      case '.':
      case 'D':
      case 'V':
        if (point !== '') throw invalidFormat();
        point = character;
        break;
      case '$':
      case 'L':
      case 'C':
      case 'U':
        if (currency !== '') throw invalidFormat();
        currency = character;
        currencyAt = whole.length + fraction.length;
        break;
      case 'B':
        blankZero = true;
        break;
      default:
        throw invalidFormat();
    }
  }
  if (whole === '' && fraction === '') throw invalidFormat();
  requireOneNotation(whole, point);
  const currencyLast = currency !== '$' && currencyAt > 0;
  if (currencyLast && currencyAt < whole.length + fraction.length) {
    throw new NotSupportedError(`the number format element ${currency} between digits`);
  }
  return { kind: 'digits', fill, whole, fraction, point, sign, currency, currencyLast, blankZero, scientific };
}

/** Those of the session, D and G, do not go together with a comma and a period as written. */
function requireOneNotation(whole: string, point: DigitsModel['point']): void {
  const [ofSession, asWritten] = [whole.includes('G') || point === 'D', whole.includes(',') || point === '.'];
  if (ofSession && asWritten) throw invalidFormat();
}

function invalidFormat(): OracleError {
  return new OracleError(1481, 'invalid number format model');
}

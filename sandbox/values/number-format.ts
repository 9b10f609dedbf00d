import type { NlsSettings } from './nls-settings.js';
import {
  absolute,
  compareNumbers,
  multiply,
  type NumberValue,
  negate,
  numberToPlainText,
  numberToScientificText,
  parseNumber,
  power,
  round,
  signOf,
} from './number.js';
import { OracleError } from './oracle-error.js';

type NumericNls = Pick<NlsSettings, 'numericCharacters' | 'currency' | 'isoCurrency' | 'dualCurrency'>;

/** A number format model such as `FM999,990.00`, taken apart. */
interface NumberFormat {
  readonly fill: boolean;
  /** Digit positions and separators before the point: `9`, `0`, `,`, `G`. */
  readonly whole: string;
  /** Digit positions after it. */
  readonly fraction: string;
  readonly point: '.' | 'D' | 'V' | '';
  readonly sign: 'leading' | 'S' | 'trailing S' | 'MI' | 'PR';
  readonly currency: '$' | 'L' | 'C' | 'U' | '';
  readonly blankZero: boolean;
  readonly scientific: boolean;
}

/** TO_CHAR(n, format). What does not fit is shown as `#`. @throws OracleError 1481 for an invalid format */
export function formatNumber(value: NumberValue, format: string, nls: NumericNls): string {
  const upper = format.toUpperCase();
  const [point = '.', group = ','] = nls.numericCharacters;
  if (upper === 'TM' || upper === 'TM9') return textMinimum(value, point);
  if (upper === 'TME') return numberToScientificText(value, point);
  const model = parseFormat(upper);
  if (model.scientific) return scientific(value, upper, point);
  return fixed(value, model, point, group, nls);
}

/** TO_NUMBER(text, format). @throws OracleError 1722 if the text does not match, 1481 for an invalid format */
export function parseFormatted(text: string, format: string, nls: NumericNls): NumberValue {
  const [point = '.', group = ','] = nls.numericCharacters;
  const upper = format.toUpperCase();
  if (upper === 'TM' || upper === 'TM9' || upper === 'TME') return requireNumber(parseNumber(text, point));
  const model = parseFormat(upper);
  let body = text.trim();
  let negative = false;
  if (model.sign === 'PR' && body.startsWith('<') && body.endsWith('>')) [body, negative] = [body.slice(1, -1), true];
  if (body.endsWith('-') || body.endsWith('+')) [body, negative] = [body.slice(0, -1), body.endsWith('-')];
  if (body.startsWith('-') || body.startsWith('+')) [body, negative] = [body.slice(1), body.startsWith('-')];
  const symbol = currencyText(model.currency, nls);
  if (symbol !== '' && body.startsWith(symbol)) body = body.slice(symbol.length);
  const grouped = model.whole.includes(',') || model.whole.includes('G');
  const separator = model.whole.includes('G') ? group : ',';
  if (grouped) body = body.split(separator).join('');
  const decimal = model.point === 'D' ? point : '.';
  const [whole = '', fraction = ''] = body.split(decimal);
  const room = [...model.whole].filter((position) => position === '9' || position === '0').length;
  if (whole.length > room || fraction.length > model.fraction.length) throw invalidNumber();
  const parsed = requireNumber(parseNumber(body, decimal));
  return negative ? negate(parsed) : parsed;
}

function requireNumber(value: NumberValue | undefined): NumberValue {
  if (value === undefined) throw invalidNumber();
  return value;
}

function invalidNumber(): OracleError {
  return new OracleError(1722, 'invalid number');
}

function invalidFormat(): OracleError {
  return new OracleError(1481, 'invalid number format model');
}

function parseFormat(format: string): NumberFormat {
  let rest = format;
  const fill = !rest.startsWith('FM');
  if (!fill) rest = rest.slice(2);
  let sign: NumberFormat['sign'] = 'leading';
  if (rest.startsWith('S')) [sign, rest] = ['S', rest.slice(1)];
  else if (rest.endsWith('S')) [sign, rest] = ['trailing S', rest.slice(0, -1)];
  else if (rest.endsWith('MI')) [sign, rest] = ['MI', rest.slice(0, -2)];
  else if (rest.endsWith('PR')) [sign, rest] = ['PR', rest.slice(0, -2)];
  const isScientific = rest.endsWith('EEEE');
  if (isScientific) rest = rest.slice(0, -4);
  let [whole, fraction, currency, blankZero]: [string, string, NumberFormat['currency'], boolean] = ['', '', '', false];
  let point: NumberFormat['point'] = '';
  for (const character of rest) {
    switch (character) {
      case '9':
      case '0':
        if (point === '') whole += character;
        else fraction += character;
        break;
      case ',':
      case 'G':
        if (point !== '') throw invalidFormat();
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
        currency = character;
        break;
      case 'B':
        blankZero = true;
        break;
      default:
        throw invalidFormat();
    }
  }
  if (whole === '' && fraction === '') throw invalidFormat();
  return { fill, whole, fraction, point, sign, currency, blankZero, scientific: isScientific };
}

function fixed(value: NumberValue, model: NumberFormat, point: string, group: string, nls: NumericNls): string {
  const { whole, fraction, fill } = model;
  const shifted = model.point === 'V' ? multiply(value, power(10, fraction.length)) : value;
  const rounded = round(shifted, model.point === 'V' ? 0 : fraction.length);
  const plain = numberToPlainText(absolute(rounded));
  const [digits = '', decimals = ''] = plain.split('.');
  const wholeDigits = digits === '0' ? '' : digits;
  const positions = model.point === 'V' ? whole + fraction : whole;
  const room = [...positions].filter(isDigitPosition).length;
  const symbol = currencyText(model.currency, nls);
  const width = widthOf(model, symbol);
  if (wholeDigits.length > room) return '#'.repeat(width);
  if (model.blankZero && signOf(rounded) === 0) return fill ? ' '.repeat(width) : '';
  let body = placeWhole(positions, wholeDigits, group);
  if (model.point !== '' && model.point !== 'V') {
    body += (model.point === 'D' ? point : '.') + placeFraction(fraction, decimals, fill);
  }
  if (body === '' && model.point === '') body = '0';
  return signed(symbol + body, signOf(rounded) < 0, model, width);
}

function isDigitPosition(character: string): boolean {
  return character === '9' || character === '0';
}

/** Digits from the right; leading 9s give nothing, from the first 0 on zeros. A lone 0 shows where no fraction follows. */
function placeWhole(positions: string, digits: string, group: string): string {
  const firstZero = positions.indexOf('0');
  let result = '';
  let remaining = digits.length;
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    const position = positions.charAt(at);
    const shown = remaining > 0 || (firstZero >= 0 && at >= firstZero);
    if (isDigitPosition(position)) {
      if (remaining > 0) {
        remaining -= 1;
        result = digits.charAt(remaining) + result;
      } else if (shown) result = `0${result}`;
    } else if (shown) {
      result = (position === 'G' ? group : ',') + result;
    }
  }
  // With only 9s Oracle shows a zero in the last position, unless a fraction follows.
  return result;
}

function placeFraction(positions: string, decimals: string, fill: boolean): string {
  const padded = decimals.padEnd(positions.length, '0');
  if (fill) return padded;
  const lastZero = positions.lastIndexOf('0');
  let end = padded.length;
  while (end > lastZero + 1 && padded.charAt(end - 1) === '0') end -= 1;
  return padded.slice(0, end);
}

function widthOf({ whole, fraction, point, sign }: NumberFormat, symbol: string): number {
  const signWidth = sign === 'PR' ? 2 : 1;
  return whole.length + fraction.length + (point === '' || point === 'V' ? 0 : 1) + signWidth + symbol.length;
}

function signed(body: string, negative: boolean, { sign, fill }: NumberFormat, width: number): string {
  const shown = place();
  if (!fill) return shown.trim();
  return shown.padStart(width);

  function place(): string {
    switch (sign) {
      case 'S':
        return `${negative ? '-' : '+'}${body}`;
      case 'trailing S':
        return `${body}${negative ? '-' : '+'}`;
      case 'MI':
        return `${body}${negative ? '-' : ' '}`;
      case 'PR':
        return negative ? `<${body}>` : ` ${body} `;
      case 'leading':
        return negative ? `-${body}` : ` ${body}`;
    }
  }
}

function currencyText(currency: NumberFormat['currency'], nls: NumericNls): string {
  switch (currency) {
    case '$':
      return '$';
    case 'L':
      return nls.currency;
    case 'C':
      return nls.isoCurrency;
    case 'U':
      return nls.dualCurrency;
    case '':
      return '';
  }
}

/** At most 64 characters, with an exponent where more would be needed. */
/** In the fixed notation up to 64 characters, in the scientific one beyond. Source: SQL Language Reference, "Number Format Models", TM. */
function textMinimum(value: NumberValue, point: string): string {
  const plain = numberToPlainText(value, point);
  return plain.length <= 64 ? plain : numberToScientificText(value, point);
}

function scientific(value: NumberValue, format: string, point: string): string {
  const model = parseFormat(format);
  const places = model.fraction.length;
  if (signOf(value) === 0)
    return signed(`${'0'}${places > 0 ? point + '0'.repeat(places) : ''}E+00`, false, model, places + 8);
  let exponent = magnitude(absolute(value));
  let mantissa = round(multiply(absolute(value), power(10, -exponent)), places);
  if (compareNumbers(mantissa, 10) >= 0) {
    exponent += 1;
    mantissa = round(multiply(absolute(value), power(10, -exponent)), places);
  }
  const [digits = '', decimals = ''] = numberToPlainText(mantissa).split('.');
  const fraction = places > 0 ? point + decimals.padEnd(places, '0') : '';
  const suffix = `E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return signed(`${digits}${fraction}${suffix}`, signOf(value) < 0, model, places + 8);
}

function magnitude(value: NumberValue): number {
  const [whole = '', fraction = ''] = numberToPlainText(value).split('.');
  if (whole !== '' && whole !== '0') return whole.length - 1;
  let zeros = 0;
  while (fraction.charAt(zeros) === '0') zeros += 1;
  return -zeros - 1;
}

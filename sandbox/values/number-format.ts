import { type CurrencySettings, currencySymbol, currencyWidth } from './currency-symbol.js';
import type { NlsSettings } from './nls-settings.js';
import {
  absolute,
  compareNumbers,
  multiply,
  type NumberValue,
  numberFromDouble,
  numberToPlainText,
  numberToScientificText,
  OracleNumber,
  power,
  round,
  signOf,
} from './number.js';
import { type DigitsModel, type NumberModel, parseNumberModel } from './number-model.js';
import { NotSupportedError } from './oracle-error.js';
import { romanNumeral } from './roman-numeral.js';

export type NumericNls = Pick<NlsSettings, 'numericCharacters'> & CurrencySettings;

/** TO_CHAR(n, format). What does not fit is shown as `#`. @throws OracleError 1481 for an invalid format */
export function formatNumber(value: NumberValue, format: string, nls: NumericNls): string {
  const model = parseNumberModel(format);
  const [point = '.', group = ','] = nls.numericCharacters;
  switch (model.kind) {
    case 'text minimum':
      return model.scientific ? numberToScientificText(value, point) : textMinimum(value, point);
    case 'hexadecimal':
      return hexadecimal(value, model);
    case 'roman':
      return roman(value, model);
    case 'digits':
      return model.scientific ? scientific(value, model, point, nls) : fixed(value, model, point, group, nls);
  }
}

/** TO_CHAR of a BINARY_FLOAT or BINARY_DOUBLE: infinities and NaN fit no format. */
export function formatDouble(value: number, format: string, nls: NumericNls): string {
  if (Number.isFinite(value)) return formatNumber(numberFromDouble(value), format, nls);
  const model = parseNumberModel(format);
  if (model.kind === 'text minimum') throw new NotSupportedError('the number format element TM of infinities and NaN');
  return '#'.repeat(widthOf(model));
}

function fixed(value: NumberValue, model: DigitsModel, point: string, group: string, nls: NumericNls): string {
  const { whole, fraction, fill } = model;
  const scaled = model.point === 'V' ? multiply(value, new OracleNumber(1n, fraction.length)) : value;
  const rounded = round(scaled, model.point === 'V' ? 0 : fraction.length);
  const [digits = '', decimals = ''] = numberToPlainText(absolute(rounded)).split('.');
  const wholeDigits = digits === '0' ? '' : digits;
  const positions = model.point === 'V' ? whole + fraction : whole;
  const room = [...positions].filter((position) => position === '9' || position === '0').length;
  const width = widthOf(model);
  if (wholeDigits.length > room) return '#'.repeat(width);
  if (model.blankZero && rounded === 0) return fill ? ' '.repeat(width) : '';
  let body = model.blankZero && wholeDigits === '' ? '' : placeWhole(positions, wholeDigits, group);
  const shown = model.point === '' || model.point === 'V' ? '' : placeFraction(fraction, decimals, fill);
  if (body === '' && shown === '' && rounded === 0) body = '0';
  if (model.point === '.') body += `.${shown}`;
  else if (model.point === 'D') body += point + shown;
  // A value that is merely rounded to zero keeps its sign.
  return signed(body, signOf(value) < 0, model, nls);
}

/** Digits from the right; leading 9s give nothing, from the first 0 on zeros. */
function placeWhole(positions: string, digits: string, group: string): string {
  const firstZero = positions.indexOf('0');
  let result = '';
  let remaining = digits.length;
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    const position = positions.charAt(at);
    const shown = remaining > 0 || (firstZero >= 0 && at >= firstZero);
    if (position === ',' || position === 'G') {
      if (shown) result = (position === 'G' ? group : ',') + result;
    } else if (remaining > 0) {
      remaining -= 1;
      result = digits.charAt(remaining) + result;
    } else if (shown) result = `0${result}`;
  }
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

function signed(body: string, negative: boolean, model: DigitsModel, nls: NumericNls): string {
  const symbol = currencySymbol(model.currency, nls);
  const amount = model.currencyLast ? body + symbol : symbol + body;
  const shown = withSign(amount, negative, model.sign);
  return model.fill ? shown.padStart(widthOf(model)) : shown.trim();
}

function withSign(amount: string, negative: boolean, sign: DigitsModel['sign']): string {
  switch (sign) {
    case 'S':
      return `${negative ? '-' : '+'}${amount}`;
    case 'trailing S':
      return `${amount}${negative ? '-' : '+'}`;
    case 'MI':
      return `${amount}${negative ? '-' : ' '}`;
    case 'PR':
      return negative ? `<${amount}>` : ` ${amount} `;
    case 'leading':
      return negative ? `-${amount}` : ` ${amount}`;
  }
}

/** An exponent of three digits, as large as they come. */
const EXPONENT_WIDTH = 5;
/** MMMDCCCLXXXVIII is the longest. */
const ROMAN_WIDTH = 15;

function widthOf(model: Exclude<NumberModel, { readonly kind: 'text minimum' }>): number {
  if (model.kind === 'hexadecimal') return model.width + 1;
  if (model.kind === 'roman') return ROMAN_WIDTH;
  const { whole, fraction, point, sign, currency, scientific: hasExponent } = model;
  const digits = (hasExponent ? 1 : whole.length) + fraction.length + (point === '' || point === 'V' ? 0 : 1);
  return digits + (sign === 'PR' ? 2 : 1) + currencyWidth(currency) + (hasExponent ? EXPONENT_WIDTH : 0);
}

/** In the fixed notation up to 64 characters, in the scientific one beyond. */
function textMinimum(value: NumberValue, point: string): string {
  const plain = numberToPlainText(value, point);
  return plain.length <= 64 ? plain : numberToScientificText(value, point);
}

function scientific(value: NumberValue, model: DigitsModel, point: string, nls: NumericNls): string {
  const places = model.fraction.length;
  const size = absolute(value);
  let exponent = magnitude(size);
  let mantissa = round(scaledBy(size, -exponent), places);
  if (compareNumbers(mantissa, 10) >= 0) {
    exponent += 1;
    mantissa = round(scaledBy(size, -exponent), places);
  }
  const [digits = '', decimals = ''] = numberToPlainText(mantissa).split('.');
  const radix = model.point === '' ? '' : model.point === 'D' ? point : '.';
  const suffix = `E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return signed(`${digits}${radix}${decimals.padEnd(places, '0')}${suffix}`, signOf(value) < 0, model, nls);
}

/** The exponent of the first digit; zero's is 0. */
function magnitude(value: NumberValue): number {
  if (value === 0) return 0;
  const [whole = '', fraction = ''] = numberToPlainText(value).split('.');
  if (whole !== '' && whole !== '0') return whole.length - 1;
  let zeros = 0;
  while (fraction.charAt(zeros) === '0') zeros += 1;
  return -zeros - 1;
}

/** × 10^exponent, in two steps where 10^exponent itself would be no NUMBER. */
function scaledBy(value: NumberValue, exponent: number): NumberValue {
  const half = Math.trunc(exponent / 2);
  return multiply(multiply(value, power(10, half)), power(10, exponent - half));
}

function hexadecimal(value: NumberValue, model: Extract<NumberModel, { readonly kind: 'hexadecimal' }>): string {
  const digits = BigInt(numberToPlainText(round(value))).toString(16);
  if (signOf(value) < 0 || digits.length > model.width) return '#'.repeat(model.width + 1);
  const written = model.lower ? digits : digits.toUpperCase();
  const filled = model.zeros ? written.padStart(model.width, '0') : written;
  return model.fill ? filled.padStart(model.width + 1) : filled;
}

function roman(value: NumberValue, { fill, lower }: Extract<NumberModel, { readonly kind: 'roman' }>): string {
  if (compareNumbers(round(value), value) !== 0)
    throw new NotSupportedError('the number format element RN of a fraction');
  const numeral = typeof value === 'number' ? romanNumeral(value) : undefined;
  if (numeral === undefined) return '#'.repeat(ROMAN_WIDTH);
  const written = lower ? numeral.toLowerCase() : numeral;
  return fill ? written.padStart(ROMAN_WIDTH) : written;
}

import { currencySymbol } from './currency-symbol.js';
import { makeNumber, type NumberValue, negate, parseNumber } from './number.js';
import type { NumericNls } from './number-format.js';
import { type DigitsModel, parseNumberModel } from './number-model.js';
import { NotSupportedError, OracleError } from './oracle-error.js';

/** TO_NUMBER(text, format). @throws OracleError 1722 if the text does not match, 1481 for an invalid format */
export function parseFormatted(text: string, format: string, nls: NumericNls): NumberValue {
  const model = parseNumberModel(format);
  const [point = '.', group = ','] = nls.numericCharacters;
  switch (model.kind) {
    case 'text minimum':
      return requireNumber(parseNumber(text, point));
    case 'roman':
      throw new NotSupportedError('the number format element RN of TO_NUMBER');
    case 'hexadecimal':
      return parseHexadecimal(text.trim(), model.width);
    case 'digits':
      return parseDigits(text, model, point, group, nls);
  }
}

function parseHexadecimal(digits: string, width: number): NumberValue {
  const isHexadecimal = digits !== '' && [...digits.toUpperCase()].every((digit) => '0123456789ABCDEF'.includes(digit));
  if (!isHexadecimal || digits.length > width) throw invalidNumber();
  return makeNumber(BigInt(`0x${digits}`), 0);
}

function parseDigits(text: string, model: DigitsModel, point: string, group: string, nls: NumericNls): NumberValue {
  if (model.point === 'V') throw new NotSupportedError('the number format element V of TO_NUMBER');
  const { negative, amount } = splitSign(text.trim(), model.sign);
  const body = withoutSymbol(amount, currencySymbol(model.currency, nls), model.currencyLast);
  const [mantissa = '', exponent, more] = model.scientific ? body.toUpperCase().split('E') : [body];
  if (more !== undefined) throw invalidNumber();
  const decimal = model.point === 'D' ? point : '.';
  const [grouped = '', fraction = '', beyond] = mantissa.split(decimal);
  const whole = withoutGroups(grouped, model.whole, model.whole.includes('G') ? group : ',');
  const room = [...model.whole].filter((position) => position === '9' || position === '0').length;
  if (beyond !== undefined || whole.length > room || fraction.length > model.fraction.length) throw invalidNumber();
  if (![...whole, ...fraction].every(isDigit)) throw invalidNumber();
  const parsed = requireNumber(parseNumber(`${whole}.${fraction}${exponent === undefined ? '' : `E${exponent}`}`));
  return negative ? negate(parsed) : parsed;
}

/** The sign stands where the model has it; a leading one may be missing. */
function splitSign(text: string, sign: DigitsModel['sign']): { readonly negative: boolean; readonly amount: string } {
  if (sign === 'PR') {
    const negative = text.startsWith('<') && text.endsWith('>');
    return { negative, amount: negative ? text.slice(1, -1) : text };
  }
  const trailing = sign === 'MI' || sign === 'trailing S';
  const written = text.charAt(trailing ? text.length - 1 : 0);
  if (written !== '-' && written !== '+') return { negative: false, amount: text };
  return { negative: written === '-', amount: trailing ? text.slice(0, -1) : text.slice(1) };
}

function withoutSymbol(amount: string, symbol: string, last: boolean): string {
  if (symbol === '') return amount;
  if (last) return amount.endsWith(symbol) ? amount.slice(0, -symbol.length) : amount;
  return amount.startsWith(symbol) ? amount.slice(symbol.length) : amount;
}

/** Group separators stand where the model has them, counted from the point. */
function withoutGroups(text: string, positions: string, separator: string): string {
  let digits = '';
  for (let back = 1; back <= text.length; back += 1) {
    const character = text.charAt(text.length - back);
    const position = positions.charAt(positions.length - back);
    if (character === separator) {
      if (position !== ',' && position !== 'G') throw invalidNumber();
    } else digits = character + digits;
  }
  return digits;
}

function requireNumber(value: NumberValue | undefined): NumberValue {
  if (value === undefined) throw invalidNumber();
  return value;
}

function invalidNumber(): OracleError {
  return new OracleError(1722, 'invalid number');
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

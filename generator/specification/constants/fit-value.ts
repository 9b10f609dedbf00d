import { compare, type Decimal, decimalText, MOST_DIGITS, round, significantDigits, whole } from './decimal.js';
import type { Shape } from './shape.js';
import { type NumberValue, textValue, type Value } from './value.js';

/**
 * The value of a constant that is declared with this type: rounded, padded or as it is. Undefined where the type does not take the value, or the database would have to say
 * what it makes of it. Of an unknown type it is the expression's value: whoever knows the type has to look at it.
 */
export function fitValue(value: Value, shape: Shape): Value | undefined {
  if (shape.kind === 'unknown') return value;
  if (shape.kind === 'other') return undefined;
  if (value.kind === 'null')
    return shape.kind === 'fixed' && value.isText ? undefined : { kind: 'null', isText: false };
  switch (shape.kind) {
    case 'boolean':
      return value.kind === 'boolean' ? value : undefined;
    case 'varying':
    case 'fixed': {
      const text = textOf(value);
      return text === undefined ? undefined : fitText(text, shape);
    }
    default:
      return value.kind === 'number' ? fitNumber(value, shape) : undefined;
  }
}

function fitNumber(
  { number, nature }: NumberValue,
  shape: Exclude<Shape, { readonly kind: 'boolean' | 'varying' | 'fixed' | 'other' | 'unknown' }>,
): Value | undefined {
  if (shape.kind === 'binary') {
    const isNear = significantDigits(number) <= shape.digits && isWithin(number, shape.magnitude);
    return isNear ? { kind: 'number', number, nature: 'binary' } : undefined;
  }
  if (nature === 'binary' && number.scale > 0) return undefined;
  switch (shape.kind) {
    case 'integer':
      return number.scale === 0 && number.units >= shape.low && number.units <= shape.high
        ? { kind: 'number', number, nature: 'integer' }
        : undefined;
    case 'float':
      return significantDigits(number) <= shape.digits ? { kind: 'number', number, nature: 'decimal' } : undefined;
    case 'decimal': {
      const { precision, scale } = shape;
      const rounded = scale === null ? number : round(number, scale);
      if (rounded === undefined || (precision !== null && !hasPrecision(rounded, precision, scale ?? 0)))
        return undefined;
      return { kind: 'number', number: rounded, nature: 'decimal' };
    }
  }
}

/** Whether at most precision - scale digits stand before the point, as it were. */
function hasPrecision(number: Decimal, precision: number, scale: number): boolean {
  const places = precision - scale;
  const magnitude = { ...number, units: number.units < 0n ? -number.units : number.units };
  const bound = places >= 0 ? whole(10n ** BigInt(places)) : { units: 1n, scale: -places };
  return compare(magnitude, bound) < 0;
}

/** Whether it is zero or between 10^-magnitude and 10^magnitude. */
function isWithin(number: Decimal, magnitude: number): boolean {
  const size = Math.abs(Number(decimalText(number)));
  return size === 0 || (size >= 10 ** -magnitude && size <= 10 ** magnitude);
}

function textOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'number' || value.nature === 'binary' || value.number.scale > 0) return undefined;
  return significantDigits(value.number) <= MOST_DIGITS && decimalText(value.number).length <= MOST_DIGITS
    ? decimalText(value.number)
    : undefined;
}

function fitText(text: string, shape: Extract<Shape, { readonly kind: 'varying' | 'fixed' }>): Value | undefined {
  const length = Array.from(text).length;
  if (shape.length !== null && length > shape.length) return undefined;
  if (shape.kind === 'varying') return { kind: 'text', text };
  // How many bytes other characters take is the database's business.
  if (shape.unit === 'bytes' && !isAscii(text)) return undefined;
  return textValue(text + ' '.repeat(shape.length - length));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

import { type Binder, REFUSED, unexpected } from '../binder.js';
import type { DecimalClass } from '../value-classes.js';
import { formatDecimal, parseDecimal } from './decimal-text.js';

const MIN = -2_147_483_648;
const MAX = 2_147_483_647;

/** PLS_INTEGER, BINARY_INTEGER and their subtypes. */
export const plsIntegerBinder: Binder = {
  expects: 'an integer from -2147483648 to 2147483647',
  bindType: 'DB_TYPE_BINARY_INTEGER',
  encode(value) {
    const integer = typeof value === 'bigint' ? Number(value) : value;
    return typeof integer === 'number' && Number.isInteger(integer) && integer >= MIN && integer <= MAX
      ? integer
      : REFUSED;
  },
  decode(value) {
    if (typeof value !== 'number') throw unexpected(value, 'DB_TYPE_BINARY_INTEGER');
    return value;
  },
};

/** The same as `bigint`. */
export const plsIntegerAsBigint: Binder = {
  ...plsIntegerBinder,
  decode: (value) => BigInt(Number(plsIntegerBinder.decode(value))),
};

/** The same as text. */
export const plsIntegerAsText: Binder = {
  ...plsIntegerBinder,
  expects: `${plsIntegerBinder.expects}, or its text`,
  encode: (value, driver) => plsIntegerBinder.encode(typeof value === 'string' ? integerIn(value) : value, driver),
  decode: (value) => String(plsIntegerBinder.decode(value)),
};

/** The same as an instance of a class such as decimal.js's. */
export function plsIntegerAsDecimal(Decimal: DecimalClass): Binder {
  return {
    ...plsIntegerBinder,
    expects: `${plsIntegerBinder.expects}, as a number, its text or a Decimal`,
    encode: (value, driver) => plsIntegerAsText.encode(value instanceof Decimal ? String(value) : value, driver),
    decode: (value) => new Decimal(String(plsIntegerBinder.decode(value))),
  };
}

/** Undefined for a text that is no integer. */
function integerIn(text: string): number | undefined {
  const decimal = parseDecimal(text);
  return decimal === undefined || decimal.exponent < 0 ? undefined : Number(formatDecimal(decimal));
}

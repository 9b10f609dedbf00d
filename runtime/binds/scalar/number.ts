import { type Binder, REFUSED, unexpected } from '../binder.js';
import type { DecimalClass } from '../value-classes.js';
import { fitsNumber, formatDecimal, parseDecimal } from './decimal-text.js';

/** The longest text of TO_CHAR(n, 'TM9'): 64 characters, or scientific notation beyond. */
const TEXT_SIZE = 80;

/**
 * NUMBER as `number`. The driver returns a double, exact up to 15 significant digits and for integers up to 2^53-1; a larger integer raises
 * in the block instead of being rounded.
 */
export const numberBinder: Binder = {
  expects: "a finite number or bigint in NUMBER's range",
  bindType: 'DB_TYPE_NUMBER',
  encode(value) {
    if (typeof value === 'number') return Number.isFinite(value) && inRange(String(value)) ? value : REFUSED;
    return typeof value === 'bigint' && inRange(String(value)) ? value : REFUSED;
  },
  decode(value) {
    if (typeof value !== 'number') throw unexpected(value, 'DB_TYPE_NUMBER');
    return value;
  },
  faults: (local) => [[`abs(${local}) > 9007199254740991 and ${local} = trunc(${local})`, 'range']],
};

/** NUMBER as `bigint`, exact both ways. A fraction raises in the block. */
export const bigintBinder: Binder = {
  ...textResult((text) => BigInt(plain(text))),
  expects: 'a bigint or safe integer of at most 38 digits',
  encode(value) {
    if (typeof value === 'number' ? !Number.isSafeInteger(value) : typeof value !== 'bigint') return REFUSED;
    return withoutPoint(String(value));
  },
  faults: (local) => [[`${local} <> trunc(${local})`, 'fraction']],
};

/** NUMBER as decimal text, exact both ways. */
export const decimalTextBinder: Binder = {
  ...textResult(plain),
  expects: 'a decimal number as text (at most 38 digits), a bigint or a finite number',
  encode(value) {
    if (typeof value === 'number' && !Number.isFinite(value)) return REFUSED;
    if (typeof value !== 'string' && typeof value !== 'bigint' && typeof value !== 'number') return REFUSED;
    return withoutPoint(String(value));
  },
};

/** NUMBER as an instance of a class such as decimal.js's, exact both ways: a Decimal keeps all digits that it is made from. */
export function decimalBinder(Decimal: DecimalClass): Binder {
  return {
    ...textResult((text) => new Decimal(text)),
    expects: 'a Decimal, a decimal number as text (at most 38 digits), a bigint or a finite number',
    encode: (value, driver) => decimalTextBinder.encode(value instanceof Decimal ? String(value) : value, driver),
  };
}

/** Text both ways, written so that the session's NLS settings do not matter. */
function textResult(
  decode: (text: string) => unknown,
): Pick<Binder, 'bindType' | 'maxSize' | 'fromBind' | 'toBind' | 'decode'> {
  return {
    bindType: 'DB_TYPE_VARCHAR',
    maxSize: TEXT_SIZE,
    fromBind: (bind) => `to_number(${bind})`,
    toBind: (local) => `to_char(${local}, 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')`,
    decode(value) {
      if (typeof value !== 'string') throw unexpected(value, 'DB_TYPE_VARCHAR');
      return decode(value);
    },
  };
}

/**
 * `-125E-1` for -12.5: TO_NUMBER takes its NLS argument only together with a format, which would limit the digits, and a text without a
 * decimal character needs none.
 */
function withoutPoint(text: string): string | typeof REFUSED {
  const decimal = parseDecimal(text);
  if (decimal === undefined || !fitsNumber(decimal)) return REFUSED;
  return `${decimal.negative ? '-' : ''}${decimal.digits === '' ? '0' : decimal.digits}E${decimal.exponent}`;
}

function plain(text: string): string {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new TypeError('the database returned no decimal number');
  return formatDecimal(decimal);
}

/** The driver refuses numbers with digits below 1E-130 (its writeOracleNumber), though NUMBER has a place for some of them. */
function inRange(text: string): boolean {
  const decimal = parseDecimal(text);
  return decimal !== undefined && fitsNumber(decimal) && decimal.exponent >= -130;
}

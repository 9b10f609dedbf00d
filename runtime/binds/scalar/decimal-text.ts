/** A decimal number as digits and exponent: value = ±digits × 10^exponent, without leading or trailing zeros; zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/** Reads `-12.50`, `.5`, `1E-7`; undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const all = whole + fraction;
  if (all === '') return undefined;
  const digits = all.replace(/^0+/, '');
  const stripped = digits.replace(/0+$/, '');
  if (stripped === '') return { negative: false, digits: '', exponent: 0 };
  return {
    negative: sign === '-',
    digits: stripped,
    exponent: Number(power) - fraction.length + digits.length - stripped.length,
  };
}

/** The shortest plain notation, without an exponent: `-12.5`, `0.0000001`, `1000`. */
export function formatDecimal({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const point = digits.length + exponent;
  return point > 0
    ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
    : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/**
 * Whether a NUMBER holds the value exactly: at most 38 significant digits (more only by luck of their alignment), magnitude from 1E-130 to below 1E126.
 * Source: Oracle Database SQL Language Reference, NUMBER Data Type.
 */
export function fitsNumber({ digits, exponent }: Decimal): boolean {
  if (digits === '') return true;
  const magnitude = digits.length + exponent - 1;
  return digits.length <= 38 && magnitude < 126 && magnitude >= -130;
}

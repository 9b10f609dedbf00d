/** A decimal number as PL/SQL writes it: value = ±digits × 10^exponent, without zeros at either end; zero has no digits. */
export interface ExactNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** Reads `-12.50`, `.5`, `1E-7`; undefined for anything else. */
export function parseNumber(text: string): ExactNumber | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (whole + fraction === '') return undefined;
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return { negative: false, digits: '', exponent: 0 };
  const exponent = Number(power) - fraction.length + digits.length - short.length;
  return { negative: sign === '-', digits: short, exponent };
}

/** Without an exponent, as the runtime gives numbers that are text: `-12.5`, `0.0000001`, `1000`. */
export function plainNumber({ negative, digits, exponent }: ExactNumber): string {
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

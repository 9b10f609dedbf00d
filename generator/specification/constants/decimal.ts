/** A NUMBER, exactly: units / 10^scale. The scale is the least that there is, never below zero. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** NUMBER keeps that many digits whatever they are. */
export const MOST_DIGITS = 38;

/** Magnitudes of NUMBER: from 10^-130 to below 10^126. */
const MOST_PLACES = 130;
const BIGGEST = 10n ** 126n;

/** Whole numbers below need no check. */
const SMALL = 10n ** 30n;

/** `12.50`, `-.5`, `1e-7`. Undefined for what NUMBER does not hold as it is. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > 4 * MOST_PLACES) return undefined;
  if (text.startsWith('-')) {
    const positive = parseDecimal(text.slice(1));
    return positive && negate(positive);
  }
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const exponent = Number(power);
  if (whole + fraction === '' || !Number.isInteger(exponent) || Math.abs(exponent) > 2 * MOST_PLACES) return undefined;
  const scale = fraction.length - exponent;
  const units = BigInt(whole + fraction);
  return scale < 0 ? decimal(units * 10n ** BigInt(-scale), 0) : decimal(units, scale);
}

export function whole(units: bigint): Decimal {
  return { units, scale: 0 };
}

export function add(one: Decimal, other: Decimal): Decimal | undefined {
  const scale = Math.max(one.scale, other.scale);
  return decimal(unitsAt(one, scale) + unitsAt(other, scale), scale);
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function multiply(one: Decimal, other: Decimal): Decimal | undefined {
  return decimal(one.units * other.units, one.scale + other.scale);
}

/** Undefined where the quotient has no end, or too many digits. */
export function divide(one: Decimal, other: Decimal): Decimal | undefined {
  if (other.units === 0n) return undefined;
  const units = one.units * 10n ** BigInt(other.scale + MOST_PLACES);
  if (units % other.units !== 0n) return undefined;
  return decimal(units / other.units, one.scale + MOST_PLACES);
}

export function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = unitsAt(one, scale) - unitsAt(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** As NUMBER(p,s) rounds: halves away from zero. A negative scale rounds before the point. */
export function round(one: Decimal, scale: number): Decimal | undefined {
  if (one.scale <= scale) return one;
  const unit = 10n ** BigInt(one.scale - scale);
  const magnitude = one.units < 0n ? -one.units : one.units;
  const rounded = ((magnitude + unit / 2n) / unit) * unit;
  return decimal(one.units < 0n ? -rounded : rounded, one.scale);
}

/** Digits from the first to the last that is not zero. */
export function significantDigits({ units }: Decimal): number {
  const digits = digitsOf(units);
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end -= 1;
  return end;
}

/** Without exponent: `-0.05`, `1000`. */
export function decimalText({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = digitsOf(units).padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function decimal(units: bigint, scale: number): Decimal | undefined {
  if (scale === 0 && units < SMALL && units > -SMALL) return { units, scale };
  let shortest = units;
  let places = scale;
  while (places > 0 && shortest % 10n === 0n) {
    shortest /= 10n;
    places -= 1;
  }
  const result: Decimal = { units: shortest, scale: places };
  const isKept =
    places <= MOST_PLACES && significantDigits(result) <= MOST_DIGITS && compare(absolute(result), whole(BIGGEST)) < 0;
  return isKept ? result : undefined;
}

function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

function digitsOf(units: bigint): string {
  return (units < 0n ? -units : units).toString();
}

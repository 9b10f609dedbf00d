import type { BinaryIntegerName, NumberType, ScalarType } from '../../model/data-type.js';

/** The decimal numbers that a type has. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  /** Digits after the point. */
  readonly scale: number;
  /** Binary digits that are kept. */
  readonly binaryDigits: number;
}

const ALL: NumberRange = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  scale: Number.POSITIVE_INFINITY,
  binaryDigits: Number.POSITIVE_INFINITY,
};

/** Undefined for types that have no decimal numbers. */
export function numberRange(type: ScalarType): NumberRange | undefined {
  switch (type.kind) {
    case 'number':
      return rangeOfNumber(type);
    case 'float':
      return { ...ALL, binaryDigits: BINARY_DIGITS[type.name] ?? type.binaryPrecision ?? 126 };
    case 'binary integer': {
      const [low, high] = INTEGERS[type.name];
      return { ...ALL, low, high, scale: 0 };
    }
    default:
      return undefined;
  }
}

/** Whether all numbers of one range are in another as they are. */
export function isWithin(inner: NumberRange, outer: NumberRange): boolean {
  return (
    inner.low >= outer.low &&
    inner.high <= outer.high &&
    inner.scale <= outer.scale &&
    inner.binaryDigits <= outer.binaryDigits
  );
}

/** Source: PL/SQL Language Reference, "NUMBER Data Type": INTEGER, INT and SMALLINT have 38 digits, DEC, DECIMAL and NUMERIC a fixed point. */
function rangeOfNumber({ precision, scale }: NumberType): NumberRange {
  if (precision === null) return scale === null ? ALL : { ...ALL, scale };
  const high = 10 ** (precision - (scale ?? 0));
  return { ...ALL, low: -high, high, scale: scale ?? 0 };
}

/** Source: PL/SQL Language Reference, "Predefined Subtypes of NUMBER": FLOAT has 126 binary digits at most. */
const BINARY_DIGITS: Partial<Record<string, number>> = { REAL: 63, 'DOUBLE PRECISION': 126 };

const GREATEST = 2 ** 31 - 1;
const WHOLE = [-(2 ** 31), GREATEST] as const;
const POSITIVE = [1, GREATEST] as const;
const NATURAL = [0, GREATEST] as const;

/** Source: PL/SQL Language Reference, "Predefined PLS_INTEGER Subtypes". */
const INTEGERS: Readonly<Record<BinaryIntegerName, readonly [low: number, high: number]>> = {
  PLS_INTEGER: WHOLE,
  BINARY_INTEGER: WHOLE,
  SIMPLE_INTEGER: WHOLE,
  NATURAL,
  NATURALN: NATURAL,
  POSITIVE,
  POSITIVEN: POSITIVE,
  SIGNTYPE: [-1, 1],
};

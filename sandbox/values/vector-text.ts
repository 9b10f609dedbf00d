import type { VectorFormat } from './data-type.js';
import { OracleError } from './oracle-error.js';
import { requireSupportedCount, type VectorValue, vectorOf } from './vector.js';

/** Significant digits that tell every value of the format from its neighbours. */
const DIGITS = { FLOAT32: 9, FLOAT64: 17 } as const;
const BITS = 8;

/**
 * The dense text of a vector as FROM_VECTOR gives it: `[1.10000002E+000,0,3.0E+000]`, `[10,20]` of INT8 and BINARY.
 * Source: SQL Language Reference, "FROM_VECTOR".
 */
export function vectorText({ format, components }: VectorValue): string {
  const shown = Array.from(components, (element: number) =>
    format === 'FLOAT32' || format === 'FLOAT64' ? floatText(element, DIGITS[format]) : String(element),
  );
  return `[${shown.join(',')}]`;
}

function floatText(value: number, digits: number): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const [whole = '', fraction = ''] = mantissa.split('.');
  return `${whole}.${withoutTrailingZeros(fraction)}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(3, '0')}`;
}

/** At least one digit stays. */
function withoutTrailingZeros(fraction: string): string {
  let end = fraction.length;
  while (end > 1 && fraction.charAt(end - 1) === '0') end -= 1;
  return fraction.slice(0, end);
}

/**
 * Reads `[1, 3.4, -05.60, 3e+4]`. Source: SQL Language Reference, "TO_VECTOR".
 * @throws OracleError 51804 for what is no such text, 51805 for a dimension that is no number, 51806, 51811, 51833 for that of a sparse vector
 */
export function parseVector(text: string, format: VectorFormat): VectorValue {
  const trimmed = text.trim();
  if (trimmed.length < 2 || !trimmed.startsWith('[') || !trimmed.endsWith(']')) throw invalidSyntax();
  const inner = trimmed.slice(1, -1);
  if (inner.includes('[')) {
    throw new OracleError(51833, 'Textual input conversion between sparse and dense vector is not supported.');
  }
  if (inner.trim() === '') throw invalidSyntax();
  const parts = inner.split(',');
  requireSupportedCount(format === 'BINARY' ? parts.length * BITS : parts.length);
  return vectorOf(parts.map(dimension), format);
}

function dimension(part: string, index: number): number {
  const text = part.trim();
  if (!NUMBER.test(text)) throw noNumber(index);
  return Number(text);
}

/** As SQL writes numbers. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** @param index from 0; the message counts from 1 */
export function noNumber(index: number): OracleError {
  return new OracleError(
    51805,
    `Invalid syntax for VECTOR value. The specified dimension value at position ${index + 1} could not be converted to a number.`,
  );
}

function invalidSyntax(): OracleError {
  return new OracleError(
    51804,
    [
      'Invalid syntax for VECTOR value. Must be a string of the form',
      "DENSE vector: '[number , number ..., number]'",
      "SPARSE vector: '[<total dimension count (optional)>, [sparse index array], [sparse dimension value array]]'.",
    ].join('\n'),
  );
}

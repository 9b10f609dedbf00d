import { compareNumbers, numberToDouble, numberToPlainText, truncate } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { numberOf } from '../functions/argument-values.js';

/**
 * A number of rows: an offset, the place of a row.
 * @throws OracleError 1428 for NULL and for less than `least`
 */
export function wholeNumber(value: Value, least: number, what: string): number {
  if (value === null) throw outOfRange(value);
  const number = numberOf(value);
  if (compareNumbers(number, least) < 0) throw outOfRange(value);
  if (compareNumbers(truncate(number), number) !== 0) throw new NotSupportedError(`a fraction as ${what}`);
  return numberToDouble(number);
}

export function outOfRange(value: Value): OracleError {
  const text = value === null ? '' : numberToPlainText(numberOf(value));
  return new OracleError(1428, `argument '${text}' is out of range`);
}

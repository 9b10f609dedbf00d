import { DATE, type DataType, NUMBER } from '../../values/data-type.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { numberOf } from '../functions/argument-values.js';
import type { ArithmeticOperator } from './arithmetic.js';
import { type Compiled, combine } from './compiled.js';
import {
  addIntervals,
  addToDatetime,
  datesBetween,
  intervalBetween,
  scaleInterval,
  shiftDate,
} from './datetime-operations.js';
import { wrongTypes } from './expression-errors.js';
import type { Scope } from './scope.js';
import { familyOf, type TypeFamily } from './type-families.js';
import { convertTo } from './type-matching.js';

const DAY_TO_SECOND: DataType = { kind: 'interval_ds', dayPrecision: 9, secondPrecision: 9 };
const YEAR_TO_MONTH: DataType = { kind: 'interval_ym', yearPrecision: 9 };

/**
 * Arithmetic with a datetime or an interval on either side; undefined where neither is one.
 * @throws OracleError 975 and 30087 for the sum of two datetimes, 30081 and 932 (PLS-00306) for what cannot be added, subtracted …
 */
export function compileDatetimeArithmetic<F>(
  operator: ArithmeticOperator,
  left: Compiled<F>,
  right: Compiled<F>,
  scope: Scope<F>,
  position: number,
): Compiled<F> | undefined {
  const [a, b] = [familyOf(left.dataType), familyOf(right.dataType)];
  if (!isTemporal(a) && !isTemporal(b)) return undefined;
  const compiled =
    operator === '+' || operator === '-'
      ? (compileSum(operator, left, right, scope) ??
        (operator === '+' ? compileSum(operator, right, left, scope) : undefined))
      : compileScaling(operator, left, right, scope);
  if (compiled !== undefined) return compiled;
  if (scope.language === 'sql') requireOperation(operator, left.dataType, right.dataType, position);
  // Factors and divisors are numbers, and so is what a datetime is subtracted from.
  const scaling = operator !== '+' && operator !== '-';
  const got = scaling && isTemporal(a) ? left.dataType : right.dataType;
  throw wrongTypes(scope.language, operator, scaling || !isTemporal(a) ? NUMBER : left.dataType, got, position);
}

/** @throws OracleError 975, 30081, 30087 */
function requireOperation(operator: ArithmeticOperator, left: DataType, right: DataType, position: number): void {
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === 'datetime' && b === 'datetime' && operator === '+') {
    throw left.kind === 'date' && right.kind === 'date'
      ? new OracleError(975, 'date + date not allowed', { position })
      : new OracleError(30087, 'Adding two datetime values is not allowed', { position });
  }
  const others: readonly TypeFamily[] = ['datetime', 'interval_ym', 'interval_ds', 'number'];
  const areOperands = others.includes(a) && others.includes(b);
  if (areOperands && (isInterval(a) || isInterval(b))) {
    throw new OracleError(30081, 'invalid data type for datetime/interval arithmetic', { position });
  }
}

function compileSum<F>(
  operator: '+' | '-',
  left: Compiled<F>,
  right: Compiled<F>,
  scope: Scope<F>,
): Compiled<F> | undefined {
  const [a, b] = [familyOf(left.dataType), familyOf(right.dataType)];
  const sign = operator === '+' ? 1 : -1;
  if (a === 'datetime') {
    if (b === 'datetime') return operator === '-' ? compileDifference(left, right, scope) : undefined;
    if (isNumeric(b)) {
      return apply(DATE, convertTo(left, DATE, scope), convertTo(right, NUMBER, scope), (date, days) =>
        shiftDate(date, days, sign),
      );
    }
    if (!isInterval(b)) return undefined;
    return combine(left.dataType, [left, right], ([datetime = null, interval = null], frame) =>
      datetime === null || interval === null ? null : addToDatetime(datetime, interval, sign, scope.session(frame)),
    );
  }
  if (a === b && isInterval(a)) {
    const type = a === 'interval_ym' ? YEAR_TO_MONTH : DAY_TO_SECOND;
    return apply(type, left, right, (first, second) => addIntervals(first, second, sign));
  }
  // PL/SQL's operators take a text for what stands beside it.
  if (isInterval(a) && b === 'text' && scope.language === 'plsql') {
    const type = a === 'interval_ym' ? YEAR_TO_MONTH : DAY_TO_SECOND;
    return apply(type, left, convertTo(right, type, scope), (first, second) => addIntervals(first, second, sign));
  }
  if (isInterval(a) && b === 'null') return apply(left.dataType, left, right, () => null);
  if (a === 'null' && isInterval(b)) return apply(right.dataType, left, right, () => null);
  return undefined;
}

/** Two DATEs are days apart; with a timestamp among them it is an interval. */
function compileDifference<F>(left: Compiled<F>, right: Compiled<F>, scope: Scope<F>): Compiled<F> {
  if (left.dataType.kind === 'date' && right.dataType.kind === 'date') return apply(NUMBER, left, right, datesBetween);
  return compileInterval(left, right, scope);
}

/** The time between two datetimes as INTERVAL DAY TO SECOND. */
export function compileInterval<F>(left: Compiled<F>, right: Compiled<F>, scope: Scope<F>): Compiled<F> {
  return combine(DAY_TO_SECOND, [left, right], ([end = null, start = null], frame) =>
    end === null || start === null ? null : intervalBetween(end, start, scope.session(frame)),
  );
}

function compileScaling<F>(
  operator: ArithmeticOperator,
  left: Compiled<F>,
  right: Compiled<F>,
  scope: Scope<F>,
): Compiled<F> | undefined {
  if (operator !== '*' && operator !== '/') return undefined;
  const [a, b] = [familyOf(left.dataType), familyOf(right.dataType)];
  const [interval, factor] = isInterval(a) && isNumeric(b) ? [left, right] : [right, left];
  if (interval === right && !(operator === '*' && isNumeric(a) && isInterval(b))) return undefined;
  const type = interval.dataType.kind === 'interval_ym' ? YEAR_TO_MONTH : DAY_TO_SECOND;
  return apply(type, interval, convertTo(factor, NUMBER, scope), (value, number) =>
    scaleInterval(value, numberOf(number), operator),
  );
}

function apply<F>(
  type: DataType,
  left: Compiled<F>,
  right: Compiled<F>,
  compute: (left: NonNullable<Value>, right: NonNullable<Value>) => Value,
): Compiled<F> {
  return combine(type, [left, right], ([a = null, b = null]) => (a === null || b === null ? null : compute(a, b)));
}

function isTemporal(family: TypeFamily): boolean {
  return family === 'datetime' || isInterval(family);
}

function isInterval(family: TypeFamily): boolean {
  return family === 'interval_ym' || family === 'interval_ds';
}

function isNumeric(family: TypeFamily): boolean {
  return family === 'number' || family === 'text' || family === 'null';
}

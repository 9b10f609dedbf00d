import type { DataType } from '../../values/data-type.js';
import {
  add,
  ceiling,
  compareNumbers,
  floor,
  multiply,
  type NumberValue,
  numberToDouble,
  numberToPlainText,
  signOf,
  subtract,
} from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import {
  addToDatetime,
  datesBetween,
  intervalBetween,
  scaleInterval,
  shiftDate,
} from '../expressions/datetime-operations.js';
import { numberOf } from '../functions/argument-values.js';
import { compareSortKeys, type SortKey } from '../query/order-by.js';
import type { SessionState } from '../session-state.js';
import type { Accumulator } from './aggregate.js';

type Present = NonNullable<Value>;
type Direction = Pick<SortKey, 'descending' | 'nullsFirst'>;

/** PERCENTILE_DISC: the first value whose cumulative distribution reaches the fraction. */
export function percentileDisc(direction: Direction): Accumulator {
  return sorted(direction, (values, fraction) => {
    const place = numberToDouble(ceiling(multiply(fraction, values.length)));
    return values[Math.max(0, place - 1)] ?? null;
  });
}

/** PERCENTILE_CONT, and MEDIAN for a half: between two values it is a mixture of both. */
export function percentileCont(direction: Direction, dataType: DataType, session: SessionState): Accumulator {
  const mix = mixtureOf(dataType, session);
  return sorted(direction, (values, fraction) => {
    const place = multiply(fraction, values.length - 1);
    const below = floor(place);
    const lower = values[numberToDouble(below)] ?? null;
    const upper = values[numberToDouble(ceiling(place))] ?? null;
    if (lower === null || upper === null || compareNumbers(place, below) === 0) return lower;
    return mix(lower, upper, subtract(place, below));
  });
}

/** @throws OracleError 1428 for a fraction that is none */
function sorted(
  direction: Direction,
  choose: (values: readonly Present[], fraction: NumberValue) => Value,
): Accumulator {
  const values: Present[] = [];
  let fraction: NumberValue | undefined;
  return {
    add([given = null, value = null]) {
      if (given !== null) fraction = numberOf(given);
      if (value !== null) values.push(value);
    },
    result() {
      if (fraction === undefined) return null;
      if (signOf(fraction) < 0 || compareNumbers(fraction, 1) > 0) {
        throw new OracleError(1428, `argument '${numberToPlainText(fraction)}' is out of range`);
      }
      return choose(
        values.toSorted((left, right) => compareSortKeys([direction], [left], [right])),
        fraction,
      );
    },
  };
}

function mixtureOf(
  dataType: DataType,
  session: SessionState,
): (lower: Present, upper: Present, share: NumberValue) => Value {
  switch (dataType.kind) {
    case 'date':
      return (lower, upper, share) => shiftDate(lower, multiply(datesBetween(upper, lower), share), 1);
    case 'timestamp':
    case 'timestamp_tz':
    case 'timestamp_ltz':
      return (lower, upper, share) => {
        const distance = scaleInterval(intervalBetween(upper, lower, session), share, '*');
        return distance === null ? null : addToDatetime(lower, distance, 1, session);
      };
    default:
      return (lower, upper, share) =>
        add(multiply(subtract(1, share), numberOf(lower)), multiply(share, numberOf(upper)));
  }
}

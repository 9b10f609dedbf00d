import type { IntervalDayToSecond, IntervalYearToMonth } from '../binds/scalar/interval.js';
import type { Vector } from '../binds/scalar/vector.js';

/** What a column of a row can be whose type nothing declares: by the rules for parameters without configuration. */
export type OracleValue =
  | string
  | number
  | bigint
  | boolean
  | Buffer
  | Vector
  | IntervalYearToMonth
  | IntervalDayToSecond
  | object
  | null;

/** A row of a cursor whose columns nothing declares: names in upper case as camelCase, others as they are. */
export type OracleRow = Readonly<Record<string, OracleValue>>;

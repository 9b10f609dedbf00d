import { compareValues } from '../../values/compare.js';
import { BOOLEAN, type DataType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { type BuiltInFunction, define } from './built-in-function.js';
import { highestPrecedence } from './numeric-function.js';

type Typing = BuiltInFunction['typing'];

/** The type that several values have in common: that of the first which is not the literal NULL, of numbers the one of highest precedence. */
function commonType(types: readonly DataType[]): DataType {
  const known = types.filter(({ kind }) => kind !== 'null');
  const [first] = known;
  if (first === undefined) return { kind: 'null' };
  if (!NUMERIC.has(first.kind)) return unconstrained(first);
  const numeric = known.filter(({ kind }) => NUMERIC.has(kind));
  return numeric.every(({ kind }) => kind === 'pls_integer') ? first : highestPrecedence(numeric);
}

const NUMERIC: ReadonlySet<DataType['kind']> = new Set(['number', 'pls_integer', 'binary_float', 'binary_double']);

/** Lengths of single values do not hold for what is chosen among them. */
function unconstrained(type: DataType): DataType {
  if (type.kind === 'char' || type.kind === 'varchar2') return { ...type, kind: 'varchar2', length: undefined };
  return type;
}

const common: Typing = (types) => {
  const type = commonType(types);
  return { parameters: types.map(() => type), result: type };
};

function sameTyped(
  name: string,
  minimum: number,
  maximum: number,
  evaluate: BuiltInFunction['evaluate'],
): BuiltInFunction {
  return {
    name,
    languages: 'both',
    minimum,
    maximum,
    withoutParentheses: false,
    volatile: false,
    typing: common,
    evaluate,
  };
}

export const NULL_FUNCTIONS: readonly BuiltInFunction[] = [
  sameTyped('NVL', 2, 2, ([value, instead]) => value ?? instead ?? null),
  sameTyped('COALESCE', 2, Number.POSITIVE_INFINITY, (values) => values.find((value) => value !== null) ?? null),
  sameTyped('NULLIF', 2, 2, ([value, other]) => (isEqual(value ?? null, other ?? null) ? null : (value ?? null))),
  sameTyped('GREATEST', 1, Number.POSITIVE_INFINITY, (values) => extreme(values, 1)),
  sameTyped('LEAST', 1, Number.POSITIVE_INFINITY, (values) => extreme(values, -1)),
  define('LNNVL', [BOOLEAN], BOOLEAN, ([condition]) => condition !== true, { languages: 'sql' }),
  {
    ...sameTyped('NVL2', 3, 3, ([value, present, absent]) => (value === null ? (absent ?? null) : (present ?? null))),
    languages: 'sql',
    typing([tested, ...results]) {
      const type = commonType(results);
      return { parameters: tested === undefined ? [] : [undefined, ...results.map(() => type)], result: type };
    },
  },
  {
    ...sameTyped('DECODE', 3, Number.POSITIVE_INFINITY, decode),
    languages: 'sql',
    typing(types) {
      const compared = types.filter((_type, index) => isCompared(index, types.length));
      const results = types.filter((_type, index) => !isCompared(index, types.length));
      const [comparedAs, result] = [commonType(compared.slice(1)), commonType(results)];
      return {
        parameters: types.map((_type, index) => (isCompared(index, types.length) ? comparedAs : result)),
        result,
      };
    },
  },
];

/** DECODE(expr, search, result, …, default): the expression and the searches. */
function isCompared(index: number, count: number): boolean {
  if (index === 0) return true;
  const isDefault = count % 2 === 0 && index === count - 1;
  return index % 2 === 1 && !isDefault;
}

/** Two NULLs are equal to DECODE. */
function decode(values: readonly Value[]): Value {
  const [value = null] = values;
  for (let index = 1; index + 1 < values.length; index += 2) {
    const search = values[index] ?? null;
    if (search === null ? value === null : isEqual(value, search)) return values[index + 1] ?? null;
  }
  return values.length % 2 === 0 ? (values.at(-1) ?? null) : null;
}

function isEqual(left: Value, right: Value): boolean {
  return left !== null && right !== null && compareValues(left, right) === 0;
}

function extreme(values: readonly Value[], direction: 1 | -1): Value {
  let best: Value = values[0] ?? null;
  for (const value of values) {
    if (value === null || best === null) return null;
    if (compareValues(value, best) * direction > 0) best = value;
  }
  return best;
}

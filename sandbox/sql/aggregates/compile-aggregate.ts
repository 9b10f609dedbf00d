import type { Call } from '../../syntax/ast/expression.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { NUMBER } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { simpleCallName } from '../expressions/syntax-walk.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { sortDirection } from '../query/order-by.js';
import { sortable } from '../query/sortable.js';
import { type Aggregate, distinct, ignoringNulls } from './aggregate.js';
import { containsAggregate } from './aggregate-calls.js';
import { compileArguments, convertedOperand } from './aggregate-operands.js';
import {
  compileCollect,
  compileHypotheticalRank,
  compileListagg,
  compileMedian,
  compilePercentile,
} from './compile-ordered-aggregate.js';
import { COUNT } from './count.js';
import { anyValue, extreme } from './extremes.js';
import { keepRanked } from './keep.js';
import { type Mergeable, mergeableAggregate } from './mergeable.js';
import { PAIR_AGGREGATES } from './pairs.js';
import { type Divisor, standardDeviation, variance } from './statistics.js';
import { AVERAGE, binaryAverage, binarySum, SUM } from './sums.js';

/**
 * Compiles the call of an aggregate function over the rows of a group. Its arguments see the single rows, or in an
 * aggregate of aggregates the groups.
 * @throws OracleError 909, 932, 935 for three aggregates within each other, 978 for an aggregate of an aggregate without
 *   GROUP BY, 30482, 30484
 */
export function compileAggregate(call: Call, scope: BlockScope, grouped: boolean): Aggregate {
  const { position } = call;
  const isNested = call.arguments.some((argument) => containsAggregate(argument.value));
  if (isNested && !grouped) throw new OracleError(978, 'nested group function without GROUP BY', { position });
  if (isNested && scope.groups === undefined) {
    throw new OracleError(935, 'group function is nested too deeply', { position });
  }
  if (!isNested && scope.groups !== undefined) {
    throw new NotSupportedError('group functions of groups and of rows in one query', position);
  }
  return compileAggregateFunction(call, scope);
}

/** Compiles the call of an aggregate function, whatever its rows are: those of a group or of a window's partition. */
export function compileAggregateFunction(call: Call, scope: BlockScope): Aggregate {
  const name = simpleCallName(call) ?? '';
  const { position } = call;
  if (call.keep !== undefined) return compileKeep(call, call.keep, name, scope);
  switch (name) {
    case 'LISTAGG':
      return compileListagg(call, scope);
    case 'COLLECT':
      return compileCollect(call, scope);
    case 'PERCENTILE_CONT':
    case 'PERCENTILE_DISC':
      return compilePercentile(call, name, scope);
    case 'RANK':
    case 'DENSE_RANK':
    case 'PERCENT_RANK':
    case 'CUME_DIST':
      return compileHypotheticalRank(call, name, scope);
    default:
  }
  if (call.withinGroup.length > 0 || call.orderBy.length > 0)
    throw new NotSupportedError(`the aggregate function ${name}`, position);
  if (name === 'COUNT' && call.star) return mergeableAggregate(NUMBER, [], COUNT);
  const ofPairs = PAIR_AGGREGATES.get(name);
  if (ofPairs !== undefined) return compilePairs(call, ofPairs, name, scope);
  const [argument] = compileArguments(call, 1, scope);
  const aggregate = argument === undefined ? undefined : compileUnary(name, argument, scope, position);
  if (argument === undefined || aggregate === undefined)
    throw new NotSupportedError(`the aggregate function ${name}`, position);
  if (call.quantifier !== 'DISTINCT') return aggregate;
  const [first, ...others] = aggregate.inputs;
  const inputs = [sortable(first ?? argument, scope, position), ...others];
  if (WITHOUT_DISTINCT.has(name)) throw distinctNotAllowed(position);
  const { dataType } = aggregate;
  return { dataType, inputs, start: (session) => distinct(aggregate.start(session)) };
}

const WITHOUT_DISTINCT: ReadonlySet<string> = new Set(['MEDIAN', 'STDDEV_POP', 'STDDEV_SAMP', 'VAR_POP', 'VAR_SAMP']);

/** Of one argument, whose NULLs do not count. */
function compileUnary(
  name: string,
  argument: Compiled<QueryFrame>,
  scope: BlockScope,
  position: number,
): Aggregate | undefined {
  const { dataType } = argument;
  const inputs = [argument];
  switch (name) {
    case 'COUNT':
      return mergeableAggregate(NUMBER, inputs, COUNT);
    case 'MIN':
    case 'MAX':
      return mergeableAggregate(dataType, [sortable(argument, scope, position)], extreme(name === 'MIN' ? -1 : 1));
    case 'ANY_VALUE':
      return { dataType, inputs, start: () => ignoringNulls(anyValue()) };
    case 'SUM':
      return numeric(argument, scope, SUM, binarySum, position);
    case 'AVG':
      return numeric(argument, scope, AVERAGE, binaryAverage, position);
    case 'MEDIAN':
      return compileMedian(argument, scope, position);
    default: {
      const statistic = STATISTICS[name];
      return statistic === undefined
        ? undefined
        : mergeableAggregate(NUMBER, [exactOperand(argument, name, scope, position)], statistic);
    }
  }
}

const ONE_ROW_IS_0: Divisor = 'sample, 0 for one row';

const STATISTICS: Readonly<Record<string, ReturnType<typeof variance>>> = {
  VARIANCE: variance(ONE_ROW_IS_0),
  VAR_POP: variance('population'),
  VAR_SAMP: variance('sample'),
  STDDEV: standardDeviation(ONE_ROW_IS_0),
  STDDEV_POP: standardDeviation('population'),
  STDDEV_SAMP: standardDeviation('sample'),
};

/** Computed in the arithmetic of the argument's type. */
function numeric<S, B>(
  argument: Compiled<QueryFrame>,
  scope: BlockScope,
  exact: Mergeable<S>,
  binary: (wrap: (value: number) => BinaryDouble | BinaryFloat) => Mergeable<B>,
  position: number,
): Aggregate {
  const { dataType } = argument;
  if (dataType.kind === 'vector') throw new NotSupportedError('SUM and AVG of VECTORs', position);
  if (dataType.kind === 'binary_double') {
    return mergeableAggregate(
      dataType,
      [argument],
      binary((value) => new BinaryDouble(value)),
    );
  }
  if (dataType.kind === 'binary_float') {
    return mergeableAggregate(
      dataType,
      [argument],
      binary((value) => new BinaryFloat(value)),
    );
  }
  return mergeableAggregate(NUMBER, [convertedOperand(argument, NUMBER, scope, position)], exact);
}

function compilePairs<S>(call: Call, aggregate: Mergeable<S>, name: string, scope: BlockScope): Aggregate {
  if (call.quantifier === 'DISTINCT') throw distinctNotAllowed(call.position);
  const inputs = compileArguments(call, 2, scope).map((operand) => exactOperand(operand, name, scope, call.position));
  return mergeableAggregate(NUMBER, inputs, aggregate);
}

/** An operand of what is computed in NUMBER only. */
function exactOperand(
  operand: Compiled<QueryFrame>,
  name: string,
  scope: BlockScope,
  position: number,
): Compiled<QueryFrame> {
  const { kind } = operand.dataType;
  if (kind === 'binary_double' || kind === 'binary_float') {
    throw new NotSupportedError(`${name} of binary floating point numbers`, position);
  }
  return convertedOperand(operand, NUMBER, scope, position);
}

/** The functions that Oracle documents for KEEP. */
const WITH_KEEP: ReadonlySet<string> = new Set(['MIN', 'MAX', 'SUM', 'AVG', 'COUNT', 'VARIANCE', 'STDDEV']);

function compileKeep(call: Call, keep: NonNullable<Call['keep']>, name: string, scope: BlockScope): Aggregate {
  if (!WITH_KEEP.has(name)) throw new NotSupportedError(`${name} with KEEP (DENSE_RANK FIRST | LAST)`, keep.position);
  const aggregate = compileAggregateFunction({ ...call, keep: undefined }, scope);
  const keys = keep.orderBy.map((item) => {
    return sortable(compileExpression(item.expression, scope), scope, item.position);
  });
  const order = keep.orderBy.map(sortDirection);
  const { dataType, inputs } = aggregate;
  return {
    dataType,
    inputs: [...inputs, ...keys],
    start: (session) => keepRanked(keep.rank, order, inputs.length, () => aggregate.start(session)),
  };
}

function distinctNotAllowed(position: number): OracleError {
  return new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
}

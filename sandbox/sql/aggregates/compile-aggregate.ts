import type { Call } from '../../syntax/ast/expression.js';
import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { requireComparable } from '../data-types/comparable.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import { simpleCallName } from '../expressions/syntax-walk.js';
import { isConvertible } from '../expressions/type-families.js';
import { convertTo } from '../expressions/type-matching.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { sortDirection } from '../query/order-by.js';
import { type Accumulator, type Aggregate, distinct, ignoringNulls } from './aggregate.js';
import { containsAggregate } from './aggregate-calls.js';
import { collect, collectedType } from './collect.js';
import { count } from './count.js';
import { anyValue, extreme } from './extremes.js';
import { listagg } from './listagg.js';
import { type Divisor, median, standardDeviation, variance } from './statistics.js';
import { average, binaryAverage, binarySum, sum } from './sums.js';

/**
 * Compiles the call of an aggregate function, whose arguments see the single rows.
 * @throws OracleError 909, 932, 978 for an aggregate of an aggregate without GROUP BY, 30482
 */
export function compileAggregate(call: Call, scope: BlockScope, grouped: boolean): Aggregate {
  const name = simpleCallName(call) ?? '';
  const { position } = call;
  if (call.keep !== undefined) throw new NotSupportedError('KEEP (DENSE_RANK FIRST | LAST)', position);
  if (call.arguments.some((argument) => containsAggregate(argument.value))) {
    if (grouped) throw new NotSupportedError('nested group functions', position);
    throw new OracleError(978, 'nested group function without GROUP BY', { position });
  }
  if (name === 'LISTAGG') return compileListagg(call, scope);
  if (call.withinGroup.length > 0 || call.orderBy.length > 0)
    throw new NotSupportedError(`the aggregate function ${name}`, position);
  if (name === 'COUNT' && call.star) return { dataType: NUMBER, inputs: [], start: count };
  const argument = onlyArgument(call, scope);
  const start = accumulatorOf(name, argument, scope, position);
  if (start === undefined) throw new NotSupportedError(`the aggregate function ${name}`, position);
  if (call.quantifier === 'DISTINCT') requireComparable(argument.dataType, position);
  if (call.quantifier !== 'DISTINCT') return { ...start, start: () => ignoringNulls(start.start()) };
  if (WITHOUT_DISTINCT.has(name)) {
    throw new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
  }
  return { ...start, start: () => ignoringNulls(distinct(start.start())) };
}

const WITHOUT_DISTINCT: ReadonlySet<string> = new Set(['MEDIAN', 'STDDEV_POP', 'STDDEV_SAMP', 'VAR_POP', 'VAR_SAMP']);

interface Start {
  readonly dataType: DataType;
  readonly inputs: readonly Compiled<QueryFrame>[];
  start(): Accumulator;
}

function accumulatorOf(
  name: string,
  argument: Compiled<QueryFrame>,
  scope: BlockScope,
  position: number,
): Start | undefined {
  const { dataType } = argument;
  const inputs = [argument];
  switch (name) {
    case 'COUNT':
      return { dataType: NUMBER, inputs, start: count };
    case 'MIN':
    case 'MAX':
      requireComparable(dataType, position);
      return { dataType, inputs, start: () => extreme(name === 'MIN' ? -1 : 1) };
    case 'COLLECT': {
      const collected = collectedType(dataType);
      return { dataType: collected, inputs, start: () => collect(collected) };
    }
    case 'ANY_VALUE':
      return { dataType, inputs, start: anyValue };
    case 'SUM':
      return numeric(argument, scope, sum, binarySum, position);
    case 'AVG':
      return numeric(argument, scope, average, binaryAverage, position);
    case 'MEDIAN':
      if (isDatetime(dataType)) throw new NotSupportedError('MEDIAN of datetimes', position);
      return exact(argument, scope, median, name, position);
    default: {
      const statistic = STATISTICS[name];
      return statistic === undefined ? undefined : exact(argument, scope, statistic, name, position);
    }
  }
}

const ONE_ROW_IS_0: Divisor = 'sample, 0 for one row';

const STATISTICS: Readonly<Record<string, () => Accumulator>> = {
  VARIANCE: () => variance(ONE_ROW_IS_0),
  VAR_POP: () => variance('population'),
  VAR_SAMP: () => variance('sample'),
  STDDEV: () => standardDeviation(ONE_ROW_IS_0),
  STDDEV_POP: () => standardDeviation('population'),
  STDDEV_SAMP: () => standardDeviation('sample'),
};

/** Computed in the arithmetic of the argument's type. */
function numeric(
  argument: Compiled<QueryFrame>,
  scope: BlockScope,
  start: () => Accumulator,
  startBinary: (wrap: (value: number) => BinaryDouble | BinaryFloat) => Accumulator,
  position: number,
): Start {
  const { dataType } = argument;
  if (dataType.kind === 'binary_double') {
    return { dataType, inputs: [argument], start: () => startBinary((value) => new BinaryDouble(value)) };
  }
  if (dataType.kind === 'binary_float') {
    return { dataType, inputs: [argument], start: () => startBinary((value) => new BinaryFloat(value)) };
  }
  return { dataType: NUMBER, inputs: [converted(argument, NUMBER, scope, position)], start };
}

/** Computed in NUMBER only. */
function exact(
  argument: Compiled<QueryFrame>,
  scope: BlockScope,
  start: () => Accumulator,
  name: string,
  position: number,
): Start {
  const { kind } = argument.dataType;
  if (kind === 'binary_double' || kind === 'binary_float') {
    throw new NotSupportedError(`${name} of binary floating point numbers`, position);
  }
  return { dataType: NUMBER, inputs: [converted(argument, NUMBER, scope, position)], start };
}

/** @throws OracleError 932 */
function converted(
  operand: Compiled<QueryFrame>,
  to: DataType,
  scope: BlockScope,
  position: number,
): Compiled<QueryFrame> {
  if (!isConvertible(operand.dataType, to, 'sql')) throw inconsistentDatatypes(to, operand.dataType, position);
  return convertTo(operand, to, scope);
}

function compileListagg(call: Call, scope: BlockScope): Aggregate {
  const { position, onOverflow } = call;
  if (onOverflow?.action === 'TRUNCATE')
    throw new NotSupportedError('LISTAGG … ON OVERFLOW TRUNCATE', onOverflow.position);
  const [text, delimiter, more] = call.arguments;
  if (text === undefined || more !== undefined) throw wrongArguments(position);
  const operand = compileExpression(text.value, scope);
  if (operand.dataType.kind === 'raw') throw new NotSupportedError('LISTAGG of RAW', position);
  const inputs = [
    converted(operand, VARCHAR2, scope, position),
    delimiter === undefined ? NOTHING : converted(compileExpression(delimiter.value, scope), VARCHAR2, scope, position),
    ...call.withinGroup.map((item) => compileExpression(item.expression, scope)),
  ];
  const order = call.withinGroup.map(sortDirection);
  return {
    dataType: { ...VARCHAR2, length: 4000 },
    inputs,
    start() {
      const list = listagg(order);
      return ignoringNulls(call.quantifier === 'DISTINCT' ? distinct(list) : list);
    },
  };
}

const NOTHING: Compiled<QueryFrame> = { pauses: false, dataType: { kind: 'null' }, evaluate: () => null };

function onlyArgument(call: Call, scope: BlockScope): Compiled<QueryFrame> {
  const [argument, more] = call.arguments;
  if (argument === undefined || more !== undefined) throw wrongArguments(call.position);
  return compileExpression(argument.value, scope);
}

function wrongArguments(position: number): OracleError {
  return new OracleError(909, 'invalid number of arguments', { position });
}

function isDatetime({ kind }: DataType): boolean {
  return kind === 'date' || kind === 'timestamp' || kind === 'timestamp_tz' || kind === 'timestamp_ltz';
}

import type { Call, Expression } from '../../syntax/ast/expression.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleNumber } from '../../values/number.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { compileExpression } from '../expressions/compile-expression.js';
import type { Compiled } from '../expressions/compiled.js';
import { constant } from '../expressions/constant.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import { someNode } from '../expressions/syntax-walk.js';
import { familyOf } from '../expressions/type-families.js';
import type { BlockScope } from '../query/block-scope.js';
import type { QueryFrame } from '../query/frame.js';
import { sortDirection } from '../query/order-by.js';
import { sortable } from '../query/sortable.js';
import { type Aggregate, distinct, ignoringNulls } from './aggregate.js';
import { convertedOperand, wrongArgumentCount } from './aggregate-operands.js';
import { collect, collectedType } from './collect.js';
import { type HypotheticalRank, hypotheticalRank } from './hypothetical-rank.js';
import { listagg } from './listagg.js';
import { percentileCont, percentileDisc } from './percentiles.js';

/** LISTAGG. @throws OracleError 909, 932 */
export function compileListagg(call: Call, scope: BlockScope): Aggregate {
  const { position, onOverflow } = call;
  const [text, delimiter, more] = call.arguments;
  if (text === undefined || more !== undefined) throw wrongArgumentCount(position);
  const operand = compileExpression(text.value, scope);
  if (operand.dataType.kind === 'raw') throw new NotSupportedError('LISTAGG of RAW', position);
  const separator: Compiled<QueryFrame> =
    delimiter === undefined
      ? constant(VARCHAR2, null)
      : convertedOperand(compileExpression(delimiter.value, scope), VARCHAR2, scope, position);
  const order = call.withinGroup.map(sortDirection);
  return {
    dataType: { ...VARCHAR2, length: 4000 },
    inputs: [convertedOperand(operand, VARCHAR2, scope, position), separator, ...sortOperands(call, scope)],
    start() {
      const list = listagg(order, onOverflow?.action ?? 'ERROR');
      return ignoringNulls(call.quantifier === 'DISTINCT' ? distinct(list) : list);
    },
  };
}

/** COLLECT, whose NULLs do not count. @throws OracleError 909, 932 */
export function compileCollect(call: Call, scope: BlockScope): Aggregate {
  const [element, more] = call.arguments;
  if (element === undefined || more !== undefined) throw wrongArgumentCount(call.position);
  const isDistinct = call.quantifier === 'DISTINCT';
  const given = compileExpression(element.value, scope);
  const operand = isDistinct ? sortable(given, scope, call.position) : given;
  const type = collectedType(operand.dataType);
  const order = call.orderBy.map(sortDirection);
  return {
    dataType: type,
    inputs: [operand, ...keysOf(call.orderBy, scope)],
    start() {
      const collected = collect(type, order);
      return ignoringNulls(isDistinct ? distinct(collected) : collected);
    },
  };
}

/**
 * PERCENTILE_CONT and PERCENTILE_DISC.
 * @throws OracleError 2000 without WITHIN GROUP, 909, 932, 30482
 */
export function compilePercentile(
  call: Call,
  name: 'PERCENTILE_CONT' | 'PERCENTILE_DISC',
  scope: BlockScope,
): Aggregate {
  const { position } = call;
  if (call.quantifier === 'DISTINCT') throw distinctNotAllowed(position);
  const [item, ...others] = call.withinGroup;
  const [argument, more] = call.arguments;
  if (argument === undefined || more !== undefined || others.length > 0) throw wrongArgumentCount(position);
  if (item === undefined) throw new OracleError(2000, 'missing WITHIN keyword', { position: call.end });
  requireGiven(argument.value, name, scope);
  const fraction = convertedOperand(compileExpression(argument.value, scope), NUMBER, scope, position);
  const operand = compileExpression(item.expression, scope);
  const direction = sortDirection(item);
  if (name === 'PERCENTILE_DISC') {
    const sorted = sortable(operand, scope, item.position);
    return { dataType: operand.dataType, inputs: [fraction, sorted], start: () => percentileDisc(direction) };
  }
  return compileContinuous(name, fraction, operand, direction, scope, position);
}

/** MEDIAN of an argument: the PERCENTILE_CONT of a half. */
export function compileMedian(argument: Compiled<QueryFrame>, scope: BlockScope, position: number): Aggregate {
  return compileContinuous('MEDIAN', constant(NUMBER, HALF), argument, ASCENDING, scope, position);
}

const HALF = new OracleNumber(5n, -1);
const ASCENDING = { descending: false, nullsFirst: false };

function compileContinuous(
  name: string,
  fraction: Compiled<QueryFrame>,
  operand: Compiled<QueryFrame>,
  direction: ReturnType<typeof sortDirection>,
  scope: BlockScope,
  position: number,
): Aggregate {
  const dataType = continuousType(name, operand.dataType, position);
  const value = convertedOperand(operand, dataType, scope, position);
  return { dataType, inputs: [fraction, value], start: (session) => percentileCont(direction, dataType, session) };
}

/** What can be mixed: numbers and datetimes. */
function continuousType(name: string, dataType: DataType, position: number): DataType {
  const family = familyOf(dataType);
  if (family === 'datetime') return dataType;
  if (family === 'interval_ds' || family === 'interval_ym')
    throw new NotSupportedError(`${name} of intervals`, position);
  if (dataType.kind === 'binary_double' || dataType.kind === 'binary_float') {
    throw new NotSupportedError(`${name} of binary floating point numbers`, position);
  }
  if (family !== 'number' && family !== 'text' && family !== 'null')
    throw inconsistentDatatypes(NUMBER, dataType, position);
  return NUMBER;
}

/**
 * RANK and its like of a row that the arguments describe.
 * @throws OracleError 30484 without WITHIN GROUP, 909 for another number of arguments than of sort keys
 */
export function compileHypotheticalRank(call: Call, name: HypotheticalRank, scope: BlockScope): Aggregate {
  const { position } = call;
  if (call.withinGroup.length === 0) {
    throw new OracleError(30484, 'missing window specification for this function', { position });
  }
  if (call.quantifier === 'DISTINCT') throw distinctNotAllowed(position);
  if (call.arguments.length !== call.withinGroup.length) throw wrongArgumentCount(position);
  const keys = sortOperands(call, scope);
  const given = call.arguments.map((argument, index) => {
    requireGiven(argument.value, name, scope);
    const operand = compileExpression(argument.value, scope);
    return convertedOperand(operand, keys[index]?.dataType ?? operand.dataType, scope, position);
  });
  const order = call.withinGroup.map(sortDirection);
  return { dataType: NUMBER, inputs: [...given, ...keys], start: () => hypotheticalRank(name, order) };
}

/** What WITHIN GROUP sorts by. */
function sortOperands(call: Call, scope: BlockScope): readonly Compiled<QueryFrame>[] {
  return keysOf(call.withinGroup, scope);
}

function keysOf(items: Call['orderBy'], scope: BlockScope): readonly Compiled<QueryFrame>[] {
  return items.map((item) => sortable(compileExpression(item.expression, scope), scope, item.position));
}

/** Such an argument holds for all rows of a group. */
function requireGiven(argument: Expression, name: string, scope: BlockScope): void {
  const varies = someNode(
    argument,
    (node) => node.kind === 'subquery' || (node.kind === 'name' && scope.findColumn(node.parts)?.depth === 0),
  );
  if (varies) throw new NotSupportedError(`an argument of ${name} that is not constant`, argument.position);
}

function distinctNotAllowed(position: number): OracleError {
  return new OracleError(30482, 'DISTINCT option not allowed for this function', { position });
}

import type { Call } from '../../syntax/ast/expression.js';
import { NUMBER } from '../../values/data-type.js';
import { divide } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { compileArguments, convertedOperand } from '../aggregates/aggregate-operands.js';
import { someNode } from '../expressions/syntax-walk.js';
import { integerOf } from '../functions/argument-values.js';
import type { BlockScope } from '../query/block-scope.js';
import type { Computation, Partition } from './partition.js';
import { outOfRange } from './whole-number.js';
import type { Window } from './window-frames.js';

type Ranking = 'ROW_NUMBER' | 'RANK' | 'DENSE_RANK' | 'PERCENT_RANK' | 'CUME_DIST';

/** @throws OracleError 909 for arguments */
export function compileRanking(call: Call, name: Ranking): Computation {
  if (call.arguments.length > 0 || call.star) {
    throw new OracleError(909, 'invalid number of arguments', { position: call.position });
  }
  const rank = RANKINGS[name];
  return { dataType: NUMBER, inputs: [], begin: (partition) => (index) => rank(partition, index) };
}

const RANKINGS: Readonly<Record<Ranking, (partition: Partition, index: number) => Value>> = {
  ROW_NUMBER: (_partition, index) => index + 1,
  RANK: (partition, index) => partition.firstPeer(index) + 1,
  DENSE_RANK: (partition, index) => partition.group(index) + 1,
  PERCENT_RANK: (partition, index) =>
    partition.size === 1 ? 0 : divide(partition.firstPeer(index), partition.size - 1),
  CUME_DIST: (partition, index) => divide(partition.afterPeers(index), partition.size),
};

/**
 * NTILE: buckets that differ by one row at most, the larger ones first.
 * @throws OracleError 909, 1428 for less than one bucket, 30488 for a number of buckets that differs within a partition
 */
export function compileNtile(call: Call, window: Window, scope: BlockScope): Computation {
  const [operand] = compileArguments(call, 1, scope);
  const [argument] = call.arguments;
  if (operand === undefined || argument === undefined) throw new TypeError('one argument was expected');
  const { position } = call;
  const keys = new Set(window.specification.partitionBy.map((expression) => scope.keyOf(expression)));
  const varies = someNode(
    argument.value,
    (node) => node.kind === 'name' && scope.findColumn(node.parts)?.depth === 0 && !keys.has(scope.keyOf(node)),
  );
  if (varies && !keys.has(scope.keyOf(argument.value))) {
    throw new OracleError(30488, 'argument should be a function of expressions in PARTITION BY', { position });
  }
  return {
    dataType: NUMBER,
    inputs: [convertedOperand(operand, NUMBER, scope, position)],
    begin(partition) {
      const given = partition.input(0, 0);
      const buckets = given === null ? 0 : integerOf(given);
      if (buckets < 1) throw outOfRange(given);
      const [small, larger] = [Math.floor(partition.size / buckets), partition.size % buckets];
      const inLarger = larger * (small + 1);
      return (index) =>
        index < inLarger ? Math.floor(index / (small + 1)) + 1 : larger + Math.floor((index - inLarger) / small) + 1;
    },
  };
}

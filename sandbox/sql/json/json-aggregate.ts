import type { JsonAggregate } from '../../syntax/ast/json.js';
import { VARCHAR2 } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Accumulator, Aggregate } from '../aggregates/aggregate.js';
import { containsAggregate } from '../aggregates/aggregate-calls.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { convertTo } from '../expressions/type-matching.js';
import type { BlockScope } from '../query/block-scope.js';
import { compareSortKeys, sortDirection } from '../query/order-by.js';
import { sortable } from '../query/sortable.js';
import { arrayText, generated, generatedType, objectText, requireKey } from './json-generation.js';
import { generatedItem } from './json-item.js';

/** JSON_ARRAYAGG and JSON_OBJECTAGG: NULL where there are no rows. */
export function compileJsonAggregate(node: JsonAggregate, scope: BlockScope, grouped: boolean): Aggregate {
  const { name, key, item, orderBy, options, position } = node;
  const operands = [item.value, ...(key === undefined ? [] : [key]), ...orderBy.map(({ expression }) => expression)];
  if (operands.some(containsAggregate)) {
    if (grouped) throw new NotSupportedError('nested group functions', position);
    throw new OracleError(978, 'nested group function without GROUP BY', { position });
  }
  const dataType = generatedType(options, name, position, { scope });
  const { compiled, textOf } = generatedItem(item, compileExpression(item.value, scope), options.strict);
  if (key !== undefined) {
    const compiledKey = convertTo(compileExpression(key, scope), VARCHAR2, scope);
    return {
      dataType,
      inputs: [compiled, compiledKey],
      start: () =>
        overRows((rows) => {
          const members = rows.flatMap(([value = null, named = null]) => {
            const text = textOf(value);
            return text === undefined && options.onNull === 'ABSENT'
              ? []
              : [{ key: requireKey(named), value: text ?? 'null' }];
          });
          return generated(objectText(members, options.uniqueKeys), options, dataType);
        }),
    };
  }
  const keys = orderBy.map(({ expression, position: at }) => sortable(compileExpression(expression, scope), scope, at));
  const order = orderBy.map(sortDirection);
  return {
    dataType,
    inputs: [compiled, ...keys],
    start: () =>
      overRows((rows) => {
        const sorted = rows.toSorted((a, b) => compareSortKeys(order, a.slice(1), b.slice(1)));
        const elements = sorted.flatMap(([value = null]) => {
          const text = textOf(value) ?? (options.onNull === 'NULL' ? 'null' : undefined);
          return text === undefined ? [] : [text];
        });
        return generated(arrayText(elements), options, dataType);
      }),
  };
}

function overRows(result: (rows: readonly (readonly Value[])[]) => Value): Accumulator {
  const rows: (readonly Value[])[] = [];
  return {
    add(values) {
      rows.push(values);
    },
    result: () => (rows.length === 0 ? null : result(rows)),
  };
}

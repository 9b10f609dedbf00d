import type { Task } from '../../tasks/task.js';
import { RecordValue } from '../../values/composite.js';
import type { ObjectType } from '../../values/data-type.js';
import { MappedObject } from '../../values/mapped-object.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { requireComparable } from '../data-types/comparable.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { withoutOrder } from '../expressions/object-order.js';
import type { ObjectComparison, UserFunctions } from '../user-functions.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame, StatementFrame } from './frame.js';

/**
 * What rows are sorted and grouped by: an object gives itself with what its MAP method makes of it.
 * Source: Database Object-Relational Developer's Guide, "Map Methods".
 * @throws OracleError as `requireComparable`, 22950 for objects without MAP or ORDER method
 */
export function sortable(compiled: Compiled<QueryFrame>, scope: BlockScope, position: number): Compiled<QueryFrame> {
  const { dataType } = compiled;
  if (dataType.kind !== 'object') {
    requireComparable(dataType, position);
    return compiled;
  }
  const map = mappingOf(dataType, scope.context.services.userFunctions, position);
  return {
    pauses: true,
    dataType,
    *run(frame) {
      return yield* map(yield* evaluate(compiled, frame), frame.statement);
    },
  };
}

/** Gives an object together with its map. */
export type Mapping = (value: Value, statement: StatementFrame) => Task<Value>;

/** @throws OracleError 22950 if the type has neither MAP nor ORDER method */
export function mappingOf(dataType: ObjectType, functions: UserFunctions, position: number): Mapping {
  const method = mapMethod(functions.comparisonMethod(dataType), position);
  return function* (value, statement) {
    if (!(value instanceof RecordValue) || value.dataType.kind !== 'object') return value;
    return new MappedObject(value.dataType, value.fields, yield* method.invoke([value], statement));
  };
}

function mapMethod(found: ObjectComparison | undefined, position: number): ObjectComparison['method'] {
  if (found === undefined) throw withoutOrder(position);
  if (found.role === 'ORDER') throw new NotSupportedError('sorting and grouping by ORDER methods', position);
  return found.method;
}

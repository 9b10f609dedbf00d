import type { IsOfType } from '../../syntax/ast/condition.js';
import type { Expression, Treat } from '../../syntax/ast/expression.js';
import { RecordValue } from '../../values/composite.js';
import { BOOLEAN, type DataType, type ObjectType } from '../../values/data-type.js';
import { distanceToSupertype } from '../../values/object-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { namedType } from '../data-types/named-type.js';
import { dataTypeOf } from '../data-types/type-spec.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import { inconsistentDatatypes } from '../expressions/expression-errors.js';
import type { BlockScope } from './block-scope.js';
import type { QueryFrame } from './frame.js';

/** TREAT and IS OF; undefined for all else. */
export function compileTypeTest(expression: Expression, scope: BlockScope): Compiled<QueryFrame> | undefined {
  if (expression.kind === 'treat') return compileTreat(expression, scope);
  return expression.kind === 'is_of_type' ? compileIsOfType(expression, scope) : undefined;
}

/**
 * `TREAT(p.shape AS circle_t)`: null for an object that is no such thing.
 * Source: SQL Language Reference, "TREAT".
 * @throws OracleError 932 for a type that is neither a subtype nor a supertype of what is treated
 */
function compileTreat({ operand, type, position }: Treat, scope: BlockScope): Compiled<QueryFrame> {
  const compiled = compileExpression(operand, scope);
  const dataType = dataTypeOf(type, scope.context);
  if (dataType.kind === 'json') throw new NotSupportedError('TREAT … AS JSON', position);
  if (dataType.kind !== 'object') throw inconsistentDatatypes(undefined, dataType, type.position);
  requireRelated(compiled.dataType, dataType, position);
  return combine(dataType, [compiled], ([value = null]) => (isInstance(value, dataType, false) ? value : null));
}

/**
 * `p.shape IS OF (circle_t)`, `p.shape IS NOT OF TYPE (ONLY circle_t)`: of a null object it is unknown.
 * Source: SQL Language Reference, "IS OF type Condition".
 * @throws as `compileTreat`
 */
function compileIsOfType({ operand, types, negated, position }: IsOfType, scope: BlockScope): Compiled<QueryFrame> {
  const compiled = compileExpression(operand, scope);
  const tests = types.map(({ only, name }) => {
    const dataType = namedType(name, scope.context);
    if (dataType.kind !== 'object') throw inconsistentDatatypes(undefined, dataType, name.position);
    requireRelated(compiled.dataType, dataType, position);
    return { only, dataType };
  });
  return combine(BOOLEAN, [compiled], ([value = null]) =>
    value === null ? null : tests.some(({ only, dataType }) => isInstance(value, dataType, only)) !== negated,
  );
}

function requireRelated(tested: DataType, dataType: ObjectType, position: number): void {
  if (tested.kind === 'null') return;
  const related =
    tested.kind === 'object' &&
    (distanceToSupertype(tested, dataType) ?? distanceToSupertype(dataType, tested)) !== undefined;
  if (!related) throw inconsistentDatatypes(dataType, tested, position);
}

function isInstance(value: Value, dataType: ObjectType, only: boolean): boolean {
  if (!(value instanceof RecordValue) || value.dataType.kind !== 'object') return false;
  const distance = distanceToSupertype(value.dataType, dataType);
  return only ? distance === 0 : distance !== undefined;
}

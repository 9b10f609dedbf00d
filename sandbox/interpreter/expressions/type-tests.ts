import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { IsOfType } from '../../syntax/ast/condition.js';
import type { Treat } from '../../syntax/ast/expression.js';
import { RecordValue } from '../../values/composite.js';
import { valueError } from '../../values/conversion-errors.js';
import { BOOLEAN, type ObjectType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { wrongType } from '../errors/compilation-error.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { conversionCost } from '../types/conversion.js';
import { objectTypeNamed, resolveTypeSpec } from '../types/resolve-type.js';
import { compileOperand } from './compile-value.js';

/** `TREAT(shape AS circle_t)`. @throws OracleError 6502 when it runs, for an object that is no such thing */
export function treat(place: Place, { operand, type, position }: Treat): Compiled<Frame> {
  const compiled = compileOperand(place, operand);
  const { dataType } = resolveTypeSpec(place, type);
  if (dataType.kind !== 'object') throw wrongType(type.position);
  requireRelated(compiled, dataType, position);
  return combine<Frame>(dataType, [compiled], ([value = null]) => {
    if (value !== null && !isInstance(value, dataType, false)) {
      throw valueError('cannot assign supertype instance to subtype');
    }
    return value;
  });
}

/** `shape IS OF (circle_t)`, `shape IS NOT OF TYPE (ONLY circle_t)`: of a null object it is unknown. */
export function isOfType(place: Place, { operand, types, negated, position }: IsOfType): Compiled<Frame> {
  const compiled = compileOperand(place, operand);
  const tests = types.map(({ only, name }) => {
    const dataType = objectTypeNamed(place, name);
    requireRelated(compiled, dataType, position);
    return { only, dataType };
  });
  return combine<Frame>(BOOLEAN, [compiled], ([value = null]) => {
    if (value === null) return null;
    return tests.some(({ only, dataType }) => isInstance(value, dataType, only)) !== negated;
  });
}

/** @throws PlsqlCompileError PLS-00382 for a type that is neither a subtype nor a supertype of what is tested */
function requireRelated({ dataType: tested }: Compiled<Frame>, dataType: ObjectType, position: number): void {
  const related = conversionCost(tested, dataType) ?? conversionCost(dataType, tested);
  if (related === undefined) throw wrongType(position);
}

function isInstance(value: Value, dataType: ObjectType, only: boolean): boolean {
  if (!(value instanceof RecordValue)) return false;
  const distance = conversionCost(value.dataType, dataType);
  return only ? distance === 0 : distance !== undefined;
}

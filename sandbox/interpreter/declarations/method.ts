import type { Method, ObjectTypeDefinition } from '../../plsql/ast/unit.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { FormalParameter, Subprogram } from '../calls/subprogram.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { methodKey, methodsOf, methodWithKey, type TypeMethod, type TypeUnit } from '../units/type-unit.js';
import { headingOf } from './subprogram-declaration.js';

/** A method's heading in the specification of its type. @throws PlsqlCompileError PLS-00635, PLS-00636, PLS-00637 */
export function declareMethod(place: Place, unit: TypeUnit, method: Method): TypeMethod {
  const { role, overriding, final, instantiable, position } = method;
  const subprogram = methodHeading(place, unit, method);
  const key = methodKey(subprogram, role === 'STATIC');
  const inherited = unit.supertype === undefined ? undefined : methodWithKey(unit.supertype, key)?.method;
  const overridden = inherited?.role === 'CONSTRUCTOR' ? undefined : inherited;
  if (overriding && overridden === undefined)
    throw new PlsqlCompileError('PLS-00635: method does not override', position);
  if (overridden?.final === true) {
    throw new PlsqlCompileError('PLS-00637: FINAL method cannot be overriden or hidden', position);
  }
  if (overridden !== undefined && !overriding && role !== 'STATIC') {
    throw new PlsqlCompileError('PLS-00636: overriding method must have OVERRIDING keyword', position);
  }
  return { role, key, final, instantiable, overriding, subprogram };
}

/** A heading with SELF in front, which may be written out and seldom is. */
export function methodHeading(place: Place, unit: TypeUnit, { role, subprogram }: Method): Subprogram {
  const heading = headingOf(place, subprogram);
  if (role === 'STATIC' || heading.parameters[0]?.name === 'SELF') return heading;
  const mode = role === 'CONSTRUCTOR' || heading.kind === 'PROCEDURE' ? 'IN OUT' : 'IN';
  return { ...heading, parameters: [selfParameter(unit, mode), ...heading.parameters] };
}

function selfParameter({ dataType, unitName }: TypeUnit, mode: 'IN' | 'IN OUT'): FormalParameter {
  if (dataType === undefined) throw new Error(`${unitName} has methods before it has attributes`);
  return { name: 'SELF', mode, type: { type: nullable(dataType), declared: { dataType } }, default: undefined };
}

/** What holds for all methods of a type together. */
export function requireMethodRules(
  { unit: { errors } }: Place,
  unit: TypeUnit,
  definition: ObjectTypeDefinition,
): void {
  const { instantiable, pragmas, position } = definition;
  const [pragma] = pragmas;
  if (pragma !== undefined) throw new NotSupportedError(`pragma ${pragma.name} in an object type`, pragma.position);
  if (instantiable && methodsOf(unit).some(({ method }) => !method.instantiable)) {
    errors.add('PLS-00634: type with NOT INSTANTIABLE methods must be declared NOT INSTANTIABLE', position);
  }
}

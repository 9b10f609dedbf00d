import type { Method, TypeBody } from '../../plsql/ast/unit.js';
import type { SubprogramCodes } from '../calls/subprogram.js';
import { compileSubprogramBody } from '../declarations/compile-subprogram.js';
import { methodHeading } from '../declarations/method.js';
import { FrameLayout } from '../frame.js';
import type { Place, UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { topPlace } from './compile-package.js';
import { methodKey, type TypeBodyUnit, type TypeUnit } from './type-unit.js';
import type { Compilation } from './unit-entry.js';

/** CREATE TYPE BODY: each method belongs to a heading of the specification. */
export function compileTypeBody(
  { methods, position }: TypeBody,
  specification: TypeUnit,
  context: UnitContext,
  codes: SubprogramCodes,
): Compilation<TypeBodyUnit> {
  const place = topPlace({ ...context, ownType: specification }, new Scope(new FrameLayout(0)));
  for (const method of methods) compileMethod(place, specification, method);
  if (context.errors.errors.length === 0) {
    for (const { subprogram, instantiable } of specification.methods) {
      if (!instantiable || codes.has(subprogram)) continue;
      const text = `PLS-00538: subprogram or cursor '${subprogram.name}' is declared in an object type specification and must be defined in the object type body`;
      context.errors.add(text, position);
    }
  }
  return { unit: { codes }, signatures: { subprograms: [], types: [] } };
}

function compileMethod(place: Place, specification: TypeUnit, method: Method): void {
  const { errors } = place.unit;
  const { role, subprogram: declaration } = method;
  const subprogram = errors.guard(method.position, 'Item', () => {
    const heading = methodHeading(place, specification, method);
    const key = methodKey(heading, role === 'STATIC');
    return specification.methods.find((declared) => declared.key === key && declared.role === role)?.subprogram;
  });
  if (subprogram !== undefined) compileSubprogramBody(place, subprogram, declaration);
  else if (errors.errors.length === 0) {
    const { name } = declaration.name;
    const text = `PLS-00539: subprogram '${name}' is declared in an object type body and must be defined in the object type specification`;
    errors.add(text, method.position);
  }
}

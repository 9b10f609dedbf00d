import { NotSupportedError } from '../../values/oracle-error.js';
import { methodsOf, type OwnedMethod, type TypeUnit } from '../units/type-unit.js';
import type { CallableSet } from './callable-set.js';

/** The member methods of that name, inherited ones included; undefined if the type has none. */
export function memberMethods(unit: TypeUnit, name: string): CallableSet | undefined {
  return methodSet(unit, name, isMember, true);
}

/** `(SELF AS shape_t).describe`: those that the supertype has, whatever SELF is. */
export function methodsOfSupertype(unit: TypeUnit, name: string, position: number): CallableSet | undefined {
  const set = methodSet(unit, name, isMember, false);
  const isAbstract = methodsOf(unit).some(
    ({ method }) => method.subprogram.name === name && isMember({ method }) && !method.instantiable,
  );
  if (isAbstract) throw new NotSupportedError('a generalized invocation of a NOT INSTANTIABLE method', position);
  return set;
}

/** The one MAP or ORDER method that objects are compared by, an inherited one included; undefined if the type has none. */
export function comparisonMethod(
  unit: TypeUnit,
): { readonly role: 'MAP' | 'ORDER'; readonly callable: CallableSet } | undefined {
  for (const owned of methodsOf(unit)) {
    const { role, subprogram } = owned.method;
    if (role !== 'MAP' && role !== 'ORDER') continue;
    const methods = new Map([[subprogram, owned.method]]);
    const link = { kind: 'method', unit, methods, dynamic: true } as const;
    return { role, callable: { name: subprogram.name, overloads: [subprogram], link } };
  }
  return undefined;
}

export function staticMethods(unit: TypeUnit, name: string): CallableSet | undefined {
  return methodSet(unit, name, ({ method }) => method.role === 'STATIC', false);
}

function isMember({ method }: Pick<OwnedMethod, 'method'>): boolean {
  return method.role !== 'STATIC' && method.role !== 'CONSTRUCTOR';
}

function methodSet(
  unit: TypeUnit,
  name: string,
  wanted: (owned: OwnedMethod) => boolean,
  dynamic: boolean,
): CallableSet | undefined {
  const found = methodsOf(unit).filter((owned) => owned.method.subprogram.name === name && wanted(owned));
  if (found.length === 0) return undefined;
  const methods = new Map(found.map(({ method }) => [method.subprogram, method]));
  return { name, overloads: [...methods.keys()], link: { kind: 'method', unit, methods, dynamic } };
}

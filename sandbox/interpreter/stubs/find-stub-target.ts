import type { Subprogram } from '../calls/subprogram.js';
import type { PackageUnit } from '../units/package-unit.js';
import type { UnitLibrary } from '../units/unit-library.js';
import type { StubTarget } from './stub.js';

/** The target of a call of a package's subprogram. */
export function packagedTarget({ owner, name: packageName, scope }: PackageUnit, subprogram: Subprogram): StubTarget {
  const symbol = scope.own(subprogram.name);
  const overloads = symbol?.kind === 'subprogram' ? symbol.overloads : [];
  const overload = overloads.length > 1 ? overloads.indexOf(subprogram) + 1 : null;
  return { owner, packageName, name: subprogram.name, overload };
}

/** The subprogram that a target names, as it is declared now; undefined if there is none, or its unit does not compile. */
export function findStubTarget(
  library: UnitLibrary,
  { owner, packageName, name, overload }: StubTarget,
): Subprogram | undefined {
  const object = library.schema.find(owner, packageName ?? name);
  if (packageName === null) {
    if (object?.type !== 'PROCEDURE' && object?.type !== 'FUNCTION') return undefined;
    return library.compile(object).length === 0 ? library.standaloneUnit(object, 0).subprogram : undefined;
  }
  if (object?.type !== 'PACKAGE' || library.compile(object).length > 0) return undefined;
  const symbol = library.packageUnit(object, 0).scope.own(name);
  if (symbol?.kind !== 'subprogram') return undefined;
  return overload === null && symbol.overloads.length > 1 ? undefined : symbol.overloads[(overload ?? 1) - 1];
}

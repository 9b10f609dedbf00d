import type { StandaloneSubprogram } from '../../plsql/ast/unit.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import { compileSubprogramBody } from '../declarations/compile-subprogram.js';
import { declareSubprogram } from '../declarations/subprogram-declaration.js';
import { FrameLayout } from '../frame.js';
import type { UnitContext } from '../names/place.js';
import { Scope } from '../names/scope.js';
import { topPlace } from './compile-package.js';
import type { StandaloneUnit } from './standalone-unit.js';
import type { Compilation } from './unit-entry.js';
import { signaturesOf } from './unit-signatures.js';

/** A procedure or function of its own: declared in an otherwise empty scope, so that it can call itself. */
export function compileStandalone(
  { subprogram: declaration }: StandaloneSubprogram,
  { objectId, owner, name }: StoredUnit,
  context: UnitContext,
): Compilation<StandaloneUnit | undefined> {
  const layout = new FrameLayout(0);
  // The unit is the subprogram itself.
  const place = { ...topPlace(context, new Scope(layout)), path: [] };
  const subprogram = context.errors.guard(declaration.position, 'Item', () => declareSubprogram(place, declaration));
  if (subprogram === undefined) return { unit: undefined, signatures: { subprograms: [], types: [] } };
  compileSubprogramBody(place, subprogram, declaration);
  const authid = context.rights === undefined ? 'CURRENT_USER' : 'DEFINER';
  return {
    unit: {
      objectId,
      unitName: `${owner}.${name}`,
      rights: context.rights,
      subprogram,
      layout,
      code: context.codes?.get(subprogram),
    },
    signatures: { subprograms: signaturesOf([subprogram], authid), types: [] },
  };
}

import type { Declaration, SubprogramDeclaration } from '../../plsql/ast/declaration.js';
import type { Subprogram } from '../calls/subprogram.js';
import type { Place } from '../names/place.js';
import type { CompiledStatement } from '../statements/completion.js';
import { compileSubprogramBody } from './compile-subprogram.js';
import { declareCursor } from './cursor.js';
import { declareNew } from './declare-new.js';
import { applyPragma } from './pragma.js';
import { declareSubprogram } from './subprogram-declaration.js';
import { declareSubtype, declareType } from './type.js';
import { declareVariable } from './variable.js';

/**
 * Declares everything in order in the scope of `place`, and compiles the bodies of the subprograms, which may call those
 * that are declared above them. What is wrong is reported and left out.
 * @returns what has to run when the part is entered
 */
export function compileDeclarations(place: Place, declarations: readonly Declaration[]): readonly CompiledStatement[] {
  const initialisers: CompiledStatement[] = [];
  const forward: { readonly subprogram: Subprogram; readonly position: number }[] = [];
  const { errors } = place.unit;
  for (const declaration of declarations) {
    if (declaration.kind === 'subprogram') place.scope.announce(declaration.name.name);
  }
  for (const declaration of declarations) {
    if (declaration.kind === 'subprogram') {
      const { position } = declaration;
      const subprogram = errors.guard(position, 'Item', () => declareSubprogram(place, declaration));
      if (subprogram === undefined) continue;
      if (declaration.body === undefined) forward.push({ subprogram, position });
      else compileSubprogramBody(place, subprogram, declaration);
      continue;
    }
    errors.guard(declaration.position, 'Item', () => {
      const initialiser = declare(place, declaration);
      if (initialiser !== undefined) initialisers.push(initialiser);
    });
  }
  const { codes } = place.unit;
  if (codes === undefined || errors.errors.length > 0) return initialisers;
  for (const { subprogram, position } of forward) {
    if (codes.has(subprogram)) continue;
    errors.add(
      `PLS-00328: A subprogram body must be defined for the forward declaration of ${subprogram.name}.`,
      position,
    );
  }
  return initialisers;
}

function declare(
  place: Place,
  declaration: Exclude<Declaration, SubprogramDeclaration>,
): CompiledStatement | undefined {
  switch (declaration.kind) {
    case 'variable_declaration':
      return declareVariable(place, declaration);
    case 'exception_declaration':
      declareNew(place, {
        kind: 'exception',
        name: declaration.name.name,
        identity: { name: declaration.name.name, code: undefined },
      });
      return undefined;
    case 'type_declaration':
      declareType(place, declaration);
      return undefined;
    case 'subtype_declaration':
      declareSubtype(place, declaration);
      return undefined;
    case 'cursor_declaration':
      return declareCursor(place, declaration);
    case 'pragma':
      applyPragma(place, declaration);
      return undefined;
  }
}

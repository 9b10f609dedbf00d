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
 * Declares everything in order in the scope of `place`, then compiles the bodies of the subprograms, which may call each
 * other. What is wrong is reported and left out.
 * @returns what has to run when the part is entered
 */
export function compileDeclarations(place: Place, declarations: readonly Declaration[]): readonly CompiledStatement[] {
  const initialisers: CompiledStatement[] = [];
  const bodies: { readonly subprogram: Subprogram; readonly declaration: SubprogramDeclaration }[] = [];
  const { errors } = place.unit;
  for (const declaration of declarations) {
    errors.guard(declaration.position, 'Item', () => {
      if (declaration.kind === 'subprogram') {
        const subprogram = declareSubprogram(place, declaration);
        if (declaration.body !== undefined) bodies.push({ subprogram, declaration });
        return;
      }
      const initialiser = declare(place, declaration);
      if (initialiser !== undefined) initialisers.push(initialiser);
    });
  }
  for (const { subprogram, declaration } of bodies) compileSubprogramBody(place, subprogram, declaration);
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
      declareNew(
        place,
        {
          kind: 'exception',
          name: declaration.name.name,
          identity: { name: declaration.name.name, code: undefined },
        },
        declaration.name.position,
      );
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

import type { SubprogramNotes, ValueNotes } from '../../model/source-notes.js';
import type { SubprogramDeclaration } from '../../specification/specification.js';
import type { DeclaredArgument } from './declared-arguments.js';
import type { DeclaredTypes, Scope } from './declared-types.js';
import { sourceNotes, valueNotes } from './value-notes.js';

/** A subprogram as the source of its package has it. */
export class DeclaredSubprogram {
  readonly #declaration: SubprogramDeclaration;
  readonly #scope: Scope;
  readonly #declaredTypes: DeclaredTypes;

  constructor(declaration: SubprogramDeclaration, scope: Scope, declaredTypes: DeclaredTypes) {
    this.#declaration = declaration;
    this.#scope = scope;
    this.#declaredTypes = declaredTypes;
  }

  get notes(): SubprogramNotes {
    const { notes, returns } = this.#declaration;
    const said = { ...notes.returns, ...(notes.cursor === undefined ? {} : { cursor: notes.cursor }) };
    const result = returns === null ? {} : valueNotes(said, returns, this.#scope, this.#declaredTypes);
    return {
      ...sourceNotes(notes),
      ...(Object.keys(result).length === 0 ? {} : { returns: result }),
      ...(notes.throws === undefined ? {} : { throws: notes.throws }),
    };
  }

  /** @param name null for a function's own value */
  argument(name: string | null): DeclaredArgument | undefined {
    const scope = this.#scope;
    if (name === null) {
      const { returns, notes } = this.#declaration;
      return returns === null ? undefined : { type: returns, cursor: notes.cursor ?? notes.returns?.cursor, scope };
    }
    const declared = this.#parameter(name);
    return declared && { type: declared.type, cursor: declared.notes.cursor, scope };
  }

  parameterNotes(name: string): ValueNotes {
    const declared = this.#parameter(name);
    return declared === undefined ? {} : valueNotes(declared.notes, declared.type, this.#scope, this.#declaredTypes);
  }

  #parameter(name: string) {
    return this.#declaration.parameters.find((one) => one.name === name);
  }
}

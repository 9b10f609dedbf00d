import type { DataType } from '../../model/data-type.js';
import type { DeclaredType } from '../../specification/specification.js';
import { argumentType } from '../argument-type.js';
import type { ArgumentTypes, Place } from '../types/argument-types.js';
import type { ArgumentNode } from '../types/nested-arguments.js';
import type { TypeReference } from '../types/type-reference.js';
import type { DeclaredTypes, Scope } from './declared-types.js';

/** How the source declares a parameter or result. */
export interface DeclaredArgument {
  readonly type: DeclaredType | null;
  /** What `@cursor` says. */
  readonly cursor: string | undefined;
  readonly scope: Scope;
}

/**
 * The type of an argument, with what the source adds: the rows of cursors, which the dictionary does not show from 18c on, and the names of rows, which it does not show
 * before.
 */
export class DeclaredArguments {
  readonly #types: ArgumentTypes;
  readonly #declaredTypes: DeclaredTypes;

  constructor(types: ArgumentTypes, declaredTypes: DeclaredTypes) {
    this.#types = types;
    this.#declaredTypes = declaredTypes;
  }

  dataType(node: ArgumentNode, place: Place, declared: DeclaredArgument | undefined): DataType {
    const { kind } = argumentType(node.row);
    if (declared !== undefined && kind === 'cursor') return this.#cursor(node, place, declared);
    const row =
      declared?.type != null && kind === 'record' ? this.#row(node, declared.type, declared.scope) : undefined;
    return row ?? this.#types.dataType(node, place);
  }

  /** The declaration of a strong cursor goes before a comment. */
  #cursor(node: ArgumentNode, place: Place, { type, cursor, scope }: DeclaredArgument): DataType {
    const row = type && this.#keyOf(this.#declaredTypes.rowCandidates(type, scope));
    if (row != null) return { kind: 'cursor', row };
    const shown = this.#types.dataType(node, place);
    if (cursor === undefined || shown.kind !== 'cursor' || shown.row !== null) return shown;
    const annotated = this.#keyOf(this.#declaredTypes.annotatedCandidates(cursor, scope));
    return annotated === undefined ? shown : { kind: 'cursor', row: annotated, match: 'name' };
  }

  /** A row without a name, if it has the columns that are shown. */
  #row({ parts }: ArgumentNode, type: DeclaredType, scope: Scope): DataType | undefined {
    const { means } = this.#declaredTypes.resolve(type, scope);
    const found = means.kind === 'type' ? this.#types.findRecord(means.candidates) : undefined;
    if (found === undefined) return undefined;
    const names = this.#types.fieldNames(found);
    const agree = parts.length === names.length && parts.every(({ row }, index) => row.ARGUMENT_NAME === names[index]);
    return agree ? this.#types.named(found) : undefined;
  }

  #keyOf(candidates: readonly TypeReference[]): string | undefined {
    const found = this.#types.findRecord(candidates);
    const type = found && this.#types.named(found);
    return type?.kind === 'named' ? type.type : undefined;
  }
}

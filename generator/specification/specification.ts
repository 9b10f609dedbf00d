import type { ConstantValue } from '../model/catalog.js';
import type { SourceNotes, SubprogramNotes, ValueNotes } from '../model/source-notes.js';

/**
 * The declarations of one package specification, as its source has them, each kind in the order of the source. Names are in exact spelling (unquoted
 * ones in upper case). Types are not resolved: whoever merges this with the dictionary's rows knows what they name.
 */
export interface Specification {
  readonly notes: SourceNotes;
  readonly subprograms: readonly SubprogramDeclaration[];
  readonly types: readonly TypeDeclaration[];
  readonly subtypes: readonly SubtypeDeclaration[];
  readonly constants: readonly ConstantDeclaration[];
  readonly exceptions: readonly ExceptionDeclaration[];
  /** `CURSOR c RETURN …;` and `CURSOR c IS SELECT …;` */
  readonly cursors: readonly CursorDeclaration[];
  /** What was not understood or could not be decided, in the order of the source: it is not in the lists above. */
  readonly gaps: readonly SourceGap[];
}

export interface SourceGap {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

export interface SubprogramDeclaration {
  readonly name: string;
  readonly kind: 'procedure' | 'function';
  readonly parameters: readonly ParameterDeclaration[];
  /** A function's result. */
  readonly returns: DeclaredType | null;
  /** `cursor`: what follows `@cursor` about a function's own value. */
  readonly notes: SubprogramNotes & Pick<ValueNotes, 'cursor'>;
}

export interface ParameterDeclaration {
  readonly name: string;
  readonly type: DeclaredType;
  readonly notes: ValueNotes;
}

/** A type as a declaration names it. */
export interface DeclaredType {
  /** As written, blanks and comments between words as one blank. */
  readonly text: string;
  /** The dotted name, parts in exact spelling: `['ORDERS', 'STATUS']` of `orders.status%TYPE`. Null for `REF CURSOR`, `REF x` and the like. */
  readonly path: readonly string[] | null;
  readonly attribute: 'TYPE' | 'ROWTYPE' | null;
  /** What stands in parentheses and as further words after the name, for scalars: `(9,2)`, `(30 CHAR)`, `WITH TIME ZONE`. */
  readonly constraint: string | null;
  /** `RANGE low .. high`, as exact integers, where both are literals or constants of the package. */
  readonly range: readonly [string, string] | null;
  readonly notNull: boolean;
}

export type TypeDeclaration =
  | {
      readonly kind: 'record';
      readonly name: string;
      readonly fields: readonly FieldDeclaration[];
      readonly notes: SourceNotes;
    }
  | { readonly kind: 'collection'; readonly name: string; readonly element: DeclaredType; readonly notes: SourceNotes }
  | {
      readonly kind: 'ref cursor';
      readonly name: string;
      readonly returns: DeclaredType | null;
      readonly notes: SourceNotes;
    };

export interface FieldDeclaration {
  readonly name: string;
  readonly type: DeclaredType;
  readonly notes: ValueNotes;
}

export interface SubtypeDeclaration {
  readonly name: string;
  readonly type: DeclaredType;
  readonly notes: SourceNotes;
}

export interface ConstantDeclaration {
  readonly name: string;
  readonly type: DeclaredType;
  /** Undefined where it cannot be told without the database. */
  readonly value: ConstantValue | null | undefined;
  readonly notes: ValueNotes;
}

export interface ExceptionDeclaration {
  readonly name: string;
  /** As `PRAGMA EXCEPTION_INIT` gives it. */
  readonly code: number | null;
  readonly notes: SourceNotes;
}

export interface CursorDeclaration {
  readonly name: string;
  readonly returns: DeclaredType | null;
  readonly notes: SourceNotes;
}

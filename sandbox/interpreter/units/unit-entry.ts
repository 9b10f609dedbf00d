import type { CreateUnit } from '../../plsql/ast/unit.js';
import type { CompilationError } from '../errors/compilation-error.js';
import type { Dependency } from './dependency.js';
import type { UnitSignatures } from './unit-signatures.js';

/** A CREATE statement as it was parsed; positions in the tree count from the start of `text`. */
export interface UnitSource {
  readonly create: CreateUnit;
  readonly text: string;
}

/** A compiled unit, or the errors that it has instead, and what it was compiled against. */
export interface Entry<U> {
  readonly unit: U | undefined;
  readonly errors: readonly CompilationError[];
  readonly dependencies: readonly Dependency[];
  /** The schema's version at which it was last found to be current. */
  checkedAt: number;
}

/** What compiling a unit gives, besides the errors noted in its context. */
export interface Compilation<U> {
  readonly unit: U;
  readonly signatures: UnitSignatures;
}

export type SourceUnit = CreateUnit['unit'];
export type SourceKind = SourceUnit['kind'];

export function isKind<K extends SourceKind>(
  unit: SourceUnit,
  kind: K,
): unit is Extract<SourceUnit, { readonly kind: K }> {
  return unit.kind === kind;
}

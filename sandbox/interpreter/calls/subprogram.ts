import type { SubprogramDeclaration } from '../../plsql/ast/declaration.js';
import type { DeclaredType } from '../../schema/signatures.js';
import type { Compiled } from '../../sql/expressions/compiled.js';
import type { CharacterType } from '../../values/data-type.js';
import type { Frame, FrameLayout } from '../frame.js';
import type { ConstrainedType } from '../names/symbol.js';
import type { CompiledStatement } from '../statements/completion.js';

/** A procedure or function as it was declared: one overload. Compared by identity. */
export interface Subprogram {
  readonly kind: 'PROCEDURE' | 'FUNCTION';
  readonly name: string;
  readonly parameters: readonly FormalParameter[];
  readonly returns: FormalType | undefined;
  /** Undefined for a supplied package. */
  readonly declaration: SubprogramDeclaration | undefined;
}

export interface FormalParameter {
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly type: FormalType;
  /** Evaluated at each call that leaves the parameter out, in the frame around the subprogram. */
  readonly default: Compiled<Frame> | undefined;
  /** The subprogram changes the caller's own record or collection. */
  readonly noCopy?: boolean;
}

/** A parameter's or result's type: as values are checked, and as the dictionary shows it. */
export interface FormalType {
  /** Lengths, precisions and scales do not apply to parameters; ranges and NOT NULL do. */
  readonly type: ConstrainedType;
  readonly declared: DeclaredType;
}

/** The types of OUT and IN OUT parameters, each with the length of what is passed for it; undefined where no call has any. */
export type ActualLengths = readonly (CharacterType | undefined)[] | undefined;

/** A compiled body. */
export interface SubprogramCode {
  readonly subprogram: Subprogram;
  readonly layout: FrameLayout;
  /** One per parameter. */
  readonly slots: readonly number[];
  readonly body: CompiledStatement;
  /** The unit and the subprograms around, the last one being it: what UTL_CALL_STACK shows. */
  readonly path: readonly string[];
}

/** The bodies of a unit, found by declaration; filled while the unit is compiled, complete before it runs. */
export type SubprogramCodes = Map<Subprogram, SubprogramCode>;

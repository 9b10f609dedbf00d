import type { DataType } from '../values/data-type.js';

/**
 * A procedure or function as the dictionary shows it: plain data which the PL/SQL compiler stores with a unit.
 * One entry per overload, in the order of declaration.
 */
export interface SubprogramSignature {
  readonly name: string;
  /** 1 for the first subprogram of a package, in order of declaration; 1 for a standalone one. */
  readonly subprogramId: number;
  /** 1, 2, … in order of declaration where the name is overloaded, otherwise undefined. */
  readonly overload: number | undefined;
  readonly parameters: readonly ParameterSignature[];
  /** A function's result; undefined for a procedure. */
  readonly result: DeclaredType | undefined;
  readonly authid: 'DEFINER' | 'CURRENT_USER';
  readonly deterministic: boolean;
  readonly pipelined: boolean;
  readonly parallelEnable: boolean;
  readonly resultCache: boolean;
  readonly aggregate: boolean;
  readonly implementationType: { readonly owner: string; readonly name: string } | undefined;
  readonly sqlMacro: 'TABLE' | 'SCALAR' | undefined;
}

export interface ParameterSignature extends DeclaredType {
  readonly name: string;
  /** From 1. */
  readonly position: number;
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
  readonly defaulted: boolean;
}

/** A type in a heading. */
export interface DeclaredType {
  /** What it comes down to: anchors, subtypes and synonyms resolved, constraints that came with them kept. */
  readonly dataType: DataType;
  /**
   * What ALL_ARGUMENTS.PLS_TYPE says where it is not the base type's name: INTEGER, PLS_INTEGER, POSITIVEN … Undefined
   * takes the name that `dataType` has.
   */
  readonly plsType?: string;
}

/** A type that a package declares, for ALL_PLSQL_TYPES and its siblings. Its `dataType` has the identity set. */
export interface DeclaredPlsqlType {
  readonly name: string;
  readonly dataType: DataType;
}

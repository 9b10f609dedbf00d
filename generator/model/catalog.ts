import type { CompositeType } from './composite-type.js';
import type { DataType } from './data-type.js';

/** What the data dictionary says about the configured schemas: frozen, serialisable, in a canonical order. */
export interface Catalog {
  /** `19.24.0.0.0`, or null when the rows do not tell. */
  readonly databaseVersion: string | null;
  /** By name. */
  readonly schemas: readonly Schema[];
  /** Every composite type that something in the schemas refers to, directly or through others, by key. */
  readonly types: readonly CompositeType[];
}

export interface Schema {
  /** The name by which the configuration and the client know the schema, exact spelling. */
  readonly name: string;
  /** By name. */
  readonly packages: readonly Package[];
  /** Procedures and functions outside packages, by name. */
  readonly standalone: readonly StandaloneSubprogram[];
}

export interface Package {
  /** Exact spelling: unquoted names are upper case. */
  readonly name: string;
  /** An invalid package's declarations in the dictionary may be out of date. */
  readonly valid: boolean;
  /** By name, then overload. */
  readonly subprograms: readonly Subprogram[];
}

/** A procedure or function: one overload of it, where its name has several. */
export interface Subprogram {
  /** Exact spelling. */
  readonly name: string;
  /** Oracle's number among subprograms of this name, from 1 in the order of the source; null when there is only one. */
  readonly overload: number | null;
  /** A function's result; null for a procedure. */
  readonly returns: DataType | null;
  /** In the order of the declaration. */
  readonly parameters: readonly Parameter[];
  /** Why it can only be used inside SQL, or null: `PIPELINED`, `AGGREGATE`, `POLYMORPHIC`, `SQL_MACRO`. */
  readonly sqlOnly: SqlOnly | null;
}

/** A procedure or function that is a schema object of its own. */
export interface StandaloneSubprogram extends Subprogram {
  readonly valid: boolean;
}

export type SqlOnly = 'PIPELINED' | 'AGGREGATE' | 'POLYMORPHIC' | 'SQL_MACRO';

export interface Parameter {
  /** Exact spelling. */
  readonly name: string;
  /** From 1. */
  readonly position: number;
  readonly mode: ParameterMode;
  readonly dataType: DataType;
  /** Whether the declaration has a default; its text is not in the dictionary. */
  readonly defaulted: boolean;
}

export type ParameterMode = 'IN' | 'OUT' | 'IN OUT';

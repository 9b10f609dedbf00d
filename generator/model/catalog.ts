import type { CompositeType } from './composite-type.js';
import type { DataType, ScalarType } from './data-type.js';
import type { SourceNotes, SubprogramNotes, ValueNotes } from './source-notes.js';

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
  /** Of an invalid one the first error, where it can be seen: one line without full stop. */
  readonly compilationError?: string;
  /** Users, roles and PUBLIC who have been granted EXECUTE, by name; absent where that was not read. */
  readonly grantees?: readonly string[];
  /** By name, then overload. */
  readonly subprograms: readonly Subprogram[];
  /** Absent where the specification's source was not read, or is wrapped. */
  readonly source?: PackageSource;
}

/** What only the source of a package's specification tells. */
export interface PackageSource {
  readonly notes?: SourceNotes;
  /** By name. */
  readonly constants: readonly Constant[];
  /** By name. */
  readonly exceptions: readonly DeclaredException[];
  /** By name. Absent where there are none. */
  readonly rowSubtypes?: readonly RowSubtype[];
}

/** `SUBTYPE order_row IS orders%ROWTYPE`: a name by which whoever may execute the package can declare such a row. */
export interface RowSubtype {
  /** Exact spelling. */
  readonly name: string;
  /** The key of the row's type. */
  readonly type: string;
}

/** A constant of a package's specification. */
export interface Constant {
  /** Exact spelling. */
  readonly name: string;
  /** Null when it is of a type that cannot be a constant of the client. */
  readonly dataType: ScalarType | null;
  /** Its value where the source alone tells it: numbers as exact text. Undefined otherwise; null is NULL. */
  readonly value?: ConstantValue | null;
  readonly notes?: ValueNotes;
}

export type ConstantValue =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** An exception of a package's specification. */
export interface DeclaredException {
  /** Exact spelling. */
  readonly name: string;
  /** Oracle's error number, as EXCEPTION_INIT gives it (negative; 100 is NO_DATA_FOUND); null without one. */
  readonly code: number | null;
  readonly notes?: SourceNotes;
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
  readonly notes?: SubprogramNotes;
}

/** A procedure or function that is a schema object of its own. */
export interface StandaloneSubprogram extends Subprogram {
  readonly valid: boolean;
  readonly compilationError?: string;
  /** As of a package. */
  readonly grantees?: readonly string[];
}

export type SqlOnly = 'PIPELINED' | 'AGGREGATE' | 'POLYMORPHIC' | 'SQL_MACRO';

export interface Parameter {
  /** Exact spelling. */
  readonly name: string;
  /** From 1. */
  readonly position: number;
  readonly mode: ParameterMode;
  readonly dataType: DataType;
  /** Whether the declaration has a default; its text is in the notes, if anywhere. */
  readonly defaulted: boolean;
  readonly notes?: ValueNotes;
}

export type ParameterMode = 'IN' | 'OUT' | 'IN OUT';

import type { SchemaObjectHeader, StoredUnitType } from './schema-object.js';
import type { SchemaType } from './schema-type.js';
import type { DeclaredPlsqlType, SubprogramSignature } from './signatures.js';

/** A PL/SQL unit kept in the database. Its compiled form belongs to the interpreter, which keeps it by `objectId`. */
export interface StoredUnit extends SchemaObjectHeader {
  readonly type: StoredUnitType;
  /** As ALL_SOURCE shows it: from the unit's kind on, the schema in front of the name left out, lines joined by `\n`. */
  readonly source: string;
  readonly errors: readonly CompilationError[];
  /** Of a package or type: what the specification declares. Of a standalone unit: itself. Of a body or trigger: none. */
  readonly subprograms: readonly SubprogramSignature[];
  readonly types: readonly DeclaredPlsqlType[];
  /** What it refers to; a change there makes it invalid. */
  readonly dependsOn: readonly ObjectReference[];
  /** Of a type. */
  readonly typeOid?: Uint8Array;
  /** Of a type that is complete and compiled. */
  readonly schemaType?: SchemaType;
  /** Of a trigger. */
  readonly trigger: TriggerHeader | undefined;
}

export interface ObjectReference {
  readonly owner: string;
  readonly name: string;
  readonly type: string;
}

export interface TriggerHeader {
  /** Of the table or view; of the schema; SYS for the database. */
  readonly tableOwner: string;
  /** Empty for a schema and the database. */
  readonly tableName: string;
  readonly on: 'TABLE' | 'VIEW' | 'SCHEMA' | 'DATABASE';
  /** `BEFORE EACH ROW`, `AFTER STATEMENT`, `INSTEAD OF`, `COMPOUND`, `AFTER EVENT`. */
  readonly timing: string;
  /** When it fires: a compound trigger at several points. */
  readonly points: readonly TimingPoint[];
  /** `INSERT OR UPDATE`, `LOGON`. */
  readonly event: string;
  readonly enabled: boolean;
  /** `REFERENCING NEW AS NEW OLD AS OLD`. */
  readonly referencingNames: string;
  /** The condition as it was written, without its parentheses. */
  readonly whenClause: string | null;
  /** The heading from the name on, as it was written. */
  readonly description: string;
  readonly body: string;
  readonly calls: boolean;
  /** Owner and name of the triggers after which it fires. */
  readonly follows: readonly { readonly owner: string; readonly name: string }[];
}

export interface TimingPoint {
  readonly timing: 'BEFORE' | 'AFTER' | 'INSTEAD OF';
  readonly forEachRow: boolean;
}

/** A line of ALL_ERRORS. */
export interface CompilationError {
  readonly sequence: number;
  readonly line: number;
  readonly position: number;
  /** `PLS-00201: identifier 'X' must be declared`. */
  readonly text: string;
  readonly attribute: 'ERROR' | 'WARNING';
  readonly messageNumber: number;
}

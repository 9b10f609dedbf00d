import type { ScalarType } from '../model/data-type.js';
import type { SampleArgument } from './cursors-config.js';
import type { NamePattern } from './name-pattern.js';
import type { CollectionForm, OwnMapping, TypeRules } from './types-config.js';

/** The configuration as everything downstream sees it: complete, checked, names spelled as in the dictionary, paths absolute. */
export interface Config {
  readonly connection: Connection;
  /** A name of `schemas`, or null when several are configured and none is the main one. */
  readonly mainSchema: string | null;
  readonly schemas: readonly SchemaSelection[];
  /** Absolute. */
  readonly output: string;
  readonly runtime: string;
  readonly naming: Naming;
  readonly types: TypeMappings;
  readonly cursors: CursorRows;
  /** By routine. */
  readonly cursorSamples: ReadonlyMap<string, CursorSample>;
  /** Absolute; what `cursors record` writes and `generate` reads. */
  readonly cursorFile: string;
}

export interface Connection {
  readonly connectString: string;
  readonly user: string;
  /** Never printed. */
  readonly password: string;
}

export interface SchemaSelection {
  /** Exact spelling, as the client knows it. */
  readonly name: string;
  /** Exact spelling in the database that is read. */
  readonly owner: string;
  readonly packages: readonly NamePattern[];
  readonly routines: readonly NamePattern[];
  readonly exclude: readonly NamePattern[];
}

export interface Naming {
  /** Exact spelling. */
  readonly stripParameterPrefixes: readonly string[];
  /** By dotted Oracle name, parts spelled exactly and quoted only where they must be. */
  readonly overrides: ReadonlyMap<string, string>;
}

export interface ReadCollectionMapping {
  readonly indexBy: CollectionForm | undefined;
  readonly element: OwnMapping | undefined;
}

/** How types look in TypeScript. Keys of maps are dotted Oracle names, parts spelled exactly and quoted only where they must be. */
export interface TypeMappings {
  readonly rules: TypeRules;
  readonly packages: ReadonlyMap<string, TypeRules>;
  readonly parameters: ReadonlyMap<string, OwnMapping>;
  /** By type and field, rows without `%ROWTYPE`. */
  readonly fields: ReadonlyMap<string, OwnMapping>;
  readonly collections: ReadonlyMap<string, ReadCollectionMapping>;
  /** By table or view, the parts of a subtype's name: owner, package, subtype. */
  readonly rows: ReadonlyMap<string, readonly [owner: string, packageName: string, name: string]>;
  /** What generated modules import the classes by; `global` for Temporal imports nothing. */
  readonly classes: { readonly decimal: string; readonly temporal: string };
}

/** What the rows of cursors are, by routine and parameter, RETURN for a function's own value. */
export type CursorRows = ReadonlyMap<string, CursorRow>;

export type CursorRow = NamedRow | ColumnsRow;

/** A record type, or the table, view or cursor whose row it is. Exact spelling, the owner as the configuration names it. */
export interface NamedRow {
  readonly kind: 'type';
  readonly owner: string;
  /** Null for a table or view. */
  readonly packageName: string | null;
  readonly name: string;
}

export interface ColumnsRow {
  readonly kind: 'columns';
  readonly columns: readonly CursorColumn[];
}

export interface CursorColumn {
  /** Exact spelling. */
  readonly name: string;
  readonly dataType: ScalarType;
  readonly mapping: OwnMapping;
}

/** A call that opens cursors whose columns are to be recorded. */
export interface CursorSample {
  /** Null for the generator's own account. Exact spelling. */
  readonly user: string | null;
  /** By parameter, exact spelling. */
  readonly args: ReadonlyMap<string, SampleArgument>;
}

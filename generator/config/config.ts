import type { ScalarType } from '../model/data-type.js';
import type { SampleArgument } from './cursors-config.js';
import type { NamePattern } from './name-pattern.js';
import type { DocsFormat } from './oracle-config.js';
import type { PatternRule } from './path-pattern.js';
import type { ZodSettings } from './read-zod.js';
import type { SandboxSettings } from './sandbox-config.js';
import type { CollectionForm, OwnMapping, TypeRules } from './types-config.js';

/** The configuration as everything downstream sees it: complete, checked, names spelled as in the dictionary, paths absolute. */
export interface Config {
  readonly connection: Connection;
  /** A name of `schemas`, or null when several are configured and none is the main one. */
  readonly mainSchema: string | null;
  readonly schemas: readonly SchemaSelection[];
  /** Absolute. */
  readonly output: string;
  readonly emit: 'ts' | 'js';
  readonly runtime: string;
  readonly naming: Naming;
  readonly types: TypeMappings;
  readonly cursors: CursorRows;
  readonly implicitResults: ImplicitResults;
  /** Null when no schemas are wanted. */
  readonly zod: ZodSettings | null;
  /** By routine. */
  readonly cursorSamples: ReadonlyMap<string, CursorSample>;
  /** Absolute; what `cursors record` writes and `generate` reads. */
  readonly cursorFile: string;
  /** Null when none is configured. */
  readonly docs: Docs | null;
  /** The users whom `doctor` looks at. Exact spelling. */
  readonly doctorUsers: readonly string[];
  /** Null when none is configured. */
  readonly sandbox: SandboxSettings | null;
}

export interface Docs {
  /** Absolute. */
  readonly output: string;
  readonly formats: readonly DocsFormat[];
  /** Null for the names of the schemas. */
  readonly title: string | null;
  /** Whether grants are read for it. */
  readonly grants: boolean;
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
  /** Whether words are told by the spelling of the source, where that could be read, or by the dictionary's alone. */
  readonly spelling: 'source' | 'dictionary';
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
  /** Keys with `*` or `?`, the most specific first: for what has no key of its own. */
  readonly patterns: {
    readonly packages: readonly PatternRule<TypeRules>[];
    readonly parameters: readonly PatternRule<OwnMapping>[];
    readonly fields: readonly PatternRule<OwnMapping>[];
  };
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
  /** Columns that are cursors in their turn; absent when there are none. */
  readonly nested?: readonly NestedCursor[];
}

export interface NestedCursor {
  /** Exact spelling. */
  readonly name: string;
  /** Null when nothing is said. */
  readonly row: CursorRow | null;
}

/** What routines give to DBMS_SQL.RETURN_RESULT, by routine: null for whatever they give. */
export type ImplicitResults = ReadonlyMap<string, readonly CursorRow[] | null>;

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

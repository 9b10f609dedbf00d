import type { NamePattern } from './name-pattern.js';
import type { OwnMapping, TypeRules } from './types-config.js';

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

/** How types look in TypeScript. Keys of maps are dotted Oracle names, parts spelled exactly and quoted only where they must be. */
export interface TypeMappings {
  readonly rules: TypeRules;
  readonly packages: ReadonlyMap<string, TypeRules>;
  readonly parameters: ReadonlyMap<string, OwnMapping>;
  /** What generated modules import the classes by; `global` for Temporal imports nothing. */
  readonly classes: { readonly decimal: string; readonly temporal: string };
}

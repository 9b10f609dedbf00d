import { camelName, fileName, pascalName } from '../../../generator/plan/names/spell-name.js';

/** A package as it was or is: `name: [heading without semicolon, body]`. */
export interface PackageText {
  /** Object types, created before it in this order, without `CREATE TYPE`: `point_t AS OBJECT (x NUMBER)`. */
  readonly types?: readonly string[];
  /** Declarations of its specification, before its routines. */
  readonly declarations?: string;
  /** A routine's heading and what follows IS; a body that does nothing is left out. */
  readonly routines: readonly (string | readonly [heading: string, body: string])[];
}

/** A row of the table of changes. */
export interface ChangedPackage {
  /** The package: a name that no other row has. */
  readonly name: string;
  readonly before: PackageText;
  /** Null: it is dropped. */
  readonly after: PackageText | null;
  /** `grade code MEMBER`, a change of a type of the package with `TYPE: ` before it. */
  readonly changes: readonly string[];
  /** What a caller wrote who knows the package as it was: statements over `api`, the package in the client. */
  readonly caller: string;
  /** The same for a value that is treated otherwise where a change is one of behaviour; absent where `caller` meets one. */
  readonly edge?: string;
  /** The rows of its cursor C are configured to be of its type ROW_T. */
  readonly isCursor?: true;
  /** Why this caller meets something else than the grade says. */
  readonly exception?: string;
}

/** What its callers import. */
export function clientNames(name: string): { readonly key: string; readonly file: string; readonly type: string } {
  const exact = name.toUpperCase();
  return { key: camelName(exact), file: `${fileName(exact)}.ts`, type: pascalName(exact) };
}

/** The statements that make a package, as its owner. */
export function createPackage(
  name: string,
  { types = [], declarations = '', routines }: PackageText,
): readonly string[] {
  const texts = routines.map((routine) =>
    typeof routine === 'string' ? ([routine, 'BEGIN NULL; END'] as const) : routine,
  );
  const body = texts.map(([heading, text]) => `${heading} IS ${text};\n`).join('');
  return [
    ...types.map((type) => `CREATE TYPE ${type}`),
    `CREATE OR REPLACE PACKAGE ${name} AS\n${declarations}\n${texts.map(([heading]) => `${heading};\n`).join('')}END;`,
    ...(texts.length === 0 ? [] : [`CREATE OR REPLACE PACKAGE BODY ${name} AS\n${body}END;`]),
  ];
}

/** The statements that make what was to what is. */
export function changePackage({ name, before, after }: ChangedPackage): readonly string[] {
  const types = (before.types ?? []).map((type) => type.split(' ', 1)[0] ?? '');
  return [
    ...(after === null || types.length > 0 ? [`DROP PACKAGE ${name}`] : []),
    ...types.reverse().map((type) => `DROP TYPE ${type} FORCE`),
    ...(after === null ? [] : createPackage(name, after)),
  ];
}

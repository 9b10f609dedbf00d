import { withoutRowtype } from '../../config/by-path.js';
import { parseSqlPath } from '../../config/sql-name.js';
import type { ScalarType } from '../../model/data-type.js';
import type { DeclaredType, Specification } from '../../specification/specification.js';
import {
  packageType,
  ROWTYPE,
  type RowReference,
  rowOf,
  schemaType,
  type TypeReference,
} from '../types/type-reference.js';
import type { PackageSpecification } from './package-specification.js';
import { predefinedType } from './predefined-type.js';

/** The package in whose specification something stands. */
export type Scope = PackageSpecification;

/** What a declared type is. The constraints of all SUBTYPEs on the way hold. */
export interface ResolvedType {
  readonly means: Meaning;
  readonly notNull: boolean;
  readonly range: readonly [string, string] | null;
  /** The declaration itself names a predefined type. */
  readonly predefined: boolean;
}

export type Meaning =
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  /** `row` of a strong one, as it is written in `scope`. */
  | { readonly kind: 'cursor'; readonly row: DeclaredType | null; readonly scope: Scope }
  /** A record, collection or object type: the first of these that there is. */
  | { readonly kind: 'type'; readonly candidates: readonly TypeReference[] }
  /** `%TYPE` of a column: of the first of these tables and views that there is. */
  | { readonly kind: 'column'; readonly tables: readonly RowReference[]; readonly column: string }
  | { readonly kind: 'unknown' };

/** A SUBTYPE of a SUBTYPE and so on: sources that do not compile may lead in circles. */
const MAX_STEPS = 50;

const UNKNOWN = meaning({ kind: 'unknown' });

/**
 * Finds out what the types in sources name: what the package itself declares, then what is predefined, then the schema's objects and what public synonyms stand for. A dotted
 * name may begin with the package, another package of the schema or a schema. Source: PL/SQL Language Reference, "PL/SQL Name Resolution".
 */
export class DeclaredTypes {
  readonly #byName: ReadonlyMap<string, PackageSpecification>;
  readonly #owners: ReadonlyMap<string, string>;

  /** @param owners the schemas by the names that the configuration has for them: comments may use these */
  constructor(specifications: readonly PackageSpecification[], owners: ReadonlyMap<string, string>) {
    this.#byName = new Map(specifications.map((one) => [keyOf(one.owner, one.name), one]));
    this.#owners = owners;
  }

  find(owner: string, name: string): PackageSpecification | undefined {
    return this.#byName.get(keyOf(owner, name));
  }

  resolve(declared: DeclaredType, scope: Scope, steps = MAX_STEPS): ResolvedType {
    if (declared.path === null || steps === 0) return UNKNOWN;
    const { path } = declared;
    const resolved =
      declared.attribute === 'ROWTYPE'
        ? meaning(this.#rowOf(path, scope))
        : declared.attribute === 'TYPE'
          ? this.#typeOf(path, scope, steps - 1)
          : this.#named(path, declared.constraint, scope, steps - 1);
    return {
      means: resolved.means,
      notNull: declared.notNull || resolved.notNull,
      range: declared.range ?? resolved.range,
      predefined: resolved.predefined && declared.attribute === null,
    };
  }

  /** The record that the rows of a cursor are: of a REF CURSOR type, or what it RETURNs, which may be the name of another such type. */
  rowCandidates(declared: DeclaredType, scope: Scope, steps = MAX_STEPS): readonly TypeReference[] {
    const { means } = this.resolve(declared, scope, steps);
    if (means.kind === 'type') return means.candidates;
    if (means.kind !== 'cursor' || means.row === null || steps === 0) return [];
    return this.rowCandidates(means.row, means.scope, steps - 1);
  }

  /** The record that a comment names by `@cursor`: a record type, or a table, view or cursor with or without `%ROWTYPE`. Words after the name count for nothing. */
  annotatedCandidates(annotation: string, scope: Scope): readonly TypeReference[] {
    const [firstWord = ''] = annotation.trim().split(/\s/, 1);
    const parts = parseSqlPath(annotation.trim()) ?? parseSqlPath(firstWord);
    if (parts === undefined || parts.length > 3) return [];
    const path = parts.map(withoutRowtype);
    const owner = path.length > 1 ? this.#owners.get(path[0] ?? '') : undefined;
    const paths = owner === undefined || owner === path[0] ? [path] : [path, [owner, ...path.slice(1)]];
    const isRow = parts.at(-1) !== path.at(-1);
    return paths.flatMap((one) => [
      ...(isRow ? [] : this.rowCandidates(namedType(one, null), scope)),
      ...this.rowCandidates(namedType(one, 'ROWTYPE'), scope),
    ]);
  }

  #named(path: readonly string[], constraint: string | null, scope: Scope, steps: number): ResolvedType {
    const [home, name] = this.#homeOf(path, scope);
    if (home !== undefined) {
      const own = this.#declaredIn(home, name, constraint, steps);
      if (own !== undefined) return own;
    }
    const [first = '', second, third] = path;
    const predefined = standardName(path);
    if (predefined !== undefined) {
      if (predefined === 'SYS_REFCURSOR') return meaning({ kind: 'cursor', row: null, scope });
      const known = predefinedType(predefined, constraint);
      if (known !== undefined)
        return { ...meaning({ kind: 'scalar', type: known.type }), notNull: known.notNull, predefined: true };
    }
    if (second === undefined) return types(schemaType(scope.owner, first), schemaType('PUBLIC', first));
    if (third !== undefined) return types(packageType(first, second, third));
    return types(
      packageType(scope.owner, first, second),
      packageType('PUBLIC', first, second),
      schemaType(first, second),
    );
  }

  #declaredIn(home: Scope, name: string, constraint: string | null, steps: number): ResolvedType | undefined {
    const { types: declared, subtypes } = home.specification;
    const subtype = subtypes.find((one) => one.name === name);
    if (subtype !== undefined) {
      // One without size may be given one.
      const type = constraint === null ? subtype.type : { ...subtype.type, constraint };
      return { ...this.resolve(type, home, steps), predefined: false };
    }
    const type = declared.find((one) => one.name === name);
    if (type === undefined) return undefined;
    if (type.kind === 'ref cursor') return meaning({ kind: 'cursor', row: type.returns, scope: home });
    return types(packageType(home.owner, home.name, name));
  }

  #rowOf(path: readonly string[], scope: Scope): Meaning {
    const [home, name] = this.#homeOf(path, scope);
    if (home !== undefined && hasCursor(home.specification, name))
      return { kind: 'type', candidates: [packageType(home.owner, home.name, name + ROWTYPE)] };
    const [first = '', second, third] = path;
    if (second === undefined) return { kind: 'type', candidates: tablesNamed(first, scope) };
    if (third !== undefined) return { kind: 'type', candidates: [packageType(first, second, third + ROWTYPE)] };
    return {
      kind: 'type',
      candidates: [
        packageType(scope.owner, first, second + ROWTYPE),
        packageType('PUBLIC', first, second + ROWTYPE),
        rowOf(first, second),
      ],
    };
  }

  /** `%TYPE` of a constant or a column; of what else there is in specifications nothing is known. */
  #typeOf(path: readonly string[], scope: Scope, steps: number): ResolvedType {
    const [home, name] = this.#homeOf(path, scope);
    const constant = home?.specification.constants.find((one) => one.name === name);
    if (home !== undefined && constant !== undefined) return this.resolve(constant.type, home, steps);
    const [first = '', second, third] = path;
    if (second === undefined) return UNKNOWN;
    return third === undefined
      ? meaning({ kind: 'column', tables: tablesNamed(first, scope), column: second })
      : meaning({ kind: 'column', tables: [rowOf(first, second)], column: third });
  }

  /** The specification that a name is of, if it could be read, and the rest of the name. */
  #homeOf(
    [first = '', second, third]: readonly string[],
    scope: Scope,
  ): readonly [home: Scope | undefined, name: string] {
    if (second === undefined) return [scope, first];
    if (third !== undefined) return [this.find(first, second), third];
    return [first === scope.name ? scope : this.find(scope.owner, first), second];
  }
}

/** Without the package that has all predefined types. */
function standardName(path: readonly string[]): string | undefined {
  const rest = path[0] === 'SYS' ? path.slice(1) : path;
  const [name, ...others] = rest[0] === 'STANDARD' ? rest.slice(1) : path;
  return others.length === 0 ? name : undefined;
}

function namedType(path: readonly string[], attribute: DeclaredType['attribute']): DeclaredType {
  return { text: path.join('.'), path, attribute, constraint: null, range: null, notNull: false };
}

function hasCursor({ cursors }: Specification, name: string): boolean {
  return cursors.some((one) => one.name === name);
}

function tablesNamed(name: string, { owner }: Scope): readonly RowReference[] {
  return [rowOf(owner, name), rowOf('PUBLIC', name)];
}

function types(...candidates: readonly TypeReference[]): ResolvedType {
  return meaning({ kind: 'type', candidates });
}

function meaning(means: Meaning): ResolvedType {
  return { means, notNull: false, range: null, predefined: false };
}

function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names);
}

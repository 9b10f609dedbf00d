import { groupBy } from '../../model/sort.js';
import type { CollTypeRow } from '../views/all-coll-types.js';
import type { PlsqlCollTypeRow } from '../views/all-plsql-coll-types.js';
import type { PlsqlTypeAttrRow } from '../views/all-plsql-type-attrs.js';
import type { PlsqlTypeRow } from '../views/all-plsql-types.js';
import type { SynonymRow } from '../views/all-synonyms.js';
import type { ColumnRow } from '../views/all-tab-cols.js';
import type { TypeAttrRow } from '../views/all-type-attrs.js';
import type { TypeRow } from '../views/all-types.js';
import { elementType, type PartType } from './part-type.js';
import {
  movedTo,
  objectName,
  packageType,
  ROWTYPE,
  rowOf,
  schemaType,
  type TypeReference,
  withoutRowtype,
} from './type-reference.js';
import type { TypeRows } from './type-rows.js';

/** What the views show of a type, under its own name. */
export type FoundType =
  | { readonly kind: 'package type'; readonly row: PlsqlTypeRow; readonly reference: TypeReference }
  | { readonly kind: 'schema type'; readonly row: TypeRow; readonly reference: TypeReference }
  | { readonly kind: 'row'; readonly columns: readonly ColumnRow[]; readonly reference: TypeReference };

/** Where a reference leads. */
export type Resolution =
  | { readonly kind: 'found'; readonly type: FoundType }
  /** `reference` is what a synonym stands for, as far as it could be followed. */
  | { readonly kind: 'not found'; readonly reference: TypeReference }
  | { readonly kind: 'remote'; readonly reference: TypeReference; readonly link: string | null };

/** More are a circle, which Oracle refuses with ORA-01775. */
const MAX_CHAIN = 20;

/** Finds rows of the views of types by the names that other rows have for them. */
export class TypeIndex {
  readonly #packageTypes: ReadonlyMap<string, readonly PlsqlTypeRow[]>;
  readonly #packages: ReadonlySet<string>;
  readonly #packageAttributes: ReadonlyMap<string, readonly PlsqlTypeAttrRow[]>;
  readonly #packageCollections: ReadonlyMap<string, readonly PlsqlCollTypeRow[]>;
  readonly #schemaTypes: ReadonlyMap<string, readonly TypeRow[]>;
  readonly #schemaAttributes: ReadonlyMap<string, readonly TypeAttrRow[]>;
  readonly #schemaCollections: ReadonlyMap<string, readonly CollTypeRow[]>;
  readonly #subtypes: ReadonlyMap<string, readonly TypeRow[]>;
  readonly #columns: ReadonlyMap<string, readonly ColumnRow[]>;
  readonly #synonyms: ReadonlyMap<string, readonly SynonymRow[]>;

  constructor(rows: TypeRows) {
    const packaged = (row: PlsqlTypeRow | PlsqlTypeAttrRow | PlsqlCollTypeRow) =>
      keyOf(row.OWNER, row.PACKAGE_NAME, row.TYPE_NAME);
    const own = (row: TypeRow | TypeAttrRow | CollTypeRow) => keyOf(row.OWNER, row.TYPE_NAME);
    this.#packageTypes = groupBy(rows.packageTypes, packaged);
    this.#packages = new Set(rows.packageTypes.map((row) => keyOf(row.OWNER, row.PACKAGE_NAME)));
    this.#packageAttributes = groupBy(rows.packageTypeAttributes, packaged);
    this.#packageCollections = groupBy(rows.packageCollections, packaged);
    this.#schemaTypes = groupBy(rows.schemaTypes, own);
    this.#schemaAttributes = groupBy(rows.schemaTypeAttributes, own);
    this.#schemaCollections = groupBy(rows.schemaCollections, own);
    this.#subtypes = groupBy(
      rows.schemaTypes.filter((row) => row.SUPERTYPE_NAME !== null),
      (row) => keyOf(row.SUPERTYPE_OWNER ?? row.OWNER, row.SUPERTYPE_NAME ?? ''),
    );
    this.#columns = groupBy(rows.columns, (row) => keyOf(row.OWNER, row.TABLE_NAME));
    this.#synonyms = groupBy(rows.synonyms, (row) => keyOf(row.OWNER, row.SYNONYM_NAME));
  }

  /** Follows synonyms. */
  resolve(reference: TypeReference): Resolution {
    let current = reference;
    for (let step = 0; step < MAX_CHAIN; step += 1) {
      const type = this.#find(current);
      if (type !== undefined) return { kind: 'found', type };
      const [synonym] = this.#synonyms.get(keyOf(current.owner, objectName(current))) ?? [];
      if (synonym === undefined) break;
      const { TABLE_OWNER, TABLE_NAME, DB_LINK } = synonym;
      if (DB_LINK !== null || TABLE_OWNER === null) return { kind: 'remote', reference: current, link: DB_LINK };
      current = movedTo(current, TABLE_OWNER, TABLE_NAME);
    }
    return { kind: 'not found', reference: current };
  }

  /** The first of these types that there is. */
  firstFound(candidates: readonly TypeReference[]): FoundType | undefined {
    for (const candidate of candidates) {
      const resolution = this.resolve(candidate);
      if (resolution.kind === 'found') return resolution.type;
    }
    return undefined;
  }

  /** Of a record or row; undefined unless all of it is shown. */
  fieldNames(type: FoundType): readonly string[] | undefined {
    if (type.kind === 'schema type' || (type.kind === 'package type' && type.row.TYPECODE === 'COLLECTION'))
      return undefined;
    const names =
      type.kind === 'row'
        ? type.columns.map(({ COLUMN_NAME }) => COLUMN_NAME)
        : this.attributesOf(type.row).map(({ ATTR_NAME }) => ATTR_NAME);
    const all = type.kind === 'row' ? 1 : Math.max(1, type.row.ATTRIBUTES ?? 1);
    return names.length < all ? undefined : names;
  }

  /** Whether any type of the package is shown. */
  showsPackage(owner: string, packageName: string): boolean {
    return this.#packages.has(keyOf(owner, packageName));
  }

  /** By number. The view has some columns of a cursor's row under its name with `%ROWTYPE`, others without. */
  attributesOf(row: PlsqlTypeRow): readonly PlsqlTypeAttrRow[] {
    const names = new Set([row.TYPE_NAME, withoutRowtype(row.TYPE_NAME)]);
    const rows = [...names].flatMap(
      (name) => this.#packageAttributes.get(keyOf(row.OWNER, row.PACKAGE_NAME, name)) ?? [],
    );
    return inOrder(rows, (attribute) => attribute.ATTR_NO);
  }

  collectionOf(row: PlsqlTypeRow): PlsqlCollTypeRow | undefined {
    return this.#packageCollections.get(keyOf(row.OWNER, row.PACKAGE_NAME, row.TYPE_NAME))?.[0];
  }

  /** By number, inherited ones first. */
  schemaAttributesOf(row: TypeRow): readonly TypeAttrRow[] {
    return inOrder(this.#schemaAttributes.get(keyOf(row.OWNER, row.TYPE_NAME)) ?? [], (attribute) => attribute.ATTR_NO);
  }

  schemaCollectionOf(row: TypeRow): CollTypeRow | undefined {
    return this.#schemaCollections.get(keyOf(row.OWNER, row.TYPE_NAME))?.[0];
  }

  /** The types directly under it, as far as they are shown. */
  subtypesOf(row: TypeRow): readonly TypeReference[] {
    const rows = this.#subtypes.get(keyOf(row.OWNER, row.TYPE_NAME)) ?? [];
    const once = new Map(rows.map((subtype) => [keyOf(subtype.OWNER, subtype.TYPE_NAME), subtype]));
    return [...once.values()].map((subtype) => schemaType(subtype.OWNER, subtype.TYPE_NAME));
  }

  /**
   * The type of a package's collection's elements. Some versions have a type's name for the package of an element that is declared in the
   * collection's own package; such a package is believed only when it shows that type.
   */
  elementOf(row: PlsqlCollTypeRow): PartType {
    const stated = elementType(row);
    const own = ownPackagesElement(row);
    if (own === undefined || stated.kind !== 'package type' || this.resolve(stated).kind === 'found') return stated;
    return this.#find(own) === undefined ? stated : own;
  }

  #find(reference: TypeReference): FoundType | undefined {
    const { owner, name } = reference;
    switch (reference.kind) {
      case 'package type': {
        const { packageName } = reference;
        for (const spelling of [name, `${name}${ROWTYPE}`, withoutRowtype(name)]) {
          const [row] = this.#packageTypes.get(keyOf(owner, packageName, spelling)) ?? [];
          if (row !== undefined) {
            return { kind: 'package type', row, reference: packageType(owner, packageName, row.TYPE_NAME) };
          }
        }
        return undefined;
      }
      case 'schema type': {
        const [row] = this.#schemaTypes.get(keyOf(owner, name)) ?? [];
        return row && { kind: 'schema type', row, reference };
      }
      case 'row': {
        const columns = this.#columns.get(keyOf(owner, name));
        return columns && { kind: 'row', columns: rowColumns(columns), reference: rowOf(owner, name) };
      }
    }
  }
}

/** The element's type if the view named a type where it should have named the collection's own package. */
export function ownPackagesElement(row: PlsqlCollTypeRow): TypeReference | undefined {
  const { OWNER, TYPE_NAME, PACKAGE_NAME, ELEM_TYPE_OWNER, ELEM_TYPE_NAME, ELEM_TYPE_PACKAGE } = row;
  const namesType = ELEM_TYPE_PACKAGE === ELEM_TYPE_NAME || ELEM_TYPE_PACKAGE === TYPE_NAME;
  return namesType && ELEM_TYPE_OWNER === OWNER ? packageType(OWNER, PACKAGE_NAME, ELEM_TYPE_NAME) : undefined;
}

/** Invisible columns and those that the system added are not part of a row. */
function rowColumns(columns: readonly ColumnRow[]): readonly ColumnRow[] {
  return inOrder(
    columns.filter((row) => row.HIDDEN_COLUMN !== 'YES' && row.COLUMN_ID !== null),
    (row) => row.COLUMN_ID ?? 0,
  );
}

/** Each number once. */
function inOrder<Row>(rows: readonly Row[], numberOf: (row: Row) => number): readonly Row[] {
  const byNumber = new Map(rows.map((row) => [numberOf(row), row] as const));
  return [...byNumber].sort(([a], [b]) => a - b).map(([, row]) => row);
}

function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names);
}

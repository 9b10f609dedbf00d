import { formatSqlName, formatSqlPath } from '../../config/sql-name.js';

/** A type as a row names it: through a synonym perhaps, in the database's spelling. */
export type TypeReference = PackageTypeReference | SchemaTypeReference | RowReference;

export interface PackageTypeReference {
  readonly kind: 'package type';
  readonly owner: string;
  readonly packageName: string;
  /** A cursor's row with or without `%ROWTYPE`. */
  readonly name: string;
}

/** What CREATE TYPE made. */
export interface SchemaTypeReference {
  readonly kind: 'schema type';
  readonly owner: string;
  readonly packageName: null;
  readonly name: string;
}

/** `%ROWTYPE` of a table or view. */
export interface RowReference {
  readonly kind: 'row';
  readonly owner: string;
  readonly packageName: null;
  /** The table or view. */
  readonly name: string;
}

export function isReference(type: { readonly kind: string }): type is TypeReference {
  return type.kind === 'package type' || type.kind === 'schema type' || type.kind === 'row';
}

export const ROWTYPE = '%ROWTYPE';

export function packageType(owner: string, packageName: string, name: string): PackageTypeReference {
  return { kind: 'package type', owner, packageName, name };
}

export function schemaType(owner: string, name: string): SchemaTypeReference {
  return { kind: 'schema type', owner, packageName: null, name };
}

export function rowOf(owner: string, name: string): RowReference {
  return { kind: 'row', owner, packageName: null, name };
}

export function withoutRowtype(name: string): string {
  return name.endsWith(ROWTYPE) ? name.slice(0, -ROWTYPE.length) : name;
}

/** The type as SQL would name it: the key of a catalog's type when the owner is spelled as the configuration does. */
export function typeKey({ kind, owner, packageName, name }: TypeReference): string {
  if (kind === 'row') return `${formatSqlPath([owner, name])}${ROWTYPE}`;
  if (packageName === null) return formatSqlPath([owner, name]);
  // What ends so is a cursor's row: a type of such a name would have to be quoted.
  const suffix = name.endsWith(ROWTYPE) ? ROWTYPE : '';
  return `${formatSqlPath([owner, packageName])}.${formatSqlName(withoutRowtype(name))}${suffix}`;
}

/** What is looked up under the reference's owner: the package, the type, or the table or view. */
export function objectName({ packageName, name }: TypeReference): string {
  return packageName ?? name;
}

/** The reference as if its owner and object were these: what its synonym stands for. */
export function movedTo(reference: TypeReference, owner: string, name: string): TypeReference {
  return reference.kind === 'package type' ? { ...reference, owner, packageName: name } : { ...reference, owner, name };
}

/** The object types that PL/SQL takes JSON apart with. They point into a document, and no client can have one. */
export function isJsonObjectType({ kind, owner, name }: TypeReference): boolean {
  return kind === 'schema type' && JSON_OBJECT_TYPES.has(name) && (owner === 'SYS' || owner === 'PUBLIC');
}

const JSON_OBJECT_TYPES: ReadonlySet<string> = new Set([
  'JSON_ELEMENT_T',
  'JSON_OBJECT_T',
  'JSON_ARRAY_T',
  'JSON_SCALAR_T',
  'JSON_KEY_LIST',
]);

/** A scalar to everybody, although ALL_TYPES has it as a type of its own kind. */
export function isXmlType({ kind, owner, name }: TypeReference): boolean {
  return kind === 'schema type' && name === 'XMLTYPE' && (owner === 'SYS' || owner === 'PUBLIC');
}

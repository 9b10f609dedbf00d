import { findSuppliedType } from '../../packages/supplied-types.js';
import { hasObjectPrivilege, isVisible } from '../../schema/access.js';
import { resolveName } from '../../schema/resolve-name.js';
import type { SchemaObject, SchemaStore } from '../../schema/schema-store.js';
import type { StoredUnit } from '../../schema/stored-unit.js';
import type { SessionState } from '../../sql/session-state.js';
import type { CompositeType, RecordType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { typeOid } from '../../values/type-oid.js';
import type { UnitLibrary } from '../units/unit-library.js';
import { rowTypeOf } from './row-type.js';
import { parseTypeName } from './type-name.js';

/** The object, record and collection types of the database as clients know them: by name, and by object identifier. */
export class NamedTypes {
  readonly #library: UnitLibrary;
  readonly #rowTypes = new WeakMap<Relation, RecordType>();
  #index: { readonly version: number; readonly byOid: ReadonlyMap<string, Place> } | undefined;

  constructor(library: UnitLibrary) {
    this.#library = library;
  }

  /** @throws OracleError 21700 */
  find(oid: Uint8Array): CompositeType {
    const place = this.#places().get(keyOf(oid));
    const type = place === undefined ? undefined : this.#typeAt(place);
    if (type === undefined) throw new OracleError(21700, 'object does not exist or is marked for delete');
    return type;
  }

  oidOf({ identity }: CompositeType): Uint8Array {
    if (identity === undefined) throw new TypeError('a type without a name has no identifier');
    const { owner, packageName, name } = identity;
    const object = packageName === null ? this.#schema.find(owner, name) : undefined;
    return object?.type === 'TYPE' && object.typeOid !== undefined ? object.typeOid : typeOid(identity);
  }

  /**
   * The type that a client names `schema.type`, `schema.package.type` or `schema.table%ROWTYPE`, with or without the schema.
   * @returns undefined if there is none, or none that the session may use
   */
  named(
    text: string,
    { domain, currentSchema }: Pick<SessionState, 'domain' | 'currentSchema'>,
  ): CompositeType | undefined {
    const name = parseTypeName(text);
    const resolved = name === undefined ? undefined : resolveName(this.#schema, name.parts, currentSchema);
    if (name === undefined || resolved === undefined) return notSuppliedType(name?.parts);
    const { object, rest } = resolved;
    const [member, ...further] = rest;
    if (further.length > 0) return undefined;
    if (isRelation(object)) {
      if (!name.isRowType || member !== undefined || !isVisible(this.#schema, domain, object)) return undefined;
      return this.#rowTypeOf(object);
    }
    if (name.isRowType || !hasObjectPrivilege(this.#schema, domain, object, 'EXECUTE')) return undefined;
    return this.#typeAt({ object, member });
  }

  get #schema(): SchemaStore {
    return this.#library.schema;
  }

  #places(): ReadonlyMap<string, Place> {
    const { version } = this.#schema;
    if (this.#index?.version !== version) this.#index = { version, byOid: indexOf(this.#schema) };
    return this.#index.byOid;
  }

  /** As it is now: a package is compiled first if need be. */
  #typeAt({ object, member }: Place): CompositeType | undefined {
    if (isRelation(object)) return this.#rowTypeOf(object);
    if (object.type === 'TYPE') return member === undefined ? object.schemaType?.dataType : undefined;
    if (object.type !== 'PACKAGE' || member === undefined) return undefined;
    const symbol = this.#scopeOf(object)?.own(member);
    if (symbol?.kind !== 'type') return undefined;
    const { dataType } = symbol.type;
    return (dataType.kind === 'record' || dataType.kind === 'collection') && dataType.identity?.name === member
      ? dataType
      : undefined;
  }

  /** Undefined for a package with errors. */
  #scopeOf(object: StoredUnit) {
    try {
      return this.#library.packageUnit(object, 0).scope;
    } catch (error) {
      if (error instanceof PlsqlCompileError) return undefined;
      throw error;
    }
  }

  #rowTypeOf(relation: Relation): RecordType {
    const known = this.#rowTypes.get(relation) ?? rowTypeOf(relation);
    this.#rowTypes.set(relation, known);
    return known;
  }
}

/** Where a type is declared: itself, in a package, or as the row of a table or view. */
interface Place {
  readonly object: SchemaObject;
  readonly member: string | undefined;
}

type Relation = Extract<SchemaObject, { readonly type: 'TABLE' | 'VIEW' }>;

function isRelation(object: SchemaObject): object is Relation {
  return object.type === 'TABLE' || object.type === 'VIEW';
}

function indexOf(schema: SchemaStore): ReadonlyMap<string, Place> {
  const byOid = new Map<string, Place>();
  for (const object of schema.objects()) {
    if (isRelation(object)) {
      const identity = { owner: object.owner, packageName: null, name: `${object.name}%ROWTYPE` };
      byOid.set(keyOf(typeOid(identity)), { object, member: undefined });
    } else if (object.type === 'TYPE' && object.typeOid !== undefined) {
      byOid.set(keyOf(object.typeOid), { object, member: undefined });
    } else if (object.type === 'PACKAGE') {
      for (const { name } of object.types) {
        const identity = { owner: object.owner, packageName: object.name, name };
        byOid.set(keyOf(typeOid(identity)), { object, member: name });
      }
    }
  }
  return byOid;
}

function keyOf(oid: Uint8Array): string {
  return Buffer.from(oid.buffer, oid.byteOffset, oid.byteLength).toString('hex');
}

/** @throws NotSupportedError for XMLTYPE and the JSON types, which are no objects of the schema */
function notSuppliedType(parts: readonly string[] | undefined): undefined {
  const [only, ...further] = parts?.[0] === 'SYS' ? parts.slice(1) : (parts ?? []);
  if (only === undefined || further.length > 0) return undefined;
  if (only === 'XMLTYPE' || findSuppliedType(only) !== undefined) {
    throw new NotSupportedError(`${only} as an object type of a client`);
  }
  return undefined;
}

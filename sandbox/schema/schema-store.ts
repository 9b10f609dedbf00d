import type { ContextNamespace, Directory } from './context-namespace.js';
import { Grants, type SavedGrants } from './grants.js';
import { DEFAULT_PROFILE, type Profile } from './profile.js';
import { namespaceOf } from './schema-object.js';
import type { Sequence } from './sequence.js';
import type { StoredUnit } from './stored-unit.js';
import type { Synonym } from './synonym.js';
import type { Constraint, Index, Table } from './table.js';
import type { Role, User } from './user.js';
import type { View } from './view.js';

export type SchemaObject = Table | View | Sequence | Synonym | Index | StoredUnit | ContextNamespace | Directory;

/**
 * Everything that DDL makes: users, roles, grants and objects. Definitions are immutable; a change replaces them. What is
 * here is committed: DDL is not part of any transaction.
 */
export class SchemaStore {
  readonly grants = new Grants();
  readonly #users = new Map<string, User>();
  readonly #roles = new Map<string, Role>();
  readonly #profiles = new Map<string, Profile>([[DEFAULT_PROFILE.name, DEFAULT_PROFILE]]);
  /** Owner, then namespace and name. */
  readonly #objects = new Map<string, Map<string, SchemaObject>>();
  readonly #byId = new Map<number, SchemaObject>();
  #lastId = 1000;
  #version = 0;
  /** What holds all that is here now; undefined once anything has changed. */
  #saved: SavedSchema | undefined;

  /** Grows with every change: what was compiled against another number must be compiled again. */
  get version(): number {
    return this.#version;
  }

  /** To be called after changing `grants`. */
  noteChange(): void {
    this.#version += 1;
    this.#saved = undefined;
  }

  /** A number for an object, user or role. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** All that there is now, to be put back by `restore`. */
  save(): SavedSchema {
    this.#saved ??= {
      users: new Map(this.#users),
      roles: new Map(this.#roles),
      profiles: new Map(this.#profiles),
      objects: [...this.#byId.values()],
      grants: this.grants.save(),
    };
    return this.#saved;
  }

  /** @returns whether anything has changed since; the version grows then, as with any change */
  restore(saved: SavedSchema): boolean {
    if (saved === this.#saved) return false;
    refill(this.#users, saved.users);
    refill(this.#roles, saved.roles);
    refill(this.#profiles, saved.profiles);
    this.#objects.clear();
    this.#byId.clear();
    for (const object of saved.objects) this.put(object);
    this.grants.restore(saved.grants);
    this.noteChange();
    this.#saved = saved;
    return true;
  }

  findUser(name: string): User | undefined {
    return this.#users.get(name);
  }

  users(): Iterable<User> {
    return this.#users.values();
  }

  /** Adds or replaces a user. */
  putUser(user: User): void {
    this.#users.set(user.name, user);
    this.noteChange();
  }

  /** Forgets a user and its grants. Its objects must have been dropped. */
  removeUser(name: string): void {
    this.#users.delete(name);
    this.#objects.delete(name);
    this.grants.forgetGrantee(name);
    for (const user of this.#users.values()) {
      if (user.proxies.some((grant) => grant.proxy === name)) {
        this.putUser({ ...user, proxies: user.proxies.filter((grant) => grant.proxy !== name) });
      }
    }
    this.noteChange();
  }

  findRole(name: string): Role | undefined {
    return this.#roles.get(name);
  }

  roles(): Iterable<Role> {
    return this.#roles.values();
  }

  putRole(role: Role): void {
    this.#roles.set(role.name, role);
    this.noteChange();
  }

  removeRole(name: string): void {
    this.#roles.delete(name);
    this.grants.forgetGrantee(name);
    this.noteChange();
  }

  findProfile(name: string): Profile | undefined {
    return this.#profiles.get(name);
  }

  profiles(): Iterable<Profile> {
    return this.#profiles.values();
  }

  putProfile(profile: Profile): void {
    this.#profiles.set(profile.name, profile);
    this.#saved = undefined;
  }

  removeProfile(name: string): void {
    this.#profiles.delete(name);
    this.#saved = undefined;
  }

  /** A limit that holds for a user of the profile; infinite where there is none. */
  limitOf(profileName: string, limit: Exclude<keyof Profile, 'name'>): number {
    const own = this.findProfile(profileName)?.[limit] ?? 'DEFAULT';
    const value = own === 'DEFAULT' ? (this.findProfile(DEFAULT_PROFILE.name)?.[limit] ?? 'UNLIMITED') : own;
    return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
  }

  /** The object of that exact name in a namespace (`namespaceOf`), by default the one of tables and packages. */
  find(owner: string, name: string, namespace = 1): SchemaObject | undefined {
    return this.#objects.get(owner)?.get(nameKey(namespace, name));
  }

  findById(objectId: number): SchemaObject | undefined {
    return this.#byId.get(objectId);
  }

  findTable(owner: string, name: string): Table | undefined {
    const object = this.find(owner, name);
    return object?.type === 'TABLE' ? object : undefined;
  }

  objectsOf(owner: string): Iterable<SchemaObject> {
    return this.#objects.get(owner)?.values() ?? [];
  }

  /** Schemas that hold something, PUBLIC among them. */
  owners(): Iterable<string> {
    return this.#objects.keys();
  }

  *objects(): Iterable<SchemaObject> {
    for (const objects of this.#objects.values()) yield* objects.values();
  }

  /** Adds an object or replaces the one of its name. */
  put(object: SchemaObject): void {
    const objects = this.#objects.get(object.owner) ?? new Map<string, SchemaObject>();
    objects.set(nameKey(namespaceOf(object.type), object.name), object);
    this.#objects.set(object.owner, objects);
    this.#byId.set(object.objectId, object);
    this.noteChange();
  }

  /** Forgets an object and the grants on it. */
  remove(object: SchemaObject): void {
    const namespace = namespaceOf(object.type);
    this.#objects.get(object.owner)?.delete(nameKey(namespace, object.name));
    this.#byId.delete(object.objectId);
    this.grants.forgetObject(object.owner, object.name, namespace);
    this.noteChange();
  }

  /** Constraint names are unique within a schema. */
  findConstraint(owner: string, name: string): { readonly table: Table; readonly constraint: Constraint } | undefined {
    for (const object of this.objectsOf(owner)) {
      if (object.type !== 'TABLE') continue;
      const constraint = object.constraints.find((candidate) => candidate.name === name);
      if (constraint !== undefined) return { table: object, constraint };
    }
    return undefined;
  }

  *tables(): Iterable<Table> {
    for (const object of this.objects()) if (object.type === 'TABLE') yield object;
  }

  *indexesOf(table: Table): Iterable<Index> {
    for (const object of this.objects()) {
      if (object.type === 'INDEX' && object.tableOwner === table.owner && object.tableName === table.name) yield object;
    }
  }
}

/** Everything that DDL had made at one moment. */
export interface SavedSchema {
  readonly users: ReadonlyMap<string, User>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly objects: readonly SchemaObject[];
  readonly grants: SavedGrants;
}

function refill<K, V>(map: Map<K, V>, saved: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}

function nameKey(namespace: number, name: string): string {
  return `${namespace}\0${name}`;
}

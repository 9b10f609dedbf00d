import { insufficientPrivileges } from '../../schema/access.js';
import type { SchemaObjectHeader } from '../../schema/schema-object.js';
import type { SchemaObject, SchemaStore } from '../../schema/schema-store.js';
import type { SecurityDomain } from '../../schema/security-domain.js';
import type { Table } from '../../schema/table.js';
import type { Storage } from '../../storage/storage.js';
import { lastPart, type QualifiedName } from '../../syntax/ast/name.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { CompileContext, type SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';

/** What a DDL statement works on, and in whose right. */
export class DdlContext {
  readonly services: SqlServices;
  readonly session: SessionState;
  /** The statement's text, for what the dictionary shows of it. */
  readonly text: string;

  constructor(services: SqlServices, session: SessionState, text: string) {
    this.services = services;
    this.session = session;
    this.text = text;
  }

  get store(): SchemaStore {
    return this.services.store;
  }

  get storage(): Storage {
    return this.services.storage;
  }

  get domain(): SecurityDomain {
    return this.session.domain;
  }

  /** Owner and name of what a statement creates or changes. @throws OracleError 1918 for a schema that does not exist */
  target(name: QualifiedName): { readonly owner: string; readonly name: string } {
    if (name.databaseLink !== undefined) throw new NotSupportedError('database links', name.position);
    const [first, second, third] = name.parts;
    if (third !== undefined) throw new OracleError(933, 'SQL command not properly ended', { position: third.position });
    const owner = second === undefined ? this.session.currentSchema : first.name;
    if (this.store.findUser(owner) === undefined) throw userDoesNotExist(owner);
    return { owner, name: lastPart(name).name };
  }

  /** In one's own schema `CREATE TABLE` is needed, in another's `CREATE ANY TABLE`. @throws OracleError 1031 */
  requireCreate(owner: string, kind: string): void {
    const own = owner === this.domain.user;
    const granted =
      (own && this.store.grants.hasSystemPrivilege(this.domain, `CREATE ${kind}`)) ||
      this.store.grants.hasSystemPrivilege(this.domain, `CREATE ANY ${kind}`);
    if (!granted) throw insufficientPrivileges();
  }

  requireSystemPrivilege(privilege: string): void {
    if (!this.store.grants.hasSystemPrivilege(this.domain, privilege)) throw insufficientPrivileges();
  }

  hasSystemPrivilege(privilege: string): boolean {
    return this.store.grants.hasSystemPrivilege(this.domain, privilege);
  }

  /** The header of a new object. */
  newHeader(owner: string, name: string): SchemaObjectHeader {
    const now = this.session.now();
    return {
      owner,
      name,
      objectId: this.store.nextId(),
      created: now,
      lastDdlTime: now,
      timestamp: now,
      status: 'VALID',
      oracleMaintained: false,
    };
  }

  /** The header of an object that is defined again. */
  changed<T extends SchemaObject>(object: T): T {
    const now = this.session.now();
    return { ...object, lastDdlTime: now, timestamp: now };
  }

  /** Puts a table that was defined again in place of what it was. */
  put(table: Table): Table {
    const changed = this.changed(table);
    this.store.put(changed);
    return changed;
  }

  /** @throws OracleError 955 if the name is taken in the namespace */
  requireFree(owner: string, name: string, namespace = 1): void {
    if (this.store.find(owner, name, namespace) !== undefined) throw nameInUse();
  }

  /** For compiling defaults and conditions of a table, which are their owner's. */
  compileFor(owner: string): CompileContext {
    return new CompileContext(this.services, {
      domain: this.domain,
      currentSchema: owner,
      text: this.text,
      host: { typeOf: () => undefined },
    });
  }
}

export function nameInUse(): OracleError {
  return new OracleError(955, 'name is already used by an existing object');
}

export function userDoesNotExist(name: string): OracleError {
  return new OracleError(1918, `user '${name}' does not exist`);
}

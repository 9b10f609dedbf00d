import { insufficientPrivileges } from '../../schema/access.js';
import { hasTableDependents, hasTypeDependents, invalidateDependents } from '../../schema/dependents.js';
import { PUBLIC } from '../../schema/grants.js';
import { namespaceOf, type SchemaObjectType } from '../../schema/schema-object.js';
import type { SchemaObject } from '../../schema/schema-store.js';
import type { Table } from '../../schema/table.js';
import { triggersOf } from '../../schema/triggers-of.js';
import { resourceBusy } from '../../storage/lock-wait.js';
import { isInUse } from '../../storage/table-lock.js';
import type { Drop } from '../../syntax/ast/ddl.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { tableNotFound } from '../errors/object-errors.js';
import { referringKeys } from './alter-constraints.js';
import { dropConstraintIndexes } from './constraint-ddl.js';
import { type DdlContext, userDoesNotExist } from './ddl-context.js';
import { dropIndexColumns } from './index-expressions.js';
import { dropProfile } from './profile-ddl.js';

/** DROP of anything. Whoever does not own an object needs DROP ANY. */
export function drop(statement: Drop, context: DdlContext): void {
  switch (statement.type) {
    case 'USER':
      dropUser(statement, context);
      return;
    case 'ROLE':
      dropRole(statement, context);
      return;
    case 'PROFILE':
      dropProfile(statement, context);
      return;
    case 'PUBLIC SYNONYM':
      dropPublicSynonym(statement, context);
      return;
    case 'CONTEXT':
    case 'DIRECTORY':
      dropOfSys(statement, statement.type, context);
      return;
    case 'MATERIALIZED VIEW':
      throw new NotSupportedError('materialized views', statement.position);
    default:
      dropObject(statement, statement.type, context);
      return;
  }
}

function dropObject(statement: Drop, type: SchemaObjectType, context: DdlContext): void {
  const { owner, name } = context.target(statement.name);
  const object = context.store.find(owner, name, namespaceOf(type));
  if (object?.type !== type) {
    if (statement.ifExists) return;
    throw notFound(type, owner, name, context);
  }
  if (owner !== context.domain.user && !context.hasSystemPrivilege(`DROP ANY ${privilegeKind(type)}`)) {
    throw type === 'TABLE' || type === 'VIEW' ? tableNotFound([owner, name], owner) : insufficientPrivileges();
  }
  if (object.type === 'TYPE' && !statement.force && hasTypeDependents(context.store, owner, name)) {
    throw new OracleError(2303, 'cannot drop or replace a type with type or table dependents');
  }
  if (object.type === 'TYPE' && hasTableDependents(context.store, owner, name)) {
    throw new NotSupportedError('DROP TYPE FORCE of a type that tables have columns of', statement.position);
  }
  if (object.type === 'TABLE') dropTable(object, statement.cascadeConstraints, context);
  else if (object.type === 'INDEX') dropIndex(object, context);
  else removeObject(object, context);
}

/** Removes an object with what belongs to it: a package's body, a table's indexes and triggers. */
function removeObject(object: SchemaObject, context: DdlContext): void {
  const { store } = context;
  if (object.type === 'PACKAGE' || object.type === 'TYPE') {
    const body = store.find(object.owner, object.name, namespaceOf(`${object.type} BODY`));
    if (body !== undefined) store.remove(body);
  }
  if (object.type === 'VIEW') for (const { unit } of triggersOf(store, object)) store.remove(unit);
  if (object.type === 'SEQUENCE') context.storage.sequences.forget(object.objectId);
  store.remove(object);
  // Nothing is compiled against a body.
  if (object.type !== 'PACKAGE BODY' && object.type !== 'TYPE BODY') {
    invalidateDependents(store, object.owner, object.name);
  }
}

function dropTable(table: Table, cascadeConstraints: boolean, context: DdlContext): void {
  const { store, storage } = context;
  if (isInUse(storage.sharedRowsOf(table))) throw resourceBusy();
  const referring = table.constraints
    .flatMap((constraint) => referringKeys(table, constraint, context))
    .filter(({ child }) => child.objectId !== table.objectId);
  if (referring.length > 0 && !cascadeConstraints) {
    throw new OracleError(2449, 'unique/primary keys in table referenced by foreign keys');
  }
  for (const { child, key } of referring) {
    const current = store.findTable(child.owner, child.name) ?? child;
    dropConstraintIndexes(current, key, context);
    store.put({ ...current, constraints: current.constraints.filter((constraint) => constraint.name !== key.name) });
  }
  for (const index of [...store.indexesOf(table)]) store.remove(index);
  for (const { unit } of triggersOf(store, table)) store.remove(unit);
  for (const { identity } of table.columns) {
    const sequence = identity === undefined ? undefined : store.find(table.owner, identity.sequenceName);
    if (sequence !== undefined) removeObject(sequence, context);
  }
  storage.dropTable(table);
  store.remove(table);
  invalidateDependents(store, table.owner, table.name);
}

/** @throws OracleError 2429 for the index of a key */
function dropIndex(index: Extract<SchemaObject, { readonly type: 'INDEX' }>, context: DdlContext): void {
  const table = context.store.findTable(index.tableOwner, index.tableName);
  const enforces = table?.constraints.some(
    (constraint) =>
      (constraint.kind === 'primary_key' || constraint.kind === 'unique') && constraint.indexName === index.name,
  );
  if (enforces === true) throw new OracleError(2429, 'cannot drop index used for enforcement of unique/primary key');
  if (table !== undefined) {
    dropIndexColumns(table, index, context);
    context.storage.sharedRowsOf(table).dropIndex(index.name);
  }
  context.store.remove(index);
}

/** @throws OracleError 1918, 1922 if the user has objects and CASCADE is missing */
function dropUser(statement: Drop, context: DdlContext): void {
  context.requireSystemPrivilege('DROP USER');
  const name = statement.name.parts[0].name;
  const { store } = context;
  const user = store.findUser(name);
  if (user === undefined) {
    if (statement.ifExists) return;
    throw userDoesNotExist(name);
  }
  if (user.oracleMaintained) throw new OracleError(28050, 'specified user or role cannot be dropped');
  const objects = [...store.objectsOf(name)];
  if (objects.length > 0 && !statement.cascade)
    throw new OracleError(1922, `CASCADE must be specified to drop '${name}'`);
  if (context.services.isConnected(name)) throw new OracleError(1940, 'cannot drop a user that is currently connected');
  for (const object of objects) if (object.type === 'TABLE') dropTable(object, true, context);
  for (const object of [...store.objectsOf(name)]) removeObject(object, context);
  store.removeUser(name);
}

function dropRole(statement: Drop, context: DdlContext): void {
  const name = statement.name.parts[0].name;
  if (context.store.findRole(name) === undefined) {
    if (statement.ifExists) return;
    throw new OracleError(1919, `role '${name}' does not exist`);
  }
  if (!context.hasSystemPrivilege('DROP ANY ROLE') && !context.store.grants.mayGrantRole(context.domain, name)) {
    throw insufficientPrivileges();
  }
  context.store.removeRole(name);
}

function dropPublicSynonym(statement: Drop, context: DdlContext): void {
  context.requireSystemPrivilege('DROP PUBLIC SYNONYM');
  const synonym = context.store.find(PUBLIC, statement.name.parts[0].name);
  if (synonym === undefined) {
    if (statement.ifExists) return;
    throw new OracleError(1432, 'public synonym to be dropped does not exist');
  }
  removeObject(synonym, context);
}

function dropOfSys(statement: Drop, type: 'CONTEXT' | 'DIRECTORY', context: DdlContext): void {
  context.requireSystemPrivilege(`DROP ANY ${type}`);
  const object = context.store.find('SYS', statement.name.parts[0].name, namespaceOf(type));
  if (object === undefined) {
    if (statement.ifExists) return;
    throw new OracleError(4043, `object ${statement.name.parts[0].name} does not exist`);
  }
  context.store.remove(object);
}

function notFound(type: SchemaObjectType, owner: string, name: string, context: DdlContext): OracleError {
  switch (type) {
    case 'TABLE':
    case 'VIEW':
      return tableNotFound(
        owner === context.session.currentSchema ? [name] : [owner, name],
        context.session.currentSchema,
      );
    case 'SEQUENCE':
      return new OracleError(2289, 'sequence does not exist');
    case 'SYNONYM':
      return new OracleError(1434, 'private synonym to be dropped does not exist');
    case 'INDEX':
      return new OracleError(1418, 'specified index does not exist');
    case 'TRIGGER':
      return new OracleError(4080, `trigger '${name}' does not exist`);
    default:
      return new OracleError(4043, `object ${name} does not exist`);
  }
}

function privilegeKind(type: SchemaObjectType): string {
  switch (type) {
    case 'PACKAGE':
    case 'PACKAGE BODY':
    case 'PROCEDURE':
    case 'FUNCTION':
      return 'PROCEDURE';
    case 'TYPE BODY':
      return 'TYPE';
    default:
      return type;
  }
}

import { createPasswordVerifierSync } from '../../auth/create-password-verifier.js';
import { hasObjectPrivilege, insufficientPrivileges } from '../../schema/access.js';
import { invalidateDependents } from '../../schema/dependents.js';
import { PUBLIC } from '../../schema/grants.js';
import { namespaceOf } from '../../schema/schema-object.js';
import type { Synonym } from '../../schema/synonym.js';
import { triggersOf } from '../../schema/triggers-of.js';
import { resourceBusy } from '../../storage/lock-wait.js';
import { isInUse } from '../../storage/table-lock.js';
import type { CreateRole } from '../../syntax/ast/account-ddl.js';
import type {
  Comment,
  CreateContext,
  CreateDirectory,
  CreateSynonym,
  Purge,
  Rename,
  Truncate,
} from '../../syntax/ast/ddl.js';
import { lastPart } from '../../syntax/ast/name.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import { referringKeys } from './alter-constraints.js';
import { type DdlContext, nameInUse } from './ddl-context.js';
import { renameTable } from './rename-table.js';

/** CREATE ROLE; its creator is granted it WITH ADMIN OPTION. */
export function createRole(statement: CreateRole, context: DdlContext): void {
  context.requireSystemPrivilege('CREATE ROLE');
  const { name } = statement.name;
  const { store } = context;
  if (store.findRole(name) !== undefined || store.findUser(name) !== undefined) {
    if (statement.ifNotExists && store.findRole(name) !== undefined) return;
    throw new OracleError(1921, `role name '${name}' conflicts with another user or role name`);
  }
  const { authentication } = statement;
  if (authentication.kind !== 'none' && authentication.kind !== 'password') {
    throw new NotSupportedError('externally or globally identified roles', statement.position);
  }
  const verifier = authentication.kind === 'password' ? createPasswordVerifierSync(authentication.password) : undefined;
  store.putRole({ name, roleId: store.nextId(), verifier, oracleMaintained: false });
  store.grants.grantRole({ grantee: context.domain.user, role: name, adminOption: true });
}

export function createSynonym(statement: CreateSynonym, context: DdlContext): void {
  if (statement.target.databaseLink !== undefined) throw new NotSupportedError('database links', statement.position);
  const named = context.target(
    statement.public ? { ...statement.name, parts: [lastPart(statement.name)] } : statement.name,
  );
  const owner = statement.public ? PUBLIC : named.owner;
  if (statement.public) context.requireSystemPrivilege('CREATE PUBLIC SYNONYM');
  else context.requireCreate(owner, 'SYNONYM');
  const present = context.store.find(owner, named.name);
  if (present !== undefined && !(statement.orReplace && present.type === 'SYNONYM')) {
    if (statement.ifNotExists && present.type === 'SYNONYM') return;
    throw nameInUse();
  }
  const [first, second] = statement.target.parts;
  const synonym: Synonym = {
    ...(present?.type === 'SYNONYM' ? context.changed(present) : context.newHeader(owner, named.name)),
    type: 'SYNONYM',
    targetOwner: second === undefined ? context.session.currentSchema : first.name,
    targetName: second === undefined ? first.name : second.name,
    databaseLink: undefined,
  };
  context.store.put(synonym);
  invalidateDependents(context.store, owner, named.name);
}

export function createContext(statement: CreateContext, context: DdlContext): void {
  context.requireSystemPrivilege('CREATE ANY CONTEXT');
  const name = statement.namespace.name;
  const present = context.store.find('SYS', name, namespaceOf('CONTEXT'));
  if (present !== undefined && !statement.orReplace) throw nameInUse();
  const [first, second] = statement.package.parts;
  context.store.put({
    ...(present?.type === 'CONTEXT' ? context.changed(present) : context.newHeader('SYS', name)),
    type: 'CONTEXT',
    packageOwner: second === undefined ? context.session.currentSchema : first.name,
    packageName: second === undefined ? first.name : second.name,
    accessedGlobally: statement.accessedGlobally,
  });
}

/** CREATE DIRECTORY; its creator is granted all that there is on it. */
export function createDirectory(statement: CreateDirectory, context: DdlContext): void {
  context.requireSystemPrivilege('CREATE ANY DIRECTORY');
  const name = statement.name.name;
  const present = context.store.find('SYS', name, namespaceOf('DIRECTORY'));
  if (present !== undefined && !statement.orReplace) throw nameInUse();
  context.store.put({ ...context.newHeader('SYS', name), type: 'DIRECTORY', path: statement.path });
  if (present !== undefined) return;
  for (const privilege of ['READ', 'WRITE', 'EXECUTE']) {
    context.store.grants.grantObjectPrivilege({
      grantee: context.domain.user,
      grantor: 'SYS',
      owner: 'SYS',
      objectName: name,
      namespace: namespaceOf('DIRECTORY'),
      privilege,
      columns: [],
      grantable: true,
      hierarchy: false,
    });
  }
}

/**
 * PURGE. What is dropped is gone, as in a database with RECYCLEBIN = OFF: there is nothing to purge.
 * @throws OracleError 38307 for an object, 1031
 */
export function purge({ what, position }: Purge, context: DdlContext): void {
  if (what === 'TABLE' || what === 'INDEX') throw new OracleError(38307, 'object not in RECYCLE BIN', { position });
  if (what !== 'DBA_RECYCLEBIN' || context.domain.roles.has('DBA') || context.domain.user === 'SYS') return;
  throw insufficientPrivileges();
}

/** COMMENT ON; an empty text takes the comment away. */
export function comment(statement: Comment, context: DdlContext): void {
  if (statement.on === 'MATERIALIZED VIEW') throw new NotSupportedError('materialized views', statement.position);
  const text = statement.text === '' ? null : statement.text;
  const parts = statement.name.parts.map((part) => part.name);
  const column = statement.on === 'COLUMN' ? parts.pop() : undefined;
  const [first, second] = parts;
  const owner = second === undefined ? context.session.currentSchema : (first ?? '');
  const object = context.store.find(owner, second ?? first ?? '');
  if (object?.type !== 'TABLE' && object?.type !== 'VIEW') {
    throw tableNotFound(parts, context.session.currentSchema, statement.name.position);
  }
  if (owner !== context.domain.user && !context.hasSystemPrivilege('COMMENT ANY TABLE')) throw insufficientPrivileges();
  if (column === undefined) {
    context.store.put({ ...object, comment: text });
    return;
  }
  if (!object.columns.some((candidate) => candidate.name === column))
    throw invalidIdentifier([column], statement.name.position);
  const commented = <C extends { readonly name: string }>(columns: readonly C[]) =>
    columns.map((candidate) => (candidate.name === column ? { ...candidate, comment: text } : candidate));
  context.store.put(
    object.type === 'TABLE'
      ? { ...object, columns: commented(object.columns) }
      : { ...object, columns: commented(object.columns) },
  );
}

/** @throws OracleError 2266 if enabled foreign keys of other tables refer to it */
export function truncate(statement: Truncate, context: DdlContext): void {
  const { owner, name } = context.target(statement.table);
  const table = context.store.findTable(owner, name);
  const allowed =
    table !== undefined && (owner === context.domain.user || context.hasSystemPrivilege('DROP ANY TABLE'));
  if (table === undefined || !allowed) {
    if (table !== undefined && hasObjectPrivilege(context.store, context.domain, table, 'READ'))
      throw insufficientPrivileges();
    throw tableNotFound(
      statement.table.parts.map((part) => part.name),
      context.session.currentSchema,
      statement.table.position,
    );
  }
  if (statement.cascade) throw new NotSupportedError('TRUNCATE … CASCADE', statement.position);
  const referred = table.constraints
    .flatMap((constraint) => referringKeys(table, constraint, context))
    .some(({ child, key }) => key.enabled && child.objectId !== table.objectId);
  if (referred) throw new OracleError(2266, 'unique/primary keys in table referenced by enabled foreign keys');
  const rows = context.storage.rowsOf(table, context.session);
  if (isInUse(rows)) throw resourceBusy();
  rows.clear();
}

/** RENAME a TO b: an object of one's own. */
export function rename(statement: Rename, context: DdlContext): void {
  const owner = context.domain.user;
  const object = context.store.find(owner, statement.from.name);
  if (object?.type === 'TABLE') {
    renameTable(object, statement.to, context);
    return;
  }
  if (object?.type !== 'VIEW' && object?.type !== 'SEQUENCE' && object?.type !== 'SYNONYM') {
    throw new OracleError(4043, `object ${statement.from.name} does not exist`);
  }
  context.requireFree(owner, statement.to.name);
  const grants = [...context.store.grants.onObject(owner, object.name, 1)];
  context.store.remove(object);
  context.store.put({ ...context.changed(object), name: statement.to.name });
  for (const grant of grants) context.store.grants.grantObjectPrivilege({ ...grant, objectName: statement.to.name });
  for (const { unit, header } of triggersOf(context.store, object)) {
    context.store.put({ ...unit, trigger: { ...header, tableName: statement.to.name } });
  }
  invalidateDependents(context.store, owner, statement.from.name);
}

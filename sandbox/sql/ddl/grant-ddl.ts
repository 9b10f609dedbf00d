import { insufficientPrivileges, isVisible, type ObjectPrivilege } from '../../schema/access.js';
import { granteesOf, PUBLIC } from '../../schema/grants.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { namespaceOf, type SchemaObjectType } from '../../schema/schema-object.js';
import type { SchemaObject } from '../../schema/schema-store.js';
import { NOT_IN_ALL_PRIVILEGES, SYSTEM_PRIVILEGES } from '../../schema/system-privileges.js';
import type { Grant, Privilege, PrivilegeObject, Revoke } from '../../syntax/ast/account-ddl.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { tableNotFound } from '../errors/object-errors.js';
import type { DdlContext } from './ddl-context.js';
import { grantOnSupplied, revokeOnSupplied, suppliedPackage } from './grant-on-supplied.js';

/** GRANT of system privileges and roles, or of privileges on an object. */
export function grant(statement: Grant, context: DdlContext): void {
  if (statement.passwords.length > 0) throw new NotSupportedError('GRANT … IDENTIFIED BY', statement.position);
  const grantees = statement.grantees.map(({ name }) => requireGrantee(name, context));
  if (statement.on === undefined) {
    for (const privilege of statement.privileges) grantSystem(privilege, grantees, statement.withAdminOption, context);
  } else {
    grantOnObject(statement, statement.on, grantees, context);
  }
  context.store.noteChange();
}

/** REVOKE. @throws OracleError 1952, 1951, 1927 for what was not granted */
export function revoke(statement: Revoke, context: DdlContext): void {
  const grantees = statement.grantees.map(({ name }) => requireGrantee(name, context));
  if (statement.on === undefined) {
    for (const privilege of statement.privileges) revokeSystem(privilege, grantees, context);
  } else {
    revokeOnObject(statement, statement.on, grantees, context);
  }
  context.store.noteChange();
}

function requireGrantee(name: string, { store }: DdlContext): string {
  if (name === PUBLIC || store.findUser(name) !== undefined || store.findRole(name) !== undefined) return name;
  throw new OracleError(1917, `user or role '${name}' does not exist`);
}

function grantSystem(
  privilege: Privilege,
  grantees: readonly string[],
  adminOption: boolean,
  context: DdlContext,
): void {
  const { grants } = context.store;
  for (const name of systemPrivileges(privilege)) {
    if (!grants.mayGrantSystemPrivilege(context.domain, name) && !context.hasSystemPrivilege('GRANT ANY PRIVILEGE')) {
      throw insufficientPrivileges();
    }
    for (const grantee of grantees) grants.grantSystemPrivilege({ grantee, privilege: name, adminOption });
  }
  const role = roleNamed(privilege, context);
  if (role === undefined) return;
  if (!grants.mayGrantRole(context.domain, role) && !context.hasSystemPrivilege('GRANT ANY ROLE')) {
    throw new OracleError(1932, `ADMIN option not granted for role '${role}'`);
  }
  for (const grantee of grantees) {
    if (grantee === role || grants.enabledRoles(role, { mode: 'ALL' }).has(grantee)) {
      throw new OracleError(1934, 'circular role grant detected');
    }
    grants.grantRole({ grantee, role, adminOption });
  }
}

function revokeSystem(privilege: Privilege, grantees: readonly string[], context: DdlContext): void {
  const { grants } = context.store;
  for (const name of systemPrivileges(privilege)) {
    if (!grants.mayGrantSystemPrivilege(context.domain, name) && !context.hasSystemPrivilege('GRANT ANY PRIVILEGE')) {
      throw insufficientPrivileges();
    }
    for (const grantee of grantees) {
      if (!grants.revokeSystemPrivilege(grantee, name) && privilege.name !== 'ALL PRIVILEGES') {
        throw new OracleError(1952, `system privileges not granted to '${grantee}'`);
      }
    }
  }
  const role = roleNamed(privilege, context);
  if (role === undefined) return;
  if (!grants.mayGrantRole(context.domain, role) && !context.hasSystemPrivilege('GRANT ANY ROLE')) {
    throw new OracleError(1932, `ADMIN option not granted for role '${role}'`);
  }
  for (const grantee of grantees) {
    if (!grants.revokeRole(grantee, role)) throw new OracleError(1951, `ROLE '${role}' not granted to '${grantee}'`);
  }
}

function systemPrivileges(privilege: Privilege): readonly string[] {
  if (privilege.name === 'ALL PRIVILEGES') return SYSTEM_PRIVILEGES.filter((name) => !NOT_IN_ALL_PRIVILEGES.has(name));
  return SYSTEM_PRIVILEGES.includes(privilege.name) ? [privilege.name] : [];
}

/** The role that a privilege names, if it is no system privilege. @throws OracleError 990, 1919 */
function roleNamed(privilege: Privilege, context: DdlContext): string | undefined {
  if (systemPrivileges(privilege).length > 0) return undefined;
  const role = privilege.identifier?.name;
  if (role === undefined) throw new OracleError(990, 'missing or invalid privilege', { position: privilege.position });
  if (context.store.findRole(role) === undefined) throw new OracleError(1919, `role '${role}' does not exist`);
  return role;
}

function grantOnObject(statement: Grant, on: PrivilegeObject, grantees: readonly string[], context: DdlContext): void {
  const supplied = suppliedPackage(on, context);
  if (supplied !== undefined) {
    grantOnSupplied(statement, supplied, grantees, context);
    return;
  }
  const object = findObject(on, context);
  const { store, domain } = context;
  const namespace = namespaceOf(object.type);
  for (const privilege of statement.privileges) {
    for (const name of objectPrivileges(privilege, object, on)) {
      const grantor = grantorOf(object, name);
      for (const grantee of grantees) {
        if (grantee === object.owner)
          throw new OracleError(1749, 'you may not GRANT/REVOKE privileges to/from yourself');
        store.grants.grantObjectPrivilege({
          grantee,
          grantor,
          owner: object.owner,
          objectName: object.name,
          namespace,
          privilege: name,
          columns: privilege.columns.map((column) => requireColumn(object, column.name, column.position)),
          grantable: statement.withGrantOption,
          hierarchy: statement.withHierarchyOption,
        });
      }
    }
  }
  store.put({ ...object, lastDdlTime: context.session.now() });

  /** The owner grants; whoever has GRANT ANY OBJECT PRIVILEGE does so in the owner's name. */
  function grantorOf(target: SchemaObject, privilege: string): string {
    if (target.owner === domain.user) return domain.user;
    const own = store.grants
      .onObject(target.owner, target.name, namespace)
      .some((held) => held.grantable && held.privilege === privilege && granteesOf(domain).includes(held.grantee));
    if (own) return domain.user;
    if (context.hasSystemPrivilege('GRANT ANY OBJECT PRIVILEGE')) return target.owner;
    throw isVisible(store, domain, target)
      ? new OracleError(1720, 'grant option does not exist')
      : insufficientPrivileges();
  }
}

function revokeOnObject(
  statement: Revoke,
  on: PrivilegeObject,
  grantees: readonly string[],
  context: DdlContext,
): void {
  const supplied = suppliedPackage(on, context);
  if (supplied !== undefined) {
    revokeOnSupplied(statement, supplied, grantees, context);
    return;
  }
  const object = findObject(on, context);
  const { store, domain } = context;
  const anyGrantor = object.owner === domain.user || context.hasSystemPrivilege('GRANT ANY OBJECT PRIVILEGE');
  for (const privilege of statement.privileges) {
    for (const name of objectPrivileges(privilege, object, on)) {
      for (const grantee of grantees) {
        const revoked = store.grants.revokeObjectPrivilege(
          {
            grantee,
            owner: object.owner,
            objectName: object.name,
            namespace: namespaceOf(object.type),
            privilege: name,
          },
          anyGrantor ? undefined : domain.user,
        );
        if (!revoked && privilege.name !== 'ALL PRIVILEGES') {
          throw new OracleError(1927, 'cannot REVOKE privileges you did not grant');
        }
      }
    }
  }
  store.put({ ...object, lastDdlTime: context.session.now() });
}

function findObject(on: PrivilegeObject, context: DdlContext): SchemaObject {
  const parts = on.name.parts.map((part) => part.name);
  const { store, domain, session } = context;
  const position = on.name.position;
  if (on.type === 'DIRECTORY') {
    const directory = store.find('SYS', parts[0] ?? '', namespaceOf('DIRECTORY'));
    if (directory === undefined) throw new OracleError(22930, 'directory does not exist');
    return directory;
  }
  if (on.type !== 'OBJECT') throw new NotSupportedError(`GRANT … ON ${on.type}`, position);
  const object = resolveObject(store, parts, session.currentSchema);
  const mayKnow =
    object !== undefined &&
    (isVisible(store, domain, object) || context.hasSystemPrivilege('GRANT ANY OBJECT PRIVILEGE'));
  if (object === undefined || !mayKnow) throw tableNotFound(parts, session.currentSchema, position);
  return object;
}

const BY_TYPE: Readonly<Partial<Record<SchemaObjectType, readonly ObjectPrivilege[]>>> = {
  TABLE: [
    'ALTER',
    'DELETE',
    'INDEX',
    'INSERT',
    'SELECT',
    'UPDATE',
    'REFERENCES',
    'READ',
    'ON COMMIT REFRESH',
    'QUERY REWRITE',
    'DEBUG',
    'FLASHBACK',
  ],
  VIEW: [
    'DELETE',
    'INSERT',
    'SELECT',
    'UPDATE',
    'REFERENCES',
    'READ',
    'ON COMMIT REFRESH',
    'QUERY REWRITE',
    'DEBUG',
    'FLASHBACK',
  ],
  SEQUENCE: ['ALTER', 'SELECT'],
  PACKAGE: ['EXECUTE', 'DEBUG'],
  PROCEDURE: ['EXECUTE', 'DEBUG'],
  FUNCTION: ['EXECUTE', 'DEBUG'],
  TYPE: ['EXECUTE', 'DEBUG', 'UNDER'],
  DIRECTORY: ['READ', 'WRITE', 'EXECUTE'],
};

/** @throws OracleError 2224 and its like for a privilege that such an object does not have */
function objectPrivileges(privilege: Privilege, object: SchemaObject, on: PrivilegeObject): readonly ObjectPrivilege[] {
  const possible = BY_TYPE[object.type] ?? [];
  if (privilege.name === 'ALL PRIVILEGES') return possible;
  const named = possible.find((candidate) => candidate === privilege.name);
  if (named !== undefined) return [named];
  if (object.type === 'SEQUENCE')
    throw new OracleError(2205, 'only SELECT and ALTER privileges are valid for sequences');
  if (
    object.type === 'PACKAGE' ||
    object.type === 'PROCEDURE' ||
    object.type === 'FUNCTION' ||
    object.type === 'TYPE'
  ) {
    throw new OracleError(2225, 'only EXECUTE and DEBUG privileges are valid for procedures');
  }
  if (object.type === 'TABLE' || object.type === 'VIEW') {
    throw new OracleError(2224, 'EXECUTE privilege not allowed for tables');
  }
  throw new OracleError(990, 'missing or invalid privilege', { position: on.position });
}

function requireColumn(object: SchemaObject, name: string, position: number): string {
  const columns = object.type === 'TABLE' || object.type === 'VIEW' ? object.columns : [];
  if (columns.some((column) => column.name === name)) return name;
  throw new OracleError(904, `"${name}": invalid identifier`, { position });
}

import { insufficientPrivileges } from '../../schema/access.js';
import { granteesOf } from '../../schema/grants.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { namespaceOf } from '../../schema/schema-object.js';
import type { Grant, Privilege, PrivilegeObject, Revoke } from '../../syntax/ast/account-ddl.js';
import { OracleError } from '../../values/oracle-error.js';
import type { DdlContext } from './ddl-context.js';

/** The name of a supplied package, where no schema object hides it. */
export function suppliedPackage(
  { type, name }: PrivilegeObject,
  { store, session, services }: DdlContext,
): string | undefined {
  const parts = name.parts.map((part) => part.name);
  if (type !== 'OBJECT' || resolveObject(store, parts, session.currentSchema) !== undefined) return undefined;
  return services.userFunctions.suppliedPackage(parts);
}

/** By whoever holds it WITH GRANT OPTION; otherwise in the name of SYS, who owns it. @throws OracleError 1031, 990 */
export function grantOnSupplied(
  { privileges, withGrantOption, withHierarchyOption }: Grant,
  objectName: string,
  grantees: readonly string[],
  context: DdlContext,
): void {
  requireExecute(privileges);
  const grantor = grantorOf(objectName, context);
  for (const grantee of grantees) {
    context.store.grants.grantObjectPrivilege({
      grantee,
      grantor,
      ...ofSys(objectName),
      columns: [],
      grantable: withGrantOption,
      hierarchy: withHierarchyOption,
    });
  }
}

/** @throws OracleError 1031, 990, 1927 */
export function revokeOnSupplied(
  { privileges }: Revoke,
  objectName: string,
  grantees: readonly string[],
  context: DdlContext,
): void {
  requireExecute(privileges);
  const grantor = grantorOf(objectName, context);
  for (const grantee of grantees) {
    const of = { grantee, ...ofSys(objectName) };
    if (!context.store.grants.revokeObjectPrivilege(of, grantor === 'SYS' ? undefined : grantor)) {
      throw new OracleError(1927, 'cannot REVOKE privileges you did not grant');
    }
  }
}

function ofSys(objectName: string) {
  return { owner: 'SYS', objectName, namespace: namespaceOf('PACKAGE'), privilege: 'EXECUTE' };
}

function grantorOf(objectName: string, context: DdlContext): string {
  const { store, domain } = context;
  const { owner, namespace } = ofSys(objectName);
  const own = store.grants
    .onObject(owner, objectName, namespace)
    .some(({ grantable, grantee }) => grantable && granteesOf(domain).includes(grantee));
  if (own) return domain.user;
  if (!context.hasSystemPrivilege('GRANT ANY OBJECT PRIVILEGE')) throw insufficientPrivileges();
  return owner;
}

function requireExecute(privileges: readonly Privilege[]): void {
  for (const { name, position } of privileges) {
    if (name !== 'EXECUTE' && name !== 'ALL PRIVILEGES' && name !== 'DEBUG') {
      throw new OracleError(990, 'missing or invalid privilege', { position });
    }
  }
}

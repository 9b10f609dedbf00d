import { OracleError } from '../values/oracle-error.js';
import { granteesOf } from './grants.js';
import { namespaceOf, type SchemaObjectType } from './schema-object.js';
import type { SchemaObject, SchemaStore } from './schema-store.js';
import type { SecurityDomain } from './security-domain.js';

export type ObjectPrivilege =
  | 'SELECT'
  | 'READ'
  | 'INSERT'
  | 'UPDATE'
  | 'DELETE'
  | 'REFERENCES'
  | 'ALTER'
  | 'INDEX'
  | 'EXECUTE'
  | 'DEBUG'
  | 'UNDER'
  | 'ON COMMIT REFRESH'
  | 'QUERY REWRITE'
  | 'FLASHBACK'
  | 'WRITE';

/**
 * Whether the domain owns the object or was granted the privilege on it, or one over all objects of its kind. To query a
 * table READ is enough, which SELECT includes; SELECT also lets one lock its rows.
 */
export function hasObjectPrivilege(
  store: SchemaStore,
  domain: SecurityDomain,
  object: SchemaObject,
  privilege: ObjectPrivilege,
  column?: string,
): boolean {
  if (object.owner === domain.user) return true;
  const grantees = granteesOf(domain);
  const granted = store.grants
    .onObject(object.owner, object.name, namespaceOf(object.type))
    .some(
      (grant) =>
        grantees.includes(grant.grantee) &&
        (grant.privilege === privilege || (privilege === 'READ' && grant.privilege === 'SELECT')) &&
        (grant.columns.length === 0 || column === undefined || grant.columns.includes(column)),
    );
  return granted || anyPrivileges(object, privilege).some((any) => store.grants.hasSystemPrivilege(domain, any));
}

/** Whether the domain may know that the object exists: it owns it or has any privilege on it. */
export function isVisible(store: SchemaStore, domain: SecurityDomain, object: SchemaObject): boolean {
  if (object.owner === domain.user) return true;
  const grantees = granteesOf(domain);
  return (
    store.grants
      .onObject(object.owner, object.name, namespaceOf(object.type))
      .some((grant) => grantees.includes(grant.grantee)) ||
    visiblePrivileges(object.type).some((privilege) => store.grants.hasSystemPrivilege(domain, privilege))
  );
}

/**
 * @throws OracleError 942 if the domain may not know of the object, 1031 if it may but lacks this privilege
 */
export function requireObjectPrivilege(
  store: SchemaStore,
  domain: SecurityDomain,
  object: SchemaObject,
  privilege: ObjectPrivilege,
  position?: number,
): void {
  if (hasObjectPrivilege(store, domain, object, privilege)) return;
  if (isVisible(store, domain, object)) throw insufficientPrivileges(position);
  throw doesNotExist(position);
}

export function insufficientPrivileges(position?: number): OracleError {
  return new OracleError(1031, 'insufficient privileges', position === undefined ? {} : { position });
}

function doesNotExist(position?: number): OracleError {
  return new OracleError(942, 'table or view does not exist', position === undefined ? {} : { position });
}

/** System privileges that give an object privilege on everything of a kind, except what SYS owns. */
function anyPrivileges(object: SchemaObject, privilege: ObjectPrivilege): readonly string[] {
  if (object.owner === 'SYS') return [];
  switch (object.type) {
    case 'TABLE':
    case 'VIEW':
      if (privilege === 'READ') return ['SELECT ANY TABLE', 'READ ANY TABLE'];
      return [`${privilege} ANY TABLE`];
    case 'SEQUENCE':
      return privilege === 'SELECT' ? ['SELECT ANY SEQUENCE'] : [`${privilege} ANY SEQUENCE`];
    case 'TYPE':
    case 'TYPE BODY':
      return [`${privilege} ANY TYPE`];
    case 'PACKAGE':
    case 'PACKAGE BODY':
    case 'PROCEDURE':
    case 'FUNCTION':
      return [`${privilege} ANY PROCEDURE`];
    default:
      return [];
  }
}

/** System privileges that let an object of another user show in the ALL_ views. */
function visiblePrivileges(type: SchemaObjectType): readonly string[] {
  switch (type) {
    case 'TABLE':
    case 'VIEW':
      return [
        'SELECT ANY TABLE',
        'READ ANY TABLE',
        'INSERT ANY TABLE',
        'UPDATE ANY TABLE',
        'DELETE ANY TABLE',
        'ALTER ANY TABLE',
        'DROP ANY TABLE',
      ];
    case 'INDEX':
      return ['ALTER ANY INDEX', 'DROP ANY INDEX', 'CREATE ANY INDEX', 'SELECT ANY TABLE'];
    case 'SEQUENCE':
      return ['SELECT ANY SEQUENCE', 'ALTER ANY SEQUENCE', 'CREATE ANY SEQUENCE', 'DROP ANY SEQUENCE'];
    case 'SYNONYM':
      return ['CREATE ANY SYNONYM', 'DROP ANY SYNONYM'];
    case 'PACKAGE':
    case 'PROCEDURE':
    case 'FUNCTION':
      return [
        'EXECUTE ANY PROCEDURE',
        'CREATE ANY PROCEDURE',
        'ALTER ANY PROCEDURE',
        'DROP ANY PROCEDURE',
        'DEBUG ANY PROCEDURE',
      ];
    case 'PACKAGE BODY':
      return ['CREATE ANY PROCEDURE', 'DEBUG ANY PROCEDURE'];
    case 'TYPE':
      return ['EXECUTE ANY TYPE', 'CREATE ANY TYPE', 'ALTER ANY TYPE', 'DROP ANY TYPE', 'UNDER ANY TYPE'];
    case 'TYPE BODY':
      return ['CREATE ANY TYPE', 'DEBUG ANY PROCEDURE'];
    case 'TRIGGER':
      return ['CREATE ANY TRIGGER', 'ALTER ANY TRIGGER', 'DROP ANY TRIGGER'];
    case 'CONTEXT':
      return ['CREATE ANY CONTEXT', 'DROP ANY CONTEXT'];
    case 'DIRECTORY':
      return ['CREATE ANY DIRECTORY', 'DROP ANY DIRECTORY'];
  }
}

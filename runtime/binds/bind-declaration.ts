import type { Binder } from './binder.js';

/** The PL/SQL type of a local that holds whatever a bind of the type does. */
export function bindDeclaration({ bindType }: Binder): string {
  switch (bindType) {
    case 'DB_TYPE_VARCHAR':
      return 'varchar2(32767)';
    case 'DB_TYPE_NVARCHAR':
      return 'nvarchar2(16383)';
    case 'DB_TYPE_NUMBER':
      return 'number';
    case 'DB_TYPE_BINARY_INTEGER':
      return 'pls_integer';
    case 'DB_TYPE_BOOLEAN':
      return 'boolean';
    case 'DB_TYPE_BINARY_FLOAT':
      return 'binary_float';
    case 'DB_TYPE_BINARY_DOUBLE':
      return 'binary_double';
    case 'DB_TYPE_RAW':
      return 'raw(32767)';
    case 'DB_TYPE_INTERVAL_YM':
      return 'interval year(9) to month';
    case 'DB_TYPE_INTERVAL_DS':
      return 'interval day(9) to second(9)';
    case 'DB_TYPE_VECTOR':
      return 'vector';
    case 'DB_TYPE_CLOB':
      return 'clob';
    case 'DB_TYPE_NCLOB':
      return 'nclob';
    case 'DB_TYPE_BLOB':
      return 'blob';
    case 'DB_TYPE_CURSOR':
      return 'sys_refcursor';
  }
}

/** The name under which blocks declare the type of an array of such binds. */
export function arrayType({ bindType }: Binder): string {
  return `${bindType.slice('DB_TYPE_'.length).toLowerCase()}s#`;
}

/** The declaration of that type. Host arrays come as index-by tables from 1; what is declared here suits every length. */
export function arrayDeclaration(binder: Binder): string {
  return `type ${arrayType(binder)} is table of ${bindDeclaration(binder)} index by binary_integer;`;
}

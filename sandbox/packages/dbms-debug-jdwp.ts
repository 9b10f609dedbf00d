import { PLS_INTEGER } from '../values/data-type.js';
import { definePackage, nativeFunction } from './native-package.js';

/** What it tells of the session; nobody debugs here. Source: PL/SQL Packages and Types Reference, DBMS_DEBUG_JDWP. */
export const DBMS_DEBUG_JDWP = definePackage('DBMS_DEBUG_JDWP', [
  nativeFunction('CURRENT_SESSION_ID', [], PLS_INTEGER, (_values, { sql }) => sql.identity.sid),
  nativeFunction('CURRENT_SESSION_SERIAL', [], PLS_INTEGER, (_values, { sql }) => sql.identity.serial),
]);

import { BOOLEAN, PLS_INTEGER } from '../values/data-type.js';
import { VERSION_CONSTANTS, versionConstant } from '../values/version-constants.js';
import { definePackage } from './native-package.js';

/** Constants alone, those of the database's own release. Source: PL/SQL Packages and Types Reference, DBMS_DB_VERSION. */
export const DBMS_DB_VERSION = definePackage('DBMS_DB_VERSION', [], {
  constants: VERSION_CONSTANTS.map((name) => ({
    name,
    dataType: name.startsWith('VER_LE_') ? BOOLEAN : PLS_INTEGER,
    value: (version) => versionConstant(name, version),
  })),
});

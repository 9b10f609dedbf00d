import { NUMBER } from '../values/data-type.js';
import { DEFINING } from './dynamic-sql/defining.js';
import { EXECUTING } from './dynamic-sql/executing.js';
import { OPENING } from './dynamic-sql/opening.js';
import { SQL_TYPES } from './dynamic-sql/table-types.js';
import { definePackage } from './native-package.js';

/** Source: PL/SQL Packages and Types Reference, "DBMS_SQL". */
export const DBMS_SQL = definePackage('DBMS_SQL', [...OPENING, ...DEFINING, ...EXECUTING], {
  constants: [
    { name: 'V6', dataType: NUMBER, value: 0 },
    { name: 'NATIVE', dataType: NUMBER, value: 1 },
    { name: 'V7', dataType: NUMBER, value: 2 },
    { name: 'FOREIGN_SYNTAX', dataType: NUMBER, value: 4294967295 },
  ],
  types: SQL_TYPES,
});

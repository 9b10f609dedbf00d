import { BOOLEAN } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import { definePackage, type NativeParameter, optional, procedure } from './native-package.js';

const CURSOR: NativeParameter = { name: 'RC', mode: 'IN OUT', dataType: { kind: 'ref_cursor' } };

/** Source: PL/SQL Packages and Types Reference, DBMS_SQL, "RETURN_RESULT Procedures". */
export const DBMS_SQL = definePackage('DBMS_SQL', [
  procedure('RETURN_RESULT', [CURSOR, optional('TO_CLIENT', BOOLEAN, true)], ([cursor = null, toClient], context) => {
    if (toClient !== true) throw new NotSupportedError('DBMS_SQL.RETURN_RESULT to a caller in PL/SQL');
    context.returnResult(cursor);
    return [cursor];
  }),
]);

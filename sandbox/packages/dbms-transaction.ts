import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { definePackage, nativeFunction, optional } from './native-package.js';

export const DBMS_TRANSACTION = definePackage('DBMS_TRANSACTION', [
  nativeFunction(
    'LOCAL_TRANSACTION_ID',
    [optional('CREATE_TRANSACTION', BOOLEAN, false)],
    VARCHAR2,
    ([create], context) => context.localTransactionId(create === true),
  ),
]);

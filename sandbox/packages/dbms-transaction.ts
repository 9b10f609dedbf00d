import type { SessionStatement } from '../syntax/ast/session-statement.js';
import { BOOLEAN, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { text } from './argument-values.js';
import { definePackage, input, nativeFunction, optional, pausingProcedure } from './native-package.js';
import { SESSIONLESS_CONSTANTS, SESSIONLESS_SUBPROGRAMS } from './sessionless-transactions.js';
import { simpleName } from './sql-names.js';

const NOWHERE = { position: 0, end: 0 };
const SAVEPT = [input('SAVEPT', VARCHAR2)];

/** The statements that steer a transaction, as procedures. Source: PL/SQL Packages and Types Reference, DBMS_TRANSACTION. */
export const DBMS_TRANSACTION = definePackage(
  'DBMS_TRANSACTION',
  [
    nativeFunction(
      'LOCAL_TRANSACTION_ID',
      [optional('CREATE_TRANSACTION', BOOLEAN, false)],
      VARCHAR2,
      ([create], context) => context.localTransactionId(create === true),
    ),
    pausingProcedure('COMMIT', [], (_values, context) => context.transactionControl(commit(undefined))),
    pausingProcedure('COMMIT_COMMENT', [input('CMNT', VARCHAR2)], ([comment], context) =>
      context.transactionControl(commit(text(comment) ?? undefined)),
    ),
    pausingProcedure('ROLLBACK', [], (_values, context) =>
      context.transactionControl({ kind: 'rollback', toSavepoint: undefined, ...NOWHERE }),
    ),
    pausingProcedure('SAVEPOINT', SAVEPT, ([name], context) =>
      context.transactionControl({ kind: 'savepoint', name: savepoint(name), ...NOWHERE }),
    ),
    pausingProcedure('ROLLBACK_SAVEPOINT', SAVEPT, ([name], context) =>
      context.transactionControl({ kind: 'rollback', toSavepoint: savepoint(name), ...NOWHERE }),
    ),
    pausingProcedure('READ_ONLY', [], (_values, context) => context.transactionControl(setTransaction('READ ONLY'))),
    pausingProcedure('READ_WRITE', [], (_values, context) => context.transactionControl(setTransaction('READ WRITE'))),
    ...SESSIONLESS_SUBPROGRAMS,
  ],
  { constants: SESSIONLESS_CONSTANTS },
);

export function commit(comment: string | undefined): SessionStatement {
  return { kind: 'commit', comment, ...NOWHERE };
}

function setTransaction(mode: 'READ ONLY' | 'READ WRITE'): SessionStatement {
  return { kind: 'set_transaction', mode, name: undefined, ...NOWHERE };
}

function savepoint(value: Value | undefined) {
  const name = simpleName(text(value) ?? '');
  if (name === undefined)
    throw new NotSupportedError('savepoints of DBMS_TRANSACTION whose name is no simple SQL name');
  return name;
}

import type { SessionStatement } from '../../syntax/ast/session-statement.js';
import type { Task } from '../../tasks/task.js';
import type { SqlServices } from '../compile-context.js';
import type { SessionState } from '../session-state.js';
import { alterSession } from './alter-session.js';
import { killSession } from './kill-session.js';
import { setRole } from './set-role.js';
import {
  commit,
  lockTables,
  requireNotCalledFromSql,
  requireNotGlobal,
  requireTransactionControl,
  rollback,
  rollbackToSavepoint,
  setConstraints,
  setSavepoint,
  setTransaction,
} from './transaction-control.js';

/** Carries out a statement that steers the transaction or the session. */
export function* runSessionStatement(
  statement: SessionStatement,
  services: SqlServices,
  session: SessionState,
): Task<void> {
  switch (statement.kind) {
    case 'commit':
      return yield* commit(services, session);
    case 'rollback':
      requireTransactionControl(session, 'ROLLBACK');
      if (statement.toSavepoint === undefined) {
        requireNotGlobal(session, 'ROLLBACK');
        return rollback(services, session);
      }
      return rollbackToSavepoint(services, session, statement.toSavepoint.name);
    case 'savepoint':
      requireTransactionControl(session, 'SET SAVEPOINT');
      return setSavepoint(services, session, statement);
    case 'set_transaction':
      requireNotCalledFromSql(session);
      return setTransaction(services, session, statement);
    case 'set_constraints':
      return yield* setConstraints(services, session, statement);
    case 'set_role':
      requireNotCalledFromSql(session);
      return yield* setRole(statement, services, session);
    case 'lock_table':
      return yield* lockTables(services, session, statement);
    case 'alter_session':
      requireNotCalledFromSql(session);
      return alterSession(statement, services, session);
    case 'kill_session':
      requireNotCalledFromSql(session);
      return killSession(statement, services, session);
  }
}

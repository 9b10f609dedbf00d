import type { CreateUnit, PlsqlUnit } from '../plsql/ast/unit.js';
import type { Sequence } from '../schema/sequence.js';
import type { PreparedDml, PreparedQuery, SqlEnvironment } from '../sql/prepared.js';
import type { SessionState } from '../sql/session-state.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { Query } from '../syntax/ast/query.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import type { Task } from '../tasks/task.js';
import type { Value } from '../values/value.js';

/** What PL/SQL needs of SQL, joined by the session: preparing embedded statements, steering the transaction, dynamic SQL. */
export interface SqlGateway {
  prepareQuery(query: Query, environment: SqlEnvironment): PreparedQuery;
  prepareDml(statement: DmlStatement, environment: SqlEnvironment): PreparedDml;
  /** COMMIT, ROLLBACK, SAVEPOINT, SET TRANSACTION, LOCK TABLE … */
  runSessionStatement(statement: SessionStatement, session: SessionState): Task<void>;
  nextSequenceValue(sequence: Sequence, session: SessionState): Value;
  currentSequenceValue(sequence: Sequence, session: SessionState): Value;
  /** DBMS_TRANSACTION.LOCAL_TRANSACTION_ID; `create` begins a transaction where there is none. */
  localTransactionId(session: SessionState, create: boolean): string | null;
  /** Parses the text of EXECUTE IMMEDIATE or OPEN FOR. @throws OracleError 900 … */
  parseDynamic(text: string, session: SessionState): DynamicStatement;
  /** CREATE of a stored unit, by dynamic SQL. @throws OracleError 24344 if it has errors; it is stored all the same */
  createUnit(create: CreateUnit, source: string, session: SessionState): Task<void>;
  /** DDL and other statements without binds, in the right of whoever runs now. */
  runOther(statement: SqlStatement, source: string, session: SessionState): Task<void>;
}

/** A dynamic statement, and its bind names: for PL/SQL each once, for SQL every occurrence. */
export type DynamicStatement = {
  readonly binds: readonly { readonly name: string; readonly position: number }[];
  readonly source: string;
} & (
  | { readonly kind: 'plsql'; readonly unit: PlsqlUnit }
  | { readonly kind: 'sql'; readonly statement: SqlStatement; readonly isDdl: boolean }
);

import type { CreateUnit, PlsqlUnit } from '../plsql/ast/unit.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { Sequence } from '../schema/sequence.js';
import type { SessionlessRequest } from '../sql/branches/sessionless.js';
import type { PreparedDml, PreparedQuery, SqlEnvironment } from '../sql/prepared.js';
import type { SessionIdentity, SessionState } from '../sql/session-state.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { Query } from '../syntax/ast/query.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import type { Task } from '../tasks/task.js';
import type { DataType } from '../values/data-type.js';
import type { Value } from '../values/value.js';

/** What PL/SQL needs of SQL, joined by the session: preparing embedded statements, steering the transaction, dynamic SQL. */
export interface SqlGateway {
  /** Of the database: `[19, 24, 0, 0, 0]`. */
  readonly version: readonly number[];
  /** Of all sessions that there are now. */
  sessionIdentities(): Iterable<SessionIdentity>;
  prepareQuery(query: Query, environment: SqlEnvironment): PreparedQuery;
  prepareDml(statement: DmlStatement, environment: SqlEnvironment): PreparedDml;
  /** COMMIT, ROLLBACK, SAVEPOINT, SET TRANSACTION, LOCK TABLE … */
  runSessionStatement(statement: SessionStatement, session: SessionState): Task<void>;
  /** In a transaction of its own. @throws OracleError 6519 if that has not ended with the task */
  autonomously<T>(task: Task<T>, session: SessionState): Task<T>;
  /** From within `autonomously` in the main transaction again. @throws OracleError 6519 as above */
  besideAutonomous<T>(task: Task<T>, session: SessionState): Task<T>;
  nextSequenceValue(sequence: Sequence, session: SessionState): Value;
  currentSequenceValue(sequence: Sequence, session: SessionState): Value;
  /** DBMS_TRANSACTION.LOCAL_TRANSACTION_ID; `create` begins a transaction where there is none. */
  localTransactionId(session: SessionState, create: boolean): string | null;
  /** DBMS_TRANSACTION.START_TRANSACTION; gives the identifier. @throws OracleError 26207 where the release has none */
  startSessionless(request: SessionlessRequest, session: SessionState): Task<Uint8Array>;
  suspendSessionless(session: SessionState): void;
  /** Whether a name stands for an object that the session may know of, or for something inside one. */
  knowsObject(parts: readonly string[], session: SessionState): 'object' | 'within' | undefined;
  /** A view of the dictionary that the domain may read, where no object of a schema has the name. @throws NotSupportedError */
  dictionaryView(parts: readonly string[], domain: SecurityDomain): ViewColumns | undefined;
  /** Parses the text of EXECUTE IMMEDIATE or OPEN FOR. @throws OracleError 900 … */
  parseDynamic(text: string, session: SessionState): DynamicStatement;
  /** CREATE of a stored unit, by dynamic SQL. @throws OracleError 24344 if it has errors; it is stored all the same */
  createUnit(create: CreateUnit, source: string, session: SessionState): Task<void>;
  /** DDL and other statements without binds, in the right of whoever runs now. @throws OracleError 24344 as above */
  runOther(statement: SqlStatement, source: string, session: SessionState): Task<void>;
}

export interface ViewColumns {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly dataType: DataType }[];
}

/** A dynamic statement, and its bind names: for PL/SQL each once, for SQL every occurrence. */
export type DynamicStatement = {
  readonly binds: readonly { readonly name: string; readonly position: number }[];
  readonly source: string;
} & (
  | { readonly kind: 'plsql'; readonly unit: PlsqlUnit }
  | { readonly kind: 'sql'; readonly statement: SqlStatement; readonly isDdl: boolean }
);

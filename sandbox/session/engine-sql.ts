import type { DictionaryContext, DictionarySession, DictionaryView } from '../dictionary/dictionary-view.js';
import { dictionaryViews } from '../dictionary/find-dictionary-view.js';
import { nlsParameters } from '../dictionary/nls-parameters.js';
import type { DynamicStatement, SqlGateway } from '../interpreter/sql-gateway.js';
import type { CreateUnit } from '../plsql/ast/unit.js';
import type { SchemaStore } from '../schema/schema-store.js';
import type { SecurityDomain } from '../schema/security-domain.js';
import type { Sequence } from '../schema/sequence.js';
import { currentBranch } from '../sql/branches/current-branch.js';
import {
  hasSessionless,
  type SessionlessRequest,
  startSessionless,
  suspendSessionless,
} from '../sql/branches/sessionless.js';
import { TransactionBranches } from '../sql/branches/transaction-branches.js';
import type { SqlServices } from '../sql/compile-context.js';
import { executeDdl } from '../sql/ddl/execute-ddl.js';
import { knowsObject } from '../sql/known-object.js';
import { prepareDml, prepareQuery } from '../sql/prepare.js';
import type { PreparedDml, PreparedQuery, SqlEnvironment } from '../sql/prepared.js';
import { readableView } from '../sql/readable-view.js';
import { autonomously, besideAutonomous } from '../sql/session-control/autonomous-transaction.js';
import { runSessionStatement } from '../sql/session-control/run-session-statement.js';
import { commit, currentTransaction, rollback } from '../sql/session-control/transaction-control.js';
import type { SessionIdentity, SessionState } from '../sql/session-state.js';
import { Storage } from '../storage/storage.js';
import type { Transaction } from '../storage/transaction.js';
import type { DdlStatement } from '../syntax/ast/ddl.js';
import type { DmlStatement } from '../syntax/ast/dml.js';
import type { Query } from '../syntax/ast/query.js';
import type { SessionStatement } from '../syntax/ast/session-statement.js';
import type { SqlStatement } from '../syntax/ast/statement.js';
import { readStatementText } from '../syntax/statement-binds.js';
import type { Task } from '../tasks/task.js';
import { numberFromBigInt } from '../values/number.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { EngineDatabase } from './engine-database.js';
import { isDdl, isSessionStatement, isUnit, parseText } from './engine-parse.js';
import { compileAgain, createUnit } from './engine-units.js';

/** What SQL calls of PL/SQL. */
type PlsqlForSql = Pick<SqlServices, 'userFunctions' | 'triggers'>;

/** SQL as the sessions and PL/SQL use it: one for the database. */
export class EngineSql implements SqlGateway {
  readonly services: SqlServices;
  readonly #database: EngineDatabase;
  #plsql: PlsqlForSql | undefined;

  constructor(database: EngineDatabase, store: SchemaStore) {
    this.#database = database;
    const plsql = (): PlsqlForSql => {
      if (this.#plsql === undefined) throw new Error('PL/SQL is not joined yet');
      return this.#plsql;
    };
    const storage = new Storage();
    this.services = {
      version: database.version,
      store,
      storage,
      branches: new TransactionBranches(storage.transactions),
      get userFunctions() {
        return plsql().userFunctions;
      },
      get triggers() {
        return plsql().triggers;
      },
      findDictionaryView: dictionaryViews(database.version),
      dictionaryContext: (session) => this.#dictionaryContext(session),
      isConnected: (userName) => [...database.sessions()].some(({ state }) => state.identity.sessionUser === userName),
      killSession: (sid, serial, how) => database.killSession(sid, serial, how),
    };
  }

  /** Once, when PL/SQL, which needs SQL, is there. */
  join(plsql: PlsqlForSql): void {
    this.#plsql = plsql;
  }

  prepareQuery(query: Query, environment: SqlEnvironment): PreparedQuery {
    return prepareQuery(query, environment, this.services);
  }

  prepareDml(statement: DmlStatement, environment: SqlEnvironment): PreparedDml {
    return prepareDml(statement, environment, this.services);
  }

  *sessionIdentities(): Iterable<SessionIdentity> {
    for (const { state } of this.#database.sessions()) yield state.identity;
  }

  get version(): readonly number[] {
    return this.#database.version;
  }

  knowsObject(parts: readonly string[], session: SessionState): 'object' | 'within' | undefined {
    return knowsObject(parts, this.services, session);
  }

  dictionaryView(parts: readonly string[], domain: SecurityDomain): DictionaryView | undefined {
    return readableView(parts, this.services, domain);
  }

  commit(session: SessionState): Task<void> {
    return commit(this.services, session);
  }

  rollback(session: SessionState): void {
    rollback(this.services, session);
  }

  /**
   * Undoes what a failed call did: back to `mark` in the transaction that it began in, or all of one that it began; in one that it has resumed what it did
   * since.
   */
  undoCall(session: SessionState, before: Transaction | undefined, mark: number): void {
    const { transaction } = session;
    if (transaction === undefined) return;
    const { transactions } = this.services.storage;
    const branch = currentBranch(session);
    if (transaction === before) transactions.rollbackTo(transaction, mark);
    else if (branch !== undefined) transactions.rollbackTo(transaction, branch.attachedAt);
    else rollback(this.services, session);
  }

  runSessionStatement(statement: SessionStatement, session: SessionState): Task<void> {
    return runSessionStatement(statement, this.services, session);
  }

  autonomously<T>(task: Task<T>, session: SessionState): Task<T> {
    return autonomously(this.services, session, task);
  }

  besideAutonomous<T>(task: Task<T>, session: SessionState): Task<T> {
    return besideAutonomous(this.services, session, task);
  }

  nextSequenceValue(sequence: Sequence, session: SessionState): Value {
    const value = this.services.storage.sequences.next(sequence);
    session.noteSequenceValue(sequence, value);
    return numberFromBigInt(BigInt(value));
  }

  currentSequenceValue(sequence: Sequence, session: SessionState): Value {
    return numberFromBigInt(BigInt(session.currentSequenceValue(sequence)));
  }

  localTransactionId(session: SessionState, create: boolean): string | null {
    if (!create) return session.transaction?.localTransactionId ?? null;
    const transaction = currentTransaction(this.services, session);
    if (transaction.isolation === 'READ ONLY') {
      throw new NotSupportedError('DBMS_TRANSACTION.LOCAL_TRANSACTION_ID(TRUE) in a READ ONLY transaction');
    }
    transaction.identify();
    return transaction.localTransactionId;
  }

  startSessionless(request: SessionlessRequest, session: SessionState): Task<Uint8Array> {
    this.#requireSessionless(session);
    return startSessionless(this.services, session, request);
  }

  suspendSessionless(session: SessionState): void {
    this.#requireSessionless(session);
    suspendSessionless(this.services, session, 'server');
  }

  #requireSessionless({ triggerDepth, calledFrom }: SessionState): void {
    if (!hasSessionless(this.version)) throw new OracleError(26207, 'Server does not support sessionless transaction.');
    if (triggerDepth === 0 && calledFrom === undefined) return;
    throw new NotSupportedError('sessionless transactions in triggers and in functions that SQL calls');
  }

  parseDynamic(text: string, session: SessionState): DynamicStatement {
    const { binds } = readStatementText(text);
    const parsed = parseText(text, this.#database, session);
    if (isUnit(parsed)) return { kind: 'plsql', unit: parsed, binds, source: text };
    return { kind: 'sql', statement: parsed, isDdl: isDdl(parsed), binds, source: text };
  }

  *createUnit(create: CreateUnit, source: string, session: SessionState): Task<void> {
    if (yield* createUnit(create, source, this.#database, session)) throw compiledWithErrors();
  }

  *runOther(statement: SqlStatement, source: string, session: SessionState): Task<void> {
    if (isSessionStatement(statement)) yield* this.runSessionStatement(statement, session);
    else if (isDdl(statement)) yield* this.#runDdl(statement, source, session);
    else throw new Error(`${statement.kind} is prepared and executed, not run`);
  }

  *#runDdl(statement: DdlStatement, source: string, session: SessionState): Task<void> {
    if (statement.kind === 'alter_compile') {
      if (yield* compileAgain(statement, source, this.#database, session)) throw compiledWithErrors();
    } else yield* executeDdl(statement, source, this.services, session);
  }

  #dictionaryContext(session: SessionState): DictionaryContext {
    const database = this.#database;
    const { storage, branches } = this.services;
    return {
      store: database.schema,
      domain: session.domain,
      session: dictionarySession(session),
      database: {
        version: database.version,
        databaseName: session.identity.databaseName,
        *sessions() {
          for (const { state } of database.sessions()) yield dictionarySession(state);
        },
      },
      nextSequenceValue: (sequence) => storage.sequences.peek(sequence),
      pendingTransactions: () => branches.prepared(),
    };
  }
}

function compiledWithErrors(): OracleError {
  return new OracleError(24344, 'success with compilation error');
}

function dictionarySession(session: SessionState): DictionarySession {
  const { identity, clientInfo, nls } = session;
  return {
    ...identity,
    currentSchema: session.currentSchema,
    clientIdentifier: clientInfo.clientIdentifier,
    module: clientInfo.module,
    action: clientInfo.action,
    clientInfo: clientInfo.clientInfo,
    temporaryLobs: session.clientLobs,
    nlsParameters: nlsParameters(nls),
  };
}

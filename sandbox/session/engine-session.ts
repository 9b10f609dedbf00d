import type { PlsqlSession } from '../interpreter/plsql-session.js';
import type { UnitLibrary } from '../interpreter/units/unit-library.js';
import { currentBranch } from '../sql/branches/current-branch.js';
import type { SharedWork } from '../sql/branches/shared-work.js';
import type { SessionState } from '../sql/session-state.js';
import { runTask } from '../tasks/run-task.js';
import type { Task } from '../tasks/task.js';
import { OracleError } from '../values/oracle-error.js';
import type { DatabaseSession, EndToEndFields, NamedTypes, SessionlessNotice, Statement } from './database.js';
import { EngineBranches } from './engine-branches.js';
import type { EngineDatabase } from './engine-database.js';
import { EngineLobs } from './engine-lobs.js';
import type { TaskRunner } from './engine-row-source.js';
import { parseEngineStatement } from './engine-statement.js';

/** A session on the engine. Its calls follow each other; the wire sees to that. */
export class EngineSession implements DatabaseSession {
  readonly state: SessionState;
  readonly plsql: PlsqlSession;
  readonly lobs: EngineLobs;
  readonly branches = new EngineBranches(this);
  readonly database: EngineDatabase;
  readonly logonWarning = undefined;
  readonly #onClose: () => void;
  readonly #onKill: (error: OracleError) => void;
  #killed: OracleError | undefined;
  #endsWithTransaction = false;
  #running = 0;

  /** @param ends what happens when it is closed, and who is told when it is killed */
  constructor(
    database: EngineDatabase,
    state: SessionState,
    plsql: PlsqlSession,
    ends: { readonly onClose: () => void; readonly onKill: (error: OracleError) => void },
  ) {
    this.database = database;
    this.state = state;
    this.plsql = plsql;
    this.lobs = new EngineLobs(state);
    this.#onClose = ends.onClose;
    this.#onKill = ends.onKill;
  }

  get sid(): number {
    return this.state.identity.sid;
  }

  get serial(): number {
    return this.state.identity.serial;
  }

  get library(): UnitLibrary {
    return this.plsql.library;
  }

  get types(): NamedTypes {
    return this.library.types;
  }

  get transactionInProgress(): boolean {
    return this.state.transaction !== undefined;
  }

  get sessionless(): SessionlessNotice {
    return this.state.sessionless;
  }

  get currentSchema(): string {
    return this.state.currentSchema;
  }

  get disconnects(): boolean {
    return this.#endsWithTransaction && !this.transactionInProgress;
  }

  get schemaSettings(): number {
    return this.state.schemaSettings;
  }

  /** What a compiled statement of this session depends on: the schema, and whose names and privileges count. */
  get compileKey(): string {
    const { domain, currentSchema } = this.state;
    return JSON.stringify([this.database.schema.version, domain.user, [...domain.roles], currentSchema]);
  }

  get isRunning(): boolean {
    return this.#running > 0;
  }

  /** Rolls back and forgets what came of its calls: cursors, the state of packages, rows of temporary tables, open BFILEs. */
  startOver(): void {
    this.endWork();
    this.#giveUp();
    this.state.openFiles.clear();
    this.plsql.instances.discard();
    this.plsql.packageKey = {};
    this.database.sql.services.storage.clearTemporary(this.state, () => false);
  }

  setEndToEnd(fields: EndToEndFields): void {
    const { clientInfo } = this.state;
    if (fields.clientIdentifier !== undefined) clientInfo.clientIdentifier = fields.clientIdentifier;
    if (fields.module !== undefined) clientInfo.module = fields.module;
    if (fields.action !== undefined) clientInfo.action = fields.action;
    if (fields.clientInfo !== undefined) clientInfo.clientInfo = fields.clientInfo;
    if (fields.dbOp !== undefined) clientInfo.dbOp = fields.dbOp;
    if (fields.ecid !== undefined) clientInfo.ecid = fields.ecid;
  }

  setCurrentSchema(name: string): void {
    if (this.database.schema.findUser(name) === undefined) throw new OracleError(1435, 'user does not exist');
    this.state.currentSchema = name;
  }

  /** @throws OracleError 28267 for a namespace other than the client's own */
  setApplicationContext(namespace: string, attribute: string, value: string | null): void {
    const { contexts } = this.state;
    const name = clientNamespace(namespace);
    const attributes = contexts.get(name) ?? new Map<string, string>();
    contexts.set(name, attributes);
    if (value === null) attributes.delete(attribute.toUpperCase());
    else attributes.set(attribute.toUpperCase(), value);
  }

  clearApplicationContext(namespace: string): void {
    this.state.contexts.delete(clientNamespace(namespace));
  }

  overridesPasswordOf(userName: string): boolean {
    const { domain, identity } = this.state;
    if (userName === identity.sessionUser) return false;
    if (this.database.schema.grants.hasSystemPrivilege(domain, 'ALTER USER')) return true;
    throw new OracleError(1031, 'insufficient privileges');
  }

  changePassword(userName: string, newPassword: string): void {
    this.database.changePassword(userName, newPassword);
  }

  parse(sql: string): Statement {
    this.requireAlive();
    return parseEngineStatement(this, sql);
  }

  async runLogonTriggers(signal: AbortSignal): Promise<void> {
    await this.runCall(this.database.logonTriggers.run(this.plsql), signal);
  }

  /** @throws OracleError 24795 in a branch of a global transaction, which only its coordinator ends; and what COMMIT throws */
  async commit(signal: AbortSignal): Promise<void> {
    this.#requireNotGlobal('COMMIT');
    await this.run(this.database.sql.commit(this.state), signal);
  }

  /** @throws OracleError 24795 as `commit` */
  async rollback(_signal: AbortSignal): Promise<void> {
    this.requireAlive();
    this.#requireNotGlobal('ROLLBACK');
    this.database.sql.rollback(this.state);
    await Promise.resolve();
  }

  endWork(): void {
    for (const cursor of [...this.state.openCursors]) cursor.close();
    this.state.openCursors.clear();
    this.database.sql.rollback(this.state);
  }

  close(): void {
    this.endWork();
    this.#giveUp();
    this.#onClose();
  }

  #giveUp(): void {
    for (const release of this.state.atEnd.values()) release();
    this.state.atEnd.clear();
  }

  /** Runs a task of this session, giving the event loop its turns. */
  readonly run: TaskRunner = async (task, signal) => {
    this.requireAlive();
    this.#running += 1;
    try {
      return await runTask(task, this.state.slice, signal);
    } finally {
      this.#running -= 1;
      if (this.#killed !== undefined) this.close();
    }
  };

  /** Runs what the client called: if it fails, all that it did is undone, and only that. */
  async runCall<T>(task: Task<T>, signal: AbortSignal): Promise<T> {
    const work = await this.#takeTurn(signal);
    const before = this.state.transaction;
    const mark = before?.changes.length ?? 0;
    try {
      return await this.run(task, signal);
    } catch (error) {
      this.database.sql.undoCall(this.state, before, mark);
      throw error;
    } finally {
      work?.endTurn();
      this.plsql.endCall();
    }
  }

  /** In a global transaction, with which sessions work at the same time, waits for the calls of the others. */
  async #takeTurn(signal: AbortSignal): Promise<SharedWork | undefined> {
    const branch = currentBranch(this.state);
    if (branch?.traits.kind !== 'global') return undefined;
    await this.run(branch.work.takeTurn(), signal);
    return branch.work;
  }

  /** Ends it: what runs is stopped and all is rolled back at once; later calls get this error. */
  kill(error: OracleError): void {
    this.#killed = error;
    this.#onKill(error);
    if (this.#running === 0) this.close();
  }

  /** Ends it when its transaction has: its client is answered, and then finds the connection closed. */
  disconnectAfterTransaction(): void {
    this.#endsWithTransaction = true;
  }

  #requireNotGlobal(what: string): void {
    if (currentBranch(this.state)?.traits.kind === 'global') {
      throw new OracleError(24795, `Illegal ${what} attempt made`);
    }
  }

  /** @throws what it was killed with */
  requireAlive(): void {
    if (this.#killed !== undefined) throw this.#killed;
  }
}

/** The one namespace that a client sets by itself. */
function clientNamespace(namespace: string): string {
  const name = namespace.toUpperCase();
  if (name !== 'CLIENTCONTEXT') throw new OracleError(28267, 'Invalid NameSpace Value');
  return name;
}

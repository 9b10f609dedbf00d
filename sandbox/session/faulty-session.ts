import type { CallAttempt } from '../faults/fault.js';
import type { Faults, FaultyConnection } from '../faults/faults.js';
import type {
  ColumnDescription,
  DatabaseSession,
  EndToEndFields,
  ExecuteRequest,
  ExecuteResult,
  Logon,
  RowSource,
  Statement,
} from './database.js';

/** A session whose calls meet the faults that tests ask for. */
export class FaultySession implements DatabaseSession {
  readonly #session: DatabaseSession;
  readonly #meet: Meet;

  constructor(
    session: DatabaseSession,
    logon: Pick<Logon, 'userName' | 'proxyClientName'>,
    faults: Faults,
    connection: FaultyConnection,
  ) {
    this.#session = session;
    const who = {
      sid: session.sid,
      user: logon.proxyClientName ?? logon.userName,
      proxyUser: logon.proxyClientName === undefined ? undefined : logon.userName,
    };
    this.#meet = (kind, statement, signal, work) =>
      faults.carryOut({ ...who, kind, statement }, connection, signal, work);
  }

  get sid(): number {
    return this.#session.sid;
  }

  get serial(): number {
    return this.#session.serial;
  }

  get logonWarning(): DatabaseSession['logonWarning'] {
    return this.#session.logonWarning;
  }

  get transactionInProgress(): boolean {
    return this.#session.transactionInProgress;
  }

  get currentSchema(): string {
    return this.#session.currentSchema;
  }

  setEndToEnd(fields: EndToEndFields): void {
    this.#session.setEndToEnd(fields);
  }

  setCurrentSchema(name: string): void {
    this.#session.setCurrentSchema(name);
  }

  setApplicationContext(namespace: string, attribute: string, value: string | null): void {
    this.#session.setApplicationContext(namespace, attribute, value);
  }

  clearApplicationContext(namespace: string): void {
    this.#session.clearApplicationContext(namespace);
  }

  overridesPasswordOf(userName: string): boolean {
    return this.#session.overridesPasswordOf(userName);
  }

  changePassword(userName: string, newPassword: string): void {
    this.#session.changePassword(userName, newPassword);
  }

  parse(sql: string): Statement {
    return new FaultyStatement(this.#session.parse(sql), sql, this.#meet);
  }

  commit(signal: AbortSignal): Promise<void> {
    return this.#meet('commit', undefined, signal, () => this.#session.commit(signal));
  }

  rollback(signal: AbortSignal): Promise<void> {
    return this.#meet('rollback', undefined, signal, () => this.#session.rollback(signal));
  }

  close(): void {
    this.#session.close();
  }
}

type Meet = <T>(
  kind: CallAttempt['kind'],
  statement: string | undefined,
  signal: AbortSignal,
  work: () => Promise<T>,
) => Promise<T>;

class FaultyStatement implements Statement {
  readonly #statement: Statement;
  readonly #text: string;
  readonly #meet: Meet;

  constructor(statement: Statement, text: string, meet: Meet) {
    this.#statement = statement;
    this.#text = text;
    this.#meet = meet;
  }

  get kind(): Statement['kind'] {
    return this.#statement.kind;
  }

  get binds(): Statement['binds'] {
    return this.#statement.binds;
  }

  describe(): readonly ColumnDescription[] {
    return this.#statement.describe();
  }

  async execute(request: ExecuteRequest): Promise<ExecuteResult> {
    const result = await this.#meet('execute', this.#text, request.signal, () => this.#statement.execute(request));
    return result.rows === undefined ? result : { ...result, rows: this.#rows(result.rows) };
  }

  close(): void {
    this.#statement.close();
  }

  /** The driver has the first rows fetched with the execution: both are asked about, on one round trip. */
  #rows(rows: RowSource): RowSource {
    return {
      columns: rows.columns,
      fetch: (count, signal) => this.#meet('fetch', this.#text, signal, () => rows.fetch(count, signal)),
      close: () => rows.close(),
    };
  }
}

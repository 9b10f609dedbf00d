import type { CallAttempt } from '../faults/fault.js';
import type { Faults, FaultyConnection } from '../faults/faults.js';
import type {
  BindValue,
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

  runLogonTriggers(signal: AbortSignal): Promise<void> {
    return this.#session.runLogonTriggers(signal);
  }

  get transactionInProgress(): boolean {
    return this.#session.transactionInProgress;
  }

  get currentSchema(): string {
    return this.#session.currentSchema;
  }

  get disconnects(): boolean {
    return this.#session.disconnects;
  }

  get schemaSettings(): number {
    return this.#session.schemaSettings;
  }

  get lobs(): DatabaseSession['lobs'] {
    return this.#session.lobs;
  }

  get branches(): DatabaseSession['branches'] {
    return this.#session.branches;
  }

  get sessionless(): DatabaseSession['sessionless'] {
    return this.#session.sessionless;
  }

  get types(): DatabaseSession['types'] {
    return this.#session.types;
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

  endWork(): void {
    this.#session.endWork();
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
    const passed = { ...request, iterations: request.iterations.map(withoutFaults) };
    const result = await this.#meet('execute', this.#text, request.signal, () => this.#statement.execute(passed));
    return result.rows === undefined
      ? result
      : { ...result, rows: new FaultyRows(result.rows, this.#text, this.#meet) };
  }

  close(): void {
    this.#statement.close();
  }
}

/** The driver has the first rows fetched with the execution: both are asked about, on one round trip. */
class FaultyRows implements RowSource {
  readonly rows: RowSource;
  readonly #text: string;
  readonly #meet: Meet;

  constructor(rows: RowSource, text: string, meet: Meet) {
    this.rows = rows;
    this.#text = text;
    this.#meet = meet;
  }

  get columns(): readonly ColumnDescription[] {
    return this.rows.columns;
  }

  fetch(count: number, signal: AbortSignal): ReturnType<RowSource['fetch']> {
    return this.#meet('fetch', this.#text, signal, () => this.rows.fetch(count, signal));
  }

  close(): void {
    this.rows.close();
  }
}

/** Binds as the session takes them: a result set that the client passes in is fetched by its block, without faults. */
function withoutFaults(binds: readonly BindValue[]): readonly BindValue[] {
  return binds.some((value) => value instanceof FaultyRows)
    ? binds.map((value) => (value instanceof FaultyRows ? value.rows : value))
    : binds;
}

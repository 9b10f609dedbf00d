import type { BindDefinition, BindValue, ExecuteResult, Logon } from '../../sandbox/session/database.js';
import { EngineDatabase } from '../../sandbox/session/engine-database.js';
import type { EngineSession } from '../../sandbox/session/engine-session.js';
import { isRowSource } from '../../sandbox/session/is-row-source.js';
import { type DataType, NUMBER, VARCHAR2 } from '../../sandbox/values/data-type.js';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import type { Value } from '../../sandbox/values/value.js';

const LOGON: Logon = {
  userName: 'SYSTEM',
  proxyClientName: undefined,
  program: 'test',
  machine: 'localhost',
  osUser: 'tester',
  terminal: 'unknown',
  processId: '1',
  driverName: 'test',
  pooled: false,
  edition: undefined,
  timeZone: undefined,
  applicationContext: [],
  onKill: () => undefined,
};

/** A bind of a test: what it is declared as, and what goes in. */
export interface TestBind {
  readonly type?: DataType;
  readonly value?: BindValue;
  readonly maxSize?: number;
  readonly maxElements?: number;
}

/** A session of the engine without any wire; statements in, results out. */
export class TestSession {
  readonly session: EngineSession;

  constructor(session: EngineSession) {
    this.session = session;
  }

  async execute(sql: string, binds: Readonly<Record<string, TestBind>> = {}): Promise<ExecuteResult> {
    const statement = this.session.parse(sql);
    const given = statement.binds.map(({ name }) => binds[name.toLowerCase()] ?? binds[name] ?? {});
    const definitions: BindDefinition[] = given.map(({ type, maxSize, maxElements }) => ({
      dataType: type ?? VARCHAR2,
      maxSize: maxSize ?? 32767,
      maxElements,
    }));
    return statement.execute({
      definitions,
      iterations: [given.map(({ value }) => value ?? null)],
      autoCommit: false,
      batchErrors: false,
      signal: new AbortController().signal,
    });
  }

  /** Several statements, each as a client would send it. */
  async run(...statements: readonly string[]): Promise<void> {
    for (const statement of statements) {
      const result = await this.execute(statement);
      result.rows?.close();
      if (result.compiledWithErrors === true) throw new Error(`compiled with errors: ${statement}`);
    }
  }

  /** What `begin … :r := expression … end` leaves in `:r`. */
  async evaluate(expression: string, declarations = '', type: DataType = VARCHAR2): Promise<BindValue> {
    return this.block(`declare ${declarations} begin :r := ${expression}; end;`, type);
  }

  /** What a block leaves in its bind `:r`. */
  async block(source: string, type: DataType = VARCHAR2): Promise<BindValue> {
    const { outValues } = await this.execute(source, { r: { type } });
    return outValues?.[0]?.[0] ?? null;
  }

  async number(source: string): Promise<BindValue> {
    return this.block(source, NUMBER);
  }

  async rows(query: string): Promise<readonly (readonly Value[])[]> {
    const { rows } = await this.execute(query);
    if (rows === undefined) throw new Error('no query');
    const result = await rows.fetch(1000, new AbortController().signal);
    rows.close();
    return result.rows.map((row) => row.map(plainValue));
  }

  /** The full text of the error that a statement, or the fetching of its rows, ends with; 'no error' if it does not. */
  async error(sql: string, binds: Readonly<Record<string, TestBind>> = {}): Promise<string> {
    try {
      const { rows } = await this.execute(sql, binds);
      await rows?.fetch(1000, new AbortController().signal);
      rows?.close();
      return 'no error';
    } catch (error) {
      if (error instanceof OracleError) return error.fullText;
      throw error;
    }
  }
}

/** @param directories where the files of directories are, by the directories' names */
export function newDatabase(directories: ReadonlyMap<string, string> = new Map()): EngineDatabase {
  return new EngineDatabase({
    serviceNames: ['SANDBOX'],
    version: [23, 9, 0, 25, 10],
    systemPassword: 'manager',
    directories,
  });
}

export function openTestSession(database: EngineDatabase, userName = 'SYSTEM', proxyClientName?: string): TestSession {
  return new TestSession(database.openSession({ ...LOGON, userName, proxyClientName }));
}

function plainValue(value: BindValue): Value {
  if (isRowSource(value) || (typeof value === 'object' && value !== null && 'elements' in value))
    throw new TypeError('a cursor in a row');
  return value;
}

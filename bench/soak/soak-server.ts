import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CallAttempt, CallFault, LoginFault, Sandbox } from 'gen-oracle-client/sandbox';
import { startSandbox } from 'gen-oracle-client/sandbox';
import oracledb from 'oracledb';
import { PROXY_USER } from './soak-client.js';
import type { LogEntry, ServerReport, SoakServer, TroublePlan } from './soak-plan.js';

/** How long a restart takes, in milliseconds. */
const AWAY_MS = 150;

type Figures = { -readonly [Name in keyof ServerReport]: ServerReport[Name] };

/** A sandbox in this process with soak.sql and as many users, U0001 and so on. */
export async function startSoakServer(users: number): Promise<SoakServer> {
  const sandbox = await startSandbox({ scripts: [fileURLToPath(new URL('soak.sql', import.meta.url))] });
  const operator = new Operator(sandbox);
  try {
    await operator.run(createUsers(users));
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  let troublemaker: Troublemaker | undefined;
  return {
    connectString: sandbox.connectString,
    beginTrouble: (plan, cap) => {
      troublemaker = new Troublemaker(sandbox, operator, plan, cap);
      return Promise.resolve();
    },
    endTrouble: async () => {
      if (troublemaker === undefined) throw new Error('There was no trouble.');
      return troublemaker.end();
    },
    log: () => operator.log(),
    sessions: () => operator.sessions(),
    [Symbol.asyncDispose]: async () => {
      await operator.close();
      await sandbox.stop();
    },
  };
}

function createUsers(users: number): string {
  return `
    BEGIN
      FOR i IN 1 .. ${users} LOOP
        EXECUTE IMMEDIATE 'CREATE USER U' || TO_CHAR(i, 'FM0000') || ' NO AUTHENTICATION';
        EXECUTE IMMEDIATE 'GRANT CREATE SESSION TO U' || TO_CHAR(i, 'FM0000');
        EXECUTE IMMEDIATE 'ALTER USER U' || TO_CHAR(i, 'FM0000') || ' GRANT CONNECT THROUGH ${PROXY_USER}';
      END LOOP;
    END;`;
}

/** SYSTEM, who connects anew after a restart. */
class Operator {
  readonly #sandbox: Sandbox;
  #connection: Promise<oracledb.Connection> | undefined;
  #isConnected = false;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Whether it may have a session already. */
  get isConnecting(): boolean {
    return this.#connection !== undefined && !this.#isConnected;
  }

  async run(statement: string): Promise<void> {
    await (await this.#connect()).execute(statement);
  }

  async log(): Promise<readonly LogEntry[]> {
    const { rows = [] } = await (await this.#connect()).execute<[number, string, string, string, string | null]>(
      'SELECT call_id, who, session_user, proxy_user, found FROM soak.log',
    );
    return rows;
  }

  async sessions(): Promise<number> {
    const { rows = [] } = await (await this.#connect()).execute<[number]>(
      `SELECT COUNT(*) FROM v$session WHERE username <> 'SYSTEM'`,
    );
    return rows[0]?.[0] ?? 0;
  }

  async serialOf(sid: number): Promise<number | undefined> {
    const { rows = [] } = await (await this.#connect()).execute<[number]>(
      'SELECT serial# FROM v$session WHERE sid = :sid',
      [sid],
    );
    return rows[0]?.[0];
  }

  async close(): Promise<void> {
    const connection = await this.#connection;
    await connection?.close();
    this.#isConnected = false;
    this.#connection = undefined;
  }

  #connect(): Promise<oracledb.Connection> {
    this.#connection ??= this.#logIn();
    return this.#connection;
  }

  async #logIn(): Promise<oracledb.Connection> {
    const { connectString, systemPassword } = this.#sandbox;
    const connection = await oracledb.getConnection({ user: 'system', password: systemPassword, connectString });
    this.#isConnected = true;
    return connection;
  }
}

/** Lets things go wrong every so many calls, and watches how many sessions there are. */
class Troublemaker {
  readonly #sandbox: Sandbox;
  readonly #operator: Operator;
  readonly #plan: TroublePlan;
  readonly #cap: number;
  readonly #figures: Figures = {
    logins: 0,
    killed: 0,
    hung: 0,
    hungLogins: 0,
    cut: 0,
    cutLogins: 0,
    recompiled: 0,
    restarts: 0,
    cutByRestarts: 0,
    away: [],
    mostSessions: 0,
    capExceeded: 0,
  };
  #calls = 0;
  #others = 0;
  #loginAttempts = 0;
  /** What the operator does, one thing after the other. */
  #work: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(sandbox: Sandbox, operator: Operator, plan: TroublePlan, cap: number) {
    this.#sandbox = sandbox;
    this.#operator = operator;
    this.#plan = plan;
    this.#cap = cap;
    sandbox.faults.onLogin = ({ user }) => (user === PROXY_USER ? this.#login() : undefined);
    sandbox.faults.onCall = (call) => (call.proxyUser === PROXY_USER ? this.#call(call) : undefined);
  }

  async end(): Promise<ServerReport> {
    this.#sandbox.faults.clear();
    await this.#work;
    if (this.#failure !== undefined) throw this.#failure;
    return this.#figures;
  }

  #login(): LoginFault | undefined {
    this.#observe();
    this.#loginAttempts += 1;
    if (this.#loginAttempts % this.#plan.cutLogin === 0) {
      this.#figures.cutLogins += 1;
      return { kind: 'cut' };
    }
    if (this.#loginAttempts % this.#plan.hangLogin === 0) {
      this.#figures.hungLogins += 1;
      return { kind: 'hang' };
    }
    this.#figures.logins += 1;
    return undefined;
  }

  #call({ statement, sid }: CallAttempt): CallFault | undefined {
    this.#observe();
    if (statement?.includes('"SOAK"') !== true) return this.#other();
    this.#calls += 1;
    const isDue = (every: number) => this.#calls % every === 0;
    if (isDue(this.#plan.restart)) this.#later(() => this.#restart());
    if (isDue(this.#plan.recompile)) this.#later(() => this.#recompile());
    if (isDue(this.#plan.kill)) this.#later(() => this.#kill(sid));
    if (isDue(this.#plan.cutCall)) return this.#cut();
    if (!isDue(this.#plan.hangCall)) return undefined;
    this.#figures.hung += 1;
    return {
      kind: 'hang',
      when: this.#figures.hung % 2 === 0 ? 'before' : 'after',
      answersBreak: this.#figures.hung % 3 === 0,
    };
  }

  #other(): CallFault | undefined {
    this.#others += 1;
    return this.#others % this.#plan.cutOther === 0 ? this.#cut() : undefined;
  }

  #cut(): CallFault {
    this.#figures.cut += 1;
    return { kind: 'cut', when: this.#figures.cut % 2 === 0 ? 'before' : 'after' };
  }

  #observe(): void {
    if (this.#operator.isConnecting) return;
    const sessions = this.#sandbox.sessions - (this.#operator.isConnected ? 1 : 0);
    this.#figures.mostSessions = Math.max(this.#figures.mostSessions, sessions);
    if (sessions > this.#cap) this.#figures.capExceeded += 1;
  }

  #later(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    });
  }

  async #kill(sid: number): Promise<void> {
    const serial = await this.#operator.serialOf(sid);
    if (serial === undefined) return;
    try {
      await this.#operator.run(`ALTER SYSTEM KILL SESSION '${sid},${serial}'`);
      this.#figures.killed += 1;
    } catch (error) {
      // ORA-00030: it ended meanwhile.
      if (!(error instanceof Error && 'errorNum' in error && error.errorNum === 30)) throw error;
    }
  }

  async #recompile(): Promise<void> {
    await this.#operator.run('ALTER PACKAGE soak.api COMPILE');
    this.#figures.recompiled += 1;
  }

  async #restart(): Promise<void> {
    const from = Date.now();
    await this.#operator.close();
    this.#figures.cutByRestarts += this.#sandbox.faults.shutDown();
    await delay(AWAY_MS);
    this.#sandbox.faults.startUp();
    this.#figures.restarts += 1;
    this.#figures.away = [...this.#figures.away, [from, Date.now()]];
  }
}

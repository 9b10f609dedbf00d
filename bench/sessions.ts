// `npm run -s bench -- sessions`: what leases, logins and evictions cost, beside the driver's own pools. The server is another process.
import { fileURLToPath } from 'node:url';
import type { SessionOptions } from 'gen-oracle-client/runtime';
import type oracledb from 'oracledb';
import { createClient, type OracleClient } from './generated/index.js';
import { openPool, quote } from './hand-written.js';
import { measure, median, quantile } from './measure.js';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.js';

/** Of a round trip, where sessions are cold. */
const LATENCY_MS = 20;
const COLD_ROUNDS = 7;
const AT_ONCE = 50;
/** Users of users.sql. */
const USERS = 200;
const CAP = 20;
const EVICTING_MS = 4_000;

export interface SessionFigures {
  /** A lease without a call, given back. */
  readonly warmLeaseUs: number;
  /** The same with a pool of the driver. */
  readonly nativeLeaseUs: number;
  /** 50 calls of one user at once, without a session to begin with; native: one pool of 50. */
  readonly coldBurst: ColdFigures;
  /** One call each of 50 users at once; native: 50 pools. */
  readonly coldUsers: ColdFigures;
  /** With 200 users in turns under a cap of 20: every call closes a session and logs in. */
  readonly evictionsPerS: number;
  /** For a session, 60 users at once in bursts of ten calls under a cap of 20. */
  readonly waitMsP50: number;
  readonly waitMsP99: number;
}

interface ColdFigures {
  readonly oursMs: number;
  readonly nativeMs: number;
}

export async function benchSessions(): Promise<SessionFigures> {
  const scripts = ['bench.sql', 'users.sql'].map((name) => fileURLToPath(new URL(`sql/${name}`, import.meta.url)));
  await using sandbox = await startSandboxProcess(scripts);
  const lease = await leases(sandbox);
  await sandbox.setLatency(LATENCY_MS);
  const burst = await coldBurst(sandbox);
  const { unboundedMs, ...users } = await coldUsers(sandbox);
  await sandbox.setLatency(0);
  const evictionsPerS = await evictions(sandbox);
  const waits = await waiting(sandbox);
  const figures = { ...lease, coldBurst: burst, coldUsers: users, evictionsPerS, ...waits };
  console.log(describe(figures, unboundedMs));
  return figures;
}

function connect({ connectString }: SandboxProcess, sessions: SessionOptions): OracleClient {
  return createClient({
    connectString,
    proxyUser: 'BENCH_APP',
    credentials: 'Bench-app-1',
    userNames: 'exact',
    sessions,
  });
}

function userName(index: number): string {
  return `U${String((index % USERS) + 1).padStart(4, '0')}`;
}

function poolOf({ connectString }: SandboxProcess, user: string, max: number): Promise<oracledb.Pool> {
  return openPool({ connectString, proxyUser: 'BENCH_APP', password: 'Bench-app-1', user, max });
}

async function leases(sandbox: SandboxProcess): Promise<Pick<SessionFigures, 'warmLeaseUs' | 'nativeLeaseUs'>> {
  const oracle = connect(sandbox, { max: CAP });
  const pool = await poolOf(sandbox, userName(0), CAP);
  try {
    const alice = oracle.as(userName(0));
    await alice.benchApi.quote({ sku: 'A1', quantity: 2 });
    const contenders = {
      ours: repeat(() => alice.$session(() => Promise.resolve())),
      native: repeat(async () => (await pool.getConnection()).close()),
    };
    const { ours, native } = await measure(contenders, { rounds: 41, callsPerRound: 500, warmUpCalls: 5_000 });
    return { warmLeaseUs: round(ours.wallUs), nativeLeaseUs: round(native.wallUs) };
  } finally {
    await Promise.all([oracle.$close(), pool.close()]);
  }
}

function repeat(work: () => Promise<unknown>) {
  return async (times: number) => {
    for (let done = 0; done < times; done += 1) await work();
  };
}

async function coldBurst(sandbox: SandboxProcess): Promise<ColdFigures> {
  const user = userName(0);
  const ours = () =>
    withClient(sandbox, { max: AT_ONCE }, (oracle) =>
      atOnce(() => oracle.as(user).benchApi.quote({ sku: 'A1', quantity: 2 })),
    );
  const native = async () => {
    const start = performance.now();
    const pool = await poolOf(sandbox, user, AT_ONCE);
    await atOnce(() => quote(pool, user, 'A1', 2));
    const took = performance.now() - start;
    await pool.close(10);
    return took;
  };
  const { first, second } = await inTurns({ first: ours, second: native });
  return { oursMs: first, nativeMs: second };
}

async function coldUsers(sandbox: SandboxProcess): Promise<ColdFigures & { readonly unboundedMs: number }> {
  const ours = (sessions: SessionOptions) => () =>
    withClient(sandbox, { max: AT_ONCE, ...sessions }, (oracle) =>
      atOnce((index) => oracle.as(userName(index)).benchApi.quote({ sku: 'A1', quantity: 2 })),
    );
  const native = async () => {
    const start = performance.now();
    const pools: oracledb.Pool[] = [];
    await atOnce(async (index) => {
      const pool = await poolOf(sandbox, userName(index), 1);
      pools.push(pool);
      await quote(pool, userName(index), 'A1', 2);
    });
    const took = performance.now() - start;
    await Promise.all(pools.map((pool) => pool.close(10)));
    return took;
  };
  const unbounded = { parallelLogins: AT_ONCE, loginsPerSecond: 10_000 };
  const {
    first,
    second,
    third = Number.NaN,
  } = await inTurns({ first: ours({}), second: native, third: ours(unbounded) });
  return { oursMs: first, nativeMs: second, unboundedMs: third };
}

async function withClient(
  sandbox: SandboxProcess,
  sessions: SessionOptions,
  work: (oracle: OracleClient) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  const oracle = connect(sandbox, sessions);
  await work(oracle);
  const took = performance.now() - start;
  await oracle.$close();
  return took;
}

async function atOnce(call: (index: number) => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => call(index)));
}

interface Turns<T> {
  readonly first: T;
  readonly second: T;
  readonly third?: T;
}

/** The medians of several rounds, in milliseconds. */
async function inTurns(runs: Turns<() => Promise<number>>): Promise<Turns<number>> {
  const [first, second, third]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn <= COLD_ROUNDS; turn += 1) {
    const took = [await runs.first(), await runs.second(), (await runs.third?.()) ?? Number.NaN] as const;
    // The first one warms up.
    if (turn === 0) continue;
    first.push(took[0]);
    second.push(took[1]);
    third.push(took[2]);
  }
  return { first: round(median(first)), second: round(median(second)), third: round(median(third)) };
}

async function evictions(sandbox: SandboxProcess): Promise<number> {
  const oracle = connect(sandbox, { max: CAP, loginsPerSecond: 10_000 });
  let next = 0;
  const worker = async (end: number) => {
    while (performance.now() < end) {
      const user = userName(next);
      next += 1;
      await oracle.as(user).benchApi.quote({ sku: 'A1', quantity: 2 });
    }
  };
  try {
    const start = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => worker(start + EVICTING_MS)));
    return round((oracle.$stats.totals.evictions * 1_000) / (performance.now() - start));
  } finally {
    await oracle.$close();
  }
}

async function waiting(sandbox: SandboxProcess): Promise<Pick<SessionFigures, 'waitMsP50' | 'waitMsP99'>> {
  const oracle = connect(sandbox, { max: CAP, loginsPerSecond: 10_000 });
  const waits: number[] = [];
  const lease = async (user: string) => {
    const start = performance.now();
    await oracle.as(user).$session(async (session) => {
      waits.push(performance.now() - start);
      await session.benchApi.quote({ sku: 'A1', quantity: 2 });
    });
  };
  const worker = async (first: number) => {
    for (let burst = 0; burst < 10; burst += 1) {
      const user = userName(first + burst * 60);
      await Promise.all(Array.from({ length: 10 }, () => lease(user)));
    }
  };
  try {
    await Promise.all(Array.from({ length: 60 }, (_, index) => worker(index)));
    return { waitMsP50: round(quantile(waits, 0.5)), waitMsP99: round(quantile(waits, 0.99)) };
  } finally {
    await oracle.$close();
  }
}

function describe(figures: SessionFigures, unboundedMs: number): string {
  const { coldBurst: burst, coldUsers: users } = figures;
  return [
    `a lease on a warm session   ${figures.warmLeaseUs} us; of a native pool ${figures.nativeLeaseUs} us`,
    `cold, ${LATENCY_MS} ms of latency per round trip (medians):`,
    `  ${AT_ONCE} calls of one user   ${burst.oursMs} ms; one native pool of ${AT_ONCE} ${burst.nativeMs} ms (${ratio(burst.nativeMs, burst.oursMs)} times ours)`,
    `  ${AT_ONCE} users, a call each  ${users.oursMs} ms; ${AT_ONCE} native pools ${users.nativeMs} ms (ours is ${ratio(users.oursMs, users.nativeMs)} times that)`,
    `    without a bound on logins it would be ${unboundedMs} ms: the default bound (parallelLogins) costs ${round(users.oursMs - unboundedMs)} ms`,
    `${figures.evictionsPerS} evictions a second, each with a logoff, a login and a call (loginsPerSecond lifted)`,
    `waiting for a session: median ${figures.waitMsP50} ms, 99th percentile ${figures.waitMsP99} ms`,
  ].join('\n');
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

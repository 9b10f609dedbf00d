import { setTimeout as delay } from 'node:timers/promises';
import { burst, type Callers, requestUser } from './callers.js';
import { Explanations } from './explanations.js';
import { heapMiB } from './heap.js';
import { Ledger } from './ledger.js';
import { Random } from './random.js';
import { type SoakClient, soakClient } from './soak-client.js';
import type { SoakPlan, SoakServer } from './soak-plan.js';

export interface SoakFigures {
  readonly calls: number;
  readonly logins: number;
  readonly killed: number;
  readonly hung: number;
  readonly cut: number;
  readonly recompiled: number;
  readonly restarts: number;
  readonly evictions: number;
  readonly identityMismatches: number;
  readonly leakedLeases: number;
  readonly capExceeded: number;
  readonly duplicateCalls: number;
  readonly lostCalls: number;
  readonly unexplainedErrors: number;
  readonly heapGrowthMiB: number;
}

export interface SoakResult {
  readonly figures: SoakFigures;
  /** Errors that callers were told, by reason. */
  readonly errors: Readonly<Record<string, number>>;
  readonly unexplained: readonly string[];
  /** Where the log is not what the callers were told, in words. */
  readonly faults: readonly string[];
  /** The most sessions that the server saw at a time. */
  readonly mostSessions: number;
  readonly seconds: number;
}

const BURST = { smallest: 8, largest: 12 };

/** Which part of the calls is made before the heap is measured for the first time. */
const WARM_UP = 0.2;

/**
 * Many users call through one client while sessions are killed, hung and cut, packages recompiled and the server restarted; then what the callers
 * were told is compared with the server's log of who ran what.
 */
export async function runSoak(server: SoakServer, plan: SoakPlan, seed: number): Promise<SoakResult> {
  const start = performance.now();
  const client = openClient(server, plan);
  try {
    const callers: Callers = {
      client,
      ledger: new Ledger(plan.calls),
      explanations: new Explanations(),
      random: new Random(seed),
    };
    await server.beginTrouble(plan.trouble, plan.cap);
    const heapBefore = await callAll(callers, plan);
    const report = await server.endTrouble();
    const leftOpen = await leakedLeases(client, server);
    const heapGrowth = heapMiB() - heapBefore;
    const { evictions } = client.$stats.totals;
    await client.$close();
    const leftAfterClose = await settled(() => server.sessions(), 0);
    const unexplained = callers.explanations.unexplained(report, plan.cap);
    const { logins, killed, hung, hungLogins, cut, cutLogins, recompiled, restarts, capExceeded } = report;
    const verdict = callers.ledger.judge(await server.log());
    return {
      figures: {
        calls: callers.ledger.calls,
        logins,
        killed,
        hung: hung + hungLogins,
        cut: cut + cutLogins,
        recompiled,
        restarts,
        evictions,
        identityMismatches: verdict.identityMismatches,
        leakedLeases: leftOpen + leftAfterClose,
        capExceeded,
        duplicateCalls: verdict.duplicateCalls,
        lostCalls: verdict.lostCalls,
        unexplainedErrors: unexplained.length,
        heapGrowthMiB: Number(heapGrowth.toFixed(1)),
      },
      errors: callers.explanations.seen,
      unexplained,
      faults: verdict.faults,
      mostSessions: report.mostSessions,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    await client.$close();
  }
}

function openClient({ connectString }: SoakServer, { cap, callTimeout, loginTimeout }: SoakPlan): SoakClient {
  return soakClient({
    connectString,
    userSource: () => requestUser.getStore(),
    // The sandbox has no account to lock and no listener to overload: as many logins as the machine can do.
    sessions: { max: cap, loginsPerSecond: 10_000 },
    timeouts: {
      call: callTimeout,
      login: loginTimeout,
      break: 200,
      quarantine: 300,
      close: 2_000,
      databaseBackOff: 20,
    },
  });
}

/** @returns the heap after the warm-up, in MiB */
async function callAll(callers: Callers, { calls, users, parallelBursts }: SoakPlan): Promise<number> {
  const { ledger, random } = callers;
  let heapBefore = Number.NaN;
  let next: number[] = [];
  let left = calls;
  const visit = async () => {
    while (left > 0) {
      if (next.length === 0) next = random.shuffle(Array.from({ length: users }, (_, index) => index));
      const user = next.pop() ?? 0;
      const size = Math.min(left, BURST.smallest + random.below(BURST.largest - BURST.smallest + 1));
      left -= size;
      const made = await burst(callers, user, size);
      left += size - made;
      if (Number.isNaN(heapBefore) && ledger.calls > calls * WARM_UP) heapBefore = heapMiB();
    }
  };
  await Promise.all(Array.from({ length: parallelBursts }, visit));
  return heapBefore;
}

/** What nobody uses any more and yet is not idle, and sessions of which only the server knows. The client need not know yet who was killed. */
async function leakedLeases(client: SoakClient, server: SoakServer): Promise<number> {
  const busy = () => {
    const { leased, waiting, opening, closing, quarantined } = client.$stats;
    return leased + waiting + opening + closing + quarantined;
  };
  const leftBusy = await settled(() => Promise.resolve(busy()), 0);
  const { idle } = client.$stats;
  return leftBusy + (await settled(async () => Math.max(0, (await server.sessions()) - idle), 0));
}

/** The value, or what it still is after a few seconds. */
async function settled(read: () => Promise<number>, expected: number): Promise<number> {
  let value = await read();
  for (let round = 0; value !== expected && round < 250; round += 1) {
    await delay(20);
    value = await read();
  }
  return value;
}

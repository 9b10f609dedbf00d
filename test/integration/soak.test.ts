import { expect, test } from 'vitest';
import { runSoak } from '../../bench/soak/run-soak.js';
import type { SoakPlan } from '../../bench/soak/soak-plan.js';
import { startSoakServer } from '../../bench/soak/soak-server.js';
import { leavesNothing } from '../support/nothing-left.js';

/** The soak of `npm run bench -- soak`, short and with more trouble per call. */

leavesNothing();

const PLAN: SoakPlan = {
  calls: 600,
  users: 40,
  cap: 6,
  parallelBursts: 8,
  callTimeout: 5_000,
  loginTimeout: 1_500,
  trouble: {
    cutCall: 41,
    cutOther: 13,
    hangCall: 283,
    kill: 31,
    recompile: 59,
    cutLogin: 47,
    hangLogin: 89,
    restart: 301,
  },
};

test('users in bursts, while sessions are killed, hung and cut, packages recompiled and the server restarted: the server’s log is what the callers were told', async () => {
  await using server = await startSoakServer(PLAN.users);
  const { figures, faults, unexplained } = await runSoak(server, PLAN, Date.now() % 1_000_000);
  expect({ faults, unexplained }).toEqual({ faults: [], unexplained: [] });
  expect(figures).toMatchObject({
    identityMismatches: 0,
    leakedLeases: 0,
    capExceeded: 0,
    duplicateCalls: 0,
    lostCalls: 0,
    unexplainedErrors: 0,
    calls: PLAN.calls,
  });
  const { killed, hung, cut, recompiled, restarts, evictions } = figures;
  for (const happened of [killed, hung, cut, recompiled, restarts, evictions]) expect(happened).toBeGreaterThan(0);
});

// `npm run -s bench -- soak [--calls N] [--users N] [--seed N]`: many users through one client while everything goes wrong that can, judged by the
// server's log of who ran what.
import { runSoak, type SoakFigures, type SoakResult } from './soak/run-soak.js';
import { TROUBLE } from './soak/soak-plan.js';
import { startSoakProcess } from './soak/soak-process.js';

const CAP = 20;

export interface SoakOptions {
  readonly calls?: number;
  readonly users?: number;
  readonly seed?: number;
}

export async function benchSoak({
  calls = 100_000,
  users = 1_000,
  seed = Date.now() % 1_000_000,
}: SoakOptions): Promise<SoakFigures> {
  await using server = await startSoakProcess(users);
  const plan = {
    calls,
    users,
    cap: CAP,
    parallelBursts: 2 * CAP,
    callTimeout: 10_000,
    loginTimeout: 2_000,
    trouble: TROUBLE,
  };
  const result = await runSoak(server, plan, seed);
  console.log(describe(result, seed));
  return result.figures;
}

function describe({ figures, errors, unexplained, faults, mostSessions, seconds }: SoakResult, seed: number): string {
  const told = Object.entries(errors).map(([reason, count]) => `${reason} ${count}`);
  return [
    `soak: ${figures.calls} calls in ${seconds.toFixed(0)} s, seed ${seed}; at most ${mostSessions} of ${CAP} sessions`,
    `  callers were told: ${told.join(', ')}`,
    ...faults.slice(0, 20).map((line) => `  fault: ${line}`),
    ...unexplained.slice(0, 20).map((line) => `  unexplained: ${line}`),
  ].join('\n');
}

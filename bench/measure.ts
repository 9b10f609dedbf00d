/** One thing to be timed: runs `calls` calls one after the other. */
export type Contender = (calls: number) => Promise<void>;

/** One call as a contender. */
export function repeat(call: () => Promise<unknown>): Contender {
  return async (calls) => {
    for (let done = 0; done < calls; done += 1) await call();
  };
}

export interface Timing {
  /** Microseconds per call, the median over the rounds. */
  readonly wallUs: number;
  /** Microseconds of this process's CPU per call, the median over the rounds. */
  readonly cpuUs: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly callsPerRound: number;
  readonly warmUpCalls: number;
}

/**
 * Times contenders in turns, so that whatever the machine is doing besides hits all of them. The order turns round every
 * time: nobody is always the one who comes after the garbage of another.
 */
export async function measure<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  { rounds, callsPerRound, warmUpCalls }: Rounds,
): Promise<Readonly<Record<Name, Timing>>> {
  const names = Object.keys(contenders).filter((name): name is Name => name in contenders);
  const samples = new Map<Name, { wall: number; cpu: number }[]>(names.map((name) => [name, []]));
  for (const name of names) await contenders[name](warmUpCalls);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      await contenders[name](callsPerRound);
      const wall = (performance.now() - start) * 1000;
      const { user, system } = process.cpuUsage(cpu);
      samples.get(name)?.push({ wall: wall / callsPerRound, cpu: (user + system) / callsPerRound });
    }
  }
  const timings: Partial<Record<Name, Timing>> = {};
  for (const [name, taken] of samples) {
    timings[name] = { wallUs: median(taken.map(({ wall }) => wall)), cpuUs: median(taken.map(({ cpu }) => cpu)) };
  }
  return complete(timings, names);
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The value below which that share of the values is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function complete<Name extends string>(
  timings: Partial<Record<Name, Timing>>,
  names: readonly Name[],
): Readonly<Record<Name, Timing>> {
  if (hasAll(timings, names)) return timings;
  throw new Error('A contender was not timed.');
}

function hasAll<Name extends string>(
  timings: Partial<Record<Name, Timing>>,
  names: readonly Name[],
): timings is Record<Name, Timing> {
  return names.every((name) => timings[name] !== undefined);
}

// `npm run -s bench -- call`: what a call through the generated client costs on a warm session, beside the driver alone and
// beside the best hand-written code. The server is another process.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import oracledb from 'oracledb';
import { createClient } from './generated/index.js';
import { openPool, quote, quoteOn } from './hand-written.js';
import { type Contender, measure, repeat, round } from './measure.js';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.js';
import { type AllShapeFigures, benchShapes, describeShapes } from './shapes/bench-shapes.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = { rounds: 41, callsPerRound: 100, warmUpCalls: 2000 };

export interface CallFigures {
  /** The generated client: lease, context, identity check, call, commit, hand-over. */
  readonly clientUs: number;
  /** `connection.execute` on a held connection with the same context and commit. */
  readonly executeUs: number;
  /** bench/hand-written.ts: a pool per user, context, execute with commit, release. */
  readonly handWrittenUs: number;
  readonly ratioExecute: number;
  readonly ratioHandWritten: number;
  /** CPU of this process per call beyond that of `executeUs`. */
  readonly addedCpuUs: number;
  /** Per call of the generated client, counted at the server. */
  readonly roundTrips: number;
}

export async function benchCalls(): Promise<{ readonly scalars: CallFigures } & AllShapeFigures> {
  await using sandbox = await startSandboxProcess([fileURLToPath(new URL('sql/bench.sql', import.meta.url))]);
  await generate(sandbox.connectString);
  const scalars = await benchScalars(sandbox);
  console.log(describe(scalars));
  const shapes = await benchShapes(sandbox);
  console.log(describeShapes(shapes));
  return { scalars, ...shapes };
}

async function generate(connectString: string): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    ['dist/generator/cli/main.js', 'generate', '--config', 'bench/oracle.config.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        ORACLE_CONNECT_STRING: connectString,
        ORACLE_USER: 'BENCH',
        ORACLE_PASSWORD: 'Bench-owner-1',
      },
    },
  );
}

async function benchScalars(sandbox: SandboxProcess): Promise<CallFigures> {
  const { connectString } = sandbox;
  const login = { connectString, user: 'BENCH_APP[ALICE]', password: 'Bench-app-1' };
  const oracle = createClient({
    connectString,
    proxyUser: 'BENCH_APP',
    credentials: 'Bench-app-1',
    userNames: 'exact',
    sessions: { max: 4 },
  });
  const held = await oracledb.getConnection(login);
  const pool = await openPool({ connectString, proxyUser: 'BENCH_APP', password: 'Bench-app-1', user: 'ALICE' });
  try {
    const contenders = {
      client: repeat(() => oracle.as('ALICE').benchApi.quote({ sku: 'A1', quantity: 2 })),
      execute: repeat(() => quoteOn(held, 'ALICE', 'A1', 2)),
      handWritten: repeat(() => quote(pool, 'ALICE', 'A1', 2)),
    };
    const { client, execute, handWritten } = await measure(contenders, ROUNDS);
    return {
      clientUs: round(client.wallUs, 1),
      executeUs: round(execute.wallUs, 1),
      handWrittenUs: round(handWritten.wallUs, 1),
      ratioExecute: round(client.wallUs / execute.wallUs, 3),
      ratioHandWritten: round(client.wallUs / handWritten.wallUs, 3),
      addedCpuUs: round(client.cpuUs - execute.cpuUs, 1),
      roundTrips: await roundTripsPerCall(sandbox, contenders.client),
    };
  } finally {
    await Promise.all([held.close(), pool.close(), oracle.$close()]);
  }
}

async function roundTripsPerCall(sandbox: SandboxProcess, contender: Contender): Promise<number> {
  const before = await sandbox.roundTrips();
  await contender(1000);
  return ((await sandbox.roundTrips()) - before) / 1000;
}

function describe(figures: CallFigures): string {
  return [
    'scalars, one call on a warm session (medians of interleaved rounds):',
    `  generated client       ${figures.clientUs} us, ${figures.roundTrips} round trip(s)`,
    `  connection.execute     ${figures.executeUs} us  (x ${figures.ratioExecute}, ${figures.addedCpuUs} us of CPU added)`,
    `  hand-written, pooled   ${figures.handWrittenUs} us  (x ${figures.ratioHandWritten})`,
  ].join('\n');
}

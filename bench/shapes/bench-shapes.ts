// What composites and cursors cost through the generated client, beside DbObjects and result sets by hand.
import oracledb from 'oracledb';
import { createClient } from '../generated/index.js';
import { openPool } from '../hand-written.js';
import { type Contender, measure, repeat, round } from '../measure.js';
import type { SandboxProcess } from '../sandbox-process.js';
import { heapMiB } from '../soak/heap.js';
import { type Article, type Line, listOn, pooled, repriceOn, touchOn, within } from './hand-written-shapes.js';

export interface ShapeFigures {
  /** The generated client. */
  readonly clientUs: number;
  /** By hand on a pool of the user's: a type's class is looked up anew in every lease. */
  readonly handWrittenUs: number;
  /** By hand on a connection that is never given back, so that classes are kept. */
  readonly heldUs: number;
  readonly ratioHandWritten: number;
  readonly ratioHeld: number;
  /** Per call of the generated client, counted at the server. */
  readonly roundTrips: number;
  readonly handWrittenRoundTrips: number;
}

const ROUNDS = { rounds: 21, callsPerRound: 20, warmUpCalls: 100 };

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const HALF = KEYS.slice(0, 5);
const DAY = new Date(2026, 10, 25, 12, 0, 0);

/** The same values for both sides, in the form that each takes. */
const article = {
  ...fields('text_', KEYS, (n) => `text number ${n}`),
  ...fields('amount_', KEYS, (n) => n * 10.25),
  ...fields('day_', HALF, () => '2026-11-25T12:00:00'),
  ...fields('count_', HALF, (n) => n),
};
const ARTICLE: Article = {
  ...fields('TEXT_', KEYS, (n) => `text number ${n}`),
  ...fields('AMOUNT_', KEYS, (n) => n * 10.25),
  ...fields('DAY_', HALF, () => DAY),
  ...fields('COUNT_', HALF, (n) => n),
};

const HUNDRED = Array.from({ length: 100 }, (_, index) => index + 1);
const lines = HUNDRED.map((n) => ({
  sku: `A${n}`,
  quantity: n,
  price: n / 4,
  due: '2026-11-25T12:00:00',
  note: `line ${n}`,
}));
const LINES: readonly Line[] = HUNDRED.map((n) => ({
  SKU: `A${n}`,
  QUANTITY: n,
  PRICE: n / 4,
  DUE: DAY,
  NOTE: `line ${n}`,
}));

function fields<T>(prefix: string, numbers: readonly number[], value: (n: number) => T): Record<string, T> {
  return Object.fromEntries(numbers.map((n) => [`${prefix}${n}`, value(n)]));
}

export interface AllShapeFigures {
  /** A record of 30 fields, IN OUT. */
  readonly record: ShapeFigures;
  /** 100 records of 5 fields in, 100 out. */
  readonly table: ShapeFigures;
  /** 1,000 rows of 10 columns, all numbers and text. */
  readonly cursor: ShapeFigures;
  /** The same with two DATEs and a TIMESTAMP, which the client gives exactly and the driver as Date. */
  readonly cursorDates: ShapeFigures;
  /** 1,000,000 rows of 3 columns by `.stream()`. */
  readonly stream: StreamFigures;
}

export interface StreamFigures {
  readonly rows: number;
  readonly seconds: number;
  /** The most heap in use beyond that before the first row, in MiB, looked at ten times, after a collection of garbage. */
  readonly heapGrowthMiB: number;
}

export async function benchShapes(sandbox: SandboxProcess): Promise<AllShapeFigures> {
  const { connectString } = sandbox;
  const oracle = createClient({
    connectString,
    proxyUser: 'BENCH_APP',
    credentials: 'Bench-app-1',
    userNames: 'exact',
    sessions: { max: 4 },
  });
  const held = await oracledb.getConnection({ connectString, user: 'BENCH_APP[ALICE]', password: 'Bench-app-1' });
  const pool = await openPool({ connectString, proxyUser: 'BENCH_APP', password: 'Bench-app-1', user: 'ALICE' });
  const compare = async (
    client: () => Promise<unknown>,
    byHand: (connection: oracledb.Connection) => Promise<unknown>,
  ): Promise<ShapeFigures> => {
    const contenders = {
      client: repeat(client),
      handWritten: repeat(() => pooled(pool, 'ALICE', byHand)),
      held: repeat(() => byHand(within(held, 'ALICE'))),
    };
    const timed = await measure(contenders, ROUNDS);
    return {
      clientUs: round(timed.client.wallUs, 1),
      handWrittenUs: round(timed.handWritten.wallUs, 1),
      heldUs: round(timed.held.wallUs, 1),
      ratioHandWritten: round(timed.client.wallUs / timed.handWritten.wallUs, 3),
      ratioHeld: round(timed.client.wallUs / timed.held.wallUs, 3),
      roundTrips: await roundTrips(sandbox, contenders.client),
      handWrittenRoundTrips: await roundTrips(sandbox, contenders.handWritten),
    };
  };
  try {
    const { shapesApi, ordersApi } = oracle.as('ALICE');
    return {
      record: await compare(
        () => shapesApi.touch({ article }),
        (connection) => touchOn(connection, ARTICLE),
      ),
      table: await compare(
        () => shapesApi.reprice({ lines }),
        (connection) => repriceOn(connection, LINES),
      ),
      cursor: await compare(
        () => ordersApi.listPlain(),
        (connection) => listOn(connection, 'list_plain'),
      ),
      cursorDates: await compare(
        () => ordersApi.listDated(),
        (connection) => listOn(connection, 'list_dated'),
      ),
      stream: await streamMillion(await ordersApi.listMillion.stream({}, { timeout: 600_000 })),
    };
  } finally {
    await Promise.all([held.close(), pool.close(), oracle.$close()]);
  }
}

async function streamMillion(cursor: AsyncIterable<unknown> | null): Promise<StreamFigures> {
  if (cursor === null) throw new Error('The routine opened no cursor.');
  const before = heapMiB();
  const start = performance.now();
  let rows = 0;
  let growth = 0;
  for await (const _row of cursor) {
    rows += 1;
    if (rows % 100_000 === 0) growth = Math.max(growth, heapMiB() - before);
  }
  return { rows, seconds: round((performance.now() - start) / 1000, 1), heapGrowthMiB: round(growth, 1) };
}

export function describeShapes({ stream, ...figures }: AllShapeFigures): string {
  const streamed = `stream: ${stream.rows} rows in ${stream.seconds} s, heap grown by ${stream.heapGrowthMiB} MiB at most`;
  return Object.entries(figures)
    .map(
      ([name, { clientUs, handWrittenUs, heldUs, ratioHandWritten, ratioHeld, roundTrips, handWrittenRoundTrips }]) =>
        [
          `${name}, one call on a warm session:`,
          `  generated client       ${clientUs} us, ${roundTrips} round trip(s)`,
          `  hand-written, pooled   ${handWrittenUs} us  (x ${ratioHandWritten}, ${handWrittenRoundTrips} round trip(s))`,
          `  hand-written, held     ${heldUs} us  (x ${ratioHeld})`,
        ].join('\n'),
    )
    .concat(streamed)
    .join('\n');
}

async function roundTrips(sandbox: SandboxProcess, contender: Contender): Promise<number> {
  const before = await sandbox.roundTrips();
  await contender(20);
  return ((await sandbox.roundTrips()) - before) / 20;
}

// One figure of the sandbox in a fresh process: `tsx measure-figure.ts NAME` prints it.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from 'gen-oracle-client/sandbox';
import oracledb, { type Connection } from 'oracledb';
import { syntheticSchema } from '../generate/synthetic-schema.js';
import { median, round } from '../measure.js';

const FIGURES = { startMs, callMs, loop100kMs, scan5kMs, lookup1kUs, lookup100kUs, sessions200MiB, parseMBPerS };

export type Figure = keyof typeof FIGURES;

/** With the example's users, tables and packages in it. */
async function startMs(): Promise<number> {
  const start = performance.now();
  await using _sandbox = await startSandbox({ scripts: ['examples/quick-start/sql'] });
  return round(performance.now() - start, 0);
}

/** A function that reads one row by its key, warm. */
async function callMs(): Promise<number> {
  return withSchema(async (connection) => {
    const call = () =>
      connection.execute('BEGIN :1 := price_of(:2); END;', [{ dir: oracledb.BIND_OUT, type: oracledb.NUMBER }, 500]);
    return round(await medianMs(call, 2_000, 500), 3);
  });
}

async function loop100kMs(): Promise<number> {
  return withSchema(async (connection) => {
    const block = 'DECLARE n NUMBER := 0; BEGIN FOR i IN 1 .. 100000 LOOP n := n + MOD(i, 7); END LOOP; END;';
    return round(await medianMs(() => connection.execute(block), 5, 1), 0);
  });
}

/** 5,000 rows of five columns, through the driver. */
async function scan5kMs(): Promise<number> {
  return withSchema(async (connection) => {
    const query = () => connection.execute('SELECT * FROM items WHERE id <= 5000', [], { fetchArraySize: 1_000 });
    return round(await medianMs(query, 9, 2), 1);
  });
}

async function lookup1kUs(): Promise<number> {
  return withSchema((connection) => lookupUs(connection), 1_000);
}

async function lookup100kUs(): Promise<number> {
  return withSchema((connection) => lookupUs(connection), 100_000);
}

async function lookupUs(connection: Connection): Promise<number> {
  const block = `DECLARE
    p NUMBER;
  BEGIN
    FOR i IN 1 .. 1000 LOOP SELECT price INTO p FROM items WHERE id = MOD(i * 37, 1000) + 1; END LOOP;
  END;`;
  return round(await medianMs(() => connection.execute(block), 7, 2), 1);
}

/** What 200 sessions that have each made a call add to the heap and beside it. */
async function sessions200MiB(): Promise<number> {
  await using sandbox = await withItems(1_000);
  const connections: Connection[] = [];
  await call(sandbox, connections);
  const before = memory();
  for (let count = 0; count < 200; count += 1) await call(sandbox, connections);
  const after = memory();
  for (const connection of connections) await connection.close();
  return round((after - before) / 2 ** 20, 1);
}

async function call(sandbox: Sandbox, connections: Connection[]): Promise<void> {
  const connection = await connect(sandbox);
  connections.push(connection);
  await connection.execute('BEGIN :1 := price_of(:2); END;', [{ dir: oracledb.BIND_OUT, type: oracledb.NUMBER }, 500]);
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Compiling package specifications. */
async function parseMBPerS(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-sandbox-'));
  try {
    const script = join(folder, 'schema.sql');
    const text = [...syntheticSchema(400)].join('');
    await writeFile(script, text);
    const start = performance.now();
    await using _sandbox = await startSandbox({ scripts: [script] });
    return round(text.length / 1e6 / ((performance.now() - start) / 1_000), 2);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withSchema(measured: (connection: Connection) => Promise<number>, rows = 10_000): Promise<number> {
  await using sandbox = await withItems(rows);
  const connection = await connect(sandbox);
  try {
    return await measured(connection);
  } finally {
    await connection.close();
  }
}

const PASSWORD = randomBytes(9).toString('hex');

async function withItems(rows: number): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-sandbox-'));
  try {
    const script = join(folder, 'items.sql');
    await writeFile(script, itemsScript(rows));
    return await startSandbox({ scripts: [script], systemPassword: PASSWORD });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function itemsScript(rows: number): string {
  return `CREATE TABLE items (id NUMBER PRIMARY KEY, sku VARCHAR2(12), price NUMBER(9,2), added DATE, note VARCHAR2(40));
BEGIN
  FOR i IN 1 .. ${rows} LOOP
    INSERT INTO items VALUES (i, 'SKU' || i, i / 4, DATE '2026-01-01' + MOD(i, 365), 'the note of item ' || i);
  END LOOP;
  COMMIT;
END;
/
CREATE FUNCTION price_of (p_id IN NUMBER) RETURN NUMBER IS
  l_price items.price%TYPE;
BEGIN
  SELECT price INTO l_price FROM items WHERE id = p_id;
  RETURN l_price;
END;
/
`;
}

function connect({ connectString }: Sandbox): Promise<Connection> {
  return oracledb.getConnection({ connectString, user: 'SYSTEM', password: PASSWORD });
}

async function medianMs(act: () => Promise<unknown>, times: number, warmUp: number): Promise<number> {
  for (let count = 0; count < warmUp; count += 1) await act();
  const samples: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const start = performance.now();
    await act();
    samples.push(performance.now() - start);
  }
  return median(samples);
}

const [, , wanted = ''] = process.argv;
const measureFigure = Object.entries(FIGURES).find(([name]) => name === wanted)?.[1];
if (measureFigure !== undefined) console.log(String(await measureFigure()));

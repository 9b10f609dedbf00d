// Database Concepts, "Data Concurrency and Consistency"; SQL Language Reference, SELECT … FOR UPDATE. Sessions of the
// engine rather than of the driver, so that it is known when a statement waits.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { OracleError } from '../../sandbox/values/oracle-error.js';
import { newDatabase, openTestSession, type TestSession } from '../support/engine.js';
import { type Choice, LockModel, type Operation } from '../support/lock-model.js';

const SESSIONS = 4;
const NUMBERS = Array.from({ length: SESSIONS }, (_, session) => session);
const STEPS = 24;
const ROWS = [1, 2, 3].map((id) => ({ id, v: id * 10 }));

let sessions: readonly TestSession[];
const seen = new Set<string>();

beforeEach(async () => {
  const database = newDatabase();
  sessions = Array.from({ length: SESSIONS }, () => openTestSession(database));
  await sessions[0]?.run('create table t (id number primary key, v number)');
});

describe('sessions that share a few rows do as a model of read committed and row locks does', () => {
  it.each(Array.from({ length: 6 }, (_, group) => group * 1000 + 1))('schedules from seed %i on', async (first) => {
    for (let seed = first; seed < first + 25; seed += 1) await runSchedule(seed);
  });

  it('among them every error that sessions can cause each other', () => {
    expect([...seen]).toEqual(expect.arrayContaining(['1', '54', '60', '1086', '30006']));
  });
});

/** Gives each statement to the model and to the sandbox, and compares what becomes of it and of those that waited. */
async function runSchedule(seed: number): Promise<void> {
  const random = randomNumbers(seed);
  const [first] = sessions;
  await first?.run('truncate table t', ...ROWS.map(({ id, v }) => `insert into t values (${id}, ${v})`), 'commit');
  const model = new LockModel(SESSIONS, ROWS);
  const outcomes = new Map<number, string>();
  const log: string[] = [];

  async function step(session: number, operation: Operation): Promise<void> {
    const sql = sqlOf(operation);
    log.push(`${session}: ${sql}`);
    outcomes.clear();
    const expected = model.run(session, operation);
    void outcomeOf(sessions[session], sql).then((outcome) => outcomes.set(session, outcome));
    // what can go on does so in the first turn, on a busy machine perhaps in a later one
    for (let turn = 0; turn === 0 || (turn < 1000 && outcomes.size < expected.size); turn += 1) await nextTurn();
    expect(new Map([...outcomes].sort()), `seed ${seed}, after\n${log.join('\n')}`).toEqual(
      new Map([...expected].sort()),
    );
    for (const outcome of outcomes.values()) {
      seen.add(outcome);
      const keys = outcome.split(' ').map((row) => row.split('=')[0]);
      if (outcome.includes('=')) expect(new Set(keys).size, `a key twice, seed ${seed}`).toBe(keys.length);
    }
  }

  for (let count = 0; count < STEPS; count += 1) {
    const free = NUMBERS.filter((session) => !model.isWaiting(session));
    await step(free[random(free.length)] ?? 0, randomOperation(random));
  }
  for (;;) {
    const ready = NUMBERS.filter((session) => !model.isWaiting(session));
    for (const session of ready) if (!model.isWaiting(session)) await step(session, { kind: 'commit' });
    if (ready.length === SESSIONS) break;
  }
  await step(0, { kind: 'select' });
}

/** The rows of a query, the number of rows of DML, the number of the error. */
async function outcomeOf(session: TestSession | undefined, sql: string): Promise<string> {
  try {
    const result = await session?.execute(sql);
    if (result?.rows === undefined) return changesRows(sql) ? `${result?.rowCount} rows` : 'done';
    const { rows } = await result.rows.fetch(100, new AbortController().signal);
    result.rows.close();
    return rows.map(([id, v]) => `${id}=${v}`).join(' ');
  } catch (error) {
    if (error instanceof OracleError) return String(error.code);
    throw error;
  }
}

function changesRows(sql: string): boolean {
  return ['insert', 'update', 'delete'].some((word) => sql.startsWith(word));
}

function randomOperation(random: (below: number) => number): Operation {
  const id = 1 + random(5);
  switch (random(12)) {
    case 0:
    case 1:
      return { kind: 'select' };
    case 2:
    case 3: {
      const wait = (['wait', 'nowait', 'wait 0', 'skip locked'] as const)[random(4)] ?? 'wait';
      return { kind: 'lock', choice: randomChoice(random), wait };
    }
    case 4:
    case 5:
      return { kind: 'update', choice: randomChoice(random), add: 1 + random(9) };
    case 6:
      return { kind: 'delete', choice: { ids: [id] } };
    case 7:
      return { kind: 'insert', id, v: 10 * (1 + random(9)) };
    case 8:
      return { kind: 'rekey', from: id, to: 1 + random(5) };
    case 9:
      return { kind: 'savepoint', name: `s${random(2)}` };
    case 10:
      return { kind: 'rollback to', name: `s${random(2)}` };
    default:
      return { kind: random(3) === 0 ? 'rollback' : 'commit' };
  }
}

function randomChoice(random: (below: number) => number): Choice {
  return random(3) === 0 ? { least: 10 * (1 + random(4)) } : { ids: [1 + random(5), 1 + random(5)] };
}

function sqlOf(operation: Operation): string {
  switch (operation.kind) {
    case 'select':
      return 'select id, v from t';
    case 'lock':
      return `select id, v from t where ${conditionOf(operation.choice)} for update ${operation.wait === 'wait' ? '' : operation.wait}`;
    case 'update':
      return `update t set v = v + ${operation.add} where ${conditionOf(operation.choice)}`;
    case 'rekey':
      return `update t set id = ${operation.to} where id = ${operation.from}`;
    case 'delete':
      return `delete t where ${conditionOf(operation.choice)}`;
    case 'insert':
      return `insert into t values (${operation.id}, ${operation.v})`;
    case 'savepoint':
      return `savepoint ${operation.name}`;
    case 'rollback to':
      return `rollback to savepoint ${operation.name}`;
    default:
      return operation.kind;
  }
}

function conditionOf(choice: Choice): string {
  return 'ids' in choice ? `id in (${choice.ids.join(', ')})` : `v >= ${choice.least}`;
}

/** Whole numbers below a limit, the same for the same seed. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

import oracledb from 'oracledb';
import { afterEach, expect } from 'vitest';
import { Listener, type ListenerOptions } from '../../sandbox/server/listener.js';
import { leavesNothing } from './nothing-left.js';
import { ScriptedDatabase } from './scripted-database.js';

export interface WireServer {
  readonly listener: Listener;
  readonly database: ScriptedDatabase;
  readonly connectString: string;
  readonly protocolViolations: string[];
  /** APP with its right password, unless told otherwise. */
  connect(overrides?: Partial<oracledb.ConnectionAttributes>): Promise<oracledb.Connection>;
}

/** Both wire profiles: every behaviour of the driver is to be the same under either. */
export const PROFILES = ['23ai', '19c'] as const;

const running: { listener: Listener; faults: unknown[] }[] = [];

leavesNothing();

afterEach(async () => {
  for (const { listener, faults } of running.splice(0)) {
    await listener.stop();
    expect(faults, 'faults of the server').toEqual([]);
  }
});

/** A listener over a scripted database with users APP and ALICE; stopped after the test, which fails on any fault of the server. */
export async function startWireServer(options: Partial<ListenerOptions> = {}): Promise<WireServer> {
  const database = new ScriptedDatabase().addUser('APP', 'secret', ['ALICE', 'Mixed Case']).addUser('ALICE', 'wonder');
  const faults: unknown[] = [];
  const protocolViolations: string[] = [];
  const listener = await Listener.start({
    database,
    onInternalError: (error) => faults.push(error),
    onProtocolViolation: (violation) => protocolViolations.push(violation.message),
    ...options,
  });
  running.push({ listener, faults });
  const connectString = `127.0.0.1:${listener.port}/sandbox`;
  return {
    listener,
    database,
    connectString,
    protocolViolations,
    connect: (overrides = {}) =>
      oracledb.getConnection({ user: 'app', password: 'secret', connectString, ...overrides }),
  };
}

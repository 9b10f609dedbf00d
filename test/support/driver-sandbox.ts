import oracledb from 'oracledb';
import { expect, onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.js';
import { mutualTls } from './certificates.js';
import { leavesNothing } from './nothing-left.js';

leavesNothing();

export interface DriverSandbox {
  readonly sandbox: Sandbox;
  /** A session of SYSTEM. */
  readonly system: oracledb.Connection;
  /** Statements as SYSTEM, one after the other. */
  run(...statements: readonly string[]): Promise<void>;
  /** Logs in over the unmodified driver; closed after the test. */
  connect(user: string, password: string, more?: Partial<oracledb.ConnectionAttributes>): Promise<oracledb.Connection>;
}

/** A sandbox in which SYSTEM has run these statements, with the wallet of the tests where it speaks TLS; stopped after the test, which fails on any fault of the sandbox itself. */
export async function driverSandbox(
  statements: readonly string[] = [],
  options: SandboxOptions = {},
): Promise<DriverSandbox> {
  const internal: unknown[] = [];
  const sandbox = await startSandbox({ ...options, onInternalError: (error) => internal.push(error) });
  const { connectString, systemPassword } = sandbox;
  const connections: oracledb.Connection[] = [];
  onTestFinished(async () => {
    sandbox.faults.clear();
    for (const connection of connections) await connection.close().catch(() => undefined);
    await sandbox.stop();
    expect(internal, 'faults of the sandbox').toEqual([]);
  });
  const connect: DriverSandbox['connect'] = async (user, password, more = {}) => {
    const encryption = options.tls === undefined ? {} : mutualTls;
    const connection = await oracledb.getConnection({ user, password, connectString, ...encryption, ...more });
    connections.push(connection);
    return connection;
  };
  const system = await connect('system', systemPassword);
  const run: DriverSandbox['run'] = async (...texts) => {
    for (const text of texts) await system.execute(text);
  };
  await run(...statements);
  return { sandbox, system, run, connect };
}

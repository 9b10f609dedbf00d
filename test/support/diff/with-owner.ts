import oracledb from 'oracledb';
import { startSandbox } from '../../../sandbox/index.js';

/** A database in which ERP owns what statements make. */
export interface OwnedDatabase {
  readonly connectString: string;
  /** One after the other, as ERP. Units with faults are made, too, as Oracle makes them. */
  run(statements: readonly string[]): Promise<void>;
}

/** Starts a sandbox with an account ERP, password Secret-1, for the time that the work takes. */
export async function withOwner(work: (database: OwnedDatabase) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  const { connectString, systemPassword } = sandbox;
  try {
    const system = await oracledb.getConnection({ user: 'system', password: systemPassword, connectString });
    for (const statement of [
      'create user erp identified by "Secret-1"',
      'grant create session, create procedure, create type to erp',
    ])
      await system.execute(statement);
    await system.close();
    const erp = await oracledb.getConnection({ user: 'erp', password: 'Secret-1', connectString });
    await work({
      connectString,
      run: async (statements) => {
        for (const statement of statements) await erp.execute(statement);
      },
    });
    await erp.close();
  } finally {
    await sandbox.stop();
  }
}

import { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { openTestSession, type TestSession } from '../../../support/engine.js';

export const V23 = [23, 9, 0, 25, 10] as const;
export const V19 = [19, 22, 0, 0, 0] as const;
export const V12 = [12, 2, 0, 1, 0] as const;
export const V12_1 = [12, 1, 0, 2, 0] as const;

/** ERP owns what the tests create; ALICE may connect and has what she is granted. */
export interface ErpDatabase {
  readonly database: EngineDatabase;
  readonly system: TestSession;
  readonly erp: TestSession;
  readonly alice: TestSession;
}

export async function erpDatabase(version: EngineDatabase['version'] = V23): Promise<ErpDatabase> {
  const database = new EngineDatabase({ serviceNames: ['SANDBOX'], version, systemPassword: 'manager' });
  const system = openTestSession(database);
  await system.run(
    'create user erp identified by erp',
    'create user alice identified by alice',
    'grant create session, create table, create view, create procedure, create sequence, create synonym, create public synonym to erp',
    'grant create session to alice',
  );
  return { database, system, erp: openTestSession(database, 'ERP'), alice: openTestSession(database, 'ALICE') };
}

import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineDatabase } from '../../../../sandbox/session/engine-database.js';
import { newDatabase, openTestSession } from '../../../support/engine.js';

/* Source: Database Reference, "ALL_DIRECTORIES"; SQL Language Reference, "CREATE DIRECTORY" and "DROP DIRECTORY". */
describe('ALL_DIRECTORIES', () => {
  let database: EngineDatabase;

  beforeAll(async () => {
    database = newDatabase();
    await openTestSession(database).run(
      'create user erp identified by erp',
      'create user bob identified by bob',
      'grant create session to erp, bob',
      `create directory scans as '/srv/scans'`,
      `create directory "Letters" as '/srv/letters'`,
      'grant read on directory scans to erp',
    );
  });

  const names = (user: string) =>
    openTestSession(database, user).rows('select directory_name from all_directories order by directory_name');

  it('shows a directory of SYS, whoever created it, to whom it is granted', async () => {
    expect(await openTestSession(database, 'ERP').rows('select * from all_directories')).toEqual([
      ['SYS', 'SCANS', '/srv/scans', 0],
    ]);
    expect(await names('BOB')).toEqual([]);
  });

  it('shows all of them in DBA_DIRECTORIES, by their exact names', async () => {
    const system = openTestSession(database);
    expect(await system.rows(`select directory_path from dba_directories where directory_name = 'Letters'`)).toEqual([
      ['/srv/letters'],
    ]);
    expect(await names('SYSTEM')).toEqual([['Letters'], ['SCANS']]);
  });

  it('follows CREATE OR REPLACE and DROP DIRECTORY', async () => {
    const system = openTestSession(database);
    await system.run(
      `create or replace directory moved as '/srv/old'`,
      `create or replace directory moved as '/srv/new'`,
    );
    const paths = () => system.rows(`select directory_path from dba_directories where directory_name = 'MOVED'`);
    expect(await paths()).toEqual([['/srv/new']]);
    await system.run('drop directory moved');
    expect(await paths()).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, openTestSession, type TestSession } from '../../../support/engine.js';

// Source: PL/SQL Packages and Types Reference, DBMS_SESSION.
let database: ReturnType<typeof newDatabase>;
let session: TestSession;

beforeEach(() => {
  database = newDatabase();
  session = openTestSession(database);
});

describe('DBMS_SESSION', () => {
  it('tells sessions from each other, and whether one is still there', async () => {
    const other = openTestSession(database);
    const id = await other.evaluate('dbms_session.unique_session_id');
    expect(await session.evaluate('dbms_session.unique_session_id')).not.toBe(id);
    const alive = `case when dbms_session.is_session_alive('${String(id)}') then 'alive' else 'gone' end`;
    expect(await session.evaluate(alive)).toBe('alive');
    other.session.close();
    expect(await session.evaluate(alive)).toBe('gone');
  });

  it('knows no role as enabled within a unit of somebody else’s', async () => {
    const enabled = "case when dbms_session.is_role_enabled('DBA') then 'enabled' else 'not' end";
    await session.run(
      'create user erp identified by erp',
      `create function erp.f return varchar2 is begin return ${enabled}; end;`,
      `create function erp.g return varchar2 authid current_user is begin return ${enabled}; end;`,
    );
    expect(await session.evaluate('erp.f || erp.g')).toBe('notenabled');
  });
});

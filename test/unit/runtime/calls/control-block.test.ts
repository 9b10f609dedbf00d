import { expect, test } from 'vitest';
import { executeControl } from '../../../../runtime/calls/control-block.js';
import { loadDriver } from '../../../../runtime/driver/load-driver.js';
import { IdentityMismatchError } from '../../../../runtime/index.js';
import type { LeasedSession } from '../../../../runtime/sessions/session-source.js';
import { NotingSession } from '../../../support/noting-session.js';

async function run(session: LeasedSession, transactionId: string | null, statements: readonly string[]) {
  const driver = await loadDriver(undefined);
  const block = {
    statements,
    transactionId,
    commit: true,
    givesUpPackageState: false,
    deadline: performance.now() + 100,
    limitMs: 100,
  };
  await executeControl(session, { user: 'ALICE', clientIdentifier: 'web' }, 'ERP_APP', driver, block);
}

test('a block that steers the transaction asserts whose session it is, and which transaction', async () => {
  const session = new NotingSession();
  await run(session, '1.2.3', ['rollback;']);
  const [call] = session.calls;
  expect(call?.text.split('\n')).toEqual([
    'begin',
    expect.stringMatching(
      /^if sys_context\('USERENV', 'SESSION_USER'\).* = :i then null; else raise_application_error/,
    ),
    expect.stringMatching(
      /^if sys\.dbms_transaction\.local_transaction_id = :tx then null; else raise_application_error/,
    ),
    'rollback;',
    'end;',
  ]);
  expect(Object.values(call?.binds ?? {}).map(({ val }) => val)).toEqual(['ALICE"ERP_APP', '1.2.3']);
  expect(call).toMatchObject({ commit: true, context: { module: '$transaction', clientIdentifier: 'web' } });
});

test('without an identity nothing is asserted of the transaction', async () => {
  const session = new NotingSession();
  await run(session, null, ['savepoint s;']);
  expect(session.calls[0]?.text).not.toContain(':tx');
  expect(session.calls[0]?.binds).toHaveLength(1);
});

test('a session that is somebody else’s is destroyed', async () => {
  const fault = Object.assign(new Error('ORA-20999: gen-oracle-client identity BOB"ERP_APP'), { errorNum: 20999 });
  const session = new NotingSession(fault);
  await expect(run(session, null, [])).rejects.toThrow(IdentityMismatchError);
  expect(session.isCondemned).toBe(true);
});

import { expect, test } from 'vitest';
import { SessionSetup } from '../../../../runtime/calls/session-setup.js';
import { loadDriver } from '../../../../runtime/driver/load-driver.js';
import { IdentityMismatchError, type Initialiser } from '../../../../runtime/index.js';
import { NotingSession } from '../../../support/noting-session.js';

const ALICE = { user: 'ALICE', appContext: { TENANT: '7' } };
const ASSERTION =
  /^begin\nif sys_context\('USERENV', 'SESSION_USER'\).* = :i then null; else raise_application_error.*end if;\n/;

async function prepare(session: NotingSession, run: Initialiser['run'] | undefined): Promise<void> {
  const initialise = run === undefined ? undefined : { run, fingerprint: () => 'f' };
  const setup = new SessionSetup('ERP_APP', { timeZone: 'Europe/Berlin', nls: { territory: "O'" } }, initialise);
  await setup.prepare(session, ALICE, await loadDriver(undefined), performance.now() + 1_000, undefined);
}

test('every block asserts whose session it is, and has the context of the caller', async () => {
  const session = new NotingSession();
  session.place = { instance: 1, sid: 2, serial: 3 };
  await prepare(session, (own) => own.execute('erp.sec.set_tenant(:t);', { t: 'north' }));
  const [settings, initialise, ...more] = session.calls;
  expect(more).toEqual([]);
  for (const call of [settings, initialise]) {
    expect(call?.text).toMatch(ASSERTION);
    expect(call?.binds).toMatchObject({ i: { val: 'ALICE"ERP_APP' } });
    expect(call).toMatchObject({ commit: true, context: { module: 'session setup', appContext: { TENANT: '7' } } });
  }
  expect(settings?.text.split('\n').slice(2)).toEqual([
    "execute immediate 'alter session set NLS_TERRITORY = ''O''''''';",
    "execute immediate 'alter session set TIME_ZONE = ''Europe/Berlin''';",
    'end;',
  ]);
  expect(initialise?.text.split('\n').slice(2)).toEqual(['erp.sec.set_tenant(:t);', 'end;']);
  expect(initialise?.binds).toMatchObject({ t: { val: 'north' } });
});

test('the first block of a session tells where it is, later ones do not', async () => {
  const session = new NotingSession();
  session.answer = ['1,22,333'];
  await prepare(session, (own) => own.execute('null;'));
  expect(session.calls.map(({ text }) => text.includes(':session_place := '))).toEqual([true, false]);
  expect(session.place).toEqual({ instance: 1, sid: 22, serial: 333 });
  const withoutSerial = new NotingSession();
  withoutSerial.answer = ['1,22,'];
  await prepare(withoutSerial, undefined);
  expect(withoutSerial.place).toEqual({ instance: 1, sid: 22, serial: undefined });
});

test('what is done is not done again', async () => {
  const session = new NotingSession();
  const run: Initialiser['run'] = (own) => own.execute('null;');
  await prepare(session, run);
  await prepare(session, run);
  expect(session.calls).toHaveLength(2);
  session.readiness.packageStateGone();
  await prepare(session, run);
  expect(session.calls).toHaveLength(3);
});

test('a session that is somebody else’s is destroyed, even when the hook does not mind', async () => {
  const fault = Object.assign(new Error('ORA-20999: gen-oracle-client identity BOB"ERP_APP'), { errorNum: 20999 });
  const session = new NotingSession(fault);
  session.readiness.settingsMade();
  const careless = prepare(session, (own) => own.execute('null;').catch(() => undefined));
  await expect(careless).rejects.toThrow(IdentityMismatchError);
  expect(session.isCondemned).toBe(true);
  expect(session.readiness.isInitialised).toBe(false);
});

test('on a shared account the person is part of the identity', async () => {
  const caller = { user: null, clientIdentifier: 'ann', isClientIdentifier: true } as const;
  const setup = new SessionSetup('ERP_APP', { timeZone: 'UTC' }, undefined);
  const prepareFor = async (session: NotingSession) =>
    setup.prepare(session, caller, await loadDriver(undefined), performance.now() + 1_000, undefined);
  const session = new NotingSession();
  await prepareFor(session);
  expect(session.calls[0]?.text).toContain(`|| '"' || sys_context('USERENV', 'CLIENT_IDENTIFIER') = :i then null;`);
  expect(session.calls[0]?.binds).toMatchObject({ i: { val: 'ERP_APP""ann' } });
  const fault = Object.assign(new Error('ORA-20999: gen-oracle-client identity ERP_APP""b"n'), { errorNum: 20999 });
  await expect(prepareFor(new NotingSession(fault))).rejects.toThrow(
    'belongs to ERP_APP with the client identifier b"n instead of ERP_APP with the client identifier ann',
  );
});

test('sessions are shared by callers with the same settings and fingerprint', () => {
  const initialise = { run: () => Promise.resolve(), fingerprint: ({ clientInfo = '' }) => clientInfo };
  const plain = new SessionSetup('ERP_APP', {}, undefined);
  expect(plain.keyOf({ user: 'ALICE', clientInfo: 'x' })).toEqual({ user: 'ALICE' });
  const setup = new SessionSetup('ERP_APP', { timeZone: 'UTC' }, initialise);
  const keys = [
    { clientInfo: 'x' },
    { clientInfo: 'x', timeZone: 'UTC' },
    { clientInfo: 'y' },
    { clientInfo: 'x', timeZone: '+01:00' },
    { clientInfo: 'x', nls: { dateFormat: 'J' } },
  ].map((more) => JSON.stringify(setup.keyOf({ user: 'ALICE', ...more })));
  expect(new Set(keys).size).toBe(4);
  expect(keys[0]).toBe(keys[1]);
});

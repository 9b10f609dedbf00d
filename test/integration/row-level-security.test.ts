import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../support/generated-client.js';

/** People see their own orders of the tenant that they work for: policies of the database, of which the client knows nothing. */
const SCRIPT = `
CREATE USER bob IDENTIFIED BY "Secret-1-of-tests";
GRANT CREATE SESSION TO bob;
ALTER USER bob GRANT CONNECT THROUGH erp_app;
CREATE TABLE erp.orders (id NUMBER(9) PRIMARY KEY, tenant VARCHAR2(10), seller VARCHAR2(30), total NUMBER(9,2));
INSERT INTO erp.orders VALUES (1, 'NORTH', 'ALICE', 10);
INSERT INTO erp.orders VALUES (2, 'NORTH', 'BOB', 20);
INSERT INTO erp.orders VALUES (3, 'SOUTH', 'ALICE', 30);
INSERT INTO erp.orders VALUES (4, 'SOUTH', 'BOB', 40);
COMMIT;
CREATE CONTEXT tenants USING erp.security;
CREATE OR REPLACE PACKAGE erp.security AS
  PROCEDURE enter(p_tenant IN VARCHAR2);
  FUNCTION own_orders(p_schema IN VARCHAR2, p_table IN VARCHAR2) RETURN VARCHAR2;
  FUNCTION one_tenant(p_schema IN VARCHAR2, p_table IN VARCHAR2) RETURN VARCHAR2;
END;
/
CREATE OR REPLACE PACKAGE BODY erp.security AS
  PROCEDURE enter(p_tenant IN VARCHAR2) IS
  BEGIN
    DBMS_SESSION.SET_CONTEXT('tenants', 'name', p_tenant);
  END;
  FUNCTION own_orders(p_schema IN VARCHAR2, p_table IN VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN q'[seller = SYS_CONTEXT('USERENV', 'SESSION_USER')]';
  END;
  FUNCTION one_tenant(p_schema IN VARCHAR2, p_table IN VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN q'[tenant = SYS_CONTEXT('tenants', 'name')]';
  END;
END;
/
BEGIN
  DBMS_RLS.ADD_POLICY('ERP', 'ORDERS', 'OWN_ORDERS', 'ERP', 'SECURITY.OWN_ORDERS', update_check => TRUE);
  DBMS_RLS.ADD_POLICY('ERP', 'ORDERS', 'ONE_TENANT', 'ERP', 'SECURITY.ONE_TENANT');
END;
/
CREATE OR REPLACE PACKAGE erp.orders_api AS
  TYPE ids IS TABLE OF NUMBER(9);
  FUNCTION own RETURN SYS_REFCURSOR;
  FUNCTION raise_totals(p_by IN NUMBER) RETURN ids;
  PROCEDURE hand_over(p_id IN NUMBER, p_to IN VARCHAR2);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  FUNCTION own RETURN SYS_REFCURSOR IS
    found SYS_REFCURSOR;
  BEGIN
    OPEN found FOR SELECT id, total FROM orders ORDER BY id;
    RETURN found;
  END;
  FUNCTION raise_totals(p_by IN NUMBER) RETURN ids IS
    changed ids;
  BEGIN
    UPDATE orders SET total = total + p_by RETURNING id BULK COLLECT INTO changed;
    RETURN changed;
  END;
  PROCEDURE hand_over(p_id IN NUMBER, p_to IN VARCHAR2) IS
  BEGIN
    UPDATE orders SET seller = p_to WHERE id = p_id;
  END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice, bob;
GRANT EXECUTE ON erp.security TO alice, bob;
`;

let generated: GeneratedClient;

beforeAll(async () => {
  generated = await generatedClient({ script: SCRIPT, profile: '23ai' });
});

afterAll(() => generated[Symbol.asyncDispose]());

const inTenant = (user: string, tenant: string) => ({ user, appContext: { TENANT: tenant } });

/** A client with one place for a session, which enters the tenant of its user before any call. */
function clientFor(userSource: () => { readonly user: string; readonly appContext: { readonly TENANT: string } }) {
  return generated.connect({
    userSource,
    sessions: { max: 1 },
    initialise: {
      run: (session, { appContext }) =>
        session.execute('erp.security.enter(:t);', { t: appContext?.['TENANT'] ?? null }),
      fingerprint: ({ appContext }) => appContext?.['TENANT'] ?? '',
      again: 'never',
    },
  });
}

it('a policy sees the end user of each call, and the context that `initialise` has set', async () => {
  await using alice = await clientFor(() => inTenant('ALICE', 'NORTH'));
  await using bob = await clientFor(() => inTenant('BOB', 'SOUTH'));
  expect(await alice.current('ordersApi.own')()).toEqual([{ id: 1, total: 10 }]);
  expect(await bob.current('ordersApi.own')()).toEqual([{ id: 4, total: 40 }]);
  expect(await alice.current('ordersApi.raiseTotals')({ pBy: 1 })).toEqual([1]);
  expect(await alice.current('ordersApi.own')()).toEqual([{ id: 1, total: 11 }]);
});

it('people who take turns on the only place for a session never see the rows of the one before', async () => {
  let current = inTenant('ALICE', 'NORTH');
  await using client = await clientFor(() => current);
  const seen: unknown[] = [];
  for (const [user, tenant] of [
    ['ALICE', 'NORTH'],
    ['ALICE', 'SOUTH'],
    ['BOB', 'NORTH'],
    ['ALICE', 'NORTH'],
  ] as const) {
    current = inTenant(user, tenant);
    seen.push(await client.current('ordersApi.own')());
  }
  expect(seen).toEqual([
    [{ id: 1, total: 11 }],
    [{ id: 3, total: 30 }],
    [{ id: 2, total: 20 }],
    [{ id: 1, total: 11 }],
  ]);
});

it('without the context there are no rows, and what a policy forbids fails the call without a trace', async () => {
  expect(await generated.routine('ordersApi.own')()).toEqual([]);
  await using alice = await clientFor(() => inTenant('ALICE', 'SOUTH'));
  await expect(alice.current('ordersApi.handOver')({ pId: 3, pTo: 'BOB' })).rejects.toMatchObject({
    code: 28115,
    outcome: 'rolled-back',
  });
  await alice.current('ordersApi.handOver')({ pId: 4, pTo: 'ALICE' });
  expect(await alice.current('ordersApi.own')()).toEqual([{ id: 3, total: 30 }]);
});

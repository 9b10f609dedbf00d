import oracledb from 'oracledb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GeneratedClient, generatedClient } from '../support/generated-client.js';

/** Who did it is written by a trigger, as systems do that were there before the client: it must be the end user. */
const SCRIPT = `
CREATE USER bob IDENTIFIED BY "Secret-1-of-tests";
GRANT CREATE SESSION TO bob;
ALTER USER bob GRANT CONNECT THROUGH erp_app;
CREATE TABLE erp.orders (
  id NUMBER(9) PRIMARY KEY, total NUMBER(9,2), changed_by VARCHAR2(30), CONSTRAINT positive CHECK (total > 0)
);
CREATE TABLE erp.audit_trail (
  n NUMBER GENERATED ALWAYS AS IDENTITY, who VARCHAR2(30), through VARCHAR2(30), what VARCHAR2(10), id NUMBER(9),
  old_total NUMBER(9,2), new_total NUMBER(9,2)
);
CREATE OR REPLACE TRIGGER erp.orders_stamp BEFORE INSERT OR UPDATE ON erp.orders FOR EACH ROW
BEGIN
  :NEW.changed_by := USER;
END;
/
CREATE TABLE erp.activity_log (n NUMBER GENERATED ALWAYS AS IDENTITY, who VARCHAR2(30), what VARCHAR2(100));
CREATE OR REPLACE PROCEDURE erp.log_activity(p_what IN VARCHAR2) IS
  PRAGMA AUTONOMOUS_TRANSACTION;
BEGIN
  INSERT INTO activity_log (who, what) VALUES (USER, p_what);
  COMMIT;
END;
/
CREATE OR REPLACE TRIGGER erp.orders_audit AFTER INSERT OR UPDATE OF total OR DELETE ON erp.orders FOR EACH ROW
DECLARE
  l_what audit_trail.what%TYPE := CASE WHEN INSERTING THEN 'insert' WHEN UPDATING THEN 'update' ELSE 'delete' END;
BEGIN
  IF UPDATING('TOTAL') AND :NEW.total > 1000 THEN
    RAISE_APPLICATION_ERROR(-20042, 'Order ' || :NEW.id || ' is too dear');
  END IF;
  INSERT INTO audit_trail (who, through, what, id, old_total, new_total)
  VALUES (SYS_CONTEXT('USERENV', 'SESSION_USER'), SYS_CONTEXT('USERENV', 'PROXY_USER'),
    l_what, NVL(:NEW.id, :OLD.id), :OLD.total, :NEW.total);
END;
/
CREATE OR REPLACE PACKAGE erp.orders_api AS
  PROCEDURE put_order(p_id IN NUMBER, p_total IN NUMBER, p_changed_by OUT VARCHAR2);
  PROCEDURE remove_order(p_id IN NUMBER);
  PROCEDURE cancel_order(p_id IN NUMBER);
END;
/
CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  PROCEDURE put_order(p_id IN NUMBER, p_total IN NUMBER, p_changed_by OUT VARCHAR2) IS
  BEGIN
    UPDATE orders SET total = p_total WHERE id = p_id RETURNING changed_by INTO p_changed_by;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO orders (id, total) VALUES (p_id, p_total) RETURNING changed_by INTO p_changed_by;
    END IF;
  END;
  PROCEDURE remove_order(p_id IN NUMBER) IS
  BEGIN
    DELETE FROM orders WHERE id = p_id;
  END;
  PROCEDURE cancel_order(p_id IN NUMBER) IS
  BEGIN
    UPDATE orders SET total = total / 2 WHERE id = p_id;
    log_activity('cancel ' || p_id);
    IF p_id > 100 THEN
      RAISE_APPLICATION_ERROR(-20043, 'Order ' || p_id || ' has been shipped');
    END IF;
  END;
END;
/
GRANT EXECUTE ON erp.orders_api TO alice;
GRANT EXECUTE ON erp.orders_api TO bob;
`;

let generated: GeneratedClient;

beforeAll(async () => {
  generated = await generatedClient({ script: SCRIPT, profile: '23ai' });
});

afterAll(() => generated[Symbol.asyncDispose]());

it('an audit trigger writes the end user of each call, not the account that the pool logs in with', async () => {
  await using asBob = await generated.connect({ userSource: () => 'BOB' });
  const put = generated.routine('ordersApi.putOrder');
  expect(await put({ pId: 1, pTotal: 10 })).toEqual({ pChangedBy: 'ALICE' });
  expect(await asBob.current('ordersApi.putOrder')({ pId: 1, pTotal: 20 })).toEqual({ pChangedBy: 'BOB' });
  await expect(put({ pId: 1, pTotal: 1001 })).rejects.toThrow('Order 1 is too dear');
  await generated.routine('ordersApi.removeOrder')({ pId: 1 });

  const erp = await oracledb.getConnection(generated.account('ERP'));
  try {
    const { rows } = await erp.execute(
      'SELECT who, through, what, id, old_total, new_total FROM audit_trail ORDER BY n',
    );
    expect(rows).toEqual([
      ['ALICE', 'ERP_APP', 'insert', 1, null, 10],
      ['BOB', 'ERP_APP', 'update', 1, 10, 20],
      ['ALICE', 'ERP_APP', 'delete', 1, 20, null],
    ]);
  } finally {
    await erp.close();
  }
});

it('what an autonomous procedure has logged stays when the call that it was part of fails, with its end user', async () => {
  await using asBob = await generated.connect({ userSource: () => 'BOB' });
  await generated.routine('ordersApi.putOrder')({ pId: 101, pTotal: 50 });
  const cancel = generated.routine('ordersApi.cancelOrder');
  const cancelAsBob = asBob.current('ordersApi.cancelOrder');
  await expect(cancel({ pId: 101 })).rejects.toThrow('Order 101 has been shipped');
  await expect(cancelAsBob({ pId: 101 })).rejects.toThrow('Order 101 has been shipped');
  await cancelAsBob({ pId: 1 });

  const erp = await oracledb.getConnection(generated.account('ERP'));
  try {
    expect((await erp.execute('SELECT who, what FROM activity_log ORDER BY n')).rows).toEqual([
      ['ALICE', 'cancel 101'],
      ['BOB', 'cancel 101'],
      ['BOB', 'cancel 1'],
    ]);
    expect((await erp.execute('SELECT total FROM orders WHERE id = 101')).rows).toEqual([[50]]);
    await erp.execute('DELETE FROM orders', [], { autoCommit: true });
  } finally {
    await erp.close();
  }
});

it('an autonomous procedure does not end the transaction that several calls are part of', async () => {
  await using client = await generated.connect({});
  await client.within('$transaction', async (routine) => {
    await routine('ordersApi.putOrder')({ pId: 102, pTotal: 10 });
    await routine('ordersApi.putOrder')({ pId: 2, pTotal: 10 });
    await routine('ordersApi.cancelOrder')({ pId: 2 });
    await expect(routine('ordersApi.cancelOrder')({ pId: 102 })).rejects.toThrow('Order 102 has been shipped');
  });

  const erp = await oracledb.getConnection(generated.account('ERP'));
  try {
    const totals = 'SELECT id, total FROM orders WHERE id IN (2, 102) ORDER BY id';
    expect((await erp.execute(totals)).rows).toEqual([
      [2, 5],
      [102, 10],
    ]);
    const logged = "SELECT COUNT(*) FROM activity_log WHERE what IN ('cancel 2', 'cancel 102')";
    expect((await erp.execute(logged)).rows).toEqual([[2]]);
    await erp.execute('DELETE FROM orders', [], { autoCommit: true });
  } finally {
    await erp.close();
  }
});

it('rows of binds fire the triggers as they do on the wire', async () => {
  const erp = await oracledb.getConnection(generated.account('ERP'));
  try {
    const { outBinds } = await erp.executeMany(
      'INSERT INTO orders (id, total) VALUES (:id, :total) RETURNING changed_by INTO :who',
      [
        { id: 7, total: 1 },
        { id: 8, total: 2 },
      ],
      {
        bindDefs: {
          id: { type: oracledb.NUMBER },
          total: { type: oracledb.NUMBER },
          who: { dir: oracledb.BIND_OUT, type: oracledb.STRING, maxSize: 30 },
        },
      },
    );
    expect(outBinds).toEqual([{ who: ['ERP'] }, { who: ['ERP'] }]);
    await expect(erp.execute('UPDATE orders SET total = 2000 WHERE id = 7')).rejects.toThrow(
      'ORA-20042: Order 7 is too dear\nORA-06512: at "ERP.ORDERS_AUDIT", line 5\nORA-04088: error during execution of trigger \'ERP.ORDERS_AUDIT\'',
    );
    const { rows } = await erp.execute('SELECT id, total FROM orders ORDER BY id');
    expect(rows).toEqual([
      [7, 1],
      [8, 2],
    ]);
    await erp.rollback();
  } finally {
    await erp.close();
  }
});

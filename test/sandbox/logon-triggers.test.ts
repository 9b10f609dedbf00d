/*
 * Triggers AFTER LOGON as the unmodified driver sees them. Sources: PL/SQL Language Reference, System Triggers and CREATE TRIGGER Statement
 * (ON DATABASE, ON SCHEMA; who gets in although one fails); the stack that a failing one leaves: reports of clients of 12.2 and later.
 */
import type oracledb from 'oracledb';
import { describe, expect, test } from 'vitest';
import { type DriverSandbox, driverSandbox } from '../support/driver-sandbox.js';

const USERS = [
  'CREATE USER erp IDENTIFIED BY "pw-1" QUOTA UNLIMITED ON users',
  'GRANT CREATE SESSION, CREATE TRIGGER TO erp',
  'CREATE USER alice IDENTIFIED BY "pw-1"',
  'GRANT CREATE SESSION TO alice',
  'CREATE USER app IDENTIFIED BY "pw-1"',
  'GRANT CREATE SESSION TO app',
  'ALTER USER alice GRANT CONNECT THROUGH app',
  'CREATE TABLE erp.logons (n NUMBER GENERATED ALWAYS AS IDENTITY, who VARCHAR2(128), through VARCHAR2(128), program VARCHAR2(128))',
];

const NOTE = `CREATE OR REPLACE TRIGGER erp.note_logon AFTER LOGON ON DATABASE
BEGIN
  INSERT INTO logons (who, through, program)
  VALUES (USER, SYS_CONTEXT('USERENV', 'PROXY_USER'), SYS_CONTEXT('USERENV', 'CURRENT_USER'));
END;`;

const logons = async ({ system }: DriverSandbox) =>
  (await system.execute('SELECT who, through, program FROM erp.logons ORDER BY n')).rows;

const value = async (connection: oracledb.Connection, expression: string) =>
  (await connection.execute<unknown[]>(`SELECT ${expression} FROM dual`)).rows?.[0]?.[0];

describe('a trigger AFTER LOGON ON DATABASE', () => {
  test('runs for everybody in its owner’s right, and commits', async () => {
    const database = await driverSandbox([...USERS, NOTE]);
    const alice = await database.connect('alice', 'pw-1');
    await database.connect('app[alice]', 'pw-1');
    expect(alice.transactionInProgress).toBe(false);
    await alice.rollback();
    expect(await logons(database)).toEqual([
      ['ALICE', null, 'ERP'],
      ['ALICE', 'APP', 'ERP'],
    ]);
    await database.run('ALTER TRIGGER erp.note_logon DISABLE');
    await database.connect('alice', 'pw-1');
    expect(await logons(database)).toHaveLength(2);
  });

  test('sets what the session begins with: a trusted context, settings, variables of packages', async () => {
    const { connect } = await driverSandbox([
      ...USERS,
      'CREATE CONTEXT erp_ctx USING erp.ctx_api',
      'CREATE PACKAGE erp.ctx_api AS tenant VARCHAR2(10); PROCEDURE enter; END;',
      `CREATE PACKAGE BODY erp.ctx_api AS
         PROCEDURE enter IS BEGIN
           tenant := 'T' || LENGTH(USER);
           DBMS_SESSION.SET_CONTEXT('erp_ctx', 'tenant', tenant);
           EXECUTE IMMEDIATE q'[ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD']';
         END;
       END;`,
      'GRANT EXECUTE ON erp.ctx_api TO alice',
      'CREATE TRIGGER erp.enter AFTER LOGON ON DATABASE CALL ctx_api.enter',
    ]);
    const alice = await connect('alice', 'pw-1');
    expect(await value(alice, "SYS_CONTEXT('erp_ctx', 'tenant') || TO_CHAR(DATE '2026-02-03')")).toBe('T52026-02-03');
    const { outBinds } = await alice.execute<{ t: string }>('BEGIN :t := erp.ctx_api.tenant; END;', {
      t: { dir: 3003, maxSize: 10 },
    });
    expect(outBinds?.t).toBe('T5');
  });

  test('that raises keeps people out, and none of its changes stays; whoever administers such triggers gets in', async () => {
    const database = await driverSandbox([
      ...USERS,
      `CREATE TRIGGER erp.guard AFTER LOGON ON DATABASE WHEN (USER <> 'APP')
       BEGIN
         INSERT INTO logons (who) VALUES (USER);
         RAISE_APPLICATION_ERROR(-20001, 'not from here, ' || USER);
       END;`,
    ]);
    const refusal = {
      errorNum: 4088,
      message: [
        "ORA-04088: error during execution of trigger 'ERP.GUARD'",
        'ORA-00604: error occurred at recursive SQL level 1',
        'ORA-20001: not from here, ALICE',
        'ORA-06512: at line 3',
      ].join('\n'),
    };
    await expect(database.connect('alice', 'pw-1')).rejects.toMatchObject({
      errorNum: refusal.errorNum,
      message: expect.stringContaining(refusal.message),
    });
    await database.connect('app', 'pw-1');
    await database.connect('system', database.sandbox.systemPassword);
    expect(await logons(database)).toEqual([]);
    expect((await database.system.execute("SELECT COUNT(*) FROM v$session WHERE username = 'ALICE'")).rows).toEqual([
      [0],
    ]);
  });

  test('that is invalid keeps people out with ORA-04098', async () => {
    const database = await driverSandbox(USERS);
    const created = await database.system.execute(
      'CREATE TRIGGER erp.broken AFTER LOGON ON DATABASE BEGIN no_such_thing; END;',
    );
    expect(created.warning).toMatchObject({ code: 'NJS-700' });
    await expect(database.connect('alice', 'pw-1')).rejects.toThrow(
      "ORA-04098: trigger 'ERP.BROKEN' is invalid and failed re-validation",
    );
    await database.run('DROP TRIGGER erp.broken');
    await database.connect('alice', 'pw-1');
  });

  test('takes its time without holding others up, and can be broken off', async () => {
    const database = await driverSandbox([
      ...USERS,
      "CREATE TRIGGER erp.slow AFTER LOGON ON DATABASE WHEN (USER = 'ALICE') BEGIN DBMS_SESSION.SLEEP(0.3); END;",
    ]);
    const waiting = database.connect('alice', 'pw-1');
    const others = await Promise.race([database.connect('app', 'pw-1').then(() => 'app'), waiting.then(() => 'alice')]);
    expect(others).toBe('app');
    await waiting;
  });
});

describe('a trigger AFTER LOGON ON SCHEMA', () => {
  test('runs for that user only, whom its failure does not keep out', async () => {
    const database = await driverSandbox([
      ...USERS,
      'GRANT INSERT ON erp.logons TO alice',
      "CREATE TRIGGER erp.own AFTER LOGON ON SCHEMA BEGIN INSERT INTO logons (who) VALUES ('own'); END;",
      "CREATE TRIGGER erp.hers AFTER LOGON ON alice.SCHEMA BEGIN INSERT INTO logons (who) VALUES ('hers'); END;",
    ]);
    await database.connect('alice', 'pw-1');
    expect((await logons(database))?.map((row) => row)).toEqual([['hers', null, null]]);
    const erp = await database.connect('erp', 'pw-1');
    await erp.execute('CREATE OR REPLACE TRIGGER own AFTER LOGON ON SCHEMA BEGIN RAISE NO_DATA_FOUND; END;');
    await database.connect('erp', 'pw-1');
  });

  test('is told of in ALL_TRIGGERS', async () => {
    const { system } = await driverSandbox([
      ...USERS,
      'CREATE TRIGGER erp.everybody AFTER LOGON ON DATABASE BEGIN NULL; END;',
      'CREATE TRIGGER erp.hers AFTER LOGON ON alice.SCHEMA BEGIN NULL; END;',
    ]);
    const { rows } = await system.execute(
      `SELECT trigger_name, trigger_type, triggering_event, table_owner, base_object_type, table_name, status
       FROM all_triggers WHERE owner = 'ERP' ORDER BY trigger_name`,
    );
    expect(rows).toEqual([
      ['EVERYBODY', 'AFTER EVENT', 'LOGON', 'SYS', 'DATABASE', null, 'ENABLED'],
      ['HERS', 'AFTER EVENT', 'LOGON', 'ALICE', 'SCHEMA', null, 'ENABLED'],
    ]);
  });
});

test.each([
  ['erp.t BEFORE LOGON ON DATABASE', 'ORA-30508: client logon triggers cannot have BEFORE type'],
  ['erp.t AFTER LOGON ON sys.SCHEMA', 'ORA-30510: system triggers cannot be defined on the schema of SYS user'],
  ['erp.t AFTER LOGON ON nobody.SCHEMA', "ORA-01918: user 'NOBODY' does not exist"],
  ['erp.t AFTER LOGON ON DATABASE FOR EACH ROW', 'ORA-04079: invalid trigger specification'],
  [
    'erp.t AFTER STARTUP ON DATABASE',
    'ORA-03001: unimplemented feature: the sandbox does not support triggers on the event STARTUP',
  ],
  [
    'erp.t BEFORE LOGOFF ON DATABASE',
    'ORA-03001: unimplemented feature: the sandbox does not support triggers on the event LOGOFF',
  ],
])('CREATE TRIGGER %s: %s', async (heading, message) => {
  const { system, connect } = await driverSandbox(USERS);
  await expect(system.execute(`CREATE TRIGGER ${heading} BEGIN NULL; END;`)).rejects.toThrow(message);
  const erp = await connect('erp', 'pw-1');
  await expect(erp.execute('CREATE TRIGGER t AFTER LOGON ON DATABASE BEGIN NULL; END;')).rejects.toThrow('ORA-01031');
});

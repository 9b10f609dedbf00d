import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import oracledb from 'oracledb';
import { onTestFinished } from 'vitest';
import type { CallDescriptor, ParameterDescriptor } from '../../runtime/call-descriptor.js';
import { type ClientOptions, createOracleClient, type OracleClient } from '../../runtime/index.js';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.js';
import { TcpRelay } from './tcp-relay.js';

const PASSWORD = 'Secret-1';

/** ALICE and BOB may be called for through APP; ERP owns a table, a package that writes it, and two with state. */
const SCRIPT = `
CREATE USER erp IDENTIFIED BY "${PASSWORD}" QUOTA UNLIMITED ON users;
GRANT CREATE SESSION, CREATE TABLE, CREATE PROCEDURE TO erp;
CREATE USER app IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO app;
CREATE USER alice IDENTIFIED BY "${PASSWORD}";
CREATE USER bob IDENTIFIED BY "${PASSWORD}";
GRANT CREATE SESSION TO alice, bob;
ALTER USER alice GRANT CONNECT THROUGH app;
ALTER USER bob GRANT CONNECT THROUGH app;

CREATE TABLE erp.parents (id NUMBER PRIMARY KEY);
CREATE TABLE erp.notes (
  id NUMBER PRIMARY KEY,
  author VARCHAR2(128) NOT NULL,
  parent_id NUMBER CONSTRAINT notes_parent_fk REFERENCES erp.parents DEFERRABLE INITIALLY DEFERRED
);

CREATE PACKAGE erp.notes_api AS
  PROCEDURE add(p_id IN NUMBER, p_parent_id IN NUMBER DEFAULT NULL);
  PROCEDURE add_and_fail(p_id IN NUMBER);
  PROCEDURE add_and_commit(p_id IN NUMBER);
  PROCEDURE add_commit_and_fail(p_id IN NUMBER);
  PROCEDURE add_and_roll_back(p_id IN NUMBER);
  PROCEDURE create_table(p_name IN VARCHAR2);
  PROCEDURE pause(p_seconds IN NUMBER);
  FUNCTION count_all RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.notes_api AS
  PROCEDURE add(p_id IN NUMBER, p_parent_id IN NUMBER DEFAULT NULL) IS
  BEGIN
    INSERT INTO notes (id, author, parent_id) VALUES (p_id, sys_context('USERENV', 'SESSION_USER'), p_parent_id);
  END;
  PROCEDURE add_and_fail(p_id IN NUMBER) IS
  BEGIN
    add(p_id);
    raise_application_error(-20001, 'no more notes');
  END;
  PROCEDURE add_and_commit(p_id IN NUMBER) IS
  BEGIN
    add(p_id);
    COMMIT;
  END;
  PROCEDURE add_commit_and_fail(p_id IN NUMBER) IS
  BEGIN
    add(p_id);
    COMMIT;
    raise_application_error(-20002, 'too late');
  END;
  PROCEDURE add_and_roll_back(p_id IN NUMBER) IS
  BEGIN
    add(p_id);
    ROLLBACK;
  END;
  PROCEDURE create_table(p_name IN VARCHAR2) IS
  BEGIN
    EXECUTE IMMEDIATE 'CREATE TABLE erp.' || p_name || ' (x NUMBER)';
  END;
  PROCEDURE pause(p_seconds IN NUMBER) IS
  BEGIN
    sys.dbms_session.sleep(p_seconds);
  END;
  FUNCTION count_all RETURN NUMBER IS
    l_count NUMBER;
  BEGIN
    SELECT COUNT(*) INTO l_count FROM notes;
    RETURN l_count;
  END;
END;
/
CREATE PACKAGE erp.counter AS
  FUNCTION next RETURN NUMBER;
  PROCEDURE next_and_fail;
END;
/
CREATE PACKAGE BODY erp.counter AS
  g_count NUMBER := 0;
  FUNCTION next RETURN NUMBER IS
  BEGIN
    g_count := g_count + 1;
    RETURN g_count;
  END;
  PROCEDURE next_and_fail IS
  BEGIN
    g_count := g_count + 1;
    raise_application_error(-20003, 'counted');
  END;
END;
/
CREATE PACKAGE erp.outer_counter AS
  FUNCTION next RETURN NUMBER;
END;
/
CREATE PACKAGE BODY erp.outer_counter AS
  FUNCTION next RETURN NUMBER IS
  BEGIN
    RETURN erp.counter.next;
  END;
END;
/
GRANT EXECUTE ON erp.notes_api TO alice, bob;
GRANT EXECUTE ON erp.counter TO alice, bob;
GRANT EXECUTE ON erp.outer_counter TO alice, bob;
`;

type Nothing = Readonly<Record<string, never>>;
type Options = { readonly timeout?: number; readonly signal?: AbortSignal };

/** What the client may call. */
export interface Erp {
  readonly notesApi: {
    add(args: { id: number; parentId?: number }, options?: Options): Promise<void>;
    addAndFail(args: { id: number }): Promise<void>;
    addAndCommit(args: { id: number }): Promise<void>;
    addCommitAndFail(args: { id: number }): Promise<void>;
    addAndRollBack(args: { id: number }): Promise<void>;
    createTable(args: { name: string }): Promise<void>;
    pause(args: { seconds: number }, options?: Options): Promise<void>;
    countAll(): Promise<number | null>;
  };
  readonly counter: { next(args?: Nothing): Promise<number | null>; nextAndFail(): Promise<void> };
  readonly outerCounter: { next(): Promise<number | null> };
}

export interface HeldSessions {
  readonly sandbox: Sandbox;
  readonly client: OracleClient<Erp>;
  readonly relay: TcpRelay;
  /** A connection of ERP's own, beside the client. */
  readonly erp: oracledb.Connection;
  /** The notes that are committed, by id. */
  committed(): Promise<readonly number[]>;
  /** How many round trips the server answered while `work` ran. */
  roundTrips(work: () => Promise<unknown>): Promise<number>;
}

/** A sandbox with the objects above, a relay before it, and a client. All is gone after the test. */
export async function heldSessions(options: Partial<ClientOptions> = {}): Promise<HeldSessions> {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-held-'));
  const file = join(folder, 'objects.sql');
  writeFileSync(file, SCRIPT);
  const faults: unknown[] = [];
  const sandbox = await startSandbox({ scripts: [file], onInternalError: (error) => faults.push(error) });
  rmSync(folder, { recursive: true });
  const relay = await TcpRelay.before(sandbox.port);
  const client = connectErp(relay.port, options);
  const erp = await oracledb.getConnection({ connectString: sandbox.connectString, user: 'ERP', password: PASSWORD });
  onTestFinished(async () => {
    await client.$close();
    relay[Symbol.dispose]();
    await erp.close();
    await sandbox.stop();
    if (faults.length > 0) throw new AggregateError(faults, 'faults of the sandbox');
  });
  return {
    sandbox,
    client,
    relay,
    erp,
    committed: async () => {
      const { rows } = await erp.execute<[number]>('select id from notes order by id');
      return (rows ?? []).map(([id]) => id);
    },
    roundTrips: async (work) => {
      const before = sandbox.roundTrips;
      await work();
      return sandbox.roundTrips - before;
    },
  };
}

function connectErp(port: number, options: Partial<ClientOptions>): OracleClient<Erp> {
  const load = (
    packageName: string,
    routines: Readonly<Record<string, Omit<CallDescriptor, 'owner' | 'packageName'>>>,
  ) => {
    const entries = Object.entries(routines).map(([key, routine]) => [key, { owner: 'ERP', packageName, ...routine }]);
    return { name: packageName, load: () => Promise.resolve({ routines: Object.fromEntries(entries) }) };
  };
  return createOracleClient<Erp>(
    {
      format: 1,
      mainSchema: 'erp',
      schemas: {
        erp: {
          owner: 'ERP',
          packages: {
            notesApi: load('NOTES_API', {
              add: {
                name: 'ADD',
                parameters: [number('id'), { ...number('parent_id'), key: 'parentId', defaulted: true }],
              },
              addAndFail: { name: 'ADD_AND_FAIL', parameters: [number('id')] },
              addAndCommit: { name: 'ADD_AND_COMMIT', parameters: [number('id')] },
              addCommitAndFail: { name: 'ADD_COMMIT_AND_FAIL', parameters: [number('id')] },
              addAndRollBack: { name: 'ADD_AND_ROLL_BACK', parameters: [number('id')] },
              createTable: { name: 'CREATE_TABLE', parameters: [TABLE_NAME] },
              pause: { name: 'PAUSE', parameters: [number('seconds')] },
              countAll: { name: 'COUNT_ALL', parameters: [], returns: COUNT },
            }),
            counter: load('COUNTER', {
              next: { name: 'NEXT', parameters: [], returns: COUNT },
              nextAndFail: { name: 'NEXT_AND_FAIL', parameters: [] },
            }),
            outerCounter: load('OUTER_COUNTER', { next: { name: 'NEXT', parameters: [], returns: COUNT } }),
          },
        },
      },
    },
    {
      connectString: `127.0.0.1:${port}/SANDBOX`,
      proxyUser: 'APP',
      credentials: PASSWORD,
      userNames: 'exact',
      ...options,
    },
  );
}

const COUNT = { type: { kind: 'number', declaration: 'NUMBER' } } as const;

const TABLE_NAME: ParameterDescriptor = {
  name: 'P_NAME',
  key: 'name',
  mode: 'IN',
  type: { kind: 'string', declaration: 'VARCHAR2(32767)' },
};

function number(key: string): ParameterDescriptor {
  return { name: `P_${key.toUpperCase()}`, key, mode: 'IN', type: COUNT.type };
}

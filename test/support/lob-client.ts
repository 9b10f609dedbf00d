import { onTestFinished } from 'vitest';
import type { CallDescriptor } from '../../runtime/call-descriptor.js';
import { type CallOptions, type ClientOptions, createOracleClient, type OracleClient } from '../../runtime/index.js';
import { type DriverSandbox, driverSandbox } from './driver-sandbox.js';

const STATEMENTS = [
  'CREATE USER erp NO AUTHENTICATION QUOTA UNLIMITED ON users',
  'CREATE USER app IDENTIFIED BY "secret"',
  'GRANT CREATE SESSION TO app',
  'CREATE USER alice IDENTIFIED BY "never-used"',
  'GRANT CREATE SESSION TO alice',
  'ALTER USER alice GRANT CONNECT THROUGH app',
  'CREATE TABLE erp.docs (id NUMBER, text CLOB, scan BLOB)',
  `CREATE PACKAGE erp.api AS
     PROCEDURE store(p_id NUMBER, p_text CLOB, p_scan BLOB);
     FUNCTION swap(p_id NUMBER, p_text CLOB) RETURN CLOB;
     PROCEDURE fetch_doc(p_id NUMBER, p_text OUT CLOB, p_scan OUT BLOB);
     PROCEDURE touch(p_id NUMBER);
   END;`,
  `CREATE PACKAGE BODY erp.api AS
     PROCEDURE store(p_id NUMBER, p_text CLOB, p_scan BLOB) IS
     BEGIN
       INSERT INTO docs VALUES (p_id, p_text, p_scan);
       IF p_id < 0 THEN RAISE_APPLICATION_ERROR(-20001, 'No such document.'); END IF;
     END;
     FUNCTION swap(p_id NUMBER, p_text CLOB) RETURN CLOB IS
       was CLOB;
     BEGIN
       SELECT text INTO was FROM docs WHERE id = p_id;
       INSERT INTO docs VALUES (p_id + 100, p_text, NULL);
       RETURN was;
     END;
     PROCEDURE fetch_doc(p_id NUMBER, p_text OUT CLOB, p_scan OUT BLOB) IS
     BEGIN
       SELECT text, scan INTO p_text, p_scan FROM docs WHERE id = p_id;
     END;
     PROCEDURE touch(p_id NUMBER) IS BEGIN INSERT INTO docs VALUES (p_id, NULL, NULL); END;
   END;`,
  'GRANT EXECUTE ON erp.api TO PUBLIC',
];

const api = { owner: 'ERP', packageName: 'API' };
const ID = { name: 'P_ID', key: 'id', mode: 'IN', type: { kind: 'number', declaration: 'NUMBER' } } as const;
const CLOB = { kind: 'clob', declaration: 'CLOB' } as const;
const BLOB = { kind: 'blob', declaration: 'BLOB' } as const;

const ROUTINES: Readonly<Record<string, CallDescriptor>> = {
  store: {
    ...api,
    name: 'STORE',
    parameters: [
      ID,
      { name: 'P_TEXT', key: 'text', mode: 'IN', type: CLOB },
      { name: 'P_SCAN', key: 'scan', mode: 'IN', type: BLOB },
    ],
  },
  swap: {
    ...api,
    name: 'SWAP',
    parameters: [ID, { name: 'P_TEXT', key: 'text', mode: 'IN', type: CLOB }],
    returns: { type: CLOB },
  },
  fetch: {
    ...api,
    name: 'FETCH_DOC',
    parameters: [
      ID,
      { name: 'P_TEXT', key: 'text', mode: 'OUT', type: CLOB },
      { name: 'P_SCAN', key: 'scan', mode: 'OUT', type: BLOB },
    ],
  },
  touch: { ...api, name: 'TOUCH', parameters: [ID] },
};

type Stream = AsyncIterable<unknown> & { destroy(): unknown };

export interface LobApi {
  readonly api: {
    store(args: { id: number; text: unknown; scan: unknown }, options?: CallOptions): Promise<void>;
    readonly swap: {
      (args: { id: number; text: unknown }, options?: CallOptions): Promise<string | null>;
      stream(args: { id: number; text: unknown }, options?: CallOptions): Promise<Stream>;
    };
    readonly fetch: {
      (args: { id: number }, options?: CallOptions): Promise<{ text: string | null; scan: Buffer | null }>;
      stream(args: { id: number }, options?: CallOptions): Promise<{ text: Stream; scan: Stream }>;
    };
    touch(args: { id: number }): Promise<void>;
  };
}

export interface LobDatabase extends DriverSandbox {
  readonly client: OracleClient<LobApi>;
  /** The numbers of the documents that were committed. */
  ids(): Promise<number[]>;
}

/** A sandbox with documents, and a client that stores and fetches them as ALICE. */
export async function lobDatabase(options: Partial<ClientOptions> = {}): Promise<LobDatabase> {
  const database = await driverSandbox(STATEMENTS);
  const client = createOracleClient<LobApi>(
    {
      format: 1,
      mainSchema: 'erp',
      schemas: {
        erp: {
          owner: 'ERP',
          packages: { api: { name: 'API', load: () => Promise.resolve({ routines: ROUTINES }) } },
        },
      },
    },
    {
      connectString: database.sandbox.connectString,
      proxyUser: 'APP',
      credentials: 'secret',
      userNames: 'exact',
      ...options,
    },
  );
  onTestFinished(() => client.$close());
  return {
    ...database,
    client,
    ids: async () => {
      const { rows = [] } = await database.system.execute<[number]>('SELECT id FROM erp.docs ORDER BY id');
      return rows.map(([id]) => id);
    },
  };
}

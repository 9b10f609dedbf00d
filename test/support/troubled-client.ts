import { expect, onTestFinished } from 'vitest';
import type { CallDescriptor } from '../../runtime/call-descriptor.js';
import { type CallOptions, type ClientOptions, createOracleClient, type OracleClient } from '../../runtime/index.js';
import type { Sandbox, SandboxOptions } from '../../sandbox/index.js';
import { type DriverSandbox, driverSandbox } from './driver-sandbox.js';

const PACKAGE = [
  'CREATE USER erp NO AUTHENTICATION QUOTA UNLIMITED ON users',
  'CREATE USER app IDENTIFIED BY "secret"',
  'GRANT CREATE SESSION TO app',
  'CREATE TABLE erp.log (who VARCHAR2(128), text VARCHAR2(100))',
  `CREATE PACKAGE erp.api AS
     FUNCTION who RETURN VARCHAR2;
     PROCEDURE note (p_text VARCHAR2);
     PROCEDURE note_slowly (p_text VARCHAR2, p_seconds NUMBER);
   END;`,
  `CREATE PACKAGE BODY erp.api AS
     FUNCTION who RETURN VARCHAR2 IS BEGIN RETURN USER; END;
     PROCEDURE note (p_text VARCHAR2) IS BEGIN INSERT INTO log VALUES (USER, p_text); END;
     PROCEDURE note_slowly (p_text VARCHAR2, p_seconds NUMBER) IS
     BEGIN note(p_text); DBMS_SESSION.SLEEP(p_seconds); END;
   END;`,
  'GRANT EXECUTE ON erp.api TO PUBLIC',
];

const TEXT = { kind: 'string', declaration: 'VARCHAR2(32767)' } as const;
const api = { owner: 'ERP', packageName: 'API' };
const P_TEXT = { name: 'P_TEXT', key: 'text', mode: 'IN', type: TEXT } as const;
const P_SECONDS = {
  name: 'P_SECONDS',
  key: 'seconds',
  mode: 'IN',
  type: { kind: 'number', declaration: 'NUMBER' },
} as const;

const ROUTINES: Readonly<Record<string, CallDescriptor>> = {
  who: { ...api, name: 'WHO', parameters: [], returns: { type: TEXT } },
  note: { ...api, name: 'NOTE', parameters: [P_TEXT] },
  noteSlowly: { ...api, name: 'NOTE_SLOWLY', parameters: [P_TEXT, P_SECONDS] },
};

export interface TroubledClient {
  readonly api: {
    who(args?: object, options?: CallOptions): Promise<string | null>;
    note(args: { text: string }, options?: CallOptions): Promise<void>;
    noteSlowly(args: { text: string; seconds: number }, options?: CallOptions): Promise<void>;
  };
}

export interface Troubled extends DriverSandbox {
  readonly client: OracleClient<TroubledClient>;
  /** A further client of the same sandbox; closed after the test. */
  newClient(options?: Partial<ClientOptions>): OracleClient<TroubledClient>;
  /** What NOTE has written and was committed: `USER: text`, in order. */
  notes(): Promise<string[]>;
  /** Users of all sessions that the server has, without SYSTEM. */
  sessionUsers(): Promise<string[]>;
  /** Resolves when NOTE_SLOWLY runs for the user. */
  untilSlow(user: string): Promise<void>;
}

/** A user who may be reached through APP, whose password is `secret`. */
export function proxied(name: string): string[] {
  return [
    `CREATE USER ${name} IDENTIFIED BY "never-used"`,
    `GRANT CREATE SESSION TO ${name}`,
    `ALTER USER ${name} GRANT CONNECT THROUGH app`,
  ];
}

/** A sandbox with ERP.API, proxied users, and a client whose proxy account is APP; user names are exact. */
export async function troubled(
  users: readonly string[],
  options: Partial<ClientOptions> = {},
  statements: readonly string[] = [],
  server: SandboxOptions = {},
): Promise<Troubled> {
  const database = await driverSandbox([...PACKAGE, ...users.flatMap(proxied), ...statements], server);
  const newClient: Troubled['newClient'] = (own = {}) => openClient(database.sandbox, own);
  const client = newClient(options);
  const texts = async (query: string) => {
    const { rows = [] } = await database.system.execute<[string]>(query);
    return rows.map(([text]) => text);
  };
  return {
    ...database,
    client,
    newClient,
    notes: () => texts(`SELECT who || ': ' || text FROM erp.log`),
    sessionUsers: () => texts(`SELECT username FROM v$session WHERE username <> 'SYSTEM' ORDER BY sid`),
    untilSlow: (user) =>
      expect
        .poll(() => texts(`SELECT username FROM v$session WHERE action = 'NOTE_SLOWLY'`), { timeout: 3_000 })
        .toContain(user),
  };
}

function openClient({ connectString }: Sandbox, options: Partial<ClientOptions>): OracleClient<TroubledClient> {
  const client = createOracleClient<TroubledClient>(
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
      connectString,
      proxyUser: 'APP',
      credentials: 'secret',
      userNames: 'exact',
      ...options,
      timeouts: { lease: 4_000, close: 500, ...options.timeouts },
    },
  );
  onTestFinished(() => client.$close());
  return client;
}

import { onTestFinished } from 'vitest';
import type { CallDescriptor } from '../../runtime/call-descriptor.js';
import { type CallOptions, type ClientOptions, createOracleClient, type OracleClient } from '../../runtime/index.js';
import { type DriverSandbox, driverSandbox } from './driver-sandbox.js';
import { proxied } from './troubled-client.js';

/** ERP.ABOUT tells what a session is like; ERP.SEC sets the trusted context ERP_CTX and a variable of its own. */
const OBJECTS = [
  'CREATE USER erp NO AUTHENTICATION QUOTA UNLIMITED ON users',
  'CREATE USER app IDENTIFIED BY "secret"',
  'GRANT CREATE SESSION TO app',
  'CREATE TABLE erp.log (who VARCHAR2(128), text VARCHAR2(100))',
  `CREATE PACKAGE erp.about AS
     FUNCTION who RETURN VARCHAR2;
     FUNCTION person RETURN VARCHAR2;
     PROCEDURE pose (p_text VARCHAR2);
     FUNCTION nls (p_text VARCHAR2) RETURN VARCHAR2;
     FUNCTION zone RETURN VARCHAR2;
     FUNCTION local_time (p_text VARCHAR2) RETURN VARCHAR2;
     FUNCTION client_context (p_text VARCHAR2) RETURN VARCHAR2;
     PROCEDURE alter_session (p_text VARCHAR2);
     PROCEDURE fail;
   END;`,
  `CREATE PACKAGE BODY erp.about AS
     FUNCTION who RETURN VARCHAR2 IS BEGIN RETURN USER; END;
     FUNCTION person RETURN VARCHAR2 IS BEGIN RETURN SYS_CONTEXT('USERENV', 'CLIENT_IDENTIFIER'); END;
     PROCEDURE pose (p_text VARCHAR2) IS BEGIN DBMS_SESSION.SET_IDENTIFIER(p_text); END;
     FUNCTION nls (p_text VARCHAR2) RETURN VARCHAR2 IS
       l_value VARCHAR2(200);
     BEGIN
       SELECT value INTO l_value FROM nls_session_parameters WHERE parameter = p_text;
       RETURN l_value;
     END;
     FUNCTION zone RETURN VARCHAR2 IS BEGIN RETURN SESSIONTIMEZONE; END;
     FUNCTION local_time (p_text VARCHAR2) RETURN VARCHAR2 IS
     BEGIN
       RETURN TO_CHAR(FROM_TZ(TO_TIMESTAMP(p_text, 'YYYY-MM-DD HH24:MI'), 'UTC') AT LOCAL, 'YYYY-MM-DD HH24:MI TZH:TZM');
     END;
     FUNCTION client_context (p_text VARCHAR2) RETURN VARCHAR2 IS
     BEGIN RETURN SYS_CONTEXT('CLIENTCONTEXT', p_text); END;
     PROCEDURE alter_session (p_text VARCHAR2) IS BEGIN EXECUTE IMMEDIATE 'alter session set ' || p_text; END;
     PROCEDURE fail IS BEGIN RAISE_APPLICATION_ERROR(-20001, 'as asked'); END;
   END;`,
  'CREATE CONTEXT erp_ctx USING erp.sec',
  `CREATE PACKAGE erp.sec AS
     PROCEDURE set_tenant (p_tenant VARCHAR2);
     PROCEDURE note (p_text VARCHAR2);
     PROCEDURE pause (p_seconds NUMBER);
     FUNCTION tenant RETURN VARCHAR2;
     FUNCTION variable RETURN VARCHAR2;
   END;`,
  `CREATE PACKAGE BODY erp.sec AS
     g_tenant VARCHAR2(100);
     PROCEDURE set_tenant (p_tenant VARCHAR2) IS
     BEGIN
       DBMS_SESSION.SET_CONTEXT('ERP_CTX', 'TENANT', p_tenant);
       g_tenant := p_tenant;
     END;
     PROCEDURE note (p_text VARCHAR2) IS BEGIN INSERT INTO log VALUES (USER, p_text); END;
     PROCEDURE pause (p_seconds NUMBER) IS BEGIN DBMS_SESSION.SLEEP(p_seconds); END;
     FUNCTION tenant RETURN VARCHAR2 IS BEGIN RETURN SYS_CONTEXT('ERP_CTX', 'TENANT'); END;
     FUNCTION variable RETURN VARCHAR2 IS BEGIN RETURN g_tenant; END;
   END;`,
  'GRANT EXECUTE ON erp.about TO PUBLIC',
  'GRANT EXECUTE ON erp.sec TO PUBLIC',
  ...['ALICE', 'BOB'].flatMap(proxied),
];

const TEXT = { kind: 'string', declaration: 'VARCHAR2(32767)' } as const;

type Asked = (args?: Readonly<Record<string, never>>, options?: CallOptions) => Promise<string | null>;
type Told = (args: { readonly text: string }, options?: CallOptions) => Promise<string | null>;

export interface IdentityClient {
  readonly about: {
    who: Asked;
    person: Asked;
    pose: Told;
    nls: Told;
    zone: Asked;
    localTime: Told;
    clientContext: Told;
    alterSession: Told;
    fail: Asked;
  };
  readonly sec: { setTenant: Told; note: Told; tenant: Asked; variable: Asked };
}

export interface Identities extends DriverSandbox {
  /** A client whose proxy account is APP; closed after the test. */
  newClient(options?: Partial<ClientOptions>): OracleClient<IdentityClient>;
  /** What ERP.SEC.NOTE has written and was committed: `USER: text`. */
  notes(): Promise<readonly string[]>;
  /** How many round trips the server answered while `work` ran. */
  roundTrips(work: () => Promise<unknown>): Promise<number>;
}

/** A sandbox with the objects above, and ALICE and BOB, who may be called for through APP. */
export async function identities(): Promise<Identities> {
  const database = await driverSandbox(OBJECTS);
  const { sandbox, system } = database;
  return {
    ...database,
    newClient: (options = {}) => {
      const client = createOracleClient<IdentityClient>(MANIFEST, {
        connectString: sandbox.connectString,
        proxyUser: 'APP',
        credentials: 'secret',
        userNames: 'exact',
        ...options,
      });
      onTestFinished(() => client.$close());
      return client;
    },
    notes: async () => {
      const { rows = [] } = await system.execute<[string]>(`SELECT who || ': ' || text FROM erp.log`);
      return rows.map(([text]) => text);
    },
    roundTrips: async (work) => {
      const before = sandbox.roundTrips;
      await work();
      return sandbox.roundTrips - before;
    },
  };
}

const MANIFEST = {
  format: 1,
  mainSchema: 'erp',
  schemas: {
    erp: {
      owner: 'ERP',
      packages: {
        about: packageOf('ABOUT', {
          who: asked('WHO'),
          person: asked('PERSON'),
          pose: procedure(told('POSE')),
          nls: told('NLS'),
          zone: asked('ZONE'),
          localTime: told('LOCAL_TIME'),
          clientContext: told('CLIENT_CONTEXT'),
          alterSession: procedure(told('ALTER_SESSION')),
          fail: procedure(asked('FAIL')),
        }),
        sec: packageOf('SEC', {
          setTenant: procedure(told('SET_TENANT', 'P_TENANT')),
          note: procedure(told('NOTE')),
          tenant: asked('TENANT'),
          variable: asked('VARIABLE'),
        }),
      },
    },
  },
} as const;

type Described = Omit<CallDescriptor, 'owner' | 'packageName'>;

function packageOf(name: string, routines: Readonly<Record<string, Described>>) {
  const described = Object.entries(routines).map(([key, routine]) => [
    key,
    { owner: 'ERP', packageName: name, ...routine },
  ]);
  return { name, load: () => Promise.resolve({ routines: Object.fromEntries(described) }) };
}

function asked(name: string): Described {
  return { name, parameters: [], returns: { type: TEXT } };
}

function told(name: string, parameter = 'P_TEXT'): Described {
  return { ...asked(name), parameters: [{ name: parameter, key: 'text', mode: 'IN', type: TEXT }] };
}

function procedure({ name, parameters }: Described): Described {
  return { name, parameters };
}

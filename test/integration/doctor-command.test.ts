import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { runCli } from '../../generator/cli/run-cli.js';
import type { OracleConfig } from '../../generator/config/oracle-config.js';
import { type DriverSandbox, driverSandbox } from '../support/driver-sandbox.js';

const PASSWORD = 'Secret-1-of-tests';

/** ERP owns, READER reads, ERP_APP logs in for ALICE and BOB. */
const HEALTHY = [
  ...['erp', 'reader', 'erp_app', 'alice', 'bob'].flatMap((name) => [
    `CREATE USER ${name} IDENTIFIED BY "${PASSWORD}"`,
    `GRANT CREATE SESSION TO ${name}`,
  ]),
  'ALTER USER alice GRANT CONNECT THROUGH erp_app',
  'ALTER USER bob GRANT CONNECT THROUGH erp_app',
  'CREATE TABLE erp.customers (id NUMBER)',
  'CREATE TYPE erp.address_t AS OBJECT (street VARCHAR2(30))',
  'CREATE PACKAGE erp.types_api AS TYPE line_t IS RECORD (id NUMBER); END;',
  `CREATE PACKAGE erp.orders_api AS
     PROCEDURE save(p_line types_api.line_t, p_address address_t);
     PROCEDURE keep(p_customer customers%ROWTYPE);
   END;`,
  `CREATE PACKAGE BODY erp.orders_api AS
     PROCEDURE save(p_line types_api.line_t, p_address address_t) IS BEGIN NULL; END;
     PROCEDURE keep(p_customer customers%ROWTYPE) IS BEGIN NULL; END;
   END;`,
  'CREATE FUNCTION erp.twice(p NUMBER) RETURN NUMBER IS BEGIN RETURN 2 * p; END;',
  ...['reader', 'alice', 'bob'].flatMap((name) => [
    `GRANT EXECUTE ON erp.orders_api TO ${name}`,
    `GRANT EXECUTE ON erp.types_api TO ${name}`,
    `GRANT EXECUTE ON erp.address_t TO ${name}`,
    `GRANT EXECUTE ON erp.twice TO ${name}`,
    `GRANT READ ON erp.customers TO ${name}`,
  ]),
  'GRANT SELECT_CATALOG_ROLE TO reader',
];

let folder: string;
let config: string;
let printed: { out: string; err: string };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-doctor-'));
  config = join(folder, 'oracle.config.ts');
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.out += `${line}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    printed.err += `${line}\n`;
  });
  configure({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function configure(more: Partial<OracleConfig>): void {
  const schemas = { ERP: { packages: ['orders_api'], routines: ['twice'] } };
  const written: OracleConfig = { schemas, output: './generated', ...more };
  writeFileSync(config, `export default ${JSON.stringify(written)};`);
}

interface Printed {
  readonly checks: readonly { readonly name: string; readonly status: string; readonly message: string }[];
  readonly ddl: readonly string[];
}

/** `gen-oracle-client doctor …` as READER, users through ERP_APP, unless the environment says otherwise. */
async function doctor(
  { sandbox }: DriverSandbox,
  ...given: readonly (string | Readonly<Record<string, string | undefined>>)[]
) {
  const flags = given.filter((one) => typeof one === 'string');
  const changes = given.filter((one) => typeof one !== 'string');
  printed = { out: '', err: '' };
  for (const [name, value] of Object.entries({
    ORACLE_CONNECT_STRING: sandbox.connectString,
    ORACLE_USER: 'READER',
    ORACLE_PASSWORD: PASSWORD,
    ORACLE_PROXY_USER: 'ERP_APP',
    ORACLE_PROXY_PASSWORD: PASSWORD,
    ...changes[0],
  }))
    vi.stubEnv(name, value);
  const code = await runCli(['doctor', '--config', config, ...flags]);
  return { code, ...printed };
}

async function report(...given: Parameters<typeof doctor>): Promise<Printed & { code: number }> {
  const { code, out } = await doctor(...given, '--json');
  const read: unknown = JSON.parse(out);
  if (!isPrinted(read)) throw new TypeError('no report');
  return { code, ...read };
}

function isPrinted(read: unknown): read is Printed {
  return typeof read === 'object' && read !== null && 'checks' in read && 'ddl' in read;
}

/** What is not as it should be. */
function faults({ checks }: Printed): readonly string[] {
  return checks.filter(({ status }) => status === 'failed').map(({ name, message }) => `${name}: ${message}`);
}

function messageOf({ checks }: Printed, name: string, status?: string): string | undefined {
  return checks.find((check) => check.name === name && (status === undefined || check.status === status))?.message;
}

const USERS = ['--users', 'alice,bob'];

/** Runs what is printed, as a DBA would, until nothing is printed any more. */
async function mend(database: DriverSandbox, ...flags: readonly string[]): Promise<readonly string[]> {
  const run: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { ddl } = await report(database, ...flags);
    if (ddl.length === 0) break;
    await database.run(...ddl);
    run.push(...ddl);
  }
  return run;
}

describe('doctor', () => {
  it('finds nothing where everything is as it should be', async () => {
    const database = await driverSandbox(HEALTHY);
    expect(await doctor(database, ...USERS)).toEqual({
      code: EXIT_CODES.fine,
      err: '',
      out: `✓ connection: READER logs in.
✓ version: Oracle Database 23.9.0.25.10 is supported.
✓ driver: Thin mode: the server asks for no native network encryption, and knows a verifier of the password.
✓ character sets: AL32UTF8, national AL16UTF16.
✓ dictionary: READER reads the ALL_ views.
✓ DBA views: They are visible to READER, and read instead.
✓ room for processes: 2 of UNLIMITED processes are in use: there is room for 10 more.
✓ room for sessions: 2 of UNLIMITED sessions are in use: there is room for 10 more.
✓ packages of ERP: READER sees what is selected: 1 package, 1 standalone routine.
✓ validity of ERP: All units that are visible are valid.
✓ sources: The specifications of 1 package can be read.
✓ proxy account ERP_APP: It logs in, and may do nothing but connect.
✓ failed logins of ERP_APP: FAILED_LOGIN_ATTEMPTS is 10; clients stop after 3.
✓ user ALICE: ERP_APP logs in for ALICE.
✓ user ALICE: ALICE may execute 3 selected units and 1 type.
✓ sessions of ALICE: SESSIONS_PER_USER is UNLIMITED.
✓ user BOB: ERP_APP logs in for BOB.
✓ user BOB: BOB may execute 3 selected units and 1 type.
✓ sessions of BOB: SESSIONS_PER_USER is UNLIMITED.
`,
    });
  });

  it('prints the DDL that mends everything, which then is nothing any more', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'REVOKE SELECT_CATALOG_ROLE FROM reader',
      'REVOKE EXECUTE ON erp.orders_api FROM reader',
      'REVOKE EXECUTE ON erp.twice FROM reader',
      'REVOKE EXECUTE ON erp.orders_api FROM alice',
      'REVOKE EXECUTE ON erp.types_api FROM alice',
      'REVOKE EXECUTE ON erp.address_t FROM alice',
      'REVOKE READ ON erp.customers FROM alice',
      'ALTER USER bob REVOKE CONNECT THROUGH erp_app',
      'REVOKE EXECUTE ON erp.twice FROM bob',
      'CREATE USER "Carol C" IDENTIFIED BY x',
      'ALTER USER "Carol C" GRANT CONNECT THROUGH erp_app',
      'CREATE USER dave IDENTIFIED BY x ACCOUNT LOCK',
      'ALTER USER dave GRANT CONNECT THROUGH erp_app',
    ]);
    const users = ['--users', 'alice,bob,"Carol C",dave'];
    const first = await report(database, ...users);
    expect(first.code).toBe(EXIT_CODES.checkFailed);
    expect(faults(first)).toEqual([
      'packages of ERP: READER does not see ERP.ORDERS_API: either it does not exist, or READER may not execute it.',
      'packages of ERP: READER does not see ERP.TWICE: either it does not exist, or READER may not execute it.',
      'user BOB: ERP_APP cannot log in for BOB: ORA-28150: proxy not authorized to connect as client. The user has not been granted to connect through ERP_APP.',
      expect.stringMatching(
        /^user Carol C: ERP_APP cannot log in for Carol C: ORA-01045: .* The user needs CREATE SESSION, not through a role that ERP_APP may not enable\.$/,
      ),
      'user DAVE: ERP_APP cannot log in for DAVE: ORA-28000: The account is locked. The account DAVE is locked.',
    ]);
    expect(first.ddl).toEqual([
      'ALTER USER BOB GRANT CONNECT THROUGH ERP_APP',
      'ALTER USER DAVE ACCOUNT UNLOCK',
      'GRANT CREATE SESSION TO "Carol C"',
      'GRANT EXECUTE ON ERP.ORDERS_API TO READER',
      'GRANT EXECUTE ON ERP.TWICE TO READER',
    ]);
    expect(await mend(database, ...users)).toEqual([
      ...first.ddl,
      'GRANT CREATE SESSION TO DAVE',
      'GRANT EXECUTE ON ERP.ADDRESS_T TO "Carol C"',
      'GRANT EXECUTE ON ERP.ADDRESS_T TO ALICE',
      'GRANT EXECUTE ON ERP.ORDERS_API TO "Carol C"',
      'GRANT EXECUTE ON ERP.ORDERS_API TO ALICE',
      'GRANT EXECUTE ON ERP.TWICE TO "Carol C"',
      'GRANT EXECUTE ON ERP.TWICE TO BOB',
      'GRANT EXECUTE ON ERP.TYPES_API TO "Carol C"',
      'GRANT EXECUTE ON ERP.TYPES_API TO ALICE',
      'GRANT READ ON ERP.CUSTOMERS TO "Carol C"',
      'GRANT READ ON ERP.CUSTOMERS TO ALICE',
      'GRANT EXECUTE ON ERP.ADDRESS_T TO DAVE',
      'GRANT EXECUTE ON ERP.ORDERS_API TO DAVE',
      'GRANT EXECUTE ON ERP.TWICE TO DAVE',
      'GRANT EXECUTE ON ERP.TYPES_API TO DAVE',
      'GRANT READ ON ERP.CUSTOMERS TO DAVE',
    ]);
    const last = await report(database, ...users);
    expect({ code: last.code, faults: faults(last), ddl: last.ddl }).toEqual({
      code: EXIT_CODES.fine,
      faults: [],
      ddl: [],
    });
  });

  it('prints the DDL as statements to be run, for the users of the configuration', async () => {
    const database = await driverSandbox([...HEALTHY, 'REVOKE EXECUTE ON erp.twice FROM alice']);
    configure({ doctor: { users: ['alice'] } });
    const { code, out } = await doctor(database);
    expect(code).toBe(EXIT_CODES.checkFailed);
    expect(out).toContain('\n✗ user ALICE: ALICE may not execute ERP.TWICE.\n');
    expect(out).toMatch(/\n\n-- What mends it, for a DBA to run:\nGRANT EXECUTE ON ERP\.TWICE TO ALICE;\n$/);
  });

  it('grants to a role, if asked to, and makes it', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'REVOKE EXECUTE ON erp.twice FROM alice',
      'REVOKE EXECUTE ON erp.twice FROM bob',
    ]);
    expect(await mend(database, ...USERS, '--role', 'clerk')).toEqual([
      'CREATE ROLE CLERK',
      'GRANT CLERK TO ALICE',
      'GRANT CLERK TO BOB',
      'GRANT EXECUTE ON ERP.TWICE TO CLERK',
    ]);
    expect((await report(database, ...USERS)).code).toBe(EXIT_CODES.fine);
  });

  it('says that a role does not count which the proxy account may not enable', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'REVOKE EXECUTE ON erp.twice FROM alice',
      'CREATE ROLE clerk',
      'GRANT EXECUTE ON erp.twice TO clerk',
      'GRANT clerk TO alice',
      'ALTER USER alice GRANT CONNECT THROUGH erp_app WITH NO ROLES',
    ]);
    expect(faults(await report(database, ...USERS))).toEqual([
      'user ALICE: ALICE may not execute ERP.TWICE. Roles that are granted but not enabled in this session do not count: CLERK.',
    ]);
    await mend(database, ...USERS);
    expect((await report(database, ...USERS)).code).toBe(EXIT_CODES.fine);
  });

  it('needs no privilege on a table whose rows have a subtype', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'REVOKE READ ON erp.customers FROM alice',
      'CREATE OR REPLACE PACKAGE erp.types_api AS TYPE line_t IS RECORD (id NUMBER); SUBTYPE customer_t IS customers%ROWTYPE; END;',
      'ALTER PACKAGE erp.orders_api COMPILE',
    ]);
    expect(faults(await report(database, ...USERS))).toEqual([
      'user ALICE: ALICE has no privilege on ERP.CUSTOMERS, whose rows are parameters. Rather than granting that, declare a SUBTYPE of the row in a package and name it in types.rows.',
    ]);
    configure({ types: { rows: { 'erp.customers': 'erp.types_api.customer_t' } } });
    expect(faults(await report(database, ...USERS))).toEqual([]);
  });

  it('shows why packages are invalid', async () => {
    const database = await driverSandbox(HEALTHY);
    const compile = `CREATE OR REPLACE PACKAGE BODY erp.orders_api AS
  PROCEDURE save(p_line types_api.line_t, p_address address_t) IS BEGIN nonsense; END;
  PROCEDURE keep(p_customer customers%ROWTYPE) IS BEGIN NULL; END;
END;`;
    await database.run(compile);
    const broken = await report(database);
    expect(broken.code).toBe(EXIT_CODES.checkFailed);
    expect(faults(broken)).toEqual([
      expect.stringMatching(
        /^validity of ERP: The package body ERP\.ORDERS_API has errors; line 2: PLS-00201: .*NONSENSE.* \(and 1 more\)\. Correct its source\.$/,
      ),
    ]);
    expect(broken.ddl).toEqual([]);
  });

  it('compiles what was merely invalidated', async () => {
    const database = await driverSandbox([...HEALTHY, 'ALTER TABLE erp.customers ADD (name VARCHAR2(10))']);
    const { code, ddl } = await report(database);
    expect(code).toBe(EXIT_CODES.fine);
    expect(ddl).toEqual(['ALTER PACKAGE ERP.ORDERS_API COMPILE', 'ALTER PACKAGE ERP.ORDERS_API COMPILE BODY']);
    await database.run(...ddl);
    expect((await report(database)).ddl).toEqual([]);
  });

  it('says what it may not see', async () => {
    const database = await driverSandbox([...HEALTHY, 'REVOKE SELECT_CATALOG_ROLE FROM reader']);
    configure({ schemas: { ERP: { packages: ['orders_api', 'nosuch_*'], routines: [] } } });
    const found = await report(database);
    expect(found.code).toBe(EXIT_CODES.checkFailed);
    expect(found.ddl).toEqual([]);
    expect(found.checks.filter(({ status }) => status === 'unchecked').map(({ name }) => name)).toEqual([
      'DBA views',
      'room for sessions',
      'validity of ERP',
      'users',
    ]);
    expect(faults(found)).toEqual([
      'packages of ERP: READER does not see anything of ERP like NOSUCH_*: either it does not exist, or READER may not execute it.',
    ]);
  });

  it('tells names that are not there', async () => {
    const database = await driverSandbox([...HEALTHY, 'REVOKE EXECUTE ON erp.types_api FROM reader']);
    configure({ schemas: { ERP: { packages: ['*_api', 'nosuch', 'x*'], routines: ['nosuch_too'] } } });
    const found = await report(database);
    expect(faults(found)).toEqual([
      'packages of ERP: There is no package or routine ERP.NOSUCH.',
      'packages of ERP: There is no package or routine of ERP like X*.',
      'packages of ERP: There is no package or routine ERP.NOSUCH_TOO.',
    ]);
    expect(found.ddl).toEqual([]);
  });

  it('follows synonyms to what users must be allowed', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'CREATE USER shop IDENTIFIED BY x',
      'CREATE SYNONYM shop.orders FOR erp.orders_api',
      'REVOKE EXECUTE ON erp.orders_api FROM alice',
    ]);
    configure({ schemas: { SHOP: { packages: ['orders'], routines: [] } } });
    expect((await report(database, ...USERS)).ddl).toEqual(['GRANT EXECUTE ON ERP.ORDERS_API TO ALICE']);
    await database.run('CREATE PUBLIC SYNONYM shared FOR erp.orders_api');
    configure({ schemas: { SHOP: { packages: ['orders', 'shared'], routines: [] } } });
    expect(faults(await report(database))).toEqual([
      'packages of SHOP: There is no SHOP.SHARED, only a public synonym of that name for ERP.ORDERS_API. Configure it under the schema ERP.',
    ]);
  });

  it('warns of a proxy account that may do more than connect, and of narrow limits', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'GRANT EXECUTE ANY PROCEDURE TO erp_app',
      'GRANT DBA TO erp_app',
      'CREATE PROFILE web LIMIT SESSIONS_PER_USER 4 FAILED_LOGIN_ATTEMPTS 3',
      'ALTER USER erp_app PROFILE web',
      'ALTER USER alice PROFILE web',
    ]);
    const found = await report(database, ...USERS, '--sessions', '5');
    expect(found.code).toBe(EXIT_CODES.fine);
    expect(messageOf(found, 'proxy account ERP_APP', 'warning')).toMatch(
      /^It has the roles .*\bDBA\b.* and .* ANY .*\. Who gets its password gets that, too: a proxy account needs CREATE SESSION and nothing else\.$/,
    );
    expect(messageOf(found, 'failed logins of ERP_APP', 'warning')).toMatch(/^FAILED_LOGIN_ATTEMPTS is 3: /);
    expect(messageOf(found, 'sessions of ALICE', 'warning')).toMatch(/^SESSIONS_PER_USER is 4: /);
    expect(messageOf(found, 'sessions of BOB')).toBe('SESSIONS_PER_USER is UNLIMITED.');
    expect(messageOf(await report(database, ...USERS, '--sessions', '4'), 'sessions of ALICE', 'ok')).toBe(
      'SESSIONS_PER_USER is 4.',
    );
  });

  it('does not guess about a user to whom the dictionary shows everything', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'REVOKE EXECUTE ON erp.twice FROM alice',
      'GRANT CREATE ANY PROCEDURE TO alice',
    ]);
    expect(messageOf(await report(database, '--users', 'alice'), 'user ALICE', 'unchecked')).toMatch(
      /what he may execute cannot be told/,
    );
  });

  it('tells a user who does not exist, and one who must give his password', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'ALTER USER bob GRANT CONNECT THROUGH erp_app AUTHENTICATION REQUIRED',
    ]);
    const found = await report(database, '--users', 'nobody,bob');
    expect(faults(found)).toEqual([
      expect.stringMatching(/^user NOBODY: .* There is no user NOBODY\.$/),
      expect.stringMatching(/^user BOB: .*ORA-28183.* AUTHENTICATION REQUIRED/),
    ]);
    expect(found.ddl).toEqual([]);
  });

  it('tries a wrong password of the proxy account once only', async () => {
    const database = await driverSandbox([
      ...HEALTHY,
      'CREATE PROFILE strict LIMIT FAILED_LOGIN_ATTEMPTS 2',
      'ALTER USER erp_app PROFILE strict',
      'ALTER USER erp_app IDENTIFIED BY "Other-2"',
    ]);
    const found = await report(database, ...USERS);
    expect(found.code).toBe(EXIT_CODES.checkFailed);
    expect(faults(found)).toEqual([expect.stringMatching(/^proxy account ERP_APP: .*ORA-01017/)]);
    expect(messageOf(found, 'user ALICE', 'unchecked')).toMatch(/^Without a login of ERP_APP/);
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
    // One more would lock it.
    await database.connect('erp_app', 'Other-2');
  });

  it('goes by one account for both where there is no other', async () => {
    const database = await driverSandbox([...HEALTHY, 'ALTER USER alice GRANT CONNECT THROUGH erp']);
    const environment = { ORACLE_USER: 'ERP', ORACLE_PROXY_USER: undefined, ORACLE_PROXY_PASSWORD: undefined };
    const found = await report(database, environment, '--users', 'alice');
    expect({ code: found.code, faults: faults(found) }).toEqual({ code: EXIT_CODES.fine, faults: [] });
    expect(messageOf(found, 'user ALICE')).toBe('ERP logs in for ALICE.');
    const none = await report(database, environment);
    expect(messageOf(none, 'users', 'unchecked')).toMatch(/^None are named/);
    expect(none.checks.some(({ name }) => name.startsWith('proxy account'))).toBe(false);
  });

  it('mends the accounts themselves', async () => {
    const database = await driverSandbox([...HEALTHY, 'ALTER USER erp_app ACCOUNT LOCK']);
    const locked = await report(database, ...USERS);
    expect(locked.ddl).toEqual(['ALTER USER ERP_APP ACCOUNT UNLOCK']);
    await database.run(...locked.ddl, 'REVOKE CREATE SESSION FROM erp_app');
    const refused = await report(database, ...USERS);
    expect(refused.ddl).toEqual(['GRANT CREATE SESSION TO ERP_APP']);
    await database.run(...refused.ddl);
    expect((await report(database, ...USERS)).code).toBe(EXIT_CODES.fine);
  });

  it('ends with 3 when the reading account is refused or nothing answers', async () => {
    const database = await driverSandbox([...HEALTHY, 'REVOKE CREATE SESSION FROM reader']);
    const refused = await report(database, ...USERS);
    expect(refused.code).toBe(EXIT_CODES.database);
    expect(refused.ddl).toEqual(['GRANT CREATE SESSION TO READER']);
    expect(messageOf(refused, 'everything else', 'unchecked')).toBe(
      'Without a login of READER nothing more can be found out.',
    );
    await database.sandbox.stop();
    const gone = await report(database, ...USERS);
    expect({ code: gone.code, ddl: gone.ddl }).toEqual({ code: EXIT_CODES.database, ddl: [] });
    expect(messageOf(gone, 'connection', 'failed')).toMatch(/NJS-503: .* check host and port/);
  });

  it.each([
    [['--users', 'a b,c]', '--sessions', '0'], /--sessions must be an integer number from 1/],
    [['--users', 'alice,"'], /""" of --users is not a user's name|of --users is not a user's name/],
    [['--role', 'a.b'], /"a\.b" of --role is not a user's name/],
  ])('refuses %j', async (flags, message) => {
    const database = await driverSandbox();
    const { code, out, err } = await doctor(database, ...flags);
    expect({ code, out }).toEqual({ code: EXIT_CODES.usage, out: '' });
    expect(err).toMatch(message);
  });
});

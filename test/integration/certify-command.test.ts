import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import oracledb from 'oracledb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { privileges } from '../../generator/cli/certify/cases/endings.js';
import { CASES } from '../../generator/cli/certify/cases.js';
import type { CertificationCase } from '../../generator/cli/certify/certification-case.js';
import type { CertificationReport } from '../../generator/cli/certify/report.js';
import { type CertificationRun, runCertification } from '../../generator/cli/certify/run-certification.js';
import { withThrowAwayUsers } from '../../generator/cli/certify/throw-away-users.js';
import { certifyCommand } from '../../generator/cli/certify-command.js';
import { EXIT_CODES } from '../../generator/cli/exit-codes.js';
import { type Sandbox, startSandbox } from '../../sandbox/index.js';
import { type CliFolder, cliFolder } from '../support/cli.js';

const PASSWORD = 'Secret-1-of-tests';

/** What the guide tells a DBA to grant, and too little of it. */
const ACCOUNTS = [
  `CREATE USER certifier IDENTIFIED BY "${PASSWORD}"`,
  'GRANT CREATE SESSION, CREATE USER, ALTER USER, DROP USER TO certifier',
  'GRANT CREATE SESSION, CREATE TABLE, CREATE TYPE, CREATE PROCEDURE TO certifier WITH ADMIN OPTION',
  `CREATE USER creator IDENTIFIED BY "${PASSWORD}"`,
  'GRANT CREATE SESSION, CREATE USER, ALTER USER, DROP USER TO creator',
  `CREATE USER nobody IDENTIFIED BY "${PASSWORD}"`,
  'GRANT CREATE SESSION TO nobody',
];

let sandbox: Sandbox;
let system: oracledb.Connection;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { connectString, systemPassword } = sandbox;
  system = await oracledb.getConnection({ user: 'SYSTEM', password: systemPassword, connectString });
  for (const statement of ACCOUNTS) await system.execute(statement);
});
afterEach(async () => {
  sandbox.faults.clear();
  expect(await throwAwayUsers()).toEqual([]);
});
afterAll(async () => {
  await system.close();
  await sandbox.stop();
});

async function throwAwayUsers(): Promise<readonly unknown[]> {
  const { rows = [] } = await system.execute<readonly unknown[]>(
    "SELECT username FROM all_users WHERE username LIKE 'GOC%' ORDER BY username",
  );
  return rows.map(([name]) => name);
}

/** `gen-oracle-client certify` as this account. */
async function certify(user: string, folder: CliFolder = cliFolder()) {
  folder.configure({ schemas: { ERP: {} }, output: './generated' });
  vi.stubEnv('ORACLE_CONNECT_STRING', sandbox.connectString);
  vi.stubEnv('ORACLE_USER', user);
  vi.stubEnv('ORACLE_PASSWORD', PASSWORD);
  return folder.run('certify', '--output', folder.file('report.json'));
}

function readReport(folder: CliFolder): { readonly text: string; readonly report: CertificationReport } {
  const text = readFileSync(folder.file('report.json'), 'utf8');
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) throw new TypeError('no report');
  return { text, report };
}

function isReport(value: unknown): value is CertificationReport {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}

/** `certify` with cases of the test, in this process. */
function run(cases: readonly CertificationCase[], more: Partial<CertificationRun> = {}) {
  return runCertification(account('CERTIFIER'), { ...surroundings(), cases, progress: () => undefined, ...more });
}

function surroundings() {
  return { tell: () => undefined, stopping: new AbortController().signal };
}

function account(user: string) {
  return { connectString: sandbox.connectString, user, password: PASSWORD };
}

const SLEEPING: CertificationCase = {
  name: 'sleeping',
  about: 'for the test',
  packages: ['sleeping'],
  statements: [
    'CREATE PACKAGE sleeping AS PROCEDURE sleep; END;',
    'CREATE PACKAGE BODY sleeping AS PROCEDURE sleep IS BEGIN DBMS_SESSION.SLEEP(60); END; END;',
  ],
  catalog: 'SLEEPING.SLEEP()',
  calls: [{ user: 'ALICE', routine: 'SLEEPING.SLEEP', gives: 'null' }],
};

describe('certify', () => {
  it('passes all cases on the sandbox, with the privileges of the guide, and leaves nothing but the report', async () => {
    const folder = cliFolder();
    const { exitCode, out, err } = await certify('CERTIFIER', folder);
    const { text, report } = readReport(folder);
    const differing = report.cases.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'differed'));
    expect(differing).toEqual([]);
    expect(exitCode).toBe(EXIT_CODES.fine);
    expect(report).toMatchObject({
      format: 1,
      sandbox: true,
      database: { product: 'Oracle Database 23ai Free', version: '23.9.0.25.10', characterSet: 'AL32UTF8' },
      client: { driver: oracledb.versionString, mode: 'thin', node: process.version },
      date: new Date().toISOString().slice(0, 10),
      differed: 0,
      passed: report.cases.flatMap(({ checks }) => checks).length,
    });
    expect(report.cases.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name));
    expect(report.cases[0]?.checks.at(-1)).toMatchObject({ outcome: 'passed' });
    expect(out).toContain(`✓ ${CASES[0]?.name}: ${CASES[0]?.about}\n`);
    expect(out).toContain(`${report.passed} passed, 0 differed.\nThis database is the sandbox`);
    expect(err).toMatch(/^Creates the users GOC_[0-9A-F]{8}_OWNER, .*DROP USER GOC_[0-9A-F]{8}_BOB CASCADE;\n$/s);
    for (const secret of [PASSWORD, sandbox.connectString, '127.0.0.1', 'CERTIFIER', 'GOC_'])
      expect(text).not.toContain(secret);
  });

  it('reports what differs, with what was expected and the statements, and exits with 1', async () => {
    const [choices = privileges] = CASES.filter(({ name }) => name === 'defaults and overloads');
    const [first, ...others] = choices.calls;
    if (first === undefined) throw new TypeError('the case has calls');
    const wrong = { ...choices, calls: [{ ...first, gives: '"hello world 2"' }, ...others] };
    const folder = cliFolder();
    folder.configure({ schemas: { ERP: {} }, output: './generated' });
    vi.stubEnv('ORACLE_PASSWORD', PASSWORD);
    const flags = {
      config: folder.file('oracle.config.ts'),
      connectString: sandbox.connectString,
      user: 'CERTIFIER',
      output: folder.file('report.json'),
      sandbox: false,
      verbose: false,
    };
    expect(await certifyCommand({ ...flags, json: false }, [wrong])).toBe(EXIT_CODES.checkFailed);
    const { report } = readReport(folder);
    expect(report).toMatchObject({ differed: 1, passed: others.length + 2 });
    expect(report.cases[0]).toMatchObject({ name: choices.name, outcome: 'differed', statements: choices.statements });
    expect(report.cases[0]?.checks.filter(({ outcome }) => outcome === 'differed')).toEqual([
      {
        check: 'ALICE: CHOICES.GREET',
        outcome: 'differed',
        expected: '"hello world 2"',
        actual: '"hello world 1"',
        // It is the first call of ALICE, whose session is set up before.
        sent: [
          expect.stringContaining('alter session set TIME_ZONE'),
          expect.stringContaining('"OWNER"."CHOICES"."GREET"'),
        ],
      },
    ]);
    expect(folder.printed.out).toContain(
      `✗ ${choices.name}: ${choices.about}: 1 of ${others.length + 3} differed\n    ALICE: CHOICES.GREET\n      expected "hello world 2"\n      actual   "hello world 1"\n\n`,
    );
    Object.assign(folder.printed, { out: '', err: '' });
    expect(await certifyCommand({ ...flags, json: true }, [privileges])).toBe(EXIT_CODES.fine);
    expect(JSON.parse(folder.printed.out)).toEqual({ file: flags.output, report: readReport(folder).report, left: [] });
  });

  it.each(['23ai', '19c', '12.1'] as const)('knows what a %s has', async (version) => {
    await using other = await startSandbox({ version });
    const { connectString, systemPassword } = other;
    const system = { connectString, user: 'SYSTEM', password: systemPassword };
    const options = { ...surroundings(), cases: CASES.slice(-1), progress: () => undefined };
    const { report } = await runCertification(system, options);
    expect(report.cases.flatMap(({ checks }) => checks.map(({ check, outcome }) => [check, outcome]))).toEqual([
      ['statements', 'passed'],
      ['catalog', 'passed'],
      ['ALL_ARGUMENTS', 'passed'],
    ]);
    expect(report.sandbox).toBe(true);
  });

  it('leaves out what a release does not have', async () => {
    const { report } = await run([{ ...privileges, since: 24 }]);
    expect(report.cases).toEqual([]);
  });
});

describe('a case that is not as expected', () => {
  it('is said to differ by one character, in results, errors, the catalog and the statements', async () => {
    const [first, second] = privileges.calls;
    if (first === undefined || second === undefined) throw new TypeError('the case has two calls');
    const wrong: CertificationCase = {
      ...privileges,
      statements: [...privileges.statements, 'CREATE PROCEDURE privileged_wrongly IS BEGIN nothing_there; END;'],
      catalog: 'PRIVILEGED.WHO() RETURN NUMBER',
      calls: [
        { ...first, gives: '"alice"' },
        { ...second, gives: ['a', 'b'] },
      ],
    };
    const { report } = await run([wrong]);
    expect(report).toMatchObject({ passed: 0, differed: 4 });
    expect(report.cases[0]?.checks.map(({ expected, actual }) => [expected, actual])).toEqual([
      [
        'created',
        `PRIVILEGED_WRONGLY, line 1: PLS-00201: identifier 'NOTHING_THERE' must be declared\nPRIVILEGED_WRONGLY, line 1: PL/SQL: Statement ignored`,
      ],
      ['PRIVILEGED.WHO() RETURN NUMBER', 'PRIVILEGED.WHO() RETURN VARCHAR2'],
      ['"alice"', '"ALICE"'],
      ['a\nor\nb', `DatabaseError: ORA-06550: PLS-00201: identifier 'OWNER.PRIVILEGED' must be declared (not-started)`],
    ]);
  });
});

describe('the throw-away users', () => {
  it('are not created by an account that lacks privileges, which are named', async () => {
    expect(await certify('NOBODY')).toEqual({
      exitCode: EXIT_CODES.database,
      out: '',
      err: 'gen-oracle-client: NOBODY lacks CREATE USER, ALTER USER, DROP USER. certify creates users, which needs these privileges, and users can be granted only what NOBODY may pass on. Let a DBA run: GRANT CREATE USER, ALTER USER, DROP USER TO NOBODY; GRANT CREATE SESSION, CREATE TABLE, CREATE TYPE, CREATE PROCEDURE TO NOBODY WITH ADMIN OPTION;\n',
    });
  });

  it('are dropped when the account may not grant them anything', async () => {
    const { exitCode, err } = await certify('CREATOR');
    expect(exitCode).toBe(EXIT_CODES.database);
    expect(err).toMatch(
      /GRANT CREATE SESSION TO GOC_\w+_OWNER was refused: ORA-01031: .* Let a DBA run: .* GRANT CREATE SESSION, CREATE TABLE, CREATE TYPE, CREATE PROCEDURE TO CREATOR WITH ADMIN OPTION;\n$/,
    );
  });

  it('are dropped when a case fails in the middle', async () => {
    const broken = {
      ...privileges,
      calls: [{ user: 'ALICE', routine: 'PRIVILEGED.WHO', json: '[]', gives: '' }],
    } as const;
    await expect(run([broken])).rejects.toThrow('ALICE: PRIVILEGED.WHO [] is not written as it should be');
  });

  it('are dropped when one of them cannot log in, which is an error of the database', async () => {
    sandbox.faults.onLogin = ({ proxyClient }) =>
      proxyClient === undefined ? undefined : { kind: 'refuse', code: 28150, message: 'proxy not authorized' };
    const { exitCode, err } = await certify('CERTIFIER');
    expect(exitCode).toBe(EXIT_CODES.database);
    expect(err).toMatch(/gen-oracle-client: A user of certify cannot log in: .*ORA-28150/);
  });

  it('are dropped when a call is interrupted', async () => {
    const stopping = new AbortController();
    sandbox.faults.onCall = ({ statement = '' }) => {
      if (statement.includes('SLEEPING') && statement.includes('SLEEP')) setTimeout(() => stopping.abort(), 50);
      return undefined;
    };
    await expect(run([SLEEPING], { stopping: stopping.signal })).rejects.toThrow('aborted');
  });

  it('are dropped once their sessions have ended', async () => {
    const { result, left } = await withThrowAwayUsers(account('CERTIFIER'), surroundings(), async ({ owner }) => {
      const session = await oracledb.getConnection(owner);
      setTimeout(() => void session.close(), 400);
      return owner.user;
    });
    expect(left).toEqual([]);
    expect(result).toMatch(/^GOC_[0-9A-F]{8}_OWNER$/);
  });

  it('are named, with the statements that drop them, when their sessions do not end', async () => {
    const told: string[] = [];
    const around = { ...surroundings(), tell: (text: string) => told.push(text), dropPatience: 300 };
    const { result, left } = await withThrowAwayUsers(account('CERTIFIER'), around, ({ owner }) =>
      oracledb.getConnection(owner),
    );
    await result.close();
    const [owner] = left;
    expect(left).toHaveLength(1);
    expect(told.at(-1)).toBe(
      `Users could not be dropped: ORA-01940: cannot drop a user that is currently connected. Do it by hand:\nDROP USER ${owner} CASCADE;`,
    );
    expect(await throwAwayUsers()).toEqual(left);
    await system.execute(`DROP USER ${owner} CASCADE`);
  });
});

/** As users run it: built, which `npm test` does before the tests. */
const MAIN = fileURLToPath(new URL('../../dist/generator/cli/main.js', import.meta.url));

it('Ctrl+C stops the program, which then drops its users', async () => {
  const folder = cliFolder();
  const environment = {
    ORACLE_CONNECT_STRING: sandbox.connectString,
    ORACLE_USER: 'CERTIFIER',
    ORACLE_PASSWORD: PASSWORD,
  };
  const child = spawn(process.execPath, [MAIN, 'certify', '--verbose'], {
    cwd: folder.path,
    env: { ...process.env, ...environment },
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    if (!err.includes('Case 2 of ') && `${err}${chunk}`.includes('Case 2 of ')) child.kill('SIGINT');
    err += chunk;
  });
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  expect(err).toContain('Interrupted: there is no report.');
  expect(exitCode).toBe(EXIT_CODES.cancelled);
  expect(await throwAwayUsers()).toEqual([]);
  expect(() => readFileSync(join(folder.path, 'oracle-certification-sandbox-23.9.0.25.10.json'))).toThrow('ENOENT');
});

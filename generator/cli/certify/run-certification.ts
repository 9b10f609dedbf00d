import { databaseVersion } from '../../catalog/database-version.js';
import { LiveDictionary } from '../../catalog/live-dictionary.js';
import { loadDriver } from '../../catalog/load-driver.js';
import type { Progress } from '../../catalog/progress.js';
import { ViewReader } from '../../catalog/view-reader.js';
import { allSource } from '../../catalog/views/all-source.js';
import { productComponentVersion } from '../../catalog/views/product-component-version.js';
import { withConnection } from '../../catalog/with-connection.js';
import type { Connection as Account } from '../../config/config.js';
import { nlsDatabaseParameters } from '../../doctor/views.js';
import { packageVersion } from '../package-version.js';
import type { CertificationCase } from './certification-case.js';
import {
  type CaseReport,
  type CertificationReport,
  type ClientFacts,
  countChecks,
  type DatabaseFacts,
} from './report.js';
import { runCase } from './run-case.js';
import { type Session, type Surroundings, type ThrowAwayUsers, withThrowAwayUsers } from './throw-away-users.js';

export interface CertificationRun extends Surroundings {
  readonly cases: readonly CertificationCase[];
  readonly progress: Progress;
}

/**
 * Runs the cases in throw-away users of a database.
 * @param account may create users
 * @returns the report, and the users that could not be dropped
 * @throws DatabaseError when the account may not, or the database cannot be reached; the reason of `stopping`
 */
export async function runCertification(
  account: Account,
  run: CertificationRun,
): Promise<{ readonly report: CertificationReport; readonly left: readonly string[] }> {
  const { result, left } = await withThrowAwayUsers(account, run, (users) => certify(users, run));
  return { report: result, left };
}

async function certify(users: ThrowAwayUsers, run: CertificationRun): Promise<CertificationReport> {
  return withConnection(users.owner, async (session) => {
    const { stopping, progress } = run;
    const facts = await readFacts(session);
    // What is declared without BYTE or CHAR is to mean the same everywhere.
    await session.execute('ALTER SESSION SET NLS_LENGTH_SEMANTICS = BYTE');
    const dictionary = await LiveDictionary.open(session, users.owner.user);
    const release = Math.floor(session.oracleServerVersion / 100_000_000);
    const cases: CaseReport[] = [];
    const wanted = run.cases.filter(({ since = 0 }) => since <= release);
    for (const [index, one] of wanted.entries()) {
      stopping.throwIfAborted();
      progress(`Case ${index + 1} of ${wanted.length}: ${one.name}`);
      cases.push(await runCase(one, { users, session, dictionary, release, stopping }));
    }
    return {
      format: 1,
      ...facts,
      date: new Date().toISOString().slice(0, 10),
      passed: countChecks(cases, 'passed'),
      differed: countChecks(cases, 'differed'),
      cases,
    };
  });
}

async function readFacts(
  session: Session,
): Promise<{ readonly sandbox: boolean; readonly database: DatabaseFacts; readonly client: ClientFacts }> {
  const reader = new ViewReader(session);
  const components = await reader.query(productComponentVersion);
  const parameters = await reader.query(nlsDatabaseParameters);
  const parameter = (name: string) => parameters.find(({ PARAMETER }) => PARAMETER === name)?.VALUE ?? 'not known';
  return {
    sandbox: !(await hasStandard(reader)),
    database: {
      product: components.find(({ PRODUCT }) => PRODUCT?.startsWith('Oracle') === true)?.PRODUCT?.trim() ?? 'not known',
      version: databaseVersion(components) ?? session.oracleServerVersionString,
      characterSet: parameter('NLS_CHARACTERSET'),
      nationalCharacterSet: parameter('NLS_NCHAR_CHARACTERSET'),
    },
    client: {
      version: packageVersion(),
      driver: (await loadDriver()).versionString,
      mode: session.thin ? 'thin' : 'thick',
      node: process.version,
    },
  };
}

/**
 * Whether the package that declares PL/SQL's own types is there. Every Oracle database has it, and everybody may read its specification; the sandbox, which says
 * of itself that it is an Oracle of some release, has its types built in.
 */
async function hasStandard(reader: ViewReader): Promise<boolean> {
  const rows = await reader.query(allSource, {
    equal: { OWNER: 'SYS', NAME: 'STANDARD', TYPE: 'PACKAGE', LINE: 1 },
  });
  return rows.length > 0;
}

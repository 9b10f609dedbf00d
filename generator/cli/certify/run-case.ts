import { buildCatalog } from '../../catalog/build-catalog.js';
import type { LiveDictionary } from '../../catalog/live-dictionary.js';
import { readDictionary } from '../../catalog/read-dictionary.js';
import type { Config } from '../../config/config.js';
import { parseConfig } from '../../config/parse-config.js';
import { GeneratorError } from '../../errors/generator-error.js';
import type { Catalog } from '../../model/catalog.js';
import type { ClientPlan } from '../../plan/client-plan.js';
import { exactSettings } from '../call/exact-settings.js';
import { argumentLines } from './argument-lines.js';
import { openCaseClient } from './case-client.js';
import { catalogLines } from './catalog-lines.js';
import { type CertificationCase, describeCall, textsFor } from './certification-case.js';
import { createObjects } from './create-objects.js';
import { type CaseReport, type CheckReport, checked } from './report.js';
import type { Session, ThrowAwayUsers } from './throw-away-users.js';

/** Where cases run. */
export interface Stage {
  readonly users: ThrowAwayUsers;
  /** Of the owner of the packages. */
  readonly session: Session;
  /** Read by the owner. */
  readonly dictionary: LiveDictionary;
  /** `19`, `23` */
  readonly release: number;
  /** Aborted to stop in the middle. */
  readonly stopping: AbortSignal;
}

/**
 * Runs a case, and compares what it gives with what it should: whole texts, in which the users are called OWNER, APP, ALICE and BOB.
 * @throws DatabaseError when the users cannot log in any more; the reason of `stopping`
 */
export async function runCase(one: CertificationCase, stage: Stage): Promise<CaseReport> {
  const { users, release, stopping } = stage;
  const checks: CheckReport[] = [];
  const check = (what: string, expected: readonly string[], actual: string, sent: readonly string[] = []) => {
    const renamed = (text: string) => text.replaceAll(users.prefix, '');
    checks.push(checked(what, expected, renamed(actual), sent.map(renamed)));
  };
  check('statements', ['created'], await createObjects(one, stage));
  stopping.throwIfAborted();
  const config = configOf(one, users);
  const read = await readClient(one, config, stage);
  check('catalog', textsFor(one.catalog, release), typeof read === 'string' ? read : catalogLines(read.catalog));
  if (one.rows !== undefined) check('ALL_ARGUMENTS', textsFor(one.rows, release), await argumentLines(one, stage));
  if (typeof read !== 'string') {
    await using client = await openCaseClient(read.plan, config, stage);
    for (const call of one.calls) {
      stopping.throwIfAborted();
      const { text, sent } = await client.call(call);
      stopping.throwIfAborted();
      check(describeCall(call), textsFor(call.gives, release), text, sent);
    }
  }
  const { name, about, statements } = one;
  const outcome = checks.every((made) => made.outcome === 'passed') ? 'passed' : 'differed';
  return { name, about, outcome, checks, statements };
}

function configOf(
  { packages, routines = [], cursors, implicitResults, collections }: CertificationCase,
  users: ThrowAwayUsers,
): Config {
  return parseConfig(
    {
      connection: users.owner,
      schemas: { OWNER: { owner: users.owner.user, packages, routines } },
      output: 'generated',
      naming: { stripParameterPrefixes: ['p_'] },
      ...(cursors === undefined ? {} : { cursors }),
      ...(implicitResults === undefined ? {} : { implicitResults }),
      ...(collections === undefined ? {} : { types: { collections } }),
    },
    { file: 'a case of certify', folder: '.' },
  );
}

interface ReadClient {
  readonly catalog: Catalog;
  readonly plan: ClientPlan;
}

/** The client over the case's packages, as `generate` or `call` would plan it; or what the dictionary was found to be. */
async function readClient(one: CertificationCase, config: Config, { dictionary }: Stage): Promise<ReadClient | string> {
  const { planClient } = await import('../../plan/plan-client.js');
  try {
    const catalog = buildCatalog(await readDictionary(dictionary, config));
    const nothing = { cursors: new Map(), implicitResults: new Map() };
    return {
      catalog,
      plan: planClient(catalog, one.numbers === 'client' ? config : exactSettings(config, catalog, nothing)),
    };
  } catch (error) {
    if (error instanceof GeneratorError) return `${error.name}: ${error.message}`;
    throw error;
  }
}

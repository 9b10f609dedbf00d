import type { Connection } from 'oracledb';
import { buildCatalog } from '../catalog/build-catalog.js';
import type { Dictionary } from '../catalog/dictionary.js';
import { LiveDictionary } from '../catalog/live-dictionary.js';
import { readDictionary } from '../catalog/read-dictionary.js';
import { ViewReader } from '../catalog/view-reader.js';
import type { Config } from '../config/config.js';
import { formatSqlName } from '../config/sql-name.js';
import { ask } from './ask.js';
import { accountName } from './attempt-login.js';
import { type Check, unchecked } from './check.js';
import { checkCapacity } from './checks/capacity.js';
import { checkCharacterSets, checkMode, checkVersion } from './checks/database.js';
import { checkDictionaryViews } from './checks/dictionary-views.js';
import { checkInvalidUnits } from './checks/invalid-units.js';
import { checkSelectedObjects, type SelectedObjects } from './checks/selected-objects.js';
import { checkSources } from './checks/sources.js';
import { type Needs, needsOf } from './needs.js';
import { allUsers, dbaRoles } from './views.js';

/** What is found out over the account that reads the dictionary, and needed for the users. */
export interface Findings {
  /** Null when the packages cannot be read. */
  readonly needs: Needs | null;
  /** Undefined where that cannot be told. */
  readonly users: ReadonlySet<string> | undefined;
  /** Makes the role that grants go to, where it is known not to exist. */
  readonly createRole: readonly string[];
}

/**
 * The database, and the packages as the generator sees them.
 * @param checks gets what was looked at
 */
export async function examineDatabase(
  connection: Connection,
  config: Config,
  { role, sessions }: { readonly role: string | null; readonly sessions: number },
  checks: Check[],
): Promise<Findings> {
  const account = accountName(config.connection);
  const reader = new ViewReader(connection);
  checks.push(checkVersion(connection), checkMode(connection), await checkCharacterSets(connection, reader));
  const views = await checkDictionaryViews(connection, account);
  checks.push(...views.checks, ...(await checkCapacity(reader, sessions)));
  const needs = views.checks.some(({ status }) => status === 'failed')
    ? null
    : await examinePackages(await LiveDictionary.open(connection, account), config, views.isDba, checks);
  if (needs === null) checks.push(unchecked('packages', 'Without these views they cannot be read.'));
  const users = await ask(reader, allUsers);
  return {
    needs,
    users: 'rows' in users ? new Set(users.rows) : undefined,
    createRole: await createRole(reader, role),
  };
}

async function examinePackages(
  dictionary: Dictionary,
  config: Config,
  isDba: boolean,
  checks: Check[],
): Promise<Needs> {
  const account = accountName(config.connection);
  const selected: SelectedObjects[] = [];
  for (const schema of config.schemas) {
    const found = await checkSelectedObjects(dictionary, schema, account, isDba);
    checks.push(...found.checks);
    selected.push(found.selected);
  }
  const units = selected.flatMap(({ own, targets }) => [...own, ...targets]);
  checks.push(...(await checkInvalidUnits(dictionary, units, account, isDba)));
  checks.push(...(await checkSources(dictionary, units)));
  const schemas = selected.map(({ found }) => found);
  const catalog = buildCatalog(await readDictionary(dictionary, { schemas, cursors: new Map() }));
  return needsOf(selected, catalog, config);
}

async function createRole(reader: ViewReader, role: string | null): Promise<readonly string[]> {
  if (role === null) return [];
  const roles = await ask(reader, dbaRoles);
  return 'rows' in roles && !roles.rows.includes(role) ? [`CREATE ROLE ${formatSqlName(role)}`] : [];
}

import type { ViewSource } from '../../catalog/dictionary.js';
import { followSynonyms } from '../../catalog/follow-synonyms.js';
import { OBJECT_TYPES } from '../../catalog/select-objects.js';
import { allObjects, type ObjectRow } from '../../catalog/views/all-objects.js';
import type { SchemaSelection } from '../../config/config.js';
import type { NamePattern } from '../../config/name-pattern.js';
import { formatSqlPath } from '../../config/sql-name.js';
import { PackageNotFoundError } from '../../errors/generator-error.js';
import { type Check, count, failed, ok } from '../check.js';
import { grantObject } from '../ddl.js';

/** What the configuration selects in one schema, as far as the account sees it. */
export interface SelectedObjects {
  /** The schema's own packages and routines. */
  readonly own: readonly ObjectRow[];
  /** What private synonyms of the schema stand for. */
  readonly targets: readonly ObjectRow[];
  /** The part of the selection that was found: what can be read. */
  readonly found: SchemaSelection;
}

/**
 * Which of the selected packages and routines the account sees.
 * @param isDba whether it sees everything that there is
 */
export async function checkSelectedObjects(
  reader: ViewSource,
  schema: SchemaSelection,
  account: string,
  isDba: boolean,
): Promise<{ readonly checks: readonly Check[]; readonly selected: SelectedObjects }> {
  const name = `packages of ${schema.name}`;
  const visible = await reader.query(allObjects, {
    equal: { OWNER: schema.owner },
    oneOf: { column: 'OBJECT_TYPE', values: OBJECT_TYPES },
  });
  const own = visible.filter((row) => isMeant(row, schema));
  const { targets, aliases, complaints } = await synonymsOf(reader, schema, visible, account);
  const isFound = (pattern: NamePattern, rows: readonly ObjectRow[]) =>
    rows.some((row) => pattern.matches(row.OBJECT_NAME)) || aliases.has(pattern.name);
  const packages = schema.packages.filter((pattern) => isFound(pattern, visible.filter(isPackage)));
  const routines = schema.routines.filter((pattern) => isFound(pattern, visible.filter(isStandalone)));
  const missing = [
    ...schema.packages.filter((pattern) => !packages.includes(pattern)),
    ...schema.routines.filter((pattern) => !routines.includes(pattern) && pattern.name !== '*'),
  ];
  const checks: Check[] = [
    ...complaints.map((complaint) => failed(name, complaint)),
    ...missing.map((pattern) => missingCheck(name, pattern, schema, account, isDba)),
  ];
  if (checks.length === 0) {
    const all = [...own, ...targets];
    const counts = [
      count(all.filter(isPackage).length, 'package'),
      count(all.filter(isStandalone).length, 'standalone routine'),
    ];
    checks.push(ok(name, `${account} sees what is selected: ${counts.join(', ')}.`));
  }
  const isLost = (pattern: NamePattern) => aliases.get(pattern.name) === 'lost';
  const found = {
    ...schema,
    packages: packages.filter((pattern) => !isLost(pattern)),
    routines: routines.filter((pattern) => !isLost(pattern)),
  };
  return { checks, selected: { own, targets, found } };
}

/** What may not be executed is not seen; the grant fails where there is nothing of the name. */
function missingCheck(
  name: string,
  { name: pattern, literal }: NamePattern,
  { owner }: SchemaSelection,
  account: string,
  isDba: boolean,
): Check {
  const what = literal ? formatSqlPath([owner, pattern]) : `anything of ${owner} like ${pattern}`;
  if (isDba) return failed(name, `There is no package or routine ${literal ? what : `of ${owner} like ${pattern}`}.`);
  return failed(
    name,
    `${account} does not see ${what}: either it does not exist, or ${account} may not execute it.`,
    literal ? [grantObject('EXECUTE', [owner, pattern], { user: account, role: null })] : [],
  );
}

async function synonymsOf(reader: ViewSource, schema: SchemaSelection, visible: readonly ObjectRow[], account: string) {
  const targets: ObjectRow[] = [];
  const aliases = new Map<string, 'found' | 'lost'>();
  const complaints: string[] = [];
  // One at a time, so that one that leads nowhere does not hide the others.
  for (const pattern of [...schema.packages, ...schema.routines]) {
    if (!pattern.literal || visible.some((row) => row.OBJECT_NAME === pattern.name)) continue;
    try {
      const only = { ...schema, packages: [pattern], routines: [] };
      for (const { object, target } of await followSynonyms(reader, only, visible, account)) {
        targets.push(target);
        aliases.set(object.OBJECT_NAME, 'found');
      }
    } catch (error) {
      if (!(error instanceof PackageNotFoundError)) throw error;
      complaints.push(error.message);
      aliases.set(pattern.name, 'lost');
    }
  }
  return { targets, aliases, complaints };
}

function isMeant(row: ObjectRow, schema: SchemaSelection): boolean {
  return (
    patternsFor(row, schema).some((pattern) => pattern.matches(row.OBJECT_NAME)) &&
    !schema.exclude.some((pattern) => pattern.matches(row.OBJECT_NAME))
  );
}

function patternsFor(row: ObjectRow, { packages, routines }: SchemaSelection): readonly NamePattern[] {
  return isPackage(row) ? packages : routines;
}

function isPackage({ OBJECT_TYPE }: ObjectRow): boolean {
  return OBJECT_TYPE === 'PACKAGE';
}

function isStandalone(row: ObjectRow): boolean {
  return !isPackage(row);
}

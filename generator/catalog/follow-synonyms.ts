import type { SchemaSelection } from '../config/config.js';
import { formatSqlName, formatSqlPath } from '../config/sql-name.js';
import { PackageNotFoundError } from '../errors/generator-error.js';
import type { ViewSource } from './dictionary.js';
import type { SchemaRows } from './rows.js';
import { OBJECT_TYPES } from './select-objects.js';
import { allObjects, type ObjectRow } from './views/all-objects.js';
import { allSynonyms, type SynonymRow } from './views/all-synonyms.js';

/** A package or routine that the configuration names by a private synonym of its schema. */
export interface Alias {
  /** As if it were the schema's own, under the synonym's name. */
  readonly object: ObjectRow;
  /** What the synonym stands for in the end. */
  readonly target: ObjectRow;
}

/** More are a circle, which Oracle refuses with ORA-01775. */
const MAX_CHAIN = 20;

/**
 * The exact names of the configuration that are no objects of the schema, where they are synonyms. Calls go through the synonym, as an application's would,
 * so that it may stand for something else where the client runs. Patterns mean the schema's own objects only.
 * @param account that reads, for messages; null for recorded rows
 * @throws PackageNotFoundError for a synonym that leads nowhere, or a public one, which belongs to no schema
 */
export async function followSynonyms(
  reader: ViewSource,
  selection: SchemaSelection,
  visible: readonly ObjectRow[],
  account: string | null,
): Promise<readonly Alias[]> {
  const known = new Set(visible.map((row) => row.OBJECT_NAME));
  const missing = [...selection.packages, ...selection.routines]
    .filter((pattern) => pattern.literal && !known.has(pattern.name))
    .map((pattern) => pattern.name);
  const found = await readSynonyms(reader, missing);
  const aliases: Alias[] = [];
  for (const name of missing) {
    const target = await follow(reader, found, selection.owner, name, account);
    if (target !== undefined)
      aliases.push({ target, object: { ...target, OWNER: selection.owner, OBJECT_NAME: name } });
  }
  return aliases;
}

async function readSynonyms(reader: ViewSource, names: readonly string[]): Promise<readonly SynonymRow[]> {
  return reader.query(allSynonyms, { oneOf: { column: 'SYNONYM_NAME', values: [...new Set(names)] } });
}

async function follow(
  reader: ViewSource,
  found: readonly SynonymRow[],
  owner: string,
  name: string,
  account: string | null,
): Promise<ObjectRow | undefined> {
  const named = formatSqlPath([owner, name]);
  const first = privateSynonym(found, owner, name);
  if (first === undefined) {
    const shared = found.find((row) => row.OWNER === 'PUBLIC' && row.SYNONYM_NAME === name);
    if (shared !== undefined) throw publicSynonym(shared, named);
    return undefined;
  }
  let synonym: SynonymRow = first;
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const { TABLE_OWNER, TABLE_NAME, DB_LINK }: SynonymRow = synonym;
    if (DB_LINK !== null || TABLE_OWNER === null) throw remoteSynonym(named, DB_LINK);
    const objects = await reader.query(allObjects, {
      equal: { OWNER: TABLE_OWNER },
      oneOf: { column: 'OBJECT_NAME', values: [TABLE_NAME] },
    });
    const unit = objects.find((row) => OBJECT_TYPES.some((type) => type === row.OBJECT_TYPE));
    if (unit !== undefined) return unit;
    const next = privateSynonym(await readSynonyms(reader, [TABLE_NAME]), TABLE_OWNER, TABLE_NAME);
    if (next === undefined) throw invisibleTarget(named, formatSqlPath([TABLE_OWNER, TABLE_NAME]), account);
    synonym = next;
  }
  throw new PackageNotFoundError(`The synonym ${named} leads back to itself.`);
}

function privateSynonym(rows: readonly SynonymRow[], owner: string, name: string): SynonymRow | undefined {
  return rows.find((row) => row.OWNER === owner && row.SYNONYM_NAME === name);
}

function publicSynonym({ TABLE_OWNER, TABLE_NAME }: SynonymRow, named: string): PackageNotFoundError {
  const schema = TABLE_OWNER === null ? '' : formatSqlName(TABLE_OWNER);
  return new PackageNotFoundError(
    `There is no ${named}, only a public synonym of that name for ${schema}.${formatSqlName(TABLE_NAME)}. Configure it under the schema ${schema}.`,
  );
}

function remoteSynonym(named: string, link: string | null): PackageNotFoundError {
  return new PackageNotFoundError(
    `${named} is a synonym for something in another database${link === null ? '' : ` (link ${link})`}, whose declarations this one does not know. Wrap it in a package here.`,
  );
}

function invisibleTarget(named: string, target: string, account: string | null): PackageNotFoundError {
  if (account === null)
    return new PackageNotFoundError(
      `${named} is a synonym for ${target}, which is not among the recorded rows. Record them anew with the same configuration.`,
    );
  return new PackageNotFoundError(
    `${named} is a synonym for ${target}, which is no package, procedure or function that ${account} may see. Check what it stands for, or: GRANT EXECUTE ON ${target} TO ${account};`,
  );
}

/** What a synonym stands for, which has the errors and the grants; anything else is itself. */
export function unitOf(object: ObjectRow, { aliases = [] }: Pick<SchemaRows, 'aliases'>): ObjectRow {
  return aliases.find((alias) => alias.object === object)?.target ?? object;
}

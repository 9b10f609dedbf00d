import type { Config, Connection, SchemaSelection } from '../../config/config.js';
import { parseNamePattern } from '../../config/name-pattern.js';
import { formatSqlName, formatSqlPath, parseSqlName, parseSqlPath } from '../../config/sql-name.js';
import { type GeneratorError, PackageNotFoundError, UsageError } from '../../errors/generator-error.js';
import type { Catalog } from '../../model/catalog.js';

/** A routine as the command line names it, and the schema that it may be in. */
export interface RoutineName {
  readonly schema: SchemaSelection;
  /** Exact spelling; null for a standalone routine. */
  readonly packageName: string | null;
  /** Exact spelling. */
  readonly name: string;
}

/**
 * What `[SCHEMA.][PACKAGE.]ROUTINE` can mean, the likeliest first: a package of the main schema, of another one, a standalone routine.
 * @throws UsageError for what is no such name
 */
export function routineNames(text: string, schemaFlag: string | undefined, config: Config): readonly RoutineName[] {
  const parts = parseSqlPath(text);
  const [first, second, third] = parts ?? [];
  if (parts === undefined || first === undefined || parts.length > 3)
    throw new UsageError(`"${text}" is not a routine's name. Write PACKAGE.ROUTINE or SCHEMA.PACKAGE.ROUTINE.`);
  const own = schemaFlag === undefined ? undefined : schemaNamed(parseSchema(schemaFlag), config);
  if (third !== undefined && second !== undefined) {
    if (own !== undefined && own.name !== first)
      throw new UsageError(`${text} names the schema ${first}, but --schema the schema ${own.name}.`);
    return [{ schema: schemaNamed(first, config), packageName: second, name: third }];
  }
  const schemas = own === undefined ? mainFirst(config) : [own];
  if (second === undefined) return schemas.map((schema) => ({ schema, packageName: null, name: first }));
  const packaged = schemas.map((schema) => ({ schema, packageName: first, name: second }));
  if (own !== undefined) return packaged;
  return [...packaged, { schema: schemaNamed(first, config), packageName: null, name: second }];
}

/**
 * Reads the package, or the standalone routine, that the first fitting name means.
 * @param readers who may read it, in the order in which they are asked
 * @throws GeneratorError what the first reader said of the first name when nobody sees any of them
 */
export async function readRoutine(
  names: readonly RoutineName[],
  readers: readonly Connection[],
  config: Config,
): Promise<{ readonly routine: RoutineName; readonly catalog: Catalog }> {
  const { readCatalog } = await import('../../catalog/read-catalog.js');
  let first: GeneratorError | undefined;
  for (const connection of readers) {
    for (const routine of names) {
      try {
        const catalog = await readCatalog({
          ...config,
          connection,
          schemas: [onlyUnitOf(routine)],
          cursors: new Map(),
        });
        return { routine, catalog };
      } catch (error) {
        if (!(error instanceof PackageNotFoundError)) throw error;
        first ??= error;
      }
    }
  }
  throw first ?? new TypeError('nobody to read the dictionary');
}

/** What the configuration, or what was recorded, says about the package's routines, or the standalone one. */
export function within<T>(
  given: ReadonlyMap<string, T>,
  { schema, packageName, name }: RoutineName,
): ReadonlyMap<string, T> {
  const unit = formatSqlPath([schema.name, packageName ?? name]);
  return new Map([...given].filter(([path]) => path === unit || path.startsWith(`${unit}.`)));
}

/**
 * The package, or the standalone routine, of a saved catalog that the first fitting name means.
 * @throws UsageError when the catalog has none of them
 */
export function routineOfCatalog(
  names: readonly RoutineName[],
  { schemas, ...rest }: Catalog,
  file: string,
): { readonly routine: RoutineName; readonly catalog: Catalog } {
  for (const routine of names) {
    const only = schemas.flatMap((schema) => {
      if (schema.name !== routine.schema.name) return [];
      const packages = schema.packages.filter(({ name }) => name === routine.packageName);
      const standalone =
        routine.packageName === null ? schema.standalone.filter(({ name }) => name === routine.name) : [];
      return packages.length + standalone.length === 0 ? [] : [{ ...schema, packages, standalone }];
    });
    if (only.length > 0) return { routine, catalog: { ...rest, schemas: only } };
  }
  const [first] = names;
  throw new UsageError(`${file} has no ${first === undefined ? 'such routine' : pathOfRoutine(first)}.`);
}

/** `ERP.ORDERS_API.CREATE_ORDER` */
export function pathOfRoutine({ schema, packageName, name }: RoutineName): string {
  return formatSqlPath([schema.name, ...(packageName === null ? [] : [packageName]), name]);
}

function onlyUnitOf({ schema, packageName, name }: RoutineName): SchemaSelection {
  const pattern = parseNamePattern(`"${packageName ?? name}"`);
  if (pattern === undefined) throw new TypeError(`${packageName ?? name} cannot be quoted`);
  return {
    ...schema,
    packages: packageName === null ? [] : [pattern],
    routines: packageName === null ? [pattern] : [],
    exclude: [],
  };
}

function parseSchema(text: string): string {
  const name = parseSqlName(text);
  if (name === undefined) throw new UsageError(`"${text}" of --schema is not a schema's name.`);
  return name;
}

/** A schema that the configuration does not have is called as it is. */
function schemaNamed(name: string, { schemas }: Config): SchemaSelection {
  return (
    schemas.find((schema) => schema.name === name) ?? { name, owner: name, packages: [], routines: [], exclude: [] }
  );
}

function mainFirst({ schemas, mainSchema }: Config): readonly SchemaSelection[] {
  const main = schemas.filter(({ name }) => name === mainSchema);
  return [...main, ...schemas.filter(({ name }) => name !== mainSchema)];
}

/** A user's name as SQL writes it: `alice` is ALICE, `"alice"` is exact. */
export function parseUser(text: string, flag: string): string {
  const name = parseSqlName(text);
  if (name === undefined)
    throw new UsageError(`"${text}" of ${flag} is not a user's name. Write it as in SQL: ALICE, or "Alice" in quotes.`);
  return name;
}

/** The account on behalf of a user, as the driver takes it. */
export function onBehalfOf(account: Connection, user: string | null): Connection {
  return user === null ? account : { ...account, user: `${account.user}[${formatSqlName(user)}]` };
}

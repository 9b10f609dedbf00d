/** The generator as a library: what `oracle.config.ts` and build scripts import. */

import type { OracleConfig } from './config/oracle-config.js';
import type { GenerateOptions, GenerateReport } from './generate.js';
import type { Catalog } from './model/catalog.js';
import type { CatalogSource } from './read-catalog-from.js';

export type {
  ColumnConfig,
  CursorRowConfig,
  CursorSampleConfig,
  CursorSamplesConfig,
  CursorsConfig,
  MappedColumnConfig,
  SampleArgument,
} from './config/cursors-config.js';
export type {
  ConnectionConfig,
  DoctorConfig,
  NamingConfig,
  OracleConfig,
  SchemaConfig,
} from './config/oracle-config.js';
export { defineConfig } from './config/oracle-config.js';
export type { SandboxConfig } from './config/sandbox-config.js';
export type {
  ClassesConfig,
  CollectionForm,
  CollectionMapping,
  FractionMapping,
  NumberMapping,
  OwnCollectionMapping,
  OwnMapping,
  ParameterMapping,
  TypeRules,
  TypesConfig,
  ZonedDate,
  ZonedMapping,
  ZonelessDate,
  ZonelessMapping,
} from './config/types-config.js';
export type { ZodConfig } from './config/zod-config.js';
export {
  ConfigError,
  DatabaseError,
  DictionaryError,
  GeneratorError,
  OutputError,
  PackageNotFoundError,
  RecordingError,
} from './errors/generator-error.js';
export type { GenerateOptions, GenerateReport } from './generate.js';
export type {
  Catalog,
  Package,
  Parameter,
  ParameterMode,
  Schema,
  SqlOnly,
  StandaloneSubprogram,
  Subprogram,
} from './model/catalog.js';
export type * from './model/composite-type.js';
export type * from './model/data-type.js';
export type { Omission, UnsupportedTypePlan, Warning } from './plan/client-plan.js';

export type { CatalogSource } from './read-catalog-from.js';

/** What relative paths in a configuration are relative to; the working directory by default. */
interface Folder {
  readonly folder?: string;
}

/**
 * Reads the database, or what `from` names, and writes the client, as `gen-oracle-client generate` does, but from a configuration at hand. The environment is not
 * read.
 * @param options with a catalog from `introspect` nothing is read
 * @throws GeneratorError in one of its kinds; nothing is half-written then
 */
export async function generate(
  config: OracleConfig,
  options: GenerateOptions & Folder & { readonly catalog?: Catalog } = {},
): Promise<GenerateReport> {
  const { generateClient, writeClient } = await import('./generate.js');
  const parsed = await parse(config, options);
  return options.catalog === undefined
    ? generateClient(parsed, options)
    : writeClient(options.catalog, parsed, options);
}

/**
 * What the data dictionary says about the configured schemas, as `gen-oracle-client pull` writes it to a file.
 * @throws GeneratorError in one of its kinds
 */
export async function introspect(config: OracleConfig, options: CatalogSource & Folder = {}): Promise<Catalog> {
  const { readCatalogFrom } = await import('./read-catalog-from.js');
  return (await readCatalogFrom(await parse(config, options), options)).catalog;
}

async function parse(config: OracleConfig, { folder = process.cwd() }: Folder) {
  const { parseConfig } = await import('./config/parse-config.js');
  return parseConfig(config, { file: 'the configuration', folder });
}

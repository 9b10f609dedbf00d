/** The generator as a library: what `oracle.config.ts` and build scripts import. */

import type { OracleConfig } from './config/oracle-config.js';
import type { GenerateOptions, GenerateReport } from './generate.js';

export type {
  ColumnConfig,
  CursorRowConfig,
  CursorSampleConfig,
  CursorSamplesConfig,
  CursorsConfig,
  MappedColumnConfig,
  SampleArgument,
} from './config/cursors-config.js';
export type { ConnectionConfig, NamingConfig, OracleConfig, SchemaConfig } from './config/oracle-config.js';
export { defineConfig } from './config/oracle-config.js';
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
export {
  ConfigError,
  DatabaseError,
  DictionaryError,
  GeneratorError,
  OutputError,
  PackageNotFoundError,
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

/**
 * Reads the database and writes the client, as `gen-oracle-client generate` does, but from a configuration at hand. The environment is not read.
 * @param folder what relative paths in the configuration are relative to; the working directory by default
 * @throws GeneratorError in one of its kinds; nothing is half-written then
 */
export async function generate(
  config: OracleConfig,
  options: GenerateOptions & { readonly folder?: string } = {},
): Promise<GenerateReport> {
  const { parseConfig } = await import('./config/parse-config.js');
  const { generateClient } = await import('./generate.js');
  return generateClient(
    parseConfig(config, { file: 'the configuration', folder: options.folder ?? process.cwd() }),
    options,
  );
}

import { buildCatalog } from '../../../../generator/catalog/build-catalog.js';
import type { DictionaryRows } from '../../../../generator/catalog/rows.js';
import type { CursorsConfig, ImplicitResultsConfig } from '../../../../generator/config/cursors-config.js';
import type { NamingConfig } from '../../../../generator/config/oracle-config.js';
import { parseConfig } from '../../../../generator/config/parse-config.js';
import type { TypesConfig } from '../../../../generator/config/types-config.js';
import { type EmittedFile, emitClient } from '../../../../generator/emit/emit-client.js';
import type { Catalog } from '../../../../generator/model/catalog.js';
import type { ClientPlan } from '../../../../generator/plan/client-plan.js';
import { planClient } from '../../../../generator/plan/plan-client.js';

/** What the configuration would plan for these rows. */
export function planRows(rows: DictionaryRows, naming?: NamingConfig, types?: TypesConfig): ClientPlan {
  return planCatalog(buildCatalog(rows), naming, types);
}

export function planCatalog(
  catalog: Catalog,
  naming: NamingConfig = {},
  types: TypesConfig = {},
  cursors: CursorsConfig = {},
  implicitResults: ImplicitResultsConfig = {},
): ClientPlan {
  const schemas = Object.fromEntries(catalog.schemas.map((schema) => [`"${schema.name}"`, {}]));
  const config = parseConfig(
    { schemas, output: 'generated', naming, types, cursors, implicitResults },
    { file: 'oracle.config.ts', folder: '/' },
  );
  return planClient(catalog, config);
}

export function emitRows(rows: DictionaryRows, naming?: NamingConfig, types?: TypesConfig): readonly EmittedFile[] {
  return emitClient(planRows(rows, naming, types));
}

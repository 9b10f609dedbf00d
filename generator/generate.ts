import type { Config } from './config/config.js';
import type { EmittedFile } from './emit/emit-client.js';
import type { Catalog } from './model/catalog.js';
import type { OutputChanges } from './output/compare-output.js';
import type { Omission, UnsupportedTypePlan, Warning } from './plan/client-plan.js';
import { type CatalogSource, readCatalogFrom } from './read-catalog-from.js';

export interface GenerateOptions extends CatalogSource {
  /** Only find out what would change. */
  readonly dryRun?: boolean | undefined;
  /** Write nothing when there is anything to say about the client: omissions, warnings or notes. */
  readonly strict?: boolean | undefined;
}

export interface GenerateReport extends OutputChanges {
  /** What the client leaves out, and why. */
  readonly omissions: readonly Omission[];
  /** Types of the catalog that cannot be in a client, whether or not one of its routines is left out because of them. */
  readonly unsupportedTypes: readonly UnsupportedTypePlan[];
  /** What the client has, but not everybody can use as it is. */
  readonly warnings: readonly Warning[];
  /** What the source does not tell, and what that costs: sentences without full stop. */
  readonly notes: readonly string[];
  /** Whether nothing was written because of `strict`. */
  readonly refused: boolean;
  /** How many routines the client has. */
  readonly routines: number;
  /** How many packages the client has. */
  readonly packages: number;
}

/**
 * The whole pipeline: database, rows or catalog file → catalog → plan → text → files. Each stage is loaded when it is reached.
 * @throws GeneratorError in one of its kinds; nothing is half-written then
 */
export async function generateClient(config: Config, options: GenerateOptions = {}): Promise<GenerateReport> {
  const { catalog, notes } = await readCatalogFrom(config, options);
  return writeClient(catalog, config, options, notes);
}

/**
 * The pipeline from a catalog on.
 * @param notes what the source of the catalog does not tell
 */
export async function writeClient(
  catalog: Catalog,
  config: Config,
  { dryRun = false, strict = false, progress }: GenerateOptions = {},
  notes: readonly string[] = [],
): Promise<GenerateReport> {
  const { planClient } = await import('./plan/plan-client.js');
  const { readRecordedCursors } = await import('./config/recorded-cursors.js');
  const plan = planClient(catalog, { ...config, recorded: readRecordedCursors(config.cursorFile) });
  const { emitClient } = await import('./emit/emit-client.js');
  progress?.('writing the client');
  const refused = strict && plan.omissions.length + plan.warnings.length + notes.length > 0;
  const changes = await writeFiles(emitClient(plan, config.emit), config.output, dryRun || refused);
  const modules = plan.schemas.flatMap((schema) => [
    ...schema.packages,
    ...(schema.standalone === null ? [] : [schema.standalone]),
  ]);
  return {
    ...changes,
    omissions: plan.omissions,
    unsupportedTypes: plan.unsupportedTypes,
    warnings: plan.warnings,
    notes,
    refused,
    routines: modules.reduce((sum, module) => sum + module.routines.length, 0),
    packages: plan.schemas.reduce((sum, schema) => sum + schema.packages.length, 0),
  };
}

async function writeFiles(files: readonly EmittedFile[], folder: string, dryRun: boolean): Promise<OutputChanges> {
  const { GENERATED_MARK } = await import('./emit/header.js');
  if (dryRun) {
    const { compareOutput } = await import('./output/compare-output.js');
    return compareOutput(folder, files, [GENERATED_MARK]);
  }
  const { writeOutput } = await import('./output/write-output.js');
  return writeOutput(folder, files, [GENERATED_MARK]);
}

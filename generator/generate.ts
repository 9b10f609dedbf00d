import type { Config, Docs } from './config/config.js';
import type { Catalog } from './model/catalog.js';
import type { OutputChanges } from './output/compare-output.js';
import type { Output } from './output/write-output.js';
import type { ClientPlan, Omission, UnsupportedTypePlan, Warning } from './plan/client-plan.js';
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
  /** What the source does not tell and what that costs, and what keeps Node from importing the client: sentences without full stop. */
  readonly notes: readonly string[];
  /** Whether nothing was written because of `strict`. */
  readonly refused: boolean;
  /** How many routines the client has. */
  readonly routines: number;
  /** How many packages the client has. */
  readonly packages: number;
  /** What changes in the documentation; null when none is configured. */
  readonly docs: OutputChanges | null;
}

export interface DocsReport extends OutputChanges {
  /** What the source does not tell, and what that costs: sentences without full stop. */
  readonly notes: readonly string[];
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
  const plan = await planFor(catalog, config);
  const { moduleTypeNote } = await import('./output/module-type.js');
  const moduleType = config.emit === 'js' ? moduleTypeNote(config.output) : undefined;
  const allNotes = moduleType === undefined ? notes : [...notes, moduleType];
  const { emitClient } = await import('./emit/emit-client.js');
  const { GENERATED_MARK } = await import('./emit/header.js');
  progress?.('writing the client');
  const refused = strict && plan.omissions.length + plan.warnings.length + allNotes.length > 0;
  const { prepareOutput } = await import('./output/write-output.js');
  const client = await prepareOutput({
    folder: config.output,
    files: emitClient(plan, config.emit),
    marks: [GENERATED_MARK],
  });
  const docs = config.docs === null ? null : await prepareOutput(await documentation(catalog, plan, config.docs));
  if (!dryRun && !refused) {
    await client.write();
    await docs?.write();
  }
  const modules = plan.schemas.flatMap((schema) => [
    ...schema.packages,
    ...(schema.standalone === null ? [] : [schema.standalone]),
  ]);
  return {
    ...client.changes,
    omissions: plan.omissions,
    unsupportedTypes: plan.unsupportedTypes,
    warnings: plan.warnings,
    notes: allNotes,
    refused,
    routines: modules.reduce((sum, module) => sum + module.routines.length, 0),
    packages: plan.schemas.reduce((sum, schema) => sum + schema.packages.length, 0),
    docs: docs?.changes ?? null,
  };
}

/**
 * The documentation of a client without the client.
 * @throws GeneratorError in one of its kinds; nothing is half-written then
 */
export async function documentClient(
  config: Config,
  docs: Docs,
  options: CatalogSource & { readonly dryRun?: boolean } = {},
): Promise<DocsReport> {
  const { catalog, notes } = await readCatalogFrom(config, options);
  options.progress?.('writing the documentation');
  const { prepareOutput } = await import('./output/write-output.js');
  const output = await prepareOutput(await documentation(catalog, await planFor(catalog, config), docs));
  if (options.dryRun !== true) await output.write();
  return { ...output.changes, notes };
}

async function planFor(catalog: Catalog, config: Config): Promise<ClientPlan> {
  const { planClient } = await import('./plan/plan-client.js');
  const { readRecordedCursors } = await import('./config/recorded-cursors.js');
  return planClient(catalog, { ...config, recorded: readRecordedCursors(config.cursorFile) });
}

async function documentation(catalog: Catalog, plan: ClientPlan, docs: Docs): Promise<Output> {
  const { renderDocs } = await import('./docs/render-docs.js');
  const { DOCS_MARKS } = await import('./docs/docs-file.js');
  return { folder: docs.output, files: await renderDocs(catalog, plan, docs), marks: DOCS_MARKS };
}

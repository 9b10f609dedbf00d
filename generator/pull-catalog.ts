import type { Config } from './config/config.js';
import type { OutputChanges } from './output/compare-output.js';
import type { CatalogSource } from './read-catalog-from.js';

export interface PullReport {
  /** Whether the file was, or would be, another one. */
  readonly changed: boolean;
  /** What the source does not tell, and what that costs: sentences without full stop. */
  readonly notes: readonly string[];
}

/**
 * Writes what the configuration means to a catalog file.
 * @param dryRun only find out whether it would change
 * @throws GeneratorError in one of its kinds; the file is as it was then
 */
export async function pullCatalog(
  config: Config,
  file: string,
  { dryRun, ...source }: CatalogSource & { readonly dryRun: boolean },
): Promise<PullReport> {
  const { readCatalogFrom } = await import('./read-catalog-from.js');
  const { catalog, notes } = await readCatalogFrom(config, source);
  const { formatCatalog } = await import('./catalog-file/catalog-file.js');
  const { differs, writeText } = await import('./output/write-text.js');
  const text = formatCatalog(catalog);
  return { changed: await (dryRun ? differs(file, text) : writeText(file, text)), notes };
}

/**
 * Writes the rows that the configured database gives to a folder, a CSV file per view.
 * @param withSource whether the texts of packages are among them
 * @throws GeneratorError in one of its kinds
 */
export async function pullRows(
  config: Config,
  folder: string,
  {
    dryRun,
    withSource,
    progress,
  }: Pick<CatalogSource, 'progress'> & {
    readonly dryRun: boolean;
    readonly withSource: boolean;
  },
): Promise<OutputChanges> {
  const { readCatalog } = await import('./catalog/read-catalog.js');
  const { RecordingDictionary } = await import('./catalog/recorded/recording-dictionary.js');
  let recording: InstanceType<typeof RecordingDictionary> | undefined;
  await readCatalog(config, progress, (dictionary) => {
    recording = new RecordingDictionary(dictionary);
    return recording;
  });
  const { isRecordedView } = await import('./catalog/recorded/known-views.js');
  const { writeRecording } = await import('./output/write-recording.js');
  return writeRecording(folder, recording?.files(withSource) ?? [], isRecordedView, dryRun);
}

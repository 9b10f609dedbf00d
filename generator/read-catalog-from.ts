import { stat } from 'node:fs/promises';
import type { Progress } from './catalog/progress.js';
import type { Config } from './config/config.js';
import { RecordingError } from './errors/generator-error.js';
import type { Catalog } from './model/catalog.js';

export interface CatalogSource {
  /** A catalog file, or a folder of recorded rows; the configured database by default. */
  readonly from?: string | undefined;
  /** Hears what is being read. */
  readonly progress?: Progress | undefined;
}

export interface CatalogRead {
  readonly catalog: Catalog;
  /** What the source does not tell, and what that costs: sentences without full stop. */
  readonly notes: readonly string[];
}

/**
 * What the configuration means, from wherever it is to be read.
 * @throws GeneratorError in one of its kinds
 */
export async function readCatalogFrom(config: Config, { from, progress }: CatalogSource): Promise<CatalogRead> {
  if (from === undefined) {
    const { readCatalog } = await import('./catalog/read-catalog.js');
    return { catalog: await readCatalog(config, progress), notes: [] };
  }
  if (await isFolder(from)) {
    const { readRecordedCatalog } = await import('./catalog/recorded/read-recorded-catalog.js');
    return readRecordedCatalog(from, config);
  }
  const { readCatalogFile } = await import('./catalog-file/catalog-file.js');
  const { selectFromCatalog } = await import('./catalog-file/select-from-catalog.js');
  return { catalog: selectFromCatalog(await readCatalogFile(from), config, from), notes: [] };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecordingError(`${path} cannot be read: ${reason}.`, { cause: error });
  }
}

import type { Config } from '../../config/config.js';
import { parseSqlName } from '../../config/sql-name.js';
import type { Catalog } from '../../model/catalog.js';
import { buildCatalog } from '../build-catalog.js';
import { readDictionary } from '../read-dictionary.js';
import { readRecordedFolder } from './read-recorded-folder.js';
import { RecordedDictionary } from './recorded-dictionary.js';

/**
 * What the configuration means, of rows that were recorded.
 * @throws RecordingError for files that cannot be read or are damaged
 * @throws PackageNotFoundError DictionaryError
 */
export async function readRecordedCatalog(
  folder: string,
  config: Config,
): Promise<{ readonly catalog: Catalog; readonly notes: readonly string[] }> {
  const dictionary = new RecordedDictionary(await readRecordedFolder(folder, ownerOfUserViews(config)));
  const catalog = buildCatalog(await readDictionary(dictionary, config));
  return { catalog, notes: dictionary.notes() };
}

/** The one schema that is configured, or the one that connects. */
function ownerOfUserViews({ schemas, connection }: Config): string | undefined {
  const owners = schemas.map(({ owner }) => owner);
  const user = parseSqlName(connection.user);
  return owners.length === 1 ? owners[0] : owners.find((owner) => owner === user);
}

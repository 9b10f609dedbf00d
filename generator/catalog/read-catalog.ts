import type { Config } from '../config/config.js';
import type { Catalog } from '../model/catalog.js';
import { buildCatalog } from './build-catalog.js';
import type { Dictionary } from './dictionary.js';
import { LiveDictionary } from './live-dictionary.js';
import type { Progress } from './progress.js';
import { readDictionary } from './read-dictionary.js';
import { withConnection } from './with-connection.js';

/**
 * Introspects the configured schemas of the live database.
 * @param overhear gets the dictionary, and gives back one that is asked in its place
 * @throws ConfigError DatabaseError DictionaryError PackageNotFoundError
 */
export async function readCatalog(
  config: Config,
  progress?: Progress,
  overhear: (dictionary: Dictionary) => Dictionary = (dictionary) => dictionary,
): Promise<Catalog> {
  const { connection: account } = config;
  const rows = await withConnection(account, async (connection) =>
    readDictionary(overhear(await LiveDictionary.open(connection, account.user, progress)), config),
  );
  return buildCatalog(rows);
}

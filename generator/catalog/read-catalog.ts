import type { Config } from '../config/config.js';
import type { Catalog } from '../model/catalog.js';
import { buildCatalog } from './build-catalog.js';
import { readDictionary } from './read-dictionary.js';
import { withConnection } from './with-connection.js';

/**
 * Introspects the configured schemas of the live database.
 * @throws ConfigError DatabaseError DictionaryError PackageNotFoundError
 */
export async function readCatalog(config: Config): Promise<Catalog> {
  const rows = await withConnection(config.connection, (connection) => readDictionary(connection, config));
  return buildCatalog(rows);
}

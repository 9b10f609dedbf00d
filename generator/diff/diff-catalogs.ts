import type { Config } from '../config/config.js';
import { parseConfig } from '../config/parse-config.js';
import type { Catalog } from '../model/catalog.js';
import { type Change, fromTo, sortChanges } from './change.js';
import { reportOn } from './report.js';
import { compareSchemas } from './schemas.js';
import { sideOf } from './side.js';
import { compareCompositeTypes } from './types/compare-types.js';

/**
 * What callers of a client over one catalog meet when the database is as another one says, the worst first. Equal catalogs give nothing.
 * @param config what the client is generated with; a client with all defaults otherwise
 * @throws ConfigError when names of the client meet
 */
export function diffCatalogs(before: Catalog, after: Catalog, config: Config = defaultConfig()): readonly Change[] {
  const sides = { before: sideOf(before, config), after: sideOf(after, config) };
  const changes: Change[] = [];
  const pairs = compareSchemas(sides, changes);
  compareCompositeTypes(pairs, sides, changes);
  if (before.databaseVersion !== after.databaseVersion) {
    const [was, is] = [before, after].map(({ databaseVersion }) => databaseVersion ?? 'unknown');
    reportOn('DATABASE', changes).add('docs', 'database-version-changed', fromTo(was ?? '', is ?? ''));
  }
  return sortChanges(changes);
}

/** Which schemas it names does not matter: catalogs have what was selected. */
function defaultConfig(): Config {
  return parseConfig({ schemas: { ERP: {} }, output: 'generated' }, { file: 'the defaults', folder: '.' });
}

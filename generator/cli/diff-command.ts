import { readCatalogFile } from '../catalog-file/catalog-file.js';
import type { Config } from '../config/config.js';
import { hasConfig } from '../config/load-config.js';
import { type Change, type Grade, reaches } from '../diff/change.js';
import { diffCatalogs } from '../diff/diff-catalogs.js';
import { formatGithub } from '../diff/format/format-github.js';
import { formatJson } from '../diff/format/format-json.js';
import { formatText, summarise } from '../diff/format/format-text.js';
import { UsageError } from '../errors/generator-error.js';
import type { Catalog } from '../model/catalog.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';

export interface DiffFlags extends DatabaseFlags {
  /** A catalog file, or `live`. */
  readonly before: string;
  readonly after: string;
  readonly json: boolean;
  readonly github: boolean;
  readonly failOn: Grade | 'never';
}

/** A file of that name is `./live`. */
const LIVE = 'live';

/** Compares two catalogs and prints what is different. */
export async function diffCommand(flags: DiffFlags): Promise<ExitCode> {
  const { before, after, failOn } = flags;
  if (flags.json && flags.github)
    throw new UsageError('--json and --github are two forms of the same: give one of them.');
  if (before === LIVE && after === LIVE)
    throw new UsageError('The database is compared with itself: name a catalog file.');
  const readsDatabase = before === LIVE || after === LIVE;
  if (flags.sandbox && !readsDatabase)
    throw new UsageError(
      'Two files are compared, for which --sandbox has no part: name one of them `live`, or leave it out.',
    );
  const needsConfig = readsDatabase || flags.config !== undefined;
  await using settings = needsConfig || hasConfig() ? await openSettings(flags) : undefined;
  const config = settings?.config;
  const changes = diffCatalogs(await readSide(before, config), await readSide(after, config), config);
  console.log(format(changes, flags));
  return failOn !== 'never' && reaches(changes, failOn) ? EXIT_CODES.checkFailed : EXIT_CODES.fine;
}

async function readSide(side: string, config: Config | undefined): Promise<Catalog> {
  if (side !== LIVE || config === undefined) return readCatalogFile(side);
  const { readCatalog } = await import('../catalog/read-catalog.js');
  return readCatalog(config);
}

function format(changes: readonly Change[], { json, github }: DiffFlags): string {
  if (json) return formatJson(changes);
  if (changes.length === 0) return 'No changes.';
  return [github ? formatGithub(changes) : formatText(changes), '', `${summarise(changes)}.`].join('\n');
}

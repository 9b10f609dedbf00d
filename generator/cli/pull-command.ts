import { dirname, join, relative, resolve } from 'node:path';
import { CATALOG_FILE } from '../catalog-file/catalog-file.js';
import type { Config } from '../config/config.js';
import { UsageError } from '../errors/generator-error.js';
import { pullCatalog, pullRows } from '../pull-catalog.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';
import { printDocument } from './print-document.js';
import { type ProgressLine, progressLine } from './progress-line.js';

export interface PullFlags extends DatabaseFlags {
  /** The catalog file; beside the configuration by default. */
  readonly output: string | undefined;
  /** A folder for the rows of the views, in place of the catalog file. */
  readonly raw: string | undefined;
  readonly withSource: boolean;
  /** A folder of recorded rows, in place of the database. */
  readonly from: string | undefined;
  /** Write nothing; exit with 1 when something would change. */
  readonly check: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

/** Reads the database and writes down what it says: as a catalog file, or row by row. */
export async function pullCommand(flags: PullFlags): Promise<ExitCode> {
  const { raw, output, from, withSource } = flags;
  if (raw !== undefined && output !== undefined)
    throw new UsageError('--output names a catalog file, --raw a folder for rows: give one of them.');
  if (raw !== undefined && from !== undefined)
    throw new UsageError('--raw records the rows of a database, so that there is nothing to read with --from.');
  if (raw === undefined && withSource) throw new UsageError('--with-source is about the rows of --raw.');
  await using settings = await openSettings(flags);
  const { config } = settings;
  const line = progressLine(flags.verbose);
  const changed = await (raw === undefined ? writeCatalog(config, flags, line) : writeRows(config, raw, flags, line));
  return flags.check && changed ? EXIT_CODES.checkFailed : EXIT_CODES.fine;
}

async function writeCatalog(
  config: Config,
  { output, from, check, json }: PullFlags,
  line: ProgressLine,
): Promise<boolean> {
  const file = output === undefined ? join(dirname(config.cursorFile), CATALOG_FILE) : resolve(output);
  const source = { from, progress: line.report, dryRun: check };
  const { changed, notes } = await pullCatalog(config, file, source).finally(line.clear);
  for (const note of notes) console.error(`Note: ${note}.`);
  const name = relative(process.cwd(), file);
  if (json) printDocument({ file, changed, notes });
  else if (!changed) console.log(`${name} is up to date.`);
  else if (check) console.log(`${name} is out of date: gen-oracle-client pull would change it.`);
  else console.log(`Wrote ${name}.`);
  return changed;
}

async function writeRows(
  config: Config,
  raw: string,
  { withSource, check, json, verbose }: PullFlags,
  line: ProgressLine,
): Promise<boolean> {
  const options = { withSource, progress: line.report, dryRun: check };
  const { written, unchanged } = await pullRows(config, resolve(raw), options).finally(line.clear);
  const changed = written.length > 0;
  if (json) {
    printDocument({ folder: resolve(raw), changed, written, unchanged, notes: [] });
    return changed;
  }
  if (verbose || check) for (const name of written) console.log(`${name} ${check ? 'would be ' : ''}written`);
  const name = relative(process.cwd(), resolve(raw)) || '.';
  const counts = `${written.length} written, ${unchanged.length} unchanged`;
  if (check) console.log(changed ? `${name} is out of date: ${counts}.` : `${name} is up to date.`);
  else console.log(`Recorded ${name}: ${counts}.`);
  return changed;
}

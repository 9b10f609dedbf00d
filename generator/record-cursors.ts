import type { Config, Connection } from './config/config.js';

export interface RecordCursorsReport {
  /** The file that has them. */
  readonly file: string;
  /** By routine and parameter, RETURN for a function's own value; implicit results by routine. */
  readonly cursors: readonly string[];
  /** What was not recorded, in sentences without full stop. */
  readonly notes: readonly string[];
  /** Whether the file was another one before. */
  readonly changed: boolean;
}

/**
 * Makes the configured sample calls and writes down the columns of the cursors that they open, for `generate` to read.
 * @param account which makes them, for itself and for users
 * @throws GeneratorError in one of its kinds; the file is as it was then
 */
export async function recordCursors(
  config: Config,
  account: Connection = config.connection,
): Promise<RecordCursorsReport> {
  const { readCatalog } = await import('./catalog/read-catalog.js');
  const catalog = await readCatalog(config);
  const { recordSamples } = await import('./catalog/samples/record-samples.js');
  const { cursors, implicitResults, notes } = await recordSamples(catalog, { ...config, connection: account });
  const { formatRecordedCursors } = await import('./config/recorded-cursors.js');
  const { writeText } = await import('./output/write-text.js');
  const changed = await writeText(config.cursorFile, formatRecordedCursors(cursors, implicitResults));
  return { file: config.cursorFile, cursors: [...cursors.keys(), ...implicitResults.keys()].sort(), notes, changed };
}

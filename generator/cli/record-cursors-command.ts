import { relative } from 'node:path';
import { UsageError } from '../errors/generator-error.js';
import { recordCursors } from '../record-cursors.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type DatabaseFlags, openSettings } from './open-settings.js';
import { printDocument } from './print-document.js';

export interface RecordCursorsFlags extends DatabaseFlags {
  readonly json: boolean;
}

/** Makes the configured sample calls and writes `oracle.cursors.json`. */
export async function recordCursorsCommand(flags: RecordCursorsFlags): Promise<ExitCode> {
  await using settings = await openSettings(flags);
  const { config } = settings;
  if (config.cursorSamples.size === 0)
    throw new UsageError('The configuration has no cursorSamples, which say what to call.');
  const { file, cursors, notes, changed } = await recordCursors(
    config,
    flags.sandbox ? settings.proxyAccount() : config.connection,
  );
  for (const note of notes) console.error(`Note: ${note}.`);
  if (flags.json) {
    printDocument({ file, changed, cursors, notes });
    return EXIT_CODES.fine;
  }
  for (const cursor of cursors) console.log(cursor);
  const name = relative(process.cwd(), file);
  const count = `${cursors.length} cursor${cursors.length === 1 ? '' : 's'}`;
  console.log(changed ? `Recorded ${name} (${count}).` : `${name} is up to date (${count}).`);
  return EXIT_CODES.fine;
}

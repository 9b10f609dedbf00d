import { setTimeout as wait } from 'node:timers/promises';
import { GeneratorError } from '../errors/generator-error.js';
import { endOfProcess } from './end-of-process.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { type GenerateFlags, generateCommand } from './generate-command.js';
import { reportError } from './report-error.js';
import { Changes } from './watched-changes.js';

/**
 * Writes the client now and after each change of what it is made of, until the process is told to end. What goes wrong is said, and waits for the next change.
 * @param interval in milliseconds, between looks
 */
export async function watchCommand(flags: GenerateFlags, interval: number): Promise<ExitCode> {
  const stop = new AbortController();
  void endOfProcess().then(() => stop.abort());
  const goesOn = () => !stop.signal.aborted;
  const pause = () => wait(interval, undefined, { signal: stop.signal }).catch(() => undefined);
  while (goesOn()) {
    const changes = new Changes(flags);
    try {
      // Looked at before it is read, so that no change gets lost in between.
      const before = await changes.look();
      await generateOnce(flags);
      if (goesOn()) console.log('Watching for changes. Press Ctrl+C to stop.');
      do await pause();
      while (goesOn() && (await changes.look()) === before);
    } finally {
      await changes.close();
    }
  }
  console.log('Stopped watching.');
  return EXIT_CODES.fine;
}

async function generateOnce(flags: GenerateFlags): Promise<void> {
  try {
    await generateCommand(flags);
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    console.error(reportError(error, flags.verbose).text);
  }
}

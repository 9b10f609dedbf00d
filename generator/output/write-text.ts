import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { OutputError } from '../errors/generator-error.js';

/**
 * Makes a file hold this text: replaced as a whole, and not touched when it does already.
 * @returns whether it did not
 * @throws OutputError when it cannot be written
 */
export async function writeText(file: string, text: string): Promise<boolean> {
  if (!(await differs(file, text))) return false;
  const staged = `${file}.${process.pid}.new`;
  try {
    await writeFile(staged, text);
    await rename(staged, file);
    return true;
  } catch (error) {
    // The folder may be none, or not be there at all.
    await rm(staged, { force: true }).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new OutputError(`${file} could not be written: ${reason}. Check the folder and its permissions.`, {
      cause: error,
    });
  }
}

/** Whether a file does not hold this text; Git may have changed its line ends. */
export async function differs(file: string, text: string): Promise<boolean> {
  return (await textOf(file))?.replaceAll('\r\n', '\n') !== text.replaceAll('\r\n', '\n');
}

/** Undefined for a file that is not there or cannot be read, which writing will say. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

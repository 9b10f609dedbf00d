import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { OutputError } from '../errors/generator-error.js';

/**
 * Makes a file hold this text: replaced as a whole, and not touched when it does already.
 * @returns whether it did not
 * @throws OutputError when it cannot be written
 */
export async function writeText(file: string, text: string): Promise<boolean> {
  if ((await textOf(file)) === text) return false;
  const staged = `${file}.${process.pid}.new`;
  try {
    await writeFile(staged, text);
    await rename(staged, file);
    return true;
  } catch (error) {
    await rm(staged, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new OutputError(`${file} could not be written: ${reason}. Check the folder and its permissions.`, {
      cause: error,
    });
  }
}

/** Undefined for a file that is not there or cannot be read, which writing will say. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

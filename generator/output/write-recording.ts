import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OutputError } from '../errors/generator-error.js';
import type { OutputChanges, OutputFile } from './compare-output.js';
import { isMissing } from './read-folder.js';
import { replaceFiles } from './write-output.js';
import { differs } from './write-text.js';

/**
 * Writes files beside those of others, each as a whole.
 * @param means whether a file of that name would be taken for part of the recording
 * @throws OutputError when such a file is there that this recording does not have, or a file cannot be written
 */
export async function writeRecording(
  folder: string,
  files: readonly OutputFile[],
  means: (name: string) => boolean,
  dryRun: boolean,
): Promise<OutputChanges> {
  const wanted = new Set(files.map((file) => file.path));
  const stray = (await listFolder(folder)).find((name) => means(name) && !wanted.has(name));
  if (stray !== undefined)
    throw new OutputError(
      `${join(folder, stray)} is not part of this recording, but would be read with it. Remove it, or name another folder.`,
    );
  const written: string[] = [];
  const unchanged: string[] = [];
  for (const { path, text } of files) ((await differs(join(folder, path), text)) ? written : unchanged).push(path);
  if (!dryRun && written.length > 0) await replace(folder, files, new Set(written));
  return { written: written.sort(), unchanged: unchanged.sort(), removed: [] };
}

async function replace(folder: string, files: readonly OutputFile[], paths: ReadonlySet<string>): Promise<void> {
  try {
    await replaceFiles(folder, files, paths);
  } catch (error) {
    throw unusable(folder, error);
  }
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw unusable(folder, error);
  }
}

function unusable(folder: string, error: unknown): OutputError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OutputError(
    `The rows could not be written to ${folder}: ${reason}. Check the folder and its permissions.`,
    {
      cause: error,
    },
  );
}

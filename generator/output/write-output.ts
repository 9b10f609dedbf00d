import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GeneratorError, OutputError } from '../errors/generator-error.js';
import { compareOutput, type OutputChanges, type OutputFile } from './compare-output.js';

/**
 * Makes a folder hold these files and no others of ours. Everything is first written beside them, so that a failing run leaves the old
 * files as they are; each file is then replaced as a whole. Unchanged files are not touched, foreign ones never.
 * @throws OutputError when the folder cannot be written or a foreign file is in the way
 */
export async function writeOutput(
  folder: string,
  files: readonly OutputFile[],
  marks: readonly string[],
): Promise<OutputChanges> {
  try {
    const changes = await compareOutput(folder, files, marks);
    if (changes.written.length > 0) await replaceFiles(folder, files, new Set(changes.written));
    for (const path of changes.removed) await removeFile(folder, path);
    return changes;
  } catch (error) {
    if (error instanceof GeneratorError || !isSystemError(error)) throw error;
    throw new OutputError(
      `The files could not be written to ${folder}: ${error.message}. Check the folder and its permissions.`,
      { cause: error },
    );
  }
}

/** Writes all of them beside their places first, and then moves them there. */
export async function replaceFiles(
  folder: string,
  files: readonly OutputFile[],
  paths: ReadonlySet<string>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(join(folder, '.gen-oracle-client-'));
  try {
    const changed = files.filter((file) => paths.has(file.path));
    for (const { path, text } of changed) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await writeFile(join(staging, path), text);
    }
    for (const { path } of changed) await mkdir(dirname(join(folder, path)), { recursive: true });
    for (const { path } of changed) await rename(join(staging, path), join(folder, path));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Removes the file and the folders that it leaves empty. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path));
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent));
    } catch (error) {
      if (isSystemError(error) && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return;
      throw error;
    }
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

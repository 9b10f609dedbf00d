import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GeneratorError, OutputError } from '../errors/generator-error.js';
import { compareOutput, type OutputChanges, type OutputFile } from './compare-output.js';

/** Files that belong together in a folder. */
export interface Output {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** What they begin with, each with one of them; anything else belongs to somebody else. */
  readonly marks: readonly string[];
}

/** A folder has been compared with what it should hold. */
export interface PreparedOutput {
  readonly changes: OutputChanges;
  /**
   * Makes the folder hold just these files and no others of ours. Everything is first written beside them, so that a failing run leaves the old files as they are; each file is
   * then replaced as a whole. Unchanged files are not touched, foreign ones never.
   * @throws OutputError when the folder cannot be written
   */
  write(): Promise<void>;
}

/**
 * Finds out what writing these files would change, and what is in the way. Whoever has several folders to write prepares all before the first is written.
 * @throws OutputError when the folder cannot be read or a foreign file is in the way
 */
export async function prepareOutput({ folder, files, marks }: Output): Promise<PreparedOutput> {
  const changes = await explained(folder, () => compareOutput(folder, files, marks));
  return { changes, write: () => explained(folder, () => change(folder, files, changes)) };
}

async function change(folder: string, files: readonly OutputFile[], changes: OutputChanges): Promise<void> {
  if (changes.written.length > 0) await replaceFiles(folder, files, new Set(changes.written));
  for (const path of changes.removed) await removeFile(folder, path);
}

async function explained<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
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

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OutputError } from '../errors/generator-error.js';
import { findMarkedFiles, isMissing, readText } from './read-folder.js';

/** A file as it should be. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a run changes; paths relative to the output folder, sorted. */
export interface OutputChanges {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * What writing these files to a folder would change.
 * @param marks what our files begin with, each with one of them; anything else belongs to somebody else
 * @throws OutputError when a file of somebody else is in the way
 */
export async function compareOutput(
  folder: string,
  files: readonly OutputFile[],
  marks: readonly string[],
): Promise<OutputChanges> {
  const isThere = await exists(folder);
  const written: string[] = [];
  const unchanged: string[] = [];
  for (const { path, text } of files) {
    const present = await readText(join(folder, path));
    if (present !== undefined && !marks.some((mark) => present.startsWith(mark))) throw foreignFile(join(folder, path));
    (present === text ? unchanged : written).push(path);
  }
  const wanted = new Set(files.map((file) => file.path));
  const marked = isThere ? await findMarkedFiles(folder, marks) : [];
  return { written: written.sort(), unchanged: unchanged.sort(), removed: marked.filter((path) => !wanted.has(path)) };
}

async function exists(folder: string): Promise<boolean> {
  try {
    const found = await stat(folder);
    if (!found.isDirectory())
      throw new OutputError(`${folder} is a file, but the configuration has it as the output folder.`);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function foreignFile(path: string): OutputError {
  return new OutputError(
    `${path} was not written by gen-oracle-client and would have to be overwritten. Move it, or configure another output folder.`,
  );
}

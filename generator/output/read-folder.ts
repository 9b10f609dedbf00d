import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of earlier runs in a folder, by path relative to it with `/`: those that begin with one of our marks.
 * @param marks what our files begin with, each with one of them
 */
export async function findMarkedFiles(folder: string, marks: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(join(folder, relative), { withFileTypes: true });
    for (const entry of entries) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) await visit(path);
      else if (entry.isFile() && (await beginsWithOne(join(folder, path), marks))) found.push(path);
    }
  };
  await visit('');
  return found.sort();
}

/** A file's text with LF line ends, which Git may have changed; undefined when there is no such file. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the error says that a file or folder does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function beginsWithOne(path: string, marks: readonly string[]): Promise<boolean> {
  const expected = marks.map((mark) => Buffer.from(mark, 'utf8'));
  const length = Math.max(...expected.map((mark) => mark.length));
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return expected.some((mark) => bytesRead >= mark.length && buffer.subarray(0, mark.length).equals(mark));
  } finally {
    await file.close();
  }
}

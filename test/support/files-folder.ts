import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Of the long file that every such folder has. */
export const LONG_FILE = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));

/**
 * A folder for BFILEs, gone after the test: `letter.txt` (`Grüße`, 7 bytes), `empty.txt`, `long.bin`, a folder `sub` and a symbolic link
 * `link.txt` to a file beside the folder.
 */
export function filesFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'bfile-'));
  onTestFinished(() => {
    rmSync(parent, { recursive: true });
  });
  const folder = join(parent, 'docs');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'letter.txt'), 'Grüße');
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'long.bin'), LONG_FILE);
  symlinkSync(join(parent, 'secret.txt'), join(folder, 'link.txt'));
  return folder;
}

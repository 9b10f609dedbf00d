import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmittedFile } from '../../generator/emit/emit-client.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What the compiler says about emitted files under all strict flags, in one program; nothing when all is well. The runtime's own sources are checked by
 * `npm run typecheck`.
 */
export function typeCheckFiles(files: readonly EmittedFile[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-types-'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const compilerOptions = { incremental: false, typeRoots: [join(root, 'node_modules', '@types')] };
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions,
        include: ['**/*.ts'],
        exclude: ['node_modules'],
      }),
    );
    const tsc = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', cwd: folder });
    // An indented line goes on about the one above.
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
    return lines.filter((line) => !placeOf(line).includes('/runtime/'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `orders.ts` of `orders.ts(7,3): error …` */
function placeOf(line: string): string {
  return line.split('(', 1)[0] ?? '';
}

import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { documentationPages } from '../support/documentation-pages.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'documentation');

it('the examples of README and guides compile', { timeout: 60_000 }, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = documentationPages().flatMap((page) =>
    page.fences
      .filter(({ language }) => language === 'ts')
      .map(({ line, code }) => {
        const file = `${page.path.replaceAll(/[/.]/g, '-')}-line-${line}.ts`;
        writeFileSync(join(folder, file), `${code}\nexport {};\n`);
        return file;
      }),
  );
  expect(files.length).toBeGreaterThan(10);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: relative(folder, join(root, 'tsconfig.json')),
      compilerOptions: {
        incremental: false,
        // Where './generated/index.js' of an application is.
        rootDirs: [
          '.',
          relative(folder, join(root, 'examples', 'quick-start')),
          relative(folder, join(root, 'test', 'snapshots', 'zod-schemas')),
        ],
      },
      include: ['*.ts', relative(folder, join(root, 'test', 'types', 'documentation', 'preamble.d.ts'))],
      exclude: [],
    }),
  );
  const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc');
  const complaints = await promisify(execFile)(process.execPath, [compiler, '-p', folder]).then(
    () => '',
    (failure: { readonly stdout?: string; readonly message: string }) => failure.stdout ?? failure.message,
  );
  expect(complaints).toBe('');
});

import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guides = join(root, 'docs', 'guides');
const folder = join(root, 'node_modules', '.cache', 'documentation');

/** The TypeScript examples of a page, each with the line that it begins on. */
function examplesOf(page: string): readonly { readonly line: number; readonly code: string }[] {
  const examples: { line: number; code: string }[] = [];
  let open: { readonly line: number; readonly code: string[] } | undefined;
  for (const [index, text] of readFileSync(page, 'utf8').split('\n').entries()) {
    if (open === undefined) {
      if (text.trim() === '```ts') open = { line: index + 2, code: [] };
    } else if (text.trim() === '```') {
      examples.push({ line: open.line, code: open.code.join('\n') });
      open = undefined;
    } else {
      open.code.push(text);
    }
  }
  return examples;
}

it('the examples of README and guides compile', { timeout: 60_000 }, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = [
    join(root, 'README.md'),
    ...readdirSync(guides)
      .sort()
      .map((name) => join(guides, name)),
  ];
  const files = pages.flatMap((page) =>
    examplesOf(page).map(({ line, code }) => {
      const file = `${relative(root, page).replaceAll(/[/.]/g, '-')}-line-${line}.ts`;
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

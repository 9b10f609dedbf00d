import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Project } from 'ts-morph';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The declaration files that a package export leads to, with the names of the modules that they import. */
function importsOf(entry: string): ReadonlySet<string> {
  const project = new Project({ compilerOptions: { noResolve: true } });
  const imports = new Set<string>();
  const seen = new Set<string>();
  const waiting = [join(root, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = project.createSourceFile(file, readFileSync(file, 'utf8'), { overwrite: true });
    for (const literal of source.getImportStringLiterals()) {
      const name = literal.getLiteralValue();
      if (name.startsWith('.')) waiting.push(join(dirname(file), name.replace(/\.js$/, '.d.ts')));
      else imports.add(name);
    }
  }
  return imports;
}

it.each(['generator', 'runtime', 'sandbox', 'testing'])('the types of %s mention no type of the driver', (folder) => {
  const entry = `dist/${folder}/index.d.ts`;
  expect(existsSync(join(root, entry)), 'the package is built').toBe(true);
  expect([...importsOf(entry)].filter((name) => !name.startsWith('node:'))).toEqual([]);
});

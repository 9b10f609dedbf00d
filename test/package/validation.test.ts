import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Imports a built module where some others cannot be had; prints what it exports. */
function exportsWithout(forbidden: readonly string[], file: string): readonly string[] {
  const hook = `import { isBuiltin } from 'node:module';
    const forbidden = ${JSON.stringify(forbidden)};
    export async function resolve(specifier, context, next) {
      const name = isBuiltin(specifier) ? 'node' : specifier;
      if (forbidden.includes(name)) throw new Error(specifier + ' cannot be had');
      return next(specifier, context);
    }`;
  const script = `import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
    const module = await import(${JSON.stringify(pathToFileURL(join(root, 'dist', file)).href)});
    console.log(JSON.stringify(Object.keys(module)));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const names: unknown = JSON.parse(output);
  return Array.isArray(names) ? names.map(String) : [];
}

test('the rules of zod schemas need neither Node nor the driver', () => {
  expect(exportsWithout(['node', 'oracledb'], 'runtime/validation/index.js')).toContain('isoDatetime');
});

test('the runtime needs no zod', () => {
  expect(exportsWithout(['zod'], 'runtime/index.js')).toContain('createOracleClient');
});

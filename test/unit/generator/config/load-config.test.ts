import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, readDotEnv } from '../../../../generator/config/load-config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('oracle.config.ts', () => {
  it('is TypeScript, and has the package without installing it', async () => {
    const path = write(
      'oracle.config.ts',
      `import { defineConfig } from 'gen-oracle-client';
       const output: string = './out';
       export default defineConfig({ schemas: { ERP: {} }, output });`,
    );
    const config = await loadConfig(path);
    expect(config.output).toBe(join(folder, 'out'));
  });

  it.each([
    ['is not there', undefined, /There is no configuration file .*oracle\.config\.ts\. Name it with --config\./],
    ['does not parse', 'export default {', /oracle\.config\.ts cannot be loaded: /],
    ['throws', 'throw new Error("no vault")', /oracle\.config\.ts cannot be loaded: no vault/],
    ['exports nothing', 'export const config = {}', /oracle\.config\.ts is not a valid configuration/],
  ])('is an error when it %s', async (_, text, message) => {
    const path = join(folder, 'oracle.config.ts');
    if (text !== undefined) write('oracle.config.ts', text);
    await expect(loadConfig(path)).rejects.toThrow(message);
  });
});

describe('.env', () => {
  it('fills in what the environment lacks', () => {
    write('.env', 'ORACLE_PASSWORD="p#w d"\nPATH=/nowhere\n');
    expect(readDotEnv(join(folder, 'oracle.config.ts'))).toEqual({ ORACLE_PASSWORD: 'p#w d' });
  });

  it('need not be there', () => {
    expect(readDotEnv(join(folder, 'oracle.config.ts'))).toEqual({});
  });
});

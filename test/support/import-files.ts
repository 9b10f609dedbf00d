import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EmittedFile } from '../../generator/emit/emit-client.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Modules that the generator has written, to be imported. */
export interface ImportedFiles extends Disposable {
  /** What a module exports. */
  load(path: string): Promise<ReadonlyMap<string, unknown>>;
}

export function importFiles(files: readonly EmittedFile[]): ImportedFiles {
  const folder = mkdtempSync(join(tmpdir(), 'gen-oracle-client-modules-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    async load(path) {
      const module: unknown = await import(pathToFileURL(join(folder, path)).href);
      return new Map(Object.entries(typeof module === 'object' && module !== null ? module : {}));
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

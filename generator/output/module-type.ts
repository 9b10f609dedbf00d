import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package.json that says how Node reads the `.js` files of a folder: the nearest one. */
export interface Manifest {
  readonly file: string;
  /** What its "type" says. */
  readonly type: 'module' | 'commonjs' | 'nothing' | 'unreadable';
}

/** Undefined where there is none up to the root. */
export function nearestManifest(folder: string): Manifest | undefined {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return { file, type: typeOf(file) };
  return dirname(folder) === folder ? undefined : nearestManifest(dirname(folder));
}

/**
 * What keeps Node from importing the JavaScript of a client, with the cure: a sentence without full stop. Where no "type" is said Node finds out by itself.
 * @param folder of the client
 */
export function moduleTypeNote(folder: string): string | undefined {
  const manifest = nearestManifest(folder);
  if (manifest?.type !== 'commonjs') return undefined;
  return `${manifest.file} has "type": "commonjs", so that Node cannot import the JavaScript in ${folder}, which is made of ES modules: npm pkg set type=module, or put a package.json with { "type": "module" } into that folder, or generate TypeScript with emit: 'ts'`;
}

function typeOf(file: string): Manifest['type'] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('type' in manifest)) return 'nothing';
    return manifest.type === 'module' || manifest.type === 'commonjs' ? manifest.type : 'nothing';
  } catch {
    // npm says what is wrong with it.
    return 'unreadable';
  }
}

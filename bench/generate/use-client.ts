// What the written client costs those who use it: the compiler, and a fresh process that imports it and makes one call.
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { round } from '../measure.js';

const run = promisify(execFile);

export interface ClientCost {
  /** Checking and compiling all of it. */
  readonly tscSeconds: number;
  /** Importing its index, the driver and the runtime included. */
  readonly importMs: number;
  /** One call on a session that is there: loading the package's module, and the call. */
  readonly firstCallMs: number;
}

/**
 * @param root the repository's folder
 * @param folder has the client in `generated`
 */
export async function useClient(root: string, folder: string, connectString: string): Promise<ClientCost> {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['oracledb', '@types', 'zod']) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'dir');
  }
  await symlink(root, join(folder, 'node_modules', 'gen-oracle-client'), 'dir');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const start = performance.now();
  await run(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', folder]);
  const compiled = performance.now();
  await cp(join(root, 'bench/generate/first-call.mjs'), join(folder, 'first-call.mjs'));
  const { stdout } = await run(process.execPath, [join(folder, 'first-call.mjs'), connectString]);
  const figures: unknown = JSON.parse(stdout);
  if (!isFirstCall(figures)) throw new Error(`The client's process said ${stdout}`);
  return { tscSeconds: round((compiled - start) / 1000, 2), ...figures };
}

/** The bytes of all files of a folder. */
export async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    outDir: 'compiled',
    rootDir: 'generated',
  },
  include: ['generated'],
};

function isFirstCall(value: unknown): value is { readonly importMs: number; readonly firstCallMs: number } {
  return typeof value === 'object' && value !== null && 'importMs' in value && 'firstCallMs' in value;
}

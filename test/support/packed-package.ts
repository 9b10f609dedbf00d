// The package as npm would publish it, and projects that it is installed into.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Of `npm install`: nothing that a test does not need. */
const QUIETLY = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];

export interface RunOptions {
  /** The binary of the Node that is to be `node`. Default: this one. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command in a folder.
 * @returns what it wrote on standard output
 * @throws with both outputs when it fails
 */
export async function run(
  folder: string,
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, [...args], { cwd: folder, env: environment(options) });
    return stdout;
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')} failed in ${folder}:\n${outputOf(error)}`, { cause: error });
  }
}

/** Packs what has been built. @returns the tarball */
export async function packPackage(folder: string): Promise<string> {
  await run(ROOT, 'npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder]);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack wrote no tarball.');
  return join(folder, name);
}

/** The names and tarballs of an `npm install`, those of our development at the versions that our tests use. */
export async function npmInstall(folder: string, tarball: string, names: readonly string[]): Promise<void> {
  const packages = names.map((name) => (name === 'gen-oracle-client' ? tarball : `${name}@${versionOf(name)}`));
  await run(folder, 'npm', ['install', ...QUIETLY, ...packages]);
}

/** Installs one package that is no dependency of ours. */
export async function npmInstallOther(folder: string, wanted: string): Promise<void> {
  await run(folder, 'npm', ['install', ...QUIETLY, '--no-save', '--ignore-scripts', wanted]);
}

/** TypeScript 6 or 7, as they are installed here. */
export function compiler(version: 6 | 7): string {
  return join(ROOT, 'node_modules', version === 6 ? 'typescript' : 'typescript-7', 'bin', 'tsc');
}

export interface RunningSandbox {
  readonly connectString: string;
  stop(): Promise<void>;
}

/** `gen-oracle-client sandbox` in a project, on a free port rather than the configured one. */
export async function runSandbox(folder: string, cli: string, options: RunOptions = {}): Promise<RunningSandbox> {
  const child = spawn(options.node ?? process.execPath, [cli, 'sandbox', '--port', '0'], {
    cwd: folder,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, connectString] = /^ {2}connect string {2}(\S+)$/.exec(line) ?? [];
    if (connectString === undefined) continue;
    child.stdout.resume();
    const stop = async () => {
      child.kill('SIGINT');
      const [code]: unknown[] = await ended;
      if (code !== 0) throw new Error(`The sandbox ended with ${String(code)}.`);
    };
    return { connectString, stop };
  }
  throw new Error('The sandbox ended before it said where it listens.');
}

/** The bytes of all files of a folder, links not followed. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}

function environment({ node, env }: RunOptions): NodeJS.ProcessEnv {
  const path = process.env['PATH'] ?? '';
  return { ...process.env, PATH: node === undefined ? path : `${dirname(node)}${delimiter}${path}`, ...env };
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    throw new Error(`${name} is not installed.`);
  return String(manifest.version);
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const parts = ['stdout' in error ? error.stdout : '', 'stderr' in error ? error.stderr : ''].map(String);
  return parts.some((part) => part !== '') ? parts.join('\n') : error.message;
}

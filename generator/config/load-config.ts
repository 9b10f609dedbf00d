import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from '../errors/generator-error.js';
import type { Config } from './config.js';
import { defineConfig } from './oracle-config.js';
import { parseConfig } from './parse-config.js';

/** Tried in this order when no file is named. */
const FILE_NAMES = ['oracle.config.ts', 'oracle.config.mts', 'oracle.config.js', 'oracle.config.mjs'];

/**
 * Reads and checks a configuration file.
 * @param file relative to the working directory, or undefined to look for `oracle.config.ts` there
 * @throws ConfigError when there is none, it cannot be run, or it is wrong
 */
export async function loadConfig(file: string | undefined): Promise<Config> {
  const path = configPath(file);
  if (!existsSync(path)) throw new ConfigError(`There is no configuration file ${path}. Name it with --config.`);
  return parseConfig(await evaluate(path), { file: path, folder: dirname(path) });
}

/**
 * The variables of a `.env` file beside the configuration that the environment itself does not set.
 * @throws ConfigError when the file cannot be read
 */
export function readDotEnv(configFile: string | undefined): Record<string, string> {
  const path = join(configFile === undefined ? process.cwd() : dirname(resolve(configFile)), '.env');
  if (!existsSync(path)) return {};
  const entries = Object.entries(parseEnv(readFileSync(path, 'utf8')));
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined || process.env[name] !== undefined ? [] : [[name, value]])),
  );
}

/**
 * The absolute path of a configuration file, which need not be there when it is named.
 * @throws ConfigError when none is named and there is none in the working directory
 */
export function configPath(file: string | undefined): string {
  return file === undefined ? findConfig() : resolve(file);
}

/** Whether the working directory has a configuration file. */
export function hasConfig(): boolean {
  return configHere() !== undefined;
}

function configHere(): string | undefined {
  return FILE_NAMES.map((name) => resolve(name)).find((candidate) => existsSync(candidate));
}

function findConfig(): string {
  const path = configHere();
  if (path !== undefined) return path;
  throw new ConfigError(
    `There is no oracle.config.ts in ${process.cwd()}. Write one, or name a configuration file with --config.`,
  );
}

async function evaluate(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // The configuration gets this very generator, also where the package is not installed beside it (npx).
  const jiti = createJiti(path, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { 'gen-oracle-client': { defineConfig } },
  });
  try {
    return await jiti.import(path, { default: true });
  } catch (error) {
    throw new ConfigError(`${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

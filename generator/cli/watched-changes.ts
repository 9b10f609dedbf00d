import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObjectChanges } from '../catalog/object-changes.js';
import { configPath } from '../config/load-config.js';
import { CURSOR_FILE } from '../config/recorded-cursors.js';
import { GeneratorError } from '../errors/generator-error.js';
import { sortedBy } from '../model/sort.js';
import type { GenerateFlags } from './generate-command.js';
import { loadSettings } from './settings.js';

/**
 * Tells when what a client is made of has changed: the configuration, what is recorded beside it and, unless something else is read in its place, the database. All
 * are asked again and again: unlike events of file systems, that works on network drives and with editors that put a new file in the old one's place.
 */
export class Changes {
  readonly #flags: GenerateFlags;
  #objects: ObjectChanges | undefined;
  /** What the database said last, for when it does not answer. */
  #database = '';
  /** What the sandbox is made of. */
  #scripts: readonly string[] | undefined;

  constructor(flags: GenerateFlags) {
    this.#flags = flags;
  }

  /** A text that is another one after a change. */
  async look(): Promise<string> {
    const files = await this.#lookAtFiles();
    if (this.#flags.from === undefined && !this.#flags.sandbox) await this.#lookAtDatabase();
    return `${files}\n${this.#database}`;
  }

  async close(): Promise<void> {
    await this.#objects?.close();
  }

  async #lookAtFiles(): Promise<string> {
    const { config, from } = this.#flags;
    const file = configPath(config);
    const beside = ['.env', CURSOR_FILE].map((name) => join(dirname(file), name));
    const instead = from === undefined ? await this.#sandboxScripts() : [from];
    const looks = await Promise.all([file, ...beside, ...instead].map(describePath));
    return looks.flat().join('\n');
  }

  /** In the place of the database that is made of them. That the configuration is wrong is said elsewhere. */
  async #sandboxScripts(): Promise<readonly string[]> {
    if (!this.#flags.sandbox) return [];
    try {
      this.#scripts ??= (await loadSettings(this.#flags)).sandbox?.scripts ?? [];
      return this.#scripts;
    } catch (error) {
      if (!(error instanceof GeneratorError)) throw error;
      return [];
    }
  }

  /** A database that cannot be reached has not changed; that the configuration is wrong is said elsewhere. */
  async #lookAtDatabase(): Promise<void> {
    try {
      this.#objects ??= new ObjectChanges(await loadSettings(this.#flags));
      this.#database = await this.#objects.look();
    } catch (error) {
      if (!(error instanceof GeneratorError)) throw error;
    }
  }
}

/** Of a folder what is in it. */
async function describePath(path: string): Promise<readonly string[]> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return [`${path} ${found.mtimeMs} ${found.size}`];
    const inside = await Promise.all((await readdir(path)).map((name) => describePath(join(path, name))));
    return sortedBy(inside.flat(), (line) => line);
  } catch (error) {
    // What cannot be looked at now may be there, or readable, the next time.
    if (error instanceof Error && 'code' in error) return [`${path} ${String(error.code)}`];
    throw error;
  }
}

import type { Connection } from 'oracledb';
import type { Config, SchemaSelection } from '../config/config.js';
import { DatabaseError } from '../errors/generator-error.js';
import { LiveDictionary } from './live-dictionary.js';
import { OBJECT_TYPES } from './select-objects.js';
import { allObjects, type ObjectRow } from './views/all-objects.js';
import type { View } from './views/row-reader.js';
import { openConnection } from './with-connection.js';

/** ALL_OBJECTS with when a unit's specification last changed. LAST_DDL_TIME would move with grants, too. */
const changedObjects: View<ObjectRow & { readonly TIMESTAMP: string | null }> = {
  ...allObjects,
  columns: [...allObjects.columns, 'TIMESTAMP'],
  read: (row) => ({ ...allObjects.read(row), TIMESTAMP: row.textOrNull('TIMESTAMP') }),
};

/** Tells when selected packages and routines, or types of their schemas, have changed. What is changed below them, a table perhaps, makes them invalid. */
export class ObjectChanges {
  readonly #config: Config;
  #connection: Connection | undefined;
  #dictionary: LiveDictionary | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  /**
   * A text that is another one after a change.
   * @throws ConfigError DatabaseError; the next look connects anew then
   */
  async look(): Promise<string> {
    try {
      const dictionary = await this.#open();
      const lines: string[] = [];
      for (const selection of this.#config.schemas) {
        const rows = await dictionary.query(changedObjects, {
          equal: { OWNER: selection.owner },
          oneOf: { column: 'OBJECT_TYPE', values: [...OBJECT_TYPES, 'TYPE'] },
        });
        for (const row of rows) if (isMeant(row, selection)) lines.push(JSON.stringify(row));
      }
      return lines.sort().join('\n');
    } catch (error) {
      if (error instanceof DatabaseError) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#dictionary = undefined;
    // One that is broken has nothing to close.
    await connection?.close().catch(() => undefined);
  }

  async #open(): Promise<LiveDictionary> {
    const { connection } = this.#config;
    this.#connection ??= await openConnection(connection);
    this.#dictionary ??= await LiveDictionary.open(this.#connection, connection.user);
    return this.#dictionary;
  }
}

function isMeant({ OBJECT_NAME, OBJECT_TYPE }: ObjectRow, { packages, routines, exclude }: SchemaSelection): boolean {
  if (OBJECT_TYPE === 'TYPE') return true;
  const patterns = OBJECT_TYPE === 'PACKAGE' ? packages : routines;
  const matches = (all: SchemaSelection['packages']) => all.some((pattern) => pattern.matches(OBJECT_NAME));
  return matches(patterns) && !matches(exclude);
}

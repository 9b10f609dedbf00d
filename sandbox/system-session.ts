import type { ScriptTarget, UnitError } from './scripts/load-scripts.js';
import type { ScriptStatement, UnitHeader } from './scripts/script-item.js';
import type { Logon } from './session/database.js';
import type { EngineDatabase } from './session/engine-database.js';
import type { EngineSession } from './session/engine-session.js';
import { OracleError } from './values/oracle-error.js';

const LOGON: Logon = {
  userName: 'SYSTEM',
  proxyClientName: undefined,
  program: 'gen-oracle-client sandbox',
  machine: 'localhost',
  osUser: '',
  terminal: '',
  processId: String(process.pid),
  driverName: '',
  pooled: false,
  edition: undefined,
  timeZone: undefined,
  applicationContext: [],
  onKill: () => undefined,
};

/** A session of SYSTEM inside of the server, without a wire: the one that scripts are loaded by. */
export class SystemSession implements ScriptTarget {
  readonly #database: EngineDatabase;
  readonly #session: EngineSession;

  constructor(database: EngineDatabase) {
    this.#database = database;
    this.#session = database.openSession(LOGON);
  }

  async execute({ text, unit }: ScriptStatement): Promise<readonly UnitError[]> {
    const statement = this.#session.parse(text);
    try {
      const result = await statement.execute({
        definitions: [],
        iterations: [[]],
        autoCommit: false,
        batchErrors: false,
        signal: new AbortController().signal,
      });
      result.rows?.close();
      for (const rows of result.implicitResults ?? []) rows.close();
      if (result.compiledWithErrors !== true) return [];
      const errors = unit === undefined ? [] : this.#errorsOf(unit);
      if (errors.length === 0) throw new OracleError(24344, 'success with compilation error');
      return errors;
    } finally {
      statement.close();
    }
  }

  async commit(): Promise<void> {
    await this.#session.commit(new AbortController().signal);
  }

  close(): void {
    this.#session.close();
  }

  #errorsOf({ type, owner, name }: UnitHeader): readonly UnitError[] {
    for (const object of this.#database.schema.objectsOf(owner ?? this.#session.currentSchema)) {
      if (object.name !== name || object.type !== type || !('errors' in object)) continue;
      return object.errors
        .filter(({ attribute }) => attribute === 'ERROR')
        .map(({ line, position, text }) => ({ line, column: position, text }));
    }
    return [];
  }
}

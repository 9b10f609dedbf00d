import type { Connection } from 'oracledb';
import type { ScriptTarget, UnitError } from '../../sandbox/scripts/load-scripts.js';
import type { ScriptStatement, UnitHeader } from '../../sandbox/scripts/script-item.js';
import { TestDatabaseError } from '../test-database.js';
import type { Account } from './account.js';

const USER_DOES_NOT_EXIST = 1918;
const USER_IS_CONNECTED = 1940;
/** How long sessions of a user may take to end after those who used them have. */
const DROP_PATIENCE_MS = 15_000;
const DROP_RETRY_MS = 250;

const UNIT_ERRORS = `
SELECT line, position, text
  FROM all_errors
 WHERE owner = NVL(:owner, SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA'))
   AND name = :name
   AND type = :type
   AND attribute = 'ERROR'
 ORDER BY sequence`;

/** A session of the account that creates the users. */
export class RealSession implements ScriptTarget {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws TestDatabaseError when the account cannot log in */
  static async open({ user, password, connectString }: Account): Promise<RealSession> {
    try {
      const { default: oracledb } = await import('oracledb');
      return new RealSession(await oracledb.getConnection({ user, password, connectString }));
    } catch (cause) {
      const problem = `Cannot connect as ${user} to ${connectString}, which GEN_ORACLE_TEST_DB names: ${messageOf(cause)}`;
      throw new TestDatabaseError(problem, { cause });
    }
  }

  async execute({ text, unit }: ScriptStatement): Promise<readonly UnitError[]> {
    const { warning } = await this.#connection.execute(text);
    if (warning === undefined) return [];
    const errors = unit === undefined ? [] : await this.#errorsOf(unit);
    if (errors.length === 0) throw warning;
    return errors;
  }

  async commit(): Promise<void> {
    await this.#connection.commit();
  }

  /** Drops a user and all that it owns. Waits for its sessions to end; one that is gone already is fine. */
  async dropUser(name: string): Promise<void> {
    const deadline = performance.now() + DROP_PATIENCE_MS;
    for (;;) {
      try {
        await this.#connection.execute(`DROP USER "${name}" CASCADE`);
        return;
      } catch (error) {
        const number = errorNumberOf(error);
        if (number === USER_DOES_NOT_EXIST) return;
        if (number !== USER_IS_CONNECTED || performance.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, DROP_RETRY_MS));
      }
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #errorsOf({ type, owner, name }: UnitHeader): Promise<readonly UnitError[]> {
    const binds = { owner: owner ?? null, name, type };
    const { rows } = await this.#connection.execute<readonly unknown[]>(UNIT_ERRORS, binds);
    return (rows ?? []).map(([line, column, text]) => ({
      line: Number(line),
      column: Number(column),
      text: String(text),
    }));
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function errorNumberOf(error: unknown): number | undefined {
  return error instanceof Error && 'errorNum' in error && typeof error.errorNum === 'number'
    ? error.errorNum
    : undefined;
}

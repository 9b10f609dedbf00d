import type { Connection } from 'oracledb';
import type { Dictionary, ViewFilter } from './dictionary.js';
import { isNotThere } from './driver-error.js';
import { type Progress, silent } from './progress.js';
import { hasForms, inDbaForm, inUserForm, isCompleteForUser } from './view-forms.js';
import { ViewReader } from './view-reader.js';
import { allArguments } from './views/all-arguments.js';
import { allObjects } from './views/all-objects.js';
import { allProcedures } from './views/all-procedures.js';
import type { View } from './views/row-reader.js';
import { sessionUser } from './views/session-user.js';
import { dbaTabPrivs, type GrantRow, userTabPrivs } from './views/tab-privs.js';

/** Rows of these are put together: they must come from the same form, or routines would seem to have no parameters. */
const CORE: readonly View<unknown>[] = [allObjects, allProcedures, allArguments];

/**
 * The dictionary of a database, through the forms of its views that serve best: DBA_ where the account may read those of the core; else USER_ for what it owns and
 * ALL_ for everything else.
 */
export class LiveDictionary implements Dictionary {
  readonly account: string;
  readonly #reader: ViewReader;
  readonly #progress: Progress;
  readonly #isDba: boolean;
  /** Whose USER_ views they are; undefined where these are not asked. */
  readonly #user: string | undefined;
  /** Of other views than those of the core, the DBA_ forms that are not there. */
  readonly #notDba = new Set<string>();

  private constructor(
    account: string,
    reader: ViewReader,
    progress: Progress,
    forms: { readonly isDba: boolean; readonly user: string | undefined },
  ) {
    this.account = account;
    this.#reader = reader;
    this.#progress = progress;
    this.#isDba = forms.isDba;
    this.#user = forms.user;
  }

  /**
   * Finds out which forms there are.
   * @param account as the configuration has it, for messages
   * @throws DatabaseError
   */
  static async open(connection: Connection, account: string, progress: Progress = silent): Promise<LiveDictionary> {
    const reader = new ViewReader(connection);
    const isDba = await seesAll(reader);
    const user = isDba ? undefined : (await reader.query(sessionUser))[0];
    return new LiveDictionary(account, reader, progress, { isDba, user });
  }

  async query<Row>(view: View<Row>, filter: ViewFilter = {}): Promise<Row[]> {
    if (this.#isDba && hasForms(view) && !this.#notDba.has(view.name)) {
      try {
        return await this.#queryDba(view, filter);
      } catch (error) {
        if (isCore(view) || !isNotThere(error)) throw error;
        this.#notDba.add(view.name);
      }
    }
    if (this.#user !== undefined && filter.equal?.['OWNER'] === this.#user && isCompleteForUser(view)) {
      const { OWNER: _, ...equal } = filter.equal;
      return this.#read(inUserForm(view, this.#user), { ...filter, equal });
    }
    return this.#read(view, filter);
  }

  async #read<Row>(view: View<Row>, filter: ViewFilter): Promise<Row[]> {
    const rows = await this.#reader.query(view, filter);
    if (filter.oneOf?.values.length === 0) return rows;
    const owner = filter.equal?.['OWNER'] ?? filter.equal?.['SUPERTYPE_OWNER'];
    this.#progress(
      `${view.name}${owner === undefined ? '' : ` of ${owner}`}: ${rows.length} row${rows.length === 1 ? '' : 's'}`,
    );
    return rows;
  }

  async has<Row>(view: View<Row>, column: string): Promise<boolean> {
    if (!this.#isDba || !hasForms(view) || this.#notDba.has(view.name)) return this.#reader.has(view, column);
    // What the DBA_ form lacks is read from the other one.
    return (await this.#reader.has(inDbaForm(view), column)) || (!isCore(view) && this.#reader.has(view, column));
  }

  shows(): boolean {
    return true;
  }

  async executeGrants(owner: string): Promise<readonly GrantRow[] | undefined> {
    const filter = { equal: { OWNER: owner, PRIVILEGE: 'EXECUTE' } };
    if (owner === this.#user) return this.#read(userTabPrivs, filter);
    if (!this.#isDba) return undefined;
    try {
      return await this.#read(dbaTabPrivs, filter);
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  }

  /** DBA_ forms of some views lack columns, which the ALL_ form has for what it shows. */
  async #queryDba<Row>(view: View<Row>, filter: ViewFilter): Promise<Row[]> {
    const dba = inDbaForm(view);
    const rows = await this.#read(dba, filter);
    const lacks: string[] = [];
    for (const column of view.optionalColumns)
      if (!(await this.#reader.has(dba, column)) && (await this.#reader.has(view, column))) lacks.push(column);
    if (lacks.length === 0) return rows;
    const complete = await this.#read(view, filter);
    const without = (row: Row) => JSON.stringify(row, (key, value: unknown) => (lacks.includes(key) ? null : value));
    const known = new Set(complete.map(without));
    return [...complete, ...rows.filter((row) => !known.has(without(row)))];
  }
}

function isCore({ name }: Pick<View<unknown>, 'name'>): boolean {
  return CORE.some((view) => view.name === name);
}

async function seesAll(reader: ViewReader): Promise<boolean> {
  try {
    for (const view of CORE) await reader.describe(inDbaForm(view));
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

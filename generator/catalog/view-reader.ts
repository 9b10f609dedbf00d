import type { Connection } from 'oracledb';
import { DatabaseError } from '../errors/generator-error.js';
import type { ViewFilter, ViewSource } from './dictionary.js';
import { describeDriverError } from './driver-error.js';
import { type RawRow, readRows, type View } from './views/row-reader.js';

/** Names per IN-list: one statement per 500 names, whatever hangs off them. */
const NAMES_PER_STATEMENT = 500;

/** Rows per round trip. */
const FETCH_SIZE = 2000;

/**
 * Reads dictionary views over one connection. Each view stands alone in its statement: 19c has lost binds in self-joins of ALL_ARGUMENTS,
 * and 12.1 spends minutes parsing joins of dictionary views.
 */
export class ViewReader implements ViewSource {
  readonly #connection: Connection;
  /** All columns of a view, by its name. */
  readonly #columns = new Map<string, ReadonlySet<string>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws DatabaseError DictionaryError */
  async query<Row>(view: View<Row>, filter: ViewFilter = {}): Promise<Row[]> {
    const columns = await this.#columnsOf(view);
    const rows: Row[] = [];
    for (const names of chunks(filter.oneOf?.values)) {
      const { text, binds } = buildQuery(view.name, columns, filter, names);
      // One by one: more of them than a call takes arguments.
      for (const row of readRows(view, await this.#run(view.name, text, binds))) rows.push(row);
    }
    return rows;
  }

  /** Whether the view has this one of its optional columns. */
  async has<Row>(view: View<Row>, column: string): Promise<boolean> {
    return (await this.describe(view)).has(column);
  }

  /**
   * The columns that the view itself has.
   * @throws DatabaseError when it cannot be read
   */
  async describe({ name }: Pick<View<unknown>, 'name'>): Promise<ReadonlySet<string>> {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    try {
      const { metaData = [] } = await this.#connection.execute(`SELECT * FROM ${name} WHERE 1 = 0`);
      const columns = new Set(metaData.map((column) => column.name));
      this.#columns.set(name, columns);
      return columns;
    } catch (error) {
      throw failedRead(name, error);
    }
  }

  /** The columns to select. */
  async #columnsOf<Row>(view: View<Row>): Promise<readonly string[]> {
    if (view.optionalColumns.length === 0) return view.columns;
    const present = await this.describe(view);
    return [...view.columns, ...view.optionalColumns.filter((column) => present.has(column))];
  }

  async #run(viewName: string, text: string, binds: Record<string, string | number>): Promise<readonly RawRow[]> {
    const { default: oracledb } = await import('oracledb');
    try {
      const { rows = [] } = await this.#connection.execute<RawRow>(text, binds, {
        outFormat: oracledb.OUT_FORMAT_OBJECT,
        fetchArraySize: FETCH_SIZE,
        prefetchRows: FETCH_SIZE,
      });
      return rows;
    } catch (error) {
      throw failedRead(viewName, error);
    }
  }
}

function buildQuery(
  viewName: string,
  columns: readonly string[],
  filter: ViewFilter,
  names: readonly string[] | undefined,
) {
  const binds: Record<string, string | number> = {};
  const bind = (value: string | number) => {
    const name = `b${Object.keys(binds).length + 1}`;
    binds[name] = value;
    return `:${name}`;
  };
  const conditions = Object.entries(filter.equal ?? {}).map(([column, value]) =>
    value === null ? `${column} IS NULL` : `${column} = ${bind(value)}`,
  );
  if (filter.oneOf !== undefined && names !== undefined) {
    conditions.push(`${filter.oneOf.column} IN (${names.map(bind).join(', ')})`);
  }
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return { text: `SELECT ${columns.join(', ')} FROM ${viewName}${where}`, binds };
}

/** Undefined once when there is no list; nothing for an empty one. */
function chunks(names: readonly string[] | undefined): readonly (readonly string[] | undefined)[] {
  if (names === undefined) return [undefined];
  const count = Math.ceil(names.length / NAMES_PER_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    names.slice(index * NAMES_PER_STATEMENT, (index + 1) * NAMES_PER_STATEMENT),
  );
}

function failedRead(viewName: string, error: unknown): DatabaseError {
  return new DatabaseError(`Reading ${viewName} failed: ${describeDriverError(error)}.`, { cause: error });
}

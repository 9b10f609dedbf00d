import type { Connection } from 'oracledb';
import { DatabaseError } from '../errors/generator-error.js';
import { describeDriverError } from './driver-error.js';
import { type RawRow, readRows, type View } from './views/row-reader.js';

/** Names per IN-list: one statement per 500 names, whatever hangs off them. */
const NAMES_PER_STATEMENT = 500;

/** Rows per round trip. */
const FETCH_SIZE = 2000;

export interface ViewFilter {
  /** Plain equality, which the dictionary's views push down; null is IS NULL. */
  readonly equal?: Readonly<Record<string, string | number | null>>;
  /** Any of these values; split over several statements when there are many. */
  readonly oneOf?: { readonly column: string; readonly values: readonly string[] };
}

/**
 * Reads dictionary views over one connection. Each view stands alone in its statement: 19c has lost binds in self-joins of ALL_ARGUMENTS,
 * and 12.1 spends minutes parsing joins of dictionary views.
 */
export class ViewReader {
  readonly #connection: Connection;
  readonly #columns = new Map<string, readonly string[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws DatabaseError DictionaryError */
  async query<Row>(view: View<Row>, filter: ViewFilter = {}): Promise<Row[]> {
    const columns = await this.#columnsOf(view);
    const rows: Row[] = [];
    for (const names of chunks(filter.oneOf?.values)) {
      const { text, binds } = buildQuery(view.name, columns, filter, names);
      rows.push(...readRows(view, await this.#run(view.name, text, binds)));
    }
    return rows;
  }

  /** Whether the view has this one of its optional columns. */
  async has(view: View<unknown>, column: string): Promise<boolean> {
    return (await this.#columnsOf(view)).includes(column);
  }

  /** The columns to select: which of the optional ones there are, the view itself tells. */
  async #columnsOf(view: View<unknown>): Promise<readonly string[]> {
    const known = this.#columns.get(view.name);
    if (known !== undefined) return known;
    const columns = [...view.columns, ...(await this.#present(view))];
    this.#columns.set(view.name, columns);
    return columns;
  }

  async #present(view: View<unknown>): Promise<readonly string[]> {
    if (view.optionalColumns.length === 0) return [];
    try {
      const { metaData = [] } = await this.#connection.execute(`SELECT * FROM ${view.name} WHERE 1 = 0`);
      const present = new Set(metaData.map((column) => column.name));
      return view.optionalColumns.filter((column) => present.has(column));
    } catch (error) {
      throw failedRead(view.name, error);
    }
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

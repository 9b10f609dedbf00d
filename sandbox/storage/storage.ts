import type { Table } from '../schema/table.js';
import { SequenceValues } from './sequence-values.js';
import { type SavedRows, TableRows } from './table-rows.js';
import type { Transaction } from './transaction.js';
import { Transactions } from './transactions.js';

/** All committed data at one moment. */
export interface SavedStorage {
  readonly tables: ReadonlyMap<number, { readonly rows: TableRows; readonly saved: SavedRows }>;
  readonly sequences: ReadonlyMap<number, bigint>;
}

/** All data of the database: the rows of the tables, where the sequences stand, and the transactions over them. */
export class Storage {
  readonly transactions = new Transactions();
  readonly sequences = new SequenceValues();
  readonly #tables = new Map<number, TableRows>();
  /** Rows of temporary tables, by the session that they belong to. */
  readonly #temporary = new WeakMap<object, Map<number, TableRows>>();

  /** The rows of a table; of a temporary one, those of `session`. */
  rowsOf(table: Table, session: object): TableRows {
    if (table.temporary === undefined) return rowsIn(this.#tables, table.objectId);
    const own = this.#temporary.get(session) ?? new Map<number, TableRows>();
    this.#temporary.set(session, own);
    const present = own.get(table.objectId);
    if (present !== undefined) return present;
    const empty = rowsIn(this.#tables, table.objectId).emptyCopy();
    own.set(table.objectId, empty);
    return empty;
  }

  /** What DDL works on: the rows of a table, or of a temporary one the pattern for each session's. */
  sharedRowsOf(table: Table): TableRows {
    return rowsIn(this.#tables, table.objectId);
  }

  /** All committed data, to be put back by `restore`. No transaction may be open at either time. */
  save(): SavedStorage {
    return {
      tables: new Map([...this.#tables].map(([objectId, rows]) => [objectId, { rows, saved: rows.save() }])),
      sequences: this.sequences.save(),
    };
  }

  restore({ tables, sequences }: SavedStorage): void {
    const writer = this.transactions.begin();
    this.transactions.commit(writer);
    this.#tables.clear();
    for (const [objectId, { rows, saved }] of tables) {
      rows.restore(saved, writer);
      this.#tables.set(objectId, rows);
    }
    this.sequences.restore(sequences);
  }

  dropTable(table: Table): void {
    this.#tables.delete(table.objectId);
  }

  /** Whether a transaction works on temporary tables of the session. */
  usesTemporary(transaction: Transaction, session: object): boolean {
    return [...(this.#temporary.get(session)?.values() ?? [])].some((rows) => transaction.tables.has(rows));
  }

  /** Empties a session's temporary tables, those aside that are to be kept. */
  clearTemporary(session: object, keep: (objectId: number, rows: TableRows) => boolean): void {
    for (const [objectId, rows] of this.#temporary.get(session) ?? []) if (!keep(objectId, rows)) rows.clear();
  }
}

function rowsIn(tables: Map<number, TableRows>, objectId: number): TableRows {
  const present = tables.get(objectId);
  if (present !== undefined) return present;
  const created = new TableRows();
  tables.set(objectId, created);
  return created;
}

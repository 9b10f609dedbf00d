import type { BindMetadata } from '../ttc/bind-metadata.js';
import type { BindMode, ColumnDescription, RowSource, Statement } from './database.js';

/** A cursor that the client knows by its number: a parsed statement, a REF CURSOR or an implicit result. */
export class ServerCursor {
  readonly id: number;
  /** Absent for a REF CURSOR and an implicit result, which can only be fetched from. */
  readonly statement: Statement | undefined;
  /** From the last full EXECUTE. */
  binds: readonly BindMetadata[] = [];
  /** What the last IO VECTOR told the client: it leaves OUT binds away when it executes again. */
  directions: readonly BindMode[] | undefined;
  /** What the last DESCRIBE told the client. */
  describedColumns: readonly ColumnDescription[] | undefined;
  /** Asked for with the last full EXECUTE; REEXECUTE does not repeat it. */
  reportsRowCounts = false;
  rowsFetched = 0;
  #rows: RowSource | undefined;

  constructor(id: number, statement: Statement | undefined) {
    this.id = id;
    this.statement = statement;
  }

  /** The open result set, if any. */
  get rows(): RowSource | undefined {
    return this.#rows;
  }

  openRows(rows: RowSource): void {
    this.closeRows();
    this.#rows = rows;
    this.rowsFetched = 0;
  }

  closeRows(): void {
    this.#rows?.close();
    this.#rows = undefined;
  }

  close(): void {
    this.closeRows();
    this.statement?.close();
  }
}

import { type BindMetadata, dataTypeOfBind } from '../ttc/bind-metadata.js';
import type { ObjectTypes } from '../ttc/codecs/object-value.js';
import type { BindDefinition, BindMode, ColumnDescription, RowSource, Statement } from './database.js';

/** A cursor that the client knows by its number: a parsed statement, a REF CURSOR or an implicit result. */
export class ServerCursor {
  readonly id: number;
  /** Absent for a REF CURSOR and an implicit result, which can only be fetched from. */
  readonly statement: Statement | undefined;
  /** What the last IO VECTOR told the client: it leaves OUT binds away when it executes again. */
  directions: readonly BindMode[] | undefined;
  /** What the last DESCRIBE told the client. */
  describedColumns: readonly ColumnDescription[] | undefined;
  /** Asked for with the last full EXECUTE; REEXECUTE does not repeat it. */
  reportsRowCounts = false;
  rowsFetched = 0;
  /** How the client wants the columns: said where there are LOBs among them, before rows are fetched. */
  defines: readonly BindMetadata[] = [];
  #binds: readonly BindMetadata[] = [];
  #definitions: readonly BindDefinition[] = [];
  #rows: RowSource | undefined;

  constructor(id: number, statement: Statement | undefined) {
    this.id = id;
    this.statement = statement;
  }

  /** From the last full EXECUTE. */
  get binds(): readonly BindMetadata[] {
    return this.#binds;
  }

  /** The same as the engine takes them. */
  get definitions(): readonly BindDefinition[] {
    return this.#definitions;
  }

  /** @throws NotSupportedError for types that cannot be bound yet; OracleError 21700 for an object type that is not there */
  bind(binds: readonly BindMetadata[], types: ObjectTypes): void {
    this.#definitions = binds.map((bind) => ({
      dataType: dataTypeOfBind(bind, types),
      maxSize: bind.maxSize,
      maxElements: bind.maxElements,
    }));
    this.#binds = binds;
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

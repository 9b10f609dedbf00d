import { ExplicitCursor } from '../interpreter/cursors/explicit-cursor.js';
import type { PlsqlSession } from '../interpreter/plsql-session.js';
import type { QueryCursor } from '../sql/prepared.js';
import type { Task } from '../tasks/task.js';
import type { Value } from '../values/value.js';
import type { ColumnDescription, RowSource } from './database.js';

/** Runs a task of a session to its end. */
export type TaskRunner = <T>(task: Task<T>, signal: AbortSignal) => Promise<T>;

/** A cursor's rows as the wire fetches them. A client that passes them back to a block passes the cursor. */
export class CursorRows implements RowSource {
  readonly columns: readonly ColumnDescription[];
  readonly cursor: ExplicitCursor;
  readonly #run: TaskRunner;

  constructor(cursor: ExplicitCursor, run: TaskRunner) {
    this.columns = cursor.columns;
    this.cursor = cursor;
    this.#run = run;
  }

  async fetch(count: number, signal: AbortSignal): ReturnType<RowSource['fetch']> {
    const rows = await this.#run(this.cursor.fetchAll(count), signal);
    const exhausted = rows.length < count;
    if (!this.columns.some(({ dataType }) => dataType.kind === 'ref_cursor')) return { rows, exhausted };
    return { rows: rows.map((row) => row.map((value) => this.#withRows(value))), exhausted };
  }

  /** A cursor that stands in a row, with rows of its own. */
  #withRows(value: Value): Value | RowSource {
    return value instanceof ExplicitCursor ? refCursorRows(value, this.#run) : value;
  }

  close(): void {
    if (this.cursor.isOpen) this.cursor.close();
  }
}

/** The rows of a query that counts among the session's open cursors. */
export function queryRows(query: QueryCursor, session: PlsqlSession, run: TaskRunner): RowSource {
  const cursor = new ExplicitCursor();
  cursor.adopt(query, session);
  return new CursorRows(cursor, run);
}

const rowsOf = new WeakMap<ExplicitCursor, CursorRows>();

/** The rows of a REF CURSOR that a block has opened: the same for the same cursor. */
export function refCursorRows(cursor: ExplicitCursor, run: TaskRunner): RowSource {
  const known = rowsOf.get(cursor);
  if (known !== undefined && known.columns === cursor.columns) return known;
  const rows = new CursorRows(cursor, run);
  rowsOf.set(cursor, rows);
  return rows;
}

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

  async fetch(
    count: number,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly (readonly Value[])[]; readonly exhausted: boolean }> {
    const rows = await this.#run(this.cursor.fetchAll(count), signal);
    return { rows, exhausted: rows.length < count };
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

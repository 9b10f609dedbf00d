import type { ExplicitCursor } from '../interpreter/cursors/explicit-cursor.js';
import type { QueryCursor } from '../sql/prepared.js';
import type { Task } from '../tasks/task.js';
import type { Value } from '../values/value.js';
import type { ColumnDescription, RowSource } from './database.js';

/** Runs a task of a session to its end. */
export type TaskRunner = <T>(task: Task<T>, signal: AbortSignal) => Promise<T>;

/** A cursor's rows as the wire fetches them. */
interface Rows {
  readonly columns: readonly ColumnDescription[];
  next(): Task<readonly Value[] | undefined>;
  close(): void;
}

export function queryRows(cursor: QueryCursor, onClose: () => void, run: TaskRunner): RowSource {
  return rowSource(
    {
      columns: cursor.columns,
      next: () => cursor.next(),
      close: () => {
        cursor.close();
        onClose();
      },
    },
    run,
  );
}

/** A REF CURSOR that a block has opened. */
export function refCursorRows(cursor: ExplicitCursor, run: TaskRunner): RowSource {
  return rowSource(
    {
      columns: cursor.columns,
      next: () => cursor.fetch(),
      close: () => {
        if (cursor.isOpen) cursor.close();
      },
    },
    run,
  );
}

function rowSource(rows: Rows, run: TaskRunner): RowSource {
  let closed = false;
  return {
    columns: rows.columns,
    fetch: (count, signal) => run(take(rows, count), signal),
    close() {
      if (closed) return;
      closed = true;
      rows.close();
    },
  };
}

function* take(
  rows: Rows,
  count: number,
): Task<{ readonly rows: readonly (readonly Value[])[]; readonly exhausted: boolean }> {
  const taken: (readonly Value[])[] = [];
  while (taken.length < count) {
    const row = yield* rows.next();
    if (row === undefined) return { rows: taken, exhausted: true };
    taken.push(row);
  }
  return { rows: taken, exhausted: false };
}

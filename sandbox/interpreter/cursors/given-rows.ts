import type { NativeRows } from '../../packages/native-package.js';
import type { QueryCursor } from '../../sql/prepared.js';
import type { CursorReference } from '../../values/composite.js';
import type { PlsqlSession } from '../plsql-session.js';
import { ExplicitCursor } from './explicit-cursor.js';

/** A cursor that is open on rows that are there already. */
export function openRows({ columns, rows }: NativeRows, session: PlsqlSession): CursorReference {
  let rowCount = 0;
  const query: QueryCursor = {
    columns,
    get rowCount() {
      return rowCount;
    },
    currentRowid: undefined,
    // biome-ignore lint/correctness/useYield: the same shape as queries that pause
    *next() {
      const row = rows[rowCount];
      if (row !== undefined) rowCount += 1;
      return row;
    },
    close() {
      // There is nothing to give up.
    },
  };
  const cursor = new ExplicitCursor();
  cursor.attach(query, session);
  return cursor;
}

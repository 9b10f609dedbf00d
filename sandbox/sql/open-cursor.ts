import { OracleError } from '../values/oracle-error.js';

/** Something a session must close when it ends. */
export interface OpenCursor {
  close(): void;
}

/** Oracle's default for OPEN_CURSORS. */
const MAX_OPEN_CURSORS = 300;

/** Counts a cursor that a program opens among the session's. @throws OracleError 1000 if there are too many; it is closed then */
export function admitCursor(openCursors: Set<OpenCursor>, cursor: OpenCursor): void {
  if (openCursors.size >= MAX_OPEN_CURSORS) {
    cursor.close();
    throw new OracleError(1000, 'maximum open cursors exceeded');
  }
  openCursors.add(cursor);
}

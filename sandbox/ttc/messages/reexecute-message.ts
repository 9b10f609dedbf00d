import type { TtcReader } from '../ttc-reader.js';

const COMMIT = 0x1;

/** REEXECUTE, and REEXECUTE AND FETCH: the cursor's statement again, with the same binds. */
export interface ReexecuteMessage {
  readonly cursorId: number;
  /** Executions of DML and PL/SQL; rows to fetch of a query. */
  readonly iterations: number;
  readonly autoCommit: boolean;
}

/** The function header has been read; the rows of bind values are still to be read. */
export function readReexecuteMessage(reader: TtcReader): ReexecuteMessage {
  const cursorId = reader.unsigned();
  const iterations = reader.unsigned();
  reader.unsigned(); // options that the function says already
  return { cursorId, iterations, autoCommit: (reader.unsigned() & COMMIT) !== 0 };
}

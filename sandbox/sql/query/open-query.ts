import type { Task } from '../../tasks/task.js';
import type { Value } from '../../values/value.js';
import type { SqlServices } from '../compile-context.js';
import type { QueryCursor, ResultColumn } from '../prepared.js';
import type { SessionState } from '../session-state.js';
import type { CompiledQuery } from './compile-query.js';
import { type ResultStream, StatementFrame } from './frame.js';

/** Opens a query: its rows are as of now, and made as they are fetched. */
export function openQuery(
  query: CompiledQuery,
  services: SqlServices,
  session: SessionState,
  hostValues: readonly Value[],
): QueryCursor {
  const { transactions } = services.storage;
  const snapshot = transactions.openSnapshot(session.transaction);
  const statement = new StatementFrame(session, hostValues, snapshot);
  return new StreamCursor(query.columns, query.rows(statement, undefined), () => transactions.release(snapshot));
}

/** A cursor that makes its rows when they are asked for. */
class StreamCursor implements QueryCursor {
  readonly columns: readonly ResultColumn[];
  readonly currentRowid = undefined;
  readonly #stream: ResultStream;
  readonly #release: () => void;
  #rowCount = 0;
  #isOpen = true;

  constructor(columns: readonly ResultColumn[], stream: ResultStream, release: () => void) {
    this.columns = columns;
    this.#stream = stream;
    this.#release = release;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  *next(): Task<readonly Value[] | undefined> {
    let finished = true;
    try {
      while (this.#isOpen) {
        const step = this.#stream.next();
        if (step.done === true) return undefined;
        if (step.value.kind === 'result') {
          this.#rowCount += 1;
          finished = false;
          return step.value.values;
        }
        yield step.value;
      }
      return undefined;
    } finally {
      // After the last row, an error or the abort of a wait there is nothing more to come.
      if (finished) this.close();
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    try {
      this.#stream.return();
    } finally {
      this.#release();
    }
  }
}

import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { QueryCursor, ResultColumn } from '../prepared.js';
import type { ResultStream } from './frame.js';

/** A cursor that makes its rows when they are asked for. */
export class StreamCursor implements QueryCursor {
  readonly columns: readonly ResultColumn[];
  readonly currentRowid = undefined;
  readonly #stream: ResultStream;
  readonly #release: () => void;
  /** The cursors in its rows may be read after the last row, until it is closed. */
  readonly #holdsCursors: boolean;
  #rowCount = 0;
  #isOpen = true;
  #isRead = false;

  /** @param release called once, when nothing is read any more */
  constructor(columns: readonly ResultColumn[], stream: ResultStream, release: () => void) {
    this.columns = columns;
    this.#stream = stream;
    this.#release = release;
    this.#holdsCursors = columns.some(({ dataType }) => dataType.kind === 'ref_cursor');
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  /** @throws OracleError 1001 when it was closed before its end */
  *next(): Task<readonly Value[] | undefined> {
    if (!this.#isOpen && !this.#isRead) throw new OracleError(1001, 'invalid cursor');
    let goesOn = false;
    try {
      while (this.#isOpen) {
        const step = this.#stream.next();
        if (step.done === true) {
          this.#isRead = true;
          goesOn = this.#holdsCursors;
          return undefined;
        }
        if (step.value.kind === 'result') {
          this.#rowCount += 1;
          goesOn = true;
          return step.value.values;
        }
        yield step.value;
      }
      return undefined;
    } finally {
      // After the last row, an error or the abort of a wait there is nothing more to come.
      if (!goesOn) this.close();
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

import type { ResultColumn } from '../../sql/prepared.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { IntoTargets } from './into-targets.js';

interface Iterations {
  index: number | string;
  columns: readonly ResultColumn[];
  readonly rows: (readonly Value[])[];
}

/**
 * What FORALL keeps while it repeats a statement. RETURNING … BULK COLLECT INTO gets the rows of all iterations at the end.
 * Source: PL/SQL Language Reference, "Using FORALL Statement and BULK COLLECT Clause Together".
 */
export class Repetition {
  /** One FORALL is running in a frame at a time. */
  readonly #running = new WeakMap<Frame, Iterations>();
  #targets: IntoTargets | undefined;

  begin(frame: Frame): void {
    this.#running.set(frame, { index: 0, columns: [], rows: [] });
  }

  iterate(frame: Frame, index: number | string): void {
    this.#iterations(frame).index = index;
  }

  /** What the repeated statement stores into instead of its targets. */
  collectFor(targets: IntoTargets): IntoTargets {
    this.#targets = targets;
    const iterations = (frame: Frame) => this.#iterations(frame);
    return {
      fits: targets.fits,
      store: targets.store,
      // biome-ignore lint/correctness/useYield: a task, as the interface asks for
      *storeAll(frame, columns, rows) {
        const into = iterations(frame);
        into.columns = columns;
        into.rows.push(...rows);
      },
    };
  }

  /** What an iteration takes from the collections. @throws OracleError 22160 where an element is missing */
  *hostValues(values: Task<Value[]>, frame: Frame): Task<Value[]> {
    try {
      return yield* values;
    } catch (error) {
      if (!(error instanceof OracleError) || error.code !== 1403) throw error;
      throw new OracleError(22160, `element at index [${this.#iterations(frame).index}] does not exist`);
    }
  }

  /** All iterations are done. */
  *end(frame: Frame): Task<void> {
    const { columns, rows } = this.#iterations(frame);
    this.#running.delete(frame);
    if (this.#targets !== undefined) yield* this.#targets.storeAll(frame, columns, rows);
  }

  #iterations(frame: Frame): Iterations {
    const iterations = this.#running.get(frame);
    if (iterations === undefined) throw new Error('a repeated statement runs outside of its FORALL');
    return iterations;
  }
}

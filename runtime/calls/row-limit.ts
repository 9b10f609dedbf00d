import { TooManyRowsError } from '../errors/row-errors.js';

/** How many rows of a result are collected: those of cursors in its rows count, too. */
export class RowLimit {
  readonly #max: number;
  #left: number;

  constructor(max: number) {
    this.#max = max;
    this.#left = max;
  }

  /** @throws TooManyRowsError */
  take(count: number, routine: string, key: string): void {
    this.#left -= count;
    if (this.#left < 0) throw new TooManyRowsError(routine, key, this.#max);
  }
}

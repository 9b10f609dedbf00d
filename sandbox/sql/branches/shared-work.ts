import type { Transaction } from '../../storage/transaction.js';
import type { Task } from '../../tasks/task.js';

/**
 * What the branches of a global transaction have in common: Oracle couples them tightly, so that they share changes and locks. Their sessions work one call
 * after the other. A sessionless transaction has it alone.
 */
export class SharedWork {
  readonly transaction: Transaction;
  /** A branch has been prepared or rolled back: the others do no more work. */
  isFinal = false;
  #turn: Promise<void> | undefined;
  #settle: () => void = () => undefined;
  readonly #afterTurn: (() => void)[] = [];

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  /** Pauses until no call of another session is running in it. */
  *takeTurn(): Task<void> {
    while (this.#turn !== undefined) yield { kind: 'until', settled: this.#turn };
    this.#turn = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  endTurn(): void {
    this.#turn = undefined;
    for (const work of this.#afterTurn.splice(0)) work();
    this.#settle();
  }

  /** Does it now, or when the running call has ended. */
  afterTurn(work: () => void): void {
    if (this.#turn === undefined) work();
    else this.#afterTurn.push(work);
  }
}

import { ClosedError } from '../errors/usage-errors.js';

/** Runs work on one session: one at a time, in the order in which it was asked for. */
export class CallQueue {
  #last: Promise<unknown> = Promise.resolve();
  #unfinished = 0;
  #closed: string | undefined;

  /** How many were asked for and have not settled. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** @throws ClosedError when the queue is closed before the work's turn has come */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#requireOpen();
    this.#unfinished += 1;
    const turn = this.#last;
    const result = turn.then(() => {
      this.#requireOpen();
      return work();
    });
    this.#last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      this.#unfinished -= 1;
    }
  }

  /**
   * Refuses new work and what has not begun, and waits for what has.
   * @param reason the message for whatever comes later
   */
  async close(reason: string): Promise<void> {
    this.#closed ??= reason;
    await this.#last;
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) throw new ClosedError(this.#closed);
  }
}

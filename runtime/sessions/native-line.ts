import type { Line } from './connector.js';

/**
 * Of a connection in Thick mode, whose sockets are Oracle's client libraries': they cannot be destroyed. When it is cut, nobody waits for it any longer;
 * the libraries give up by themselves, when the call's limit has passed a second time without an answer to their break.
 */
export class NativeLine implements Line {
  /** The libraries do not say. */
  readonly isOpen = false;
  readonly #waiting = new Set<(error: Error) => void>();

  cut(): void {
    for (const reject of this.#waiting) reject(new Error('cut'));
    this.#waiting.clear();
  }

  finish(): void {
    this.#waiting.clear();
  }

  untilCut<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}

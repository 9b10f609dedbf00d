/** How long to leave something alone that keeps failing: longer each time. */
export class GrowingPause {
  readonly #firstMs: number;
  readonly #longestMs: number;
  #failures = 0;
  #until = 0;

  constructor(firstMs: number, longestMs: number) {
    this.#firstMs = firstMs;
    this.#longestMs = Math.max(firstMs, longestMs);
  }

  /** In a row. */
  get failures(): number {
    return this.#failures;
  }

  /** When the pause is over, by `performance.now()`. */
  get until(): number {
    return this.#until;
  }

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  /** What fails during the pause was begun before it, and changes nothing. */
  failed(): void {
    if (!this.isOver) return;
    this.#until = performance.now() + Math.min(this.#longestMs, this.#firstMs * 2 ** this.#failures);
    this.#failures += 1;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#until = 0;
  }
}

/** How long it is until then, for messages. */
export function inMs(until: number): string {
  return `${Math.max(1, Math.ceil(until - performance.now()))} ms`;
}

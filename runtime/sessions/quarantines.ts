/** Slots of sessions that were cut in the middle of a call: they count on for a while, because the server may still be working for them. */
export class Quarantines {
  readonly #ms: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(ms: number) {
    this.#ms = ms;
  }

  get size(): number {
    return this.#timers.size;
  }

  add(ended: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      ended();
    }, this.#ms).unref();
    this.#timers.add(timer);
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

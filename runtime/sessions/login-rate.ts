/** At most so many starts in any second, evenly refilled: a burst of `perSecond` after a quiet second, then one every 1,000 / `perSecond` ms. */
export class LoginRate {
  readonly #perSecond: number;
  #available: number;
  #asOf = performance.now();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#available = perSecond;
  }

  /** When the next one may start, by `performance.now()`: now or in the past, if at once. */
  get nextAt(): number {
    this.#refill();
    return this.#available >= 1 ? this.#asOf : this.#asOf + ((1 - this.#available) * 1_000) / this.#perSecond;
  }

  take(): void {
    this.#refill();
    this.#available -= 1;
  }

  #refill(): void {
    const now = performance.now();
    this.#available = Math.min(this.#perSecond, this.#available + ((now - this.#asOf) * this.#perSecond) / 1_000);
    this.#asOf = now;
  }
}

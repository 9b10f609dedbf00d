import { MAX_DELAY, remaining } from './time-limit.js';

/**
 * Notices work that takes past its deadline. One piece of work at a time; a timer that is running is left running when work ends in time, for
 * setting and clearing one for every call is a good part of what a call costs. It keeps no process alive.
 */
export class Watchdog {
  readonly #expire: () => void;
  #deadline: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ringsAt = 0;

  /** @param expire called once for work that has not settled by its deadline; it must make it settle */
  constructor(expire: () => void) {
    this.#expire = expire;
  }

  /** @param deadline by `performance.now()` */
  async watch<T>(work: Promise<T>, deadline: number): Promise<T> {
    this.#deadline = deadline;
    if (this.#timer === undefined || this.#ringsAt > deadline) this.#setTimer(deadline);
    try {
      return await work;
    } finally {
      this.#deadline = undefined;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #setTimer(deadline: number): void {
    clearTimeout(this.#timer);
    this.#ringsAt = deadline;
    this.#timer = setTimeout(() => this.#ring(), Math.min(Math.ceil(remaining(deadline)), MAX_DELAY)).unref();
  }

  #ring(): void {
    this.#timer = undefined;
    if (this.#deadline === undefined) return;
    if (performance.now() >= this.#deadline) this.#expire();
    else this.#setTimer(this.#deadline);
  }
}

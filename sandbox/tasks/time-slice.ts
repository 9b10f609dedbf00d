import { performance } from 'node:perf_hooks';

const SLICE_MS = 4;
const STEPS_BETWEEN_CLOCK_READS = 64;

/** Tells a running task when to give the event loop a turn. One per session; `restart` is called when the task resumes. */
export class TimeSlice {
  #steps = 0;
  #endsAt = 0;

  restart(): void {
    this.#steps = 0;
    this.#endsAt = performance.now() + SLICE_MS;
  }

  /** To be asked once per statement, loop iteration and row: cheap, because the clock is read every 64th time only. */
  isOver(): boolean {
    this.#steps += 1;
    if (this.#steps < STEPS_BETWEEN_CLOCK_READS) return false;
    this.#steps = 0;
    return performance.now() >= this.#endsAt;
  }
}

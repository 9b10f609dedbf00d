import type { Task } from './task.js';
import type { TimeSlice } from './time-slice.js';

/**
 * Drives a task to its end, giving way to the event loop whenever its slice is over.
 * When `signal` aborts, the signal's reason is thrown into the task at the point where it waits, so that its
 * `finally` blocks run and it ends as it would after an error.
 */
export async function runTask<T>(task: Task<T>, slice: TimeSlice, signal?: AbortSignal): Promise<T> {
  slice.restart();
  let step = task.next();
  while (step.done !== true) {
    if (step.value.kind === 'slice') await nextTurn();
    else await settledOrAborted(step.value.settled, signal);
    slice.restart();
    step = signal?.aborted === true ? task.throw(signal.reason) : task.next();
  }
  return step.value;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function settledOrAborted(settled: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal?.removeEventListener('abort', done);
      resolve();
    };
    if (signal?.aborted === true) return resolve();
    signal?.addEventListener('abort', done, { once: true });
    settled.then(done, done);
  });
}

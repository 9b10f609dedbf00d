import type { Task } from './task.js';

/** How long the event loop may be held up. */
const MAX_MS = 1_000;

/**
 * Drives a task to its end at once, for callers that cannot pause themselves, such as the comparison of two values in a list.
 * @param refused what is thrown into a task that has to wait for something, or takes too long
 */
export function runWithoutPause<T>(task: Task<T>, refused: () => Error): T {
  const end = performance.now() + MAX_MS;
  let step = task.next();
  while (step.done !== true)
    step = step.value.kind === 'slice' && performance.now() < end ? task.next() : task.throw(refused());
  return step.value;
}

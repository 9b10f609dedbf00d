import type { Task } from './task.js';

/**
 * Drives a task to its end at once, for callers that cannot pause themselves, such as the comparison of two values in a list.
 * @param refused what is thrown into a task that has to wait for something
 */
export function runWithoutPause<T>(task: Task<T>, refused: () => Error): T {
  let step = task.next();
  while (step.done !== true) step = step.value.kind === 'slice' ? task.next() : task.throw(refused());
  return step.value;
}

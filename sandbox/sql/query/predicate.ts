import type { Task } from '../../tasks/task.js';
import type { Compiled, DirectExpression } from '../expressions/compiled.js';
import type { QueryFrame } from './frame.js';

/** A compiled condition. */
export interface Predicate {
  readonly condition: Compiled<QueryFrame>;
  readonly correlated: boolean;
}

/** Whether all of them are true: unknown counts as false. */
export function* holds(predicates: readonly Predicate[], frame: QueryFrame): Task<boolean> {
  for (const { condition } of predicates) {
    const value = condition.pauses ? yield* condition.run(frame) : condition.evaluate(frame);
    if (value !== true) return false;
  }
  return true;
}

/** The same as a plain function, if none of them can pause. */
export function directTest(predicates: readonly Predicate[]): ((frame: QueryFrame) => boolean) | undefined {
  const tests: DirectExpression<QueryFrame>[] = [];
  for (const { condition } of predicates) if (!condition.pauses) tests.push(condition);
  if (tests.length < predicates.length) return undefined;
  return (frame) => tests.every((test) => test.evaluate(frame) === true);
}

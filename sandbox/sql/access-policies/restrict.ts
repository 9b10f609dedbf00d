import { ROW_READY } from '../query/frame.js';
import type { Plan } from '../query/operators.js';
import type { RowRestriction } from './row-restriction.js';

/** Leaves out the rows of a FROM item that policies hide, before anything else of the statement sees them. */
export function restrict(plan: Plan, source: number, restriction: RowRestriction | undefined): Plan {
  if (restriction === undefined) return plan;
  return {
    ...plan,
    *run(frame) {
      const test = yield* restriction.open(frame.statement);
      if (test === undefined) {
        yield* plan.run(frame);
        return;
      }
      for (const step of plan.run(frame)) {
        const row = step.kind === 'ready' ? frame.rows[source] : undefined;
        if (row === undefined) yield step;
        else if (yield* test(row.values)) yield ROW_READY;
      }
    },
  };
}

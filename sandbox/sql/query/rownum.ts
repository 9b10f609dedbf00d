import type { Condition } from './conditions.js';
import type { RowStream } from './frame.js';
import type { Plan } from './operators.js';
import { holds } from './predicate.js';

/** Counts ROWNUM: a row has the next number while the conditions on it are tested, and uses it up if they hold. */
export function numberRows(plan: Plan, conditions: readonly Condition[]): Plan {
  const ending = conditions.filter((condition) => condition.dependencies.sources.size === 0);
  const others = conditions.filter((condition) => condition.dependencies.sources.size > 0);
  return {
    ...plan,
    *run(frame): RowStream {
      let accepted = 0;
      for (const step of plan.run(frame)) {
        if (step.kind !== 'ready') {
          yield step;
          continue;
        }
        frame.rowNumber = accepted + 1;
        // A condition on ROWNUM alone that fails now fails for all further rows: they would have the same number.
        if (ending.length > 0 && !(yield* holds(ending, frame))) return;
        if (others.length > 0 && !(yield* holds(others, frame))) continue;
        accepted += 1;
        yield step;
      }
    },
  };
}

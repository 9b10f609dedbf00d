import type { Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import type { Condition } from './conditions.js';
import type { QueryFrame, RowStream } from './frame.js';
import type { Plan } from './operators.js';
import { holds } from './predicate.js';

/** Counts ROWNUM: a row has the next number while the conditions on it are tested, and uses it up if they hold. */
export function numberRows(plan: Plan, conditions: readonly Condition[]): Plan {
  const ending = conditions.filter((condition) => condition.dependencies.sources.size === 0);
  const stopKeys = ending.filter(({ expression }) => isStopKey(expression));
  const others = conditions.filter((condition) => condition.dependencies.sources.size > 0);
  return {
    ...plan,
    *run(frame): RowStream {
      let accepted = 0;
      frame.rowNumber = 1;
      if (!(yield* isWanted(1, frame))) return;
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
        // CONNECT BY may ask for it while it makes the next row
        frame.rowNumber = accepted + 1;
        if (!(yield* isWanted(accepted + 1, frame))) return;
      }
    },
  };

  /** Known before there is a row of that number: making one may be dear, and have effects. */
  function* isWanted(rowNumber: number, frame: QueryFrame): Task<boolean> {
    if (stopKeys.length === 0) return true;
    frame.rowNumber = rowNumber;
    return yield* holds(stopKeys, frame);
  }
}

/** `ROWNUM <= 10`, `ROWNUM < :n`. */
function isStopKey(expression: Expression): boolean {
  if (expression.kind !== 'comparison') return false;
  const { left, right } = expression;
  return (isRownum(left) && isGiven(right)) || (isGiven(left) && isRownum(right));
}

function isRownum(expression: Expression): boolean {
  if (expression.kind !== 'name' || expression.parts.length > 1) return false;
  const [{ name, quoted }] = expression.parts;
  return name === 'ROWNUM' && !quoted;
}

function isGiven({ kind }: Expression): boolean {
  return kind === 'number_literal' || kind === 'bind_variable';
}

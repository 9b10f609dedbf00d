import type { AssignmentStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import { compileValue } from '../expressions/compile-value.js';
import { storeInto } from '../names/denotation.js';
import type { Place } from '../names/place.js';
import { requireTarget } from './assignment-target.js';
import type { CompiledStatement } from './completion.js';

export function compileAssignment(place: Place, statement: AssignmentStatement, line: number): CompiledStatement {
  const { target } = requireTarget(place, statement.target);
  const value = compileValue(place, statement.value, target.type);
  if (!target.pauses && !value.pauses) {
    return {
      pauses: false,
      line,
      execute(frame) {
        target.store(frame, value.evaluate(frame));
        return undefined;
      },
    };
  }
  return {
    pauses: true,
    line,
    *run(frame) {
      yield* storeInto(target, frame, yield* evaluate(value, frame));
      return undefined;
    },
  };
}

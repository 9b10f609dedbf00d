import type { PipeRowStatement } from '../../plsql/ast/statement.js';
import { evaluate } from '../../sql/expressions/compiled.js';
import type { Task } from '../../tasks/task.js';
import { copyValue } from '../../values/composite.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import type { Value } from '../../values/value.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Place } from '../names/place.js';
import type { CompiledStatement } from './completion.js';

/** What PIPE ROW pauses its function with: the row that it has made is to be taken before it goes on. */
export class RowPause {
  readonly kind = 'slice';
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

/** @throws PlsqlCompileError PLS-00629 */
export function compilePipeRow(place: Place, { value, position }: PipeRowStatement, line: number): CompiledStatement {
  const { pipes, autonomous } = place;
  if (pipes === undefined) {
    throw new PlsqlCompileError('PLS-00629: PIPE statement cannot be used in non-pipelined functions', position);
  }
  const row = compileValue(place, value, pipes);
  return {
    pauses: true,
    line,
    *run(frame) {
      const pause = pauseWith(copyValue(yield* evaluate(row, frame)));
      const { gateway, sql } = frame.session;
      yield* autonomous === true ? gateway.besideAutonomous(pause, sql) : pause;
      return undefined;
    },
  };
}

function* pauseWith(value: Value): Task<void> {
  yield new RowPause(value);
}

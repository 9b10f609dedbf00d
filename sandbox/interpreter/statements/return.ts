import type { ReturnStatement } from '../../plsql/ast/statement.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { compileValue } from '../expressions/compile-value.js';
import type { Place } from '../names/place.js';
import { type CompiledStatement, RETURN } from './completion.js';

export function compileReturn(place: Place, { value, position }: ReturnStatement, line: number): CompiledStatement {
  const { returns, pipes } = place;
  if (pipes !== undefined) {
    if (value === undefined) return { pauses: false, line, execute: () => RETURN };
    throw new PlsqlCompileError(
      'PLS-00633: RETURN statement in a pipelined function cannot contain an expression',
      position,
    );
  }
  if (value === undefined) {
    if (returns !== undefined && returns !== 'nothing') {
      throw new PlsqlCompileError(
        'PLS-00503: RETURN <value> statement required for this return from function',
        position,
      );
    }
    return { pauses: false, line, execute: () => RETURN };
  }
  if (returns === undefined || returns === 'nothing') {
    throw new PlsqlCompileError('PLS-00372: In a procedure, RETURN statement cannot contain an expression', position);
  }
  const result = compileValue(place, value, returns.type);
  if (!result.pauses) {
    return {
      pauses: false,
      line,
      execute(frame) {
        frame.result = result.evaluate(frame);
        return RETURN;
      },
    };
  }
  return {
    pauses: true,
    line,
    *run(frame) {
      frame.result = yield* result.run(frame);
      return RETURN;
    },
  };
}

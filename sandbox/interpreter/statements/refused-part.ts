import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Place } from '../names/place.js';
import type { CompiledStatement } from './completion.js';

/**
 * Compiles a part of a stored unit. One that the sandbox does not support refuses by the feature's name when it is reached, and not before: the rest of
 * the unit can be used. In an anonymous block nothing has run yet, and the block is refused as a whole.
 * @param position of the part, for the line that the refusal tells
 */
export function orRefusal<T extends CompiledStatement | undefined>(
  { unit }: Place,
  position: number,
  compile: () => T,
): T | CompiledStatement {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof NotSupportedError) || unit.unitName === undefined) throw error;
    return refusal(error, unit.errors.lines.lineAt(position));
  }
}

/** Its place in the unit is told by the stack, not as an offset in the client's statement. */
function refusal({ code, text }: NotSupportedError, line: number): CompiledStatement {
  return {
    pauses: false,
    line,
    execute() {
      throw new OracleError(code, text);
    },
  };
}

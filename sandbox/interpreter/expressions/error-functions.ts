import type { Compiled } from '../../sql/expressions/compiled.js';
import { combine } from '../../sql/expressions/compiled.js';
import type { Argument } from '../../syntax/ast/expression.js';
import { NUMBER, PLS_INTEGER, VARCHAR2 } from '../../values/data-type.js';
import { wrongArguments } from '../errors/compilation-error.js';
import { messageOf } from '../exceptions/messages.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';
import { compileValue } from './compile-value.js';

const NORMAL_COMPLETION = 'ORA-0000: normal, successful completion';

/** SQLCODE and SQLERRM, which ask for the exception being handled; undefined for any other name. */
export function errorFunction(
  place: Place,
  name: string,
  args: readonly Argument[],
  position: number,
): Compiled<Frame> | undefined {
  if (name === 'SQLCODE') {
    if (args.length > 0) throw wrongArguments(name, position);
    return { pauses: false, dataType: PLS_INTEGER, evaluate: (frame) => frame.session.handled.at(-1)?.sqlCode ?? 0 };
  }
  if (name !== 'SQLERRM') return undefined;
  const [code] = args;
  if (code === undefined) {
    return {
      pauses: false,
      dataType: VARCHAR2,
      evaluate: (frame) => frame.session.handled.at(-1)?.sqlErrorMessage ?? NORMAL_COMPLETION,
    };
  }
  if (args.length > 1) throw wrongArguments(name, position);
  const number = compileValue(place, code.value, nullable(NUMBER));
  return combine<Frame>(VARCHAR2, [number], ([value]) => (typeof value === 'number' ? messageOf(value) : null));
}

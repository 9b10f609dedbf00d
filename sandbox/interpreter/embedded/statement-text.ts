import { type Compiled, combine } from '../../sql/expressions/compiled.js';
import type { Expression } from '../../syntax/ast/expression.js';
import { VARCHAR2 } from '../../values/data-type.js';
import { ClobValue } from '../../values/lob.js';
import { compileOperand, converted } from '../expressions/compile-value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { nullable } from '../names/symbol.js';

/** The text of a dynamic statement: a character expression, or a CLOB of any length. */
export function compileStatementText(place: Place, expression: Expression): Compiled<Frame> {
  const operand = compileOperand(place, expression);
  if (operand.dataType.kind !== 'clob') return converted(operand, nullable(VARCHAR2), expression.position);
  return combine<Frame>(VARCHAR2, [operand], ([value = null]) =>
    value instanceof ClobValue ? value.text || null : value,
  );
}

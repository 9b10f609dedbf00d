import type { Compiled } from '../../sql/expressions/compiled.js';
import type { CursorAttribute } from '../../syntax/ast/expression.js';
import { BOOLEAN, PLS_INTEGER } from '../../values/data-type.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import type { ImplicitCursor } from '../plsql-session.js';
import { cursorOperand, cursorState } from './cursor-access.js';
import { ExplicitCursor } from './explicit-cursor.js';

/** `c%FOUND`, `SQL%ROWCOUNT` … */
export function cursorAttribute(place: Place, { cursor, attribute, position }: CursorAttribute): Compiled<Frame> {
  if (cursor.kind === 'name' && cursor.parts.length === 1 && cursor.parts[0].name === 'SQL') {
    return implicitAttribute(attribute, position);
  }
  const operand = cursorOperand(place, cursor);
  return {
    pauses: true,
    dataType: attribute === 'ROWCOUNT' ? PLS_INTEGER : BOOLEAN,
    *run(frame) {
      if (attribute === 'ISOPEN' && operand.kind === 'variable') {
        const value = operand.compiled.pauses ? yield* operand.compiled.run(frame) : operand.compiled.evaluate(frame);
        return value instanceof ExplicitCursor && value.isOpen;
      }
      return explicitAttribute(yield* cursorState(operand, frame), attribute, position);
    },
  };
}

function explicitAttribute(cursor: ExplicitCursor, attribute: CursorAttribute['attribute'], position: number): Value {
  switch (attribute) {
    case 'ISOPEN':
      return cursor.isOpen;
    case 'FOUND':
      return cursor.found;
    case 'NOTFOUND':
      return cursor.found === null ? null : !cursor.found;
    case 'ROWCOUNT':
      return cursor.rowCount;
    default:
      throw new NotSupportedError(`%${attribute} of an explicit cursor`, position);
  }
}

function implicitAttribute(attribute: CursorAttribute['attribute'], position: number): Compiled<Frame> {
  const read = (answer: (cursor: ImplicitCursor) => Value, dataType: Compiled<Frame>['dataType']): Compiled<Frame> => ({
    pauses: false,
    dataType,
    evaluate: ({ session }) => answer(session.implicitCursor),
  });
  switch (attribute) {
    case 'ROWCOUNT':
      return read(({ rowCount }) => rowCount, PLS_INTEGER);
    case 'FOUND':
      return read(({ rowCount }) => (rowCount === null ? null : rowCount > 0), BOOLEAN);
    case 'NOTFOUND':
      return read(({ rowCount }) => (rowCount === null ? null : rowCount === 0), BOOLEAN);
    case 'ISOPEN':
      return read(() => false, BOOLEAN);
    default:
      throw new NotSupportedError(`SQL%${attribute} without a subscript`, position);
  }
}

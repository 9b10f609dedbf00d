import type { Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { cursorOpener, cursorOperand, openQuery } from '../cursors/cursor-access.js';
import { ExplicitCursor } from '../cursors/explicit-cursor.js';
import { embeddedQuery } from '../embedded/embedded-sql.js';
import { toRecord } from '../embedded/into-targets.js';
import type { Frame } from '../frame.js';
import { denote } from '../names/denote.js';
import type { Place } from '../names/place.js';
import { recordOfColumns } from '../types/row-type.js';
import type { ControlSource } from './control.js';

/** The rows of a query in parentheses or a cursor; undefined for any other expression. */
export function cursorSource(place: Place, expression: Expression): ControlSource | undefined {
  if (expression.kind === 'subquery') {
    const sql = embeddedQuery(place, expression.query);
    return rows(recordOfColumns(sql.prepared.columns), function* open(frame) {
      const cursor = new ExplicitCursor();
      yield* openQuery(cursor, sql, frame);
      return cursor;
    });
  }
  const named = expression.kind === 'call' ? expression.callee : expression;
  const denotation = denote(place, named);
  if (denotation?.kind === 'value' && denotation.type.dataType.kind === 'ref_cursor') {
    throw new NotSupportedError('cursor variables in FOR', expression.position);
  }
  if (denotation?.kind !== 'cursor') return undefined;
  const operand = cursorOperand(place, named);
  if (operand.kind !== 'declared') return undefined;
  const args = expression.kind === 'call' ? expression.arguments : [];
  return rows(operand.symbol.rowType, cursorOpener(place, operand, args, expression.position));
}

function rows(
  rowType: ReturnType<typeof recordOfColumns>,
  openCursor: (frame: Frame) => Task<ExplicitCursor>,
): ControlSource {
  return {
    types: [rowType],
    isCursor: true,
    open() {
      let cursor: ExplicitCursor | undefined;
      return {
        *next(frame) {
          cursor ??= yield* openCursor(frame);
          const row = yield* cursor.fetch();
          return row === undefined ? undefined : [toRecord(rowType, cursor.columns, row, frame)];
        },
        close() {
          if (cursor?.isOpen === true) cursor.close();
        },
      };
    },
  };
}

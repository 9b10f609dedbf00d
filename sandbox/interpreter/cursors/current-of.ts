import type { Compiled } from '../../sql/expressions/compiled.js';
import type { CurrentOf } from '../../syntax/ast/condition.js';
import { OracleError } from '../../values/oracle-error.js';
import { PlsqlCompileError } from '../../values/plsql-compile-error.js';
import { Rowid } from '../../values/rowid.js';
import type { Frame } from '../frame.js';
import type { Place } from '../names/place.js';
import { shownName } from '../statements/assignment-target.js';
import { cursorOperand, cursorState } from './cursor-access.js';

/**
 * `WHERE CURRENT OF c`: the ROWID of the row that a FOR UPDATE cursor has fetched last.
 * @throws PlsqlCompileError PLS-00404; the compiled expression OracleError 1001, 1410
 */
export function currentOf(place: Place, { cursor, position }: CurrentOf): Compiled<Frame> {
  const operand = cursorOperand(place, cursor);
  if (operand.kind === 'declared' && operand.symbol.definition?.sql.prepared.forUpdate === false) {
    throw new PlsqlCompileError(
      `PLS-00404: cursor '${shownName(cursor)}' must be declared with FOR UPDATE to use with CURRENT OF`,
      position,
    );
  }
  return {
    pauses: true,
    dataType: { kind: 'rowid' },
    *run(frame) {
      const { currentRowid } = yield* cursorState(operand, frame);
      if (currentRowid === undefined) throw new OracleError(1410, 'invalid ROWID');
      return new Rowid(currentRowid);
    },
  };
}

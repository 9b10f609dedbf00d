import type { CursorExpression } from '../../syntax/ast/expression.js';
import { CursorReference } from '../../values/composite.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Compiled } from '../expressions/compiled.js';
import type { QueryCursor } from '../prepared.js';
import type { BlockScope } from './block-scope.js';
import type { CompiledQuery } from './compile-query.js';
import { QueryFrame, StatementFrame } from './frame.js';
import { StreamCursor } from './stream-cursor.js';

/**
 * The value of `CURSOR(SELECT …)` in a row: a query that stands on the row, not opened yet. It reads as of the moment that the statement around it does, and is closed with the
 * cursor that it came from. Source: SQL Language Reference, "CURSOR Expressions".
 */
export class NestedCursor extends CursorReference {
  readonly #query: CompiledQuery;
  readonly #frame: QueryFrame;

  constructor(query: CompiledQuery, frame: QueryFrame) {
    super();
    this.#query = query;
    this.#frame = frame;
  }

  get isOpen(): boolean {
    return false;
  }

  /** @throws OracleError 1001 when the cursor that it came from has been closed */
  open(): QueryCursor {
    const { statement: around } = this.#frame;
    const { session, hostValues, snapshot } = around;
    if (around.hasEnded) throw new OracleError(1001, 'invalid cursor');
    const statement = new StatementFrame(session, hostValues, snapshot);
    const cursor = new StreamCursor(this.#query.columns, this.#query.rows(statement, this.#frame), () => {
      statement.end();
      around.nested.delete(cursor);
      session.openCursors.delete(cursor);
    });
    around.nested.add(cursor);
    return cursor;
  }
}

export function compileCursorExpression({ query }: CursorExpression, scope: BlockScope): Compiled<QueryFrame> {
  const compiled = scope.context.compileQuery(query, scope, scope.tables, { takesCursors: true });
  return {
    pauses: false,
    dataType: { kind: 'ref_cursor' },
    evaluate: (frame) => new NestedCursor(compiled, standing(frame)),
  };
}

/** The frame moves on to other rows. */
function standing(frame: QueryFrame): QueryFrame {
  const copy = new QueryFrame(frame.statement, frame.outer && standing(frame.outer));
  copy.rows.push(...frame.rows);
  copy.rowNumber = frame.rowNumber;
  copy.groupKeys = frame.groupKeys;
  copy.aggregates = frame.aggregates;
  copy.groupingSet = frame.groupingSet;
  return copy;
}

import type { Table } from '../../schema/table.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { compileRowCheck, type RowCheck } from '../access-policies/check-rows.js';
import { restrict } from '../access-policies/restrict.js';
import { compileRestriction } from '../access-policies/row-restriction.js';
import type { CompileContext } from '../compile-context.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import type { Condition } from '../query/conditions.js';
import { QueryFrame } from '../query/frame.js';
import type { Plan } from '../query/operators.js';
import { holds } from '../query/predicate.js';
import type { SourceColumn } from '../query/source.js';
import type { TriggeringEvent } from '../table-triggers.js';

/**
 * The rows of a table that a DML statement changes, and what it sees of them: all there is, or what a view shows. In a frame such a row is the
 * table's, followed by what the view computes.
 */
export interface TargetRows {
  readonly table: Table;
  /** The columns as the statement sees them: those of the table that a view does not show are without a name. */
  readonly columns: readonly SourceColumn[];
  /** The visible ones in their order, each by its place among `columns`. */
  readonly order: readonly number[];
  /** What a view computes; each may read those before it. */
  readonly computed: readonly Compiled<QueryFrame>[];
  /** What the rows of the table must satisfy to be the view's. */
  readonly conditions: readonly Condition[];
  /** Of WITH CHECK OPTION: what they must satisfy still once they have been written. */
  readonly checked: readonly Condition[];
  /** What the table's policies ask of written rows. @throws OracleError 28115 */
  readonly policyCheck: RowCheck | undefined;
  /** Rows of the table that `access` finds, as far as the statement may see them, in their full length. */
  readonly narrowed: (access: Plan) => Plan;
}

/** Those of a table itself. */
export function tableRows(table: Table, event: TriggeringEvent['kind'], context: CompileContext): TargetRows {
  const restriction = event === 'INSERT' ? undefined : compileRestriction(table, event, context);
  return {
    table,
    columns: table.columns,
    order: table.columns.flatMap(({ hidden }, index) => (hidden ? [] : [index])),
    computed: [],
    conditions: [],
    checked: [],
    policyCheck: event === 'DELETE' ? undefined : compileRowCheck(table, event, context),
    narrowed: (access) => restrict(access, 0, restriction),
  };
}

/** Whether written rows may be as they are; undefined where nothing asks. @throws OracleError 28115, 1402 */
export function writtenRowCheck({ policyCheck, checked, computed }: TargetRows): RowCheck | undefined {
  if (checked.length === 0) return policyCheck;
  return function* (statement, values) {
    if (policyCheck !== undefined) yield* policyCheck(statement, values);
    const frame = new QueryFrame(statement, undefined);
    frame.rows[0] = { values, slot: undefined };
    yield* extend(frame, computed);
    if (!(yield* holds(checked, frame))) throw new OracleError(1402, 'view WITH CHECK OPTION where-clause violation');
  };
}

/** Appends what a view computes to the row of its table in the frame. */
export function* extend(frame: QueryFrame, computed: readonly Compiled<QueryFrame>[]): Task<void> {
  for (const expression of computed) {
    const value = yield* evaluate(expression, frame);
    const [row] = frame.rows;
    frame.rows[0] = { values: [...(row?.values ?? []), value], slot: row?.slot };
  }
}

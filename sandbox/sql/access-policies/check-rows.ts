import type { Table } from '../../schema/table.js';
import type { Row } from '../../storage/row.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import type { CompileContext } from '../compile-context.js';
import type { StatementFrame } from '../query/frame.js';
import { compileRestriction } from './row-restriction.js';

/** Makes sure that a row may be as INSERT or UPDATE has made it. @throws OracleError 28115 */
export type RowCheck = (statement: StatementFrame, values: Row) => Task<void>;

/** What policies with `update_check` ask of rows; undefined if there are none. */
export function compileRowCheck(
  table: Table,
  statementType: 'INSERT' | 'UPDATE',
  context: CompileContext,
): RowCheck | undefined {
  const restriction = compileRestriction(table, statementType, context, (policy) => policy.checksRows);
  if (restriction === undefined) return undefined;
  return function* (statement, values) {
    const test = yield* restriction.open(statement);
    if (test !== undefined && !(yield* test(values)))
      throw new OracleError(28115, 'policy with check option violation');
  };
}

import { invalidateDependents } from '../../schema/dependents.js';
import type { Column, Index, IndexColumn, Table } from '../../schema/table.js';
import { resourceBusy } from '../../storage/lock-wait.js';
import { isInUse } from '../../storage/table-lock.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { constraintScope } from '../dml/table-rules.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { someNode } from '../expressions/syntax-walk.js';
import { findUserFunction } from '../expressions/user-function-call.js';
import type { BlockScope } from '../query/block-scope.js';
import { fillNewColumns, rebuildIndexes } from './alter-columns.js';
import type { DdlContext } from './ddl-context.js';

/**
 * Gives the table a hidden virtual column for each expression of a unique index, so that its rows keep what is unique.
 * @returns the table as it is then
 * @throws OracleError 54 while a transaction works on the table
 */
export function* addIndexColumns(table: Table, columns: readonly IndexColumn[], context: DdlContext): Task<Table> {
  if (isInUse(context.storage.sharedRowsOf(table))) throw resourceBusy();
  const scope = constraintScope(table, context.compileFor(table.owner));
  const added = columns.flatMap(({ name, expression, expressionText }): readonly Column[] =>
    expression === undefined
      ? []
      : [
          {
            name,
            dataType: compileExpression(expression, scope).dataType,
            nullable: true,
            defaultValue: undefined,
            virtual: { expression, text: expressionText ?? '', onNull: undefined },
            identity: undefined,
            hidden: true,
            systemGenerated: true,
            comment: null,
          },
        ],
  );
  const changed: Table = { ...table, columns: [...table.columns, ...added] };
  context.store.put(changed);
  try {
    yield* fillNewColumns(changed, table.columns.length, context);
  } catch (error) {
    context.store.put(table);
    throw error;
  }
  return changed;
}

/** Takes an index's hidden columns out of its table again. @throws OracleError 54 while a transaction works on the table */
export function dropIndexColumns(table: Table, index: Index, context: DdlContext): void {
  const names = new Set(index.columns.map((column) => column.name));
  const isDropped = (column: Column | undefined) => column?.systemGenerated === true && names.has(column.name);
  if (!table.columns.some(isDropped)) return;
  if (isInUse(context.storage.sharedRowsOf(table))) throw resourceBusy();
  const changed = context.put({ ...table, columns: table.columns.filter((column) => !isDropped(column)) });
  const rows = context.storage.sharedRowsOf(table);
  rows.reshape((row) => row.filter((_, position) => !isDropped(table.columns[position])));
  rebuildIndexes(changed, context);
  invalidateDependents(context.store, table.owner, table.name);
}

/** The name of a hidden column that no other column of the table has. */
export function hiddenColumnName(table: Table, position: number): string {
  const names = new Set(table.columns.map((column) => column.name));
  for (let number = table.columns.length + position + 1; ; number += 1) {
    const name = `SYS_NC${String(number).padStart(5, '0')}$`;
    if (!names.has(name)) return name;
  }
}

const IMPURE: ReadonlySet<string> = new Set([
  'SYSDATE',
  'SYSTIMESTAMP',
  'CURRENT_DATE',
  'CURRENT_TIMESTAMP',
  'USER',
  'UID',
]);

/**
 * What an index keeps must not change by itself.
 * @throws OracleError 1743 for SYSDATE and the like, 2251 for subqueries, 30553 for functions that are not DETERMINISTIC
 */
export function requirePure(expression: Expression, scope: BlockScope): void {
  someNode(expression, (node) => {
    const { position } = node;
    if (node.kind === 'subquery' || node.kind === 'exists' || node.kind === 'in_subquery')
      throw new OracleError(2251, 'subquery not allowed here', { position });
    if (node.kind === 'name' && node.parts.length === 1 && IMPURE.has(node.parts[0].name)) {
      if (scope.findColumn(node.parts) === undefined)
        throw new OracleError(1743, 'only pure functions can be indexed', { position });
    }
    if (node.kind !== 'call' || node.callee.kind !== 'name') return false;
    const called = findUserFunction(node.callee, node.arguments, scope);
    if (called !== undefined && !called.found.deterministic)
      throw new OracleError(30553, 'The function is not deterministic', { position });
    return false;
  });
}

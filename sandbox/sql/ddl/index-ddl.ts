import { hasObjectPrivilege, insufficientPrivileges } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import { columnIndex, type Index, type IndexColumn, type Table } from '../../schema/table.js';
import type { CreateIndex } from '../../syntax/ast/ddl.js';
import type { Task } from '../../tasks/task.js';
import { OracleError } from '../../values/oracle-error.js';
import { constraintScope } from '../dml/table-rules.js';
import { tableNotFound } from '../errors/object-errors.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { indexDefinition, requireUnique } from './constraint-ddl.js';
import { type DdlContext, nameInUse } from './ddl-context.js';
import { addIndexColumns, dropIndexColumns, hiddenColumnName, requirePure } from './index-expressions.js';
import { requireIndexable } from './lob-columns.js';

/**
 * CREATE INDEX. One over expressions that is not unique only shows in the dictionary: a query finds the same rows without it.
 * @throws OracleError 1408 for columns that have an index, 1452 for duplicates under UNIQUE
 */
export function* createIndex(statement: CreateIndex, context: DdlContext): Task<void> {
  const { owner, name } = context.target(statement.name);
  const parts = statement.table.parts.map((part) => part.name);
  const table = resolveObject(context.store, parts, context.session.currentSchema);
  if (table?.type !== 'TABLE') throw tableNotFound(parts, context.session.currentSchema, statement.table.position);
  const allowed =
    (owner === context.domain.user && hasObjectPrivilege(context.store, context.domain, table, 'INDEX')) ||
    context.hasSystemPrivilege('CREATE ANY INDEX');
  if (!allowed) throw insufficientPrivileges();
  if (context.store.find(owner, name, 4) !== undefined) {
    if (statement.ifNotExists) return;
    throw nameInUse();
  }
  const columns = statement.columns.map(({ expression, descending }, position): IndexColumn => {
    const scope = constraintScope(table, context.compileFor(table.owner));
    const compiled = compileExpression(expression, scope);
    requireIndexable(compiled.dataType, expression.position);
    if (
      expression.kind === 'name' &&
      expression.parts.length === 1 &&
      columnIndex(table, expression.parts[0].name) !== undefined
    ) {
      return { name: expression.parts[0].name, expression: undefined, expressionText: undefined, descending };
    }
    requirePure(expression, scope);
    return {
      name: hiddenColumnName(table, position),
      expression,
      expressionText: context.text.slice(expression.position, expression.end),
      descending,
    };
  });
  const overExpressions = columns.some((column) => column.expression !== undefined);
  requireNewColumns(table, columns, context);
  const index: Index = {
    ...context.newHeader(owner, name),
    type: 'INDEX',
    tableOwner: table.owner,
    tableName: table.name,
    unique: statement.unique,
    columns,
    generated: false,
  };
  if (overExpressions && !statement.unique) {
    context.store.put(index);
    return;
  }
  const indexed = overExpressions ? yield* addIndexColumns(table, columns, context) : table;
  context.store.put(index);
  const rows = context.storage.sharedRowsOf(table);
  rows.addIndex(
    index.name,
    indexDefinition(
      indexed,
      columns.map((column) => column.name),
      'all null',
    ),
  );
  if (!statement.unique) return;
  try {
    requireUnique(rows, index.name, () => new OracleError(1452, 'cannot CREATE UNIQUE INDEX; duplicate keys found'));
  } catch (error) {
    rows.dropIndex(index.name);
    context.store.remove(index);
    if (overExpressions) dropIndexColumns(indexed, index, context);
    throw error;
  }
}

function requireNewColumns(table: Table, columns: readonly IndexColumn[], context: DdlContext): void {
  const names = columns.map((column) => column.expressionText ?? column.name).join('\0');
  for (const other of context.store.indexesOf(table)) {
    if (other.columns.map((column) => column.expressionText ?? column.name).join('\0') === names) {
      throw new OracleError(1408, 'such column list already indexed');
    }
  }
}

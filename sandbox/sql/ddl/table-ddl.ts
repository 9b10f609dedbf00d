import type { Sequence } from '../../schema/sequence.js';
import type { Column, Table } from '../../schema/table.js';
import type { ColumnDefinition, CreateTable } from '../../syntax/ast/ddl.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { assignToColumn } from '../data-types/column-assignment.js';
import { dataTypeOf } from '../data-types/type-spec.js';
import { RowWriter } from '../dml/row-writer.js';
import { StatementTriggers } from '../dml/statement-triggers.js';
import { constraintScope, rulesOf } from '../dml/table-rules.js';
import { compileExpression } from '../expressions/compile-expression.js';
import { evaluate } from '../expressions/compiled.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import type { CompiledQuery } from '../query/compile-query.js';
import { QueryFrame, StatementFrame } from '../query/frame.js';
import { subqueriesIn } from '../query/subqueries.js';
import { currentTransaction } from '../session-control/transaction-control.js';
import { addConstraint, buildConstraint } from './constraint-ddl.js';
import { type DdlContext, nameInUse } from './ddl-context.js';
import { requireNestedTableStorage } from './nested-table-storage.js';
import { sequenceFrom } from './sequence-ddl.js';

/** CREATE TABLE, also AS SELECT. @throws OracleError 955, 957, 25175, and what types and constraints raise */
export function* createTable(statement: CreateTable, context: DdlContext): Task<void> {
  if (statement.ofType !== undefined) throw new NotSupportedError('object tables', statement.position);
  if (statement.temporary === 'PRIVATE') throw new NotSupportedError('private temporary tables', statement.position);
  const { owner, name } = context.target(statement.name);
  context.requireCreate(owner, 'TABLE');
  const present = context.store.find(owner, name);
  if (present !== undefined) {
    if (statement.ifNotExists && present.type === 'TABLE') return;
    throw nameInUse();
  }
  const query =
    statement.asQuery === undefined
      ? undefined
      : context.compileFor(owner).compileQuery(statement.asQuery, undefined, CommonTables.none);
  const header = context.newHeader(owner, name);
  const definitions = statement.columns;
  const columns =
    query === undefined
      ? definitions.map((definition) => buildColumn(definition, owner, header.objectId, context))
      : query.columns.map((column, index) =>
          selectedColumn(column, definitions[index], query.columns.length, definitions.length, statement.position),
        );
  requireDistinctNames(columns, statement.position);
  if (statement.temporary !== undefined) refuseVectors(columns, 'in global temporary tables', statement.position);
  requireNestedTableStorage(columns, statement.nestedTables, owner, context);
  let table: Table = {
    ...header,
    type: 'TABLE',
    columns,
    constraints: [],
    organization: statement.organization,
    temporary:
      statement.temporary === undefined
        ? undefined
        : statement.onCommit === 'PRESERVE ROWS'
          ? 'PRESERVE ROWS'
          : 'DELETE ROWS',
    readOnly: statement.readOnly,
    comment: null,
  };
  const sequences = identitySequences(definitions, table, context);
  for (const sequence of sequences) context.store.put(sequence);
  context.store.put(table);
  try {
    checkExpressions(table, context);
    for (const constraint of constraintsOf(statement)) {
      table = yield* addConstraint(
        table,
        buildConstraint(constraint.constraint, constraint.column, table, context),
        context,
      );
    }
    requireKey(table, statement.position);
    if (query !== undefined) yield* fill(table, query, context);
  } catch (error) {
    for (const index of [...context.store.indexesOf(table)]) context.store.remove(index);
    context.store.remove(context.store.findTable(owner, name) ?? table);
    context.storage.dropTable(table);
    for (const sequence of sequences) context.store.remove(sequence);
    throw error;
  }
}

function requireKey({ organization, constraints }: Table, position: number): void {
  if (organization === 'HEAP' || constraints.some(({ kind }) => kind === 'primary_key')) return;
  throw new OracleError(25175, 'no PRIMARY KEY constraint found', { position });
}

/** A column as its definition says, constraints aside. */
export function buildColumn(definition: ColumnDefinition, owner: string, tableId: number, context: DdlContext): Column {
  const compile = context.compileFor(owner);
  const { type, virtual, identity } = definition;
  if (type === undefined && virtual === undefined) {
    throw new OracleError(2263, 'need to specify the datatype for this column', { position: definition.position });
  }
  if (type === undefined) throw new NotSupportedError('virtual columns without a data type', definition.position);
  const expression = definition.default?.expression;
  return {
    name: definition.name.name,
    dataType: dataTypeOf(type, compile),
    nullable: identity === undefined && definition.default?.onNull === undefined,
    defaultValue:
      definition.default === undefined || expression === undefined
        ? undefined
        : {
            expression,
            text: context.text.slice(definition.default.position, definition.default.end),
            onNull: definition.default.onNull,
          },
    virtual:
      virtual === undefined
        ? undefined
        : { expression: virtual, text: context.text.slice(virtual.position, virtual.end), onNull: undefined },
    identity:
      identity === undefined ? undefined : { generation: identity.generation, sequenceName: `ISEQ$$_${tableId}` },
    hidden: definition.invisible,
    comment: null,
  };
}

function selectedColumn(
  column: { readonly name: string; readonly dataType: Column['dataType']; readonly nullable: boolean },
  definition: ColumnDefinition | undefined,
  selected: number,
  defined: number,
  position: number,
): Column {
  if (defined > 0 && defined !== selected)
    throw new OracleError(1730, 'invalid number of column names specified', { position });
  if (column.dataType.kind === 'collection' && column.dataType.identity === undefined) {
    throw new NotSupportedError('a column of what COLLECT gives', position);
  }
  if (column.dataType.kind === 'null') throw new OracleError(1723, 'zero-length columns are not allowed', { position });
  return {
    name: definition?.name.name ?? column.name,
    dataType: column.dataType,
    nullable: column.nullable,
    defaultValue: undefined,
    virtual: undefined,
    identity: undefined,
    hidden: false,
    comment: null,
  };
}

export function requireDistinctNames(columns: readonly Column[], position: number): void {
  const names = new Set(columns.map((column) => column.name));
  if (names.size < columns.length) throw new OracleError(957, 'duplicate column name', { position });
}

/** The sequences behind identity columns. */
export function identitySequences(
  definitions: readonly ColumnDefinition[],
  table: Table,
  context: DdlContext,
): readonly Sequence[] {
  return definitions.flatMap(({ identity }) =>
    identity === undefined
      ? []
      : [sequenceFrom(identity.options, context.newHeader(table.owner, `ISEQ$$_${table.objectId}`), identity.position)],
  );
}

/** Defaults and virtual columns must compile: an error in them is the DDL's, not a later insert's. */
export function checkExpressions(table: Table, context: DdlContext): void {
  const compile = context.compileFor(table.owner);
  const bare = new BlockScope(compile, undefined, CommonTables.none, subqueriesIn);
  const onRow = constraintScope(table, compile);
  for (const column of table.columns) {
    if (column.defaultValue !== undefined) {
      refuseVectors([column], 'with defaults', column.defaultValue.expression.position);
      const { expression } = column.defaultValue;
      assignToColumn(compileExpression(expression, bare), column, table, bare, expression.position);
    }
    if (column.virtual !== undefined) {
      const { expression } = column.virtual;
      assignToColumn(compileExpression(expression, onRow), column, table, onRow, expression.position);
    }
  }
}

/** What VECTOR columns cannot be in Oracle, whose errors are not documented. Source: Database Release Notes, "Restrictions for Oracle AI Vector Search". */
function refuseVectors(columns: readonly Column[], where: string, position: number): void {
  if (columns.some(({ dataType }) => dataType.kind === 'vector')) {
    throw new NotSupportedError(`VECTOR columns ${where}`, position);
  }
}

/** Constraints in the order of the text: those of the columns, then those of the table. */
function constraintsOf(statement: CreateTable) {
  return [
    ...statement.columns.flatMap((column) =>
      column.constraints.map((constraint) => ({ constraint, column: column.name.name })),
    ),
    ...statement.constraints.map((constraint) => ({ constraint, column: undefined })),
  ];
}

/** CREATE TABLE … AS SELECT: the rows, committed with the table. */
function* fill(table: Table, query: CompiledQuery, context: DdlContext): Task<void> {
  const { services, session } = context;
  const { transactions } = services.storage;
  const compile = context.compileFor(table.owner);
  const rules = rulesOf(table, compile);
  const transaction = currentTransaction(services, session);
  const snapshot = transactions.openSnapshot(transaction);
  const statement = new StatementFrame(session, [], snapshot);
  const writer = new RowWriter(
    compile,
    statement,
    transaction,
    new StatementTriggers(services, session, [table], false),
  );
  const scope = new BlockScope(compile, undefined, CommonTables.none, subqueriesIn);
  const converted = table.columns.map((column, index) =>
    assignToColumn<QueryFrame>(
      {
        pauses: false,
        dataType: query.columns[index]?.dataType ?? column.dataType,
        evaluate: (frame) => frame.rows[0]?.values[index] ?? null,
      },
      column,
      table,
      scope,
    ),
  );
  try {
    const frame = new QueryFrame(statement, undefined);
    for (const step of query.rows(statement, undefined)) {
      if (step.kind !== 'result') {
        yield step;
        continue;
      }
      frame.rows[0] = { values: step.values, slot: undefined };
      const values = [];
      for (const column of converted) values.push(yield* evaluate(column, frame));
      yield* writer.insert(rules, values);
    }
    yield* writer.finish();
    transactions.commit(transaction);
  } catch (error) {
    transactions.rollback(transaction);
    throw error;
  } finally {
    session.transaction = undefined;
    transactions.release(snapshot);
  }
}

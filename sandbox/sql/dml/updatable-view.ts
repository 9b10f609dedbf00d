import { requireObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { ColumnTarget } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { DerivedTable, Query, QueryBlock, TableName } from '../../syntax/ast/query.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { containsAggregate } from '../aggregates/aggregate-calls.js';
import type { CompileContext } from '../compile-context.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import type { Compiled } from '../expressions/compiled.js';
import { someNode } from '../expressions/syntax-walk.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import { type QueryFrame, ROW_READY } from '../query/frame.js';
import { filter, type Plan } from '../query/operators.js';
import { compileSelectList, type OutputColumn } from '../query/select-list.js';
import type { Source, SourceColumn } from '../query/source.js';
import { subqueriesIn } from '../query/subqueries.js';
import type { TriggeringEvent } from '../table-triggers.js';
import { extend, type TargetRows, tableRows } from './target-rows.js';

/**
 * @param position of the view's name in the statement
 * @throws OracleError 42399, 1732, and 1031 where its owner may not do that to the table
 */
export function compileUpdatableView(
  view: View,
  event: TriggeringEvent['kind'],
  position: number,
  around: CompileContext,
): TargetRows {
  if (view.readOnly) throw readOnly(position);
  if (view.policies?.some(({ enabled }) => enabled) === true)
    throw new NotSupportedError('DML on views with security policies', position);
  const nameOf: NameOf = ({ name }, index) =>
    (view.namesColumns ? view.columns[index] : view.columns.find((column) => column.name === name))?.name;
  return compileThrough(view.query, view.checkOption, nameOf, event, position, around.within(view));
}

/**
 * A query that stands in a DML statement in place of a table.
 * @throws OracleError as `compileUpdatableView`
 */
export function compileUpdatableQuery(
  { query, restriction, position }: DerivedTable,
  event: TriggeringEvent['kind'],
  context: CompileContext,
): { readonly rows: TargetRows; readonly object: Table | View } {
  if (restriction?.withReadOnly === true) throw readOnly(position);
  const { services, environment } = context;
  const { name } = updatableBlock(query, position).from;
  const parts = name.parts.map((part) => part.name);
  const object = resolveObject(services.store, parts, environment.currentSchema);
  if (object?.type !== 'TABLE' && object?.type !== 'VIEW')
    throw tableNotFound(parts, environment.currentSchema, name.position);
  requireObjectPrivilege(services.store, environment.domain, object, 'READ', name.position);
  const checksAll = restriction?.withCheckOption === true;
  return { rows: compileThrough(query, checksAll, (output) => output.name, event, position, context), object };
}

/** What a column is called; undefined for one that is not shown. */
type NameOf = (output: OutputColumn, index: number) => string | undefined;

function compileThrough(
  query: Query,
  checksAll: boolean,
  nameOf: NameOf,
  event: TriggeringEvent['kind'],
  position: number,
  context: CompileContext,
): TargetRows {
  const { block, from } = updatableBlock(query, position);
  const below = compileBelow(from, event, position, context);
  const scope = new BlockScope(context, undefined, CommonTables.none, subqueriesIn);
  scope.sources.push({ ...sourceOf(below, from.alias?.name ?? lastName(from)), index: 0 });
  const own = conjunctsOf(block.where).map((conjunct) => compileCondition(conjunct, scope));
  if (own.some(({ dependencies }) => dependencies.rowNumber)) throw notLegal(position);
  const conditions = [...below.conditions, ...own];
  const checked = checksAll ? conditions : below.checked;
  const { columns, order, computed } = columnsOf(
    nameOf,
    compileSelectList(block.selectList, scope, false),
    below,
    scope,
  );
  return {
    table: below.table,
    columns,
    order,
    computed,
    conditions,
    checked,
    policyCheck: below.policyCheck,
    narrowed: (access) => withComputed(filter(below.narrowed(access), own), computed.slice(below.computed.length)),
  };
}

/** What a view that reads a table, or another such view, can be made from. @throws OracleError 1732 */
function updatableBlock(query: Query, position: number): { readonly block: QueryBlock; readonly from: TableName } {
  const { body } = query;
  if (body.kind !== 'query_block' || query.orderBy.length > 0 || query.rowLimit !== undefined) throw notLegal(position);
  const { distinct, connectBy, groupBy, having, selectList, from } = body;
  const [only, another] = from;
  const derives = selectList.some(
    (item) => item.kind === 'select_expression' && (containsAggregate(item.expression) || isDerived(item.expression)),
  );
  if (distinct || connectBy !== undefined || groupBy.length > 0 || having !== undefined || derives)
    throw notLegal(position);
  if (another !== undefined || only?.kind === 'join') throw new NotSupportedError('DML on join views', position);
  if (only?.kind !== 'table' || query.with.length > 0)
    throw new NotSupportedError('DML on views of subqueries', position);
  return { block: body, from: only };
}

/** Subqueries and analytic functions. */
function isDerived(expression: Expression): boolean {
  return someNode(expression, (node) => SUBQUERIES.has(node.kind) || (node.kind === 'call' && node.over !== undefined));
}

const SUBQUERIES: ReadonlySet<string> = new Set(['subquery', 'multiset_subquery', 'cursor_expression']);

/** The table, or the view below. */
function compileBelow(
  from: TableName,
  event: TriggeringEvent['kind'],
  position: number,
  context: CompileContext,
): TargetRows {
  const { services, environment } = context;
  const parts = from.name.parts.map(({ name }) => name);
  const object = resolveObject(services.store, parts, environment.currentSchema);
  if (object?.type !== 'TABLE' && object?.type !== 'VIEW')
    throw new OracleError(1031, 'insufficient privileges', { position });
  requireObjectPrivilege(services.store, environment.domain, object, event, position);
  if (object.type === 'VIEW') {
    if (services.triggers.of(object)?.some(({ timing }) => timing === 'INSTEAD OF') === true)
      throw new NotSupportedError('DML on views of views with INSTEAD OF triggers', position);
    return compileUpdatableView(object, event, position, context);
  }
  return tableRows(object, event, context);
}

function sourceOf({ table, columns }: Pick<TargetRows, 'table' | 'columns'>, alias: string): Omit<Source, 'index'> {
  return { alias, schema: undefined, columns, table };
}

function lastName({ name }: TableName): string {
  return name.parts[name.parts.length - 1]?.name ?? '';
}

/** Columns of the table keep their place, under the view's name for them; what is computed comes behind. */
function columnsOf(
  nameOf: NameOf,
  outputs: readonly OutputColumn[],
  below: Pick<TargetRows, 'columns' | 'computed'>,
  scope: BlockScope,
): Pick<TargetRows, 'columns' | 'order' | 'computed'> {
  const columns: SourceColumn[] = below.columns.map((column) => ({ ...column, name: '', hidden: true }));
  const computed = [...below.computed];
  const order = outputs.flatMap((output, index): readonly number[] => {
    const name = nameOf(output, index);
    if (name === undefined) return [];
    const { dataType, nullable, isJson, compiled } = output;
    const column: SourceColumn = { name, dataType, nullable, isJson, hidden: false };
    const place = placeOf(output, below.columns, scope);
    if (place !== undefined && columns[place]?.name === '') {
      columns[place] = column;
      return [place];
    }
    computed.push(compiled);
    return [columns.push(column) - 1];
  });
  return { columns, order, computed };
}

/** Which column below an item of the select list is; undefined for what is computed. */
function placeOf(
  { name, expression }: OutputColumn,
  below: readonly SourceColumn[],
  scope: BlockScope,
): number | undefined {
  if (expression === undefined) return below.findIndex((column) => !column.hidden && column.name === name);
  const place = expression.kind === 'name' ? scope.findColumn(expression.parts) : undefined;
  return place?.depth === 0 ? place.column : undefined;
}

function withComputed(input: Plan, computed: readonly Compiled<QueryFrame>[]): Plan {
  if (computed.length === 0) return input;
  return {
    ...input,
    *run(frame) {
      for (const step of input.run(frame)) {
        if (step.kind !== 'ready') {
          yield step;
          continue;
        }
        yield* extend(frame, computed);
        yield ROW_READY;
      }
    },
  };
}

/**
 * The columns of the table that a statement on the view names.
 * @param alias of the view in the statement, or its name
 * @throws OracleError 904, 1733 for a column that the view computes
 */
export function tableTargets(
  targets: readonly ColumnTarget[],
  { table, columns }: TargetRows,
  alias: string,
): readonly ColumnTarget[] {
  return targets.map((target) => {
    const parts = target.parts.map(({ name }) => name);
    const [last, qualifier] = [...parts].reverse();
    const place = columns.findIndex(({ name, hidden }) => !hidden && name === last);
    if (place < 0 || (qualifier !== undefined && qualifier !== alias)) throw invalidIdentifier(parts, target.position);
    const column = table.columns[place];
    if (column === undefined) throw virtualColumn(target.position);
    const { position, end } = target;
    const identifier: Identifier = { name: column.name, quoted: true, position, end };
    return { ...target, parts: [identifier] };
  });
}

/** The columns of the table that stand for all the visible ones. @throws OracleError 1733 for one that a view computes */
export function writableColumns({ table, order }: TargetRows, position: number): readonly number[] {
  if (order.some((place) => place >= table.columns.length)) throw virtualColumn(position);
  return order;
}

function readOnly(position: number): OracleError {
  return new OracleError(42399, 'cannot perform a DML operation on a read-only view', { position });
}

function virtualColumn(position: number): OracleError {
  return new OracleError(1733, 'virtual column not allowed here', { position });
}

function notLegal(position: number): OracleError {
  return new OracleError(1732, 'data manipulation operation not legal on this view', { position });
}

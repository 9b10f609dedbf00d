import { requireObjectPrivilege } from '../../schema/access.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { Row } from '../../storage/row.js';
import type { ColumnTarget } from '../../syntax/ast/dml.js';
import type { Expression } from '../../syntax/ast/expression.js';
import type { Identifier } from '../../syntax/ast/name.js';
import type { DerivedTable, Query, QueryBlock, TableName } from '../../syntax/ast/query.js';
import type { Task } from '../../tasks/task.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { compileRowCheck, type RowCheck } from '../access-policies/check-rows.js';
import { restrict } from '../access-policies/restrict.js';
import { compileRestriction } from '../access-policies/row-restriction.js';
import { containsAggregate } from '../aggregates/aggregate-calls.js';
import type { CompileContext } from '../compile-context.js';
import { invalidIdentifier, tableNotFound } from '../errors/object-errors.js';
import { type Compiled, evaluate } from '../expressions/compiled.js';
import { someNode } from '../expressions/syntax-walk.js';
import { BlockScope } from '../query/block-scope.js';
import { CommonTables } from '../query/common-tables.js';
import { type Condition, compileCondition } from '../query/conditions.js';
import { conjunctsOf } from '../query/conjuncts.js';
import { QueryFrame, ROW_READY } from '../query/frame.js';
import { filter, type Plan } from '../query/operators.js';
import { holds } from '../query/predicate.js';
import { compileSelectList, type OutputColumn } from '../query/select-list.js';
import type { Source, SourceColumn } from '../query/source.js';
import { subqueriesIn } from '../query/subqueries.js';
import type { TriggeringEvent } from '../table-triggers.js';

/**
 * A view whose rows are rows of one table, which DML on the view changes. In a frame its row is the table's, followed by what the view
 * computes. Source: SQL Language Reference, CREATE VIEW, Notes on Updatable Views.
 */
export interface UpdatableView {
  readonly table: Table;
  /** The columns as the statement sees them: those of the table that the view does not show are without a name. */
  readonly columns: readonly SourceColumn[];
  /** The view's own columns in their order, each by its place among `columns`. */
  readonly order: readonly number[];
  /** What it computes; each may read those before it. */
  readonly computed: readonly Compiled<QueryFrame>[];
  /** What the rows of the table must satisfy to be the view's. */
  readonly conditions: readonly Condition[];
  /** Of WITH CHECK OPTION: what they must satisfy still once they have been written. */
  readonly checked: readonly Condition[];
  /** Rows of the table that `access` finds, as far as they are the view's, in their full length. */
  readonly narrowed: (access: Plan) => Plan;
  /** Whether written rows may be as they are. @throws OracleError 1402, 28115 */
  readonly check: RowCheck | undefined;
}

/**
 * @param position of the view's name in the statement
 * @throws OracleError 42399, 1732, and 1031 where its owner may not do that to the table
 */
export function compileUpdatableView(
  view: View,
  event: TriggeringEvent['kind'],
  position: number,
  around: CompileContext,
): UpdatableView {
  if (view.readOnly) throw new OracleError(42399, 'cannot perform a DML operation on a read-only view', { position });
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
  { query, position }: DerivedTable,
  event: TriggeringEvent['kind'],
  context: CompileContext,
): { readonly through: UpdatableView; readonly object: Table | View } {
  const { services, environment } = context;
  const { name } = updatableBlock(query, position).from;
  const parts = name.parts.map((part) => part.name);
  const object = resolveObject(services.store, parts, environment.currentSchema);
  if (object?.type !== 'TABLE' && object?.type !== 'VIEW')
    throw tableNotFound(parts, environment.currentSchema, name.position);
  requireObjectPrivilege(services.store, environment.domain, object, 'READ', name.position);
  return { through: compileThrough(query, false, (output) => output.name, event, position, context), object };
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
): UpdatableView {
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
  const policyCheck = event === 'DELETE' ? undefined : compileRowCheck(below.table, event, context);
  return {
    table: below.table,
    columns,
    order,
    computed,
    conditions,
    checked,
    narrowed: (access) => withComputed(filter(below.narrowed(access), own), computed.slice(below.computed.length)),
    check: checked.length === 0 ? policyCheck : checkOption(checked, computed, policyCheck),
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
): Omit<UpdatableView, 'check'> {
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
  const restriction = event === 'INSERT' ? undefined : compileRestriction(object, event, context);
  return {
    table: object,
    columns: object.columns,
    order: object.columns.flatMap(({ hidden }, index) => (hidden ? [] : [index])),
    computed: [],
    conditions: [],
    checked: [],
    narrowed: (access) => restrict(access, 0, restriction),
  };
}

function sourceOf({ table, columns }: Pick<UpdatableView, 'table' | 'columns'>, alias: string): Omit<Source, 'index'> {
  return { alias, schema: undefined, columns, table };
}

function lastName({ name }: TableName): string {
  return name.parts[name.parts.length - 1]?.name ?? '';
}

/** Columns of the table keep their place, under the view's name for them; what is computed comes behind. */
function columnsOf(
  nameOf: NameOf,
  outputs: readonly OutputColumn[],
  below: Pick<UpdatableView, 'columns' | 'computed'>,
  scope: BlockScope,
): Pick<UpdatableView, 'columns' | 'order' | 'computed'> {
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

/** Appends what a view computes to the row of its table in the frame. */
export function* extend(frame: QueryFrame, computed: readonly Compiled<QueryFrame>[]): Task<void> {
  for (const expression of computed) {
    const value = yield* evaluate(expression, frame);
    const [row] = frame.rows;
    frame.rows[0] = { values: [...(row?.values ?? []), value], slot: row?.slot };
  }
}

function checkOption(
  checked: readonly Condition[],
  computed: readonly Compiled<QueryFrame>[],
  policyCheck: RowCheck | undefined,
): RowCheck {
  return function* (statement, values: Row) {
    if (policyCheck !== undefined) yield* policyCheck(statement, values);
    const frame = new QueryFrame(statement, undefined);
    frame.rows[0] = { values, slot: undefined };
    yield* extend(frame, computed);
    if (!(yield* holds(checked, frame))) throw new OracleError(1402, 'view WITH CHECK OPTION where-clause violation');
  };
}

/**
 * The columns of the table that a statement on the view names.
 * @param alias of the view in the statement, or its name
 * @throws OracleError 904, 1733 for a column that the view computes
 */
export function tableTargets(
  targets: readonly ColumnTarget[],
  { table, columns }: UpdatableView,
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

/** The columns of the table that an INSERT into the view without a list of columns gives. @throws OracleError 1733 */
export function insertedColumns({ table, order }: UpdatableView, position: number): readonly number[] {
  if (order.some((place) => place >= table.columns.length)) throw virtualColumn(position);
  return order;
}

function virtualColumn(position: number): OracleError {
  return new OracleError(1733, 'virtual column not allowed here', { position });
}

function notLegal(position: number): OracleError {
  return new OracleError(1732, 'data manipulation operation not legal on this view', { position });
}

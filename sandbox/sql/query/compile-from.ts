import { requireObjectPrivilege } from '../../schema/access.js';
import type { PolicyStatement } from '../../schema/access-policy.js';
import { resolveObject } from '../../schema/resolve-name.js';
import type { Table } from '../../schema/table.js';
import type { View } from '../../schema/view.js';
import type { Identifier, QualifiedName } from '../../syntax/ast/name.js';
import type { DerivedTable, Join, TableName, TableReference } from '../../syntax/ast/query.js';
import type { DataType } from '../../values/data-type.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { restrict } from '../access-policies/restrict.js';
import { compileRestriction } from '../access-policies/row-restriction.js';
import type { CompileContext } from '../compile-context.js';
import { asTable } from '../dml/view-target.js';
import { tableNotFound } from '../errors/object-errors.js';
import { alignComparison, compileEquals } from '../expressions/comparison.js';
import { combine } from '../expressions/compiled.js';
import { jsonColumns } from '../json/json-columns.js';
import { compileJsonTable } from '../json/json-table.js';
import { requireNotMutating } from '../mutating-tables.js';
import { readableView } from '../readable-view.js';
import { requireNotInUse } from '../session-control/transaction-control.js';
import type { BlockScope } from './block-scope.js';
import { type CommonTable, CommonTables } from './common-tables.js';
import type { CompiledQuery } from './compile-query.js';
import { type Condition, compileCondition } from './conditions.js';
import { conjunctsOf } from './conjuncts.js';
import { planDictionaryView } from './dictionary-source.js';
import { rowsFrom } from './operators.js';
import { pivotQuery } from './pivot.js';
import type { FromTree, FromUnit, PlannedUnit } from './plan-from.js';
import { DUAL_ROWID } from './rowid-column.js';
import type { Source, SourceColumn } from './source.js';
import { type CollectionRows, compileTableCollection } from './table-collection.js';
import { unpivotQuery } from './unpivot.js';

/** Compiles FROM: gives the scope its items, in the order of the text, and says what they are made of. */
export function compileFrom(from: readonly TableReference[], scope: BlockScope): FromTree {
  return combineTrees(from.map((item) => compileItem(item, scope)));
}

function combineTrees(trees: readonly FromTree[]): FromTree {
  return { units: trees.flatMap((tree) => tree.units), conditions: trees.flatMap((tree) => tree.conditions) };
}

function compileItem(item: TableReference, scope: BlockScope): FromTree {
  switch (item.kind) {
    case 'table':
      return single(compileTable(item, scope));
    case 'derived_table':
      return single(compileDerived(item, scope));
    case 'join':
      return compileJoin(item, scope);
    case 'table_collection':
      return single(addRows(compileTableCollection(item, scope), item.alias, scope));
    case 'json_table':
      return single(addRows(compileJsonTable(item, scope), item.alias, scope));
    case 'pivoted_table':
      return single(compileDerived(pivotQuery(item, scope), scope));
    case 'unpivoted_table':
      return single(compileDerived(unpivotQuery(item, scope), scope));
  }
}

function single(unit: FromUnit): FromTree {
  return { units: [unit], conditions: [] };
}

function compileTable(item: TableName, scope: BlockScope): FromUnit {
  if (item.partition !== undefined) throw new NotSupportedError('PARTITION in FROM', item.position);
  if (item.name.databaseLink !== undefined) throw new NotSupportedError('database links', item.position);
  const { context } = scope;
  const [first, second] = item.name.parts;
  const common = second === undefined ? scope.tables.find(first.name) : undefined;
  if (common !== undefined) return compileCommonTable(common, item, scope);
  const resolved = resolveTable(item.name, context);
  const alias = item.alias?.name ?? resolved.name;
  const schema = item.alias === undefined ? resolved.owner : undefined;
  if (resolved.kind === 'dictionary') {
    const { view } = resolved;
    const columns = view.columns.map((column) => ({ ...column, hidden: false }));
    const rowid = view.name === 'DUAL' ? { rowid: DUAL_ROWID } : {};
    const source = addSource(scope, { alias, schema, columns, table: undefined, ...rowid });
    return planDictionaryView(source, view, context);
  }
  if (resolved.kind === 'view') return addView(resolved.view, alias, schema, 'SELECT', scope);
  const { table } = resolved;
  const source = addSource(scope, { alias, schema, columns: tableColumns(table), table });
  const restriction = compileRestriction(table, 'SELECT', context);
  const { storage } = context.services;
  return {
    kind: 'table',
    source: source.index,
    table,
    narrowed: (access) => restrict(access, source.index, restriction),
    rowsOf(statement) {
      requireNotMutating(table, statement.session);
      requireNotInUse(table, context.services, statement.session);
      return storage.rowsOf(table, statement.session);
    },
  };
}

export type ResolvedTable = { readonly owner: string; readonly name: string } & (
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'view'; readonly view: View }
  | {
      readonly kind: 'dictionary';
      readonly view: NonNullable<ReturnType<CompileContext['services']['findDictionaryView']>>;
    }
);

/**
 * The table or view that a name in FROM means, SELECT on it checked.
 * @throws OracleError 942, 1031
 */
function resolveTable(name: QualifiedName, context: CompileContext): ResolvedTable {
  const { store } = context.services;
  const { domain, currentSchema } = context.environment;
  const parts = name.parts.map((part) => part.name);
  const object = resolveObject(store, parts, currentSchema);
  if (object?.type === 'TABLE' || object?.type === 'VIEW') {
    requireObjectPrivilege(store, domain, object, 'READ', name.position);
    const { owner, name: objectName } = object;
    return object.type === 'TABLE'
      ? { kind: 'table', owner, name: objectName, table: object }
      : { kind: 'view', owner, name: objectName, view: object };
  }
  const view = readableView(parts, context.services, domain);
  if (view !== undefined) return { kind: 'dictionary', owner: 'SYS', name: view.name, view };
  if (object !== undefined)
    throw new OracleError(4044, 'procedure, function, package, or type is not allowed here', {
      position: name.position,
    });
  throw tableNotFound(parts, currentSchema, name.position);
}

function tableColumns(table: Table): readonly SourceColumn[] {
  const json = jsonColumns(table);
  return table.columns.map(({ name, dataType, nullable, hidden }) => ({
    name,
    dataType,
    nullable,
    hidden,
    isJson: json.has(name),
  }));
}

/** A view's query is compiled in its owner's right. What `*` has come to give since it was created is hidden. */
export function addView(
  view: View,
  alias: string,
  schema: string | undefined,
  statementType: PolicyStatement,
  scope: BlockScope,
): FromUnit {
  const compiled = compileView(view, scope.context);
  const columns = compiled.columns.map(({ name, dataType, nullable, isJson }, index) => {
    const column = view.namesColumns ? view.columns[index] : view.columns.find((candidate) => candidate.name === name);
    const hidden = column === undefined && view.columns.length > 0;
    return { name: hidden ? '' : (column?.name ?? name), dataType, nullable, hidden, isJson };
  });
  const shown = columns.filter(({ hidden }) => !hidden);
  if (view.columns.length > 0 && shown.length !== view.columns.length) throw hasErrors(view);
  const base = compiled.base === undefined ? undefined : { ...compiled.base, object: view };
  const source = addSource(scope, { alias, schema, columns, table: undefined, base });
  const unit = queryUnit({ ...compiled, base }, source);
  const restriction = compileRestriction(asTable(view), statementType, scope.context);
  return { ...unit, plan: (conditions) => restrict(unit.plan(conditions), source.index, restriction) };
}

const CIRCULAR_VIEW = 1731;

/** @throws OracleError 1731, 4063 if its query does not compile */
function compileView(view: View, context: CompileContext): CompiledQuery {
  try {
    return context.within(view).compileQuery(view.query, undefined, CommonTables.none, { tellsBase: true });
  } catch (error) {
    if (error instanceof NotSupportedError || !(error instanceof OracleError) || error.code === CIRCULAR_VIEW)
      throw error;
    throw hasErrors(view, error);
  }
}

function hasErrors({ owner, name }: View, cause?: OracleError): OracleError {
  return new OracleError(4063, `view "${owner}.${name}" has errors`, { cause });
}

function compileDerived(item: DerivedTable, scope: BlockScope): FromUnit {
  if (!item.lateral) {
    const compiled = scope.context.compileQuery(item.query, scope.parent, scope.tables, { tellsBase: true });
    return addQuery(compiled, shown(compiled), item.alias, scope);
  }
  const { result, dependencies } = scope.track(() => scope.context.compileQuery(item.query, scope, scope.tables));
  const source = addSource(scope, {
    alias: item.alias?.name,
    schema: undefined,
    columns: shown(result),
    table: undefined,
  });
  const plan = rowsFrom(source.index, result.correlated, (frame) => result.rows(frame.statement, frame));
  return { kind: 'planned', source: source.index, needs: [...dependencies.sources], plan: () => plan };
}

function addRows(
  { columns, objectColumn, needs, correlated, rows }: CollectionRows,
  alias: Identifier | undefined,
  scope: BlockScope,
): PlannedUnit {
  const source = addSource(scope, {
    alias: alias?.name,
    schema: undefined,
    columns,
    table: undefined,
    ...(objectColumn === undefined ? {} : { objectColumn }),
  });
  const plan = rowsFrom(source.index, correlated, rows);
  return { kind: 'planned', source: source.index, needs, plan: () => plan };
}

function addQuery(
  compiled: CompiledQuery,
  columns: readonly SourceColumn[],
  alias: Identifier | undefined,
  scope: BlockScope,
): FromUnit {
  const { base } = compiled;
  const source = addSource(scope, { alias: alias?.name, schema: undefined, columns, table: undefined, base });
  // it stands beside this block, not in it, but this block's rows hang on it
  if (compiled.correlated) scope.correlated = true;
  return queryUnit(compiled, source);
}

function queryUnit(compiled: CompiledQuery, source: Source): PlannedUnit {
  const plan = rowsFrom(source.index, compiled.correlated, (frame) => compiled.rows(frame.statement, frame.outer));
  return { kind: 'planned', source: source.index, needs: [], base: compiled.base, plan: () => plan };
}

/** A query of WITH, or within its own recursive branch the rows found before. @throws OracleError what its query does */
function compileCommonTable(common: CommonTable, item: TableName, scope: BlockScope): FromUnit {
  const { definition, scope: around, tables, recursion } = common;
  const alias = item.alias ?? definition.name;
  if (recursion !== undefined) {
    const { columns } = recursion;
    const source = addSource(scope, { alias: alias.name, schema: undefined, columns, table: undefined });
    const plan = recursion.enter(item, scope, source.index);
    return { kind: 'planned', source: source.index, needs: [], isFirst: true, plan: () => plan };
  }
  const query = scope.context.compileQuery(definition.query, around, tables, { definition });
  return addQuery(query, shown(query), alias, scope);
}

function shown({ columns }: CompiledQuery): readonly SourceColumn[] {
  return columns.map(({ name, dataType, nullable, isJson }) => ({ name, dataType, nullable, hidden: false, isJson }));
}

function addSource(scope: BlockScope, source: Omit<Source, 'index'>): Source {
  const added = { ...source, index: scope.sources.length };
  scope.sources.push(added);
  return added;
}

function compileJoin(join: Join, scope: BlockScope): FromTree {
  const firstLeft = scope.sources.length;
  const left = compileItem(join.left, scope);
  const firstRight = scope.sources.length;
  const right = compileItem(isApply(join) ? lateral(join.right) : join.right, scope);
  const leftItems = scope.sources.slice(firstLeft, firstRight);
  const rightItems = scope.sources.slice(firstRight);
  const shared = join.natural ? commonColumns(leftItems, rightItems) : join.using.map((name) => name.name);
  const on = [
    ...conjunctsOf(join.on).map((conjunct) => compileCondition(conjunct, scope)),
    ...shared.map((name) => mergeColumn(name, leftItems, rightItems, join, scope)),
  ];
  if (join.type === 'INNER' || join.type === 'CROSS' || join.type === 'CROSS APPLY') {
    const both = combineTrees([left, right]);
    return { units: both.units, conditions: [...both.conditions, ...on] };
  }
  const [outer, inner] = join.type === 'RIGHT' ? [right, left] : [left, right];
  return single({ kind: 'outer_join', full: join.type === 'FULL', left: outer, right: inner, on });
}

/** APPLY is a join with what its left side's rows are given to. Source: SQL Language Reference, SELECT, "cross_outer_apply_clause". */
function isApply({ type }: Join): boolean {
  return type === 'CROSS APPLY' || type === 'OUTER APPLY';
}

function lateral(item: TableReference): TableReference {
  return item.kind === 'derived_table' ? { ...item, lateral: true } : item;
}

function commonColumns(left: readonly Source[], right: readonly Source[]): readonly string[] {
  const names = new Set(
    left.flatMap((source) => source.columns.filter((column) => !column.hidden).map((column) => column.name)),
  );
  return right
    .flatMap((source) => source.columns.map((column) => column.name))
    .filter((name, index, all) => names.has(name) && all.indexOf(name) === index);
}

/** USING and NATURAL: both columns must be equal, and the unqualified name means whichever of them is there. */
function mergeColumn(
  name: string,
  left: readonly Source[],
  right: readonly Source[],
  join: Join,
  scope: BlockScope,
): Condition {
  const before = scope.merged.get(name);
  const rightSide = scope.track(() => readOnly(name, right, join, scope));
  const leftSide = scope.track(() => before?.compiled ?? readOnly(name, left, join, scope));
  const aligned = alignComparison(leftSide.result, rightSide.result, scope);
  if (aligned === undefined) throw new NotSupportedError('NATURAL or USING join over this data type', join.position);
  const preferRight = join.type === 'RIGHT';
  const [first, second] = preferRight ? [rightSide.result, leftSide.result] : [leftSide.result, rightSide.result];
  const dataType: DataType = first.dataType;
  scope.merged.set(name, {
    compiled: join.type === 'FULL' ? combine(dataType, [first, second], ([a, b]) => a ?? b ?? null) : first,
    by: join.natural ? 'NATURAL' : 'USING',
    sources: new Set([...left, ...right].map(({ index }) => index)),
  });
  const place = (sources: readonly Source[]) => {
    const source = sources.find((candidate) => candidate.columns.some((column) => column.name === name));
    const column = source?.columns.findIndex((candidate) => candidate.name === name);
    return source === undefined || column === undefined ? undefined : { source: source.index, column };
  };
  const sources = new Set([...leftSide.dependencies.sources, ...rightSide.dependencies.sources]);
  if (before !== undefined) for (const source of left) sources.add(source.index);
  const dependencies = { sources, rowNumber: false, outer: false };
  const leftDependencies = {
    ...leftSide.dependencies,
    sources: new Set([...sources].filter((index) => left.some((source) => source.index === index))),
  };
  return {
    expression: join.on ?? { kind: 'null_literal', position: join.position, end: join.end },
    condition: compileEquals(aligned.left, aligned.right),
    dependencies,
    correlated: false,
    optional: undefined,
    inList: undefined,
    equality: {
      left: {
        compiled: aligned.left,
        dependencies: leftDependencies,
        column: aligned.left === leftSide.result && before === undefined ? place(left) : undefined,
        isRowid: false,
      },
      right: {
        compiled: aligned.right,
        dependencies: rightSide.dependencies,
        column: aligned.right === rightSide.result ? place(right) : undefined,
        isRowid: false,
      },
    },
  };
}

function readOnly(name: string, sources: readonly Source[], join: Join, scope: BlockScope) {
  const places = sources.flatMap((source) => {
    const column = source.columns.findIndex((candidate) => candidate.name === name);
    const found = source.columns[column];
    return found === undefined
      ? []
      : [{ depth: 0, source: source.index, column, dataType: found.dataType, nullable: found.nullable }];
  });
  const [place, another] = places;
  if (place === undefined) throw new OracleError(904, `"${name}": invalid identifier`, { position: join.position });
  if (another !== undefined)
    throw new OracleError(918, `${name}: column ambiguously specified`, { position: join.position });
  return scope.readColumn(place);
}

import type { SchemaStore } from '../../schema/schema-store.js';
import type { Table } from '../../schema/table.js';
import type { TableRows } from '../../storage/table-rows.js';
import { OracleError } from '../../values/oracle-error.js';
import { slotsOfRowid } from '../expressions/rowids.js';
import type { Condition, EqualitySide } from './conditions.js';
import type { StatementFrame } from './frame.js';
import {
  filter,
  fullOuterJoin,
  hashLookup,
  lookupIndex,
  lookupRowid,
  materialize,
  nestedLoops,
  nestedLoopsOuter,
  type Plan,
  SINGLE_ROW,
  scanTable,
} from './operators.js';
import type { BaseTable } from './source.js';

/** What FROM is made of, before it is decided how to read it. */
export type FromUnit = TableUnit | PlannedUnit | OuterJoinUnit;

export interface TableUnit {
  readonly kind: 'table';
  readonly source: number;
  readonly table: Table;
  /** Leaves of the rows that `access` finds what the statement may see. */
  readonly narrowed: (access: Plan) => Plan;
  rowsOf(statement: StatementFrame): TableRows;
}

/** A derived table, view, dictionary view or collection. */
export interface PlannedUnit {
  readonly kind: 'planned';
  readonly source: number;
  /** Items that must stand in the frame before: of LATERAL and TABLE(…). */
  readonly needs: readonly number[];
  /** Its rows are others each time: what is joined with them is looked up for them. */
  readonly isFirst?: boolean;
  readonly base?: BaseTable | undefined;
  /** Told the conditions that will be tested on its rows, so that it may save itself work. */
  plan(conditions: readonly Condition[]): Plan;
}

export interface OuterJoinUnit {
  readonly kind: 'outer_join';
  readonly full: boolean;
  readonly left: FromTree;
  readonly right: FromTree;
  readonly on: readonly Condition[];
}

/** Units joined with each other, and the conditions that came with the joins. */
export interface FromTree {
  readonly units: readonly FromUnit[];
  readonly conditions: readonly Condition[];
}

/**
 * Decides the order of joining and how each item is read; the plan gives the rows for which all conditions hold.
 * @param around items that stand in the frame already, for what LATERAL refers to
 */
export function planFrom(
  tree: FromTree,
  where: readonly Condition[],
  store: SchemaStore,
  around: readonly number[] = [],
): Plan {
  const pending = new Set([...tree.conditions, ...where]);
  const remaining = [...tree.units];
  let plan: Plan = SINGLE_ROW;
  while (remaining.length > 0) {
    const next = chooseNext(remaining, pending, plan.sources, around, store);
    remaining.splice(remaining.indexOf(next), 1);
    plan = joinUnit(plan, next, pending, store);
    plan = filter(plan, takeAvailable(pending, plan.sources));
  }
  return filter(plan, [...pending]);
}

function joinUnit(plan: Plan, unit: FromUnit, pending: Set<Condition>, store: SchemaStore): Plan {
  const sources = sourcesOf(unit);
  const optional = [...pending].filter(
    (condition) => condition.optional !== undefined && sources.includes(condition.optional),
  );
  if (optional.length > 0) {
    for (const condition of optional) pending.delete(condition);
    const { plan: inner, tested } = readUnit(unit, optional, plan.sources, store);
    return nestedLoopsOuter(plan, inner, without(optional, tested));
  }
  const usable = [...pending].filter(
    (condition) =>
      !condition.dependencies.rowNumber &&
      condition.optional === undefined &&
      condition.dependencies.sources.size > 0 &&
      isSubset(condition.dependencies.sources, [...plan.sources, ...sources]),
  );
  const local = usable.filter((condition) => isSubset(condition.dependencies.sources, sources));
  const { plan: read, tested } = readUnit(unit, usable, plan.sources, store);
  for (const condition of local) pending.delete(condition);
  return nestedLoops(plan, filter(read, without(local, tested)));
}

/** How an item is read, and which conditions hold for all rows that it gives: functions in them are called once for a row. */
interface Reading {
  readonly plan: Plan;
  readonly tested: readonly Condition[];
}

function without(conditions: readonly Condition[], tested: readonly Condition[]): readonly Condition[] {
  return conditions.filter((condition) => !tested.includes(condition));
}

/**
 * How to read a unit while `before` stands in the frame, given conditions that may narrow it. Those that it does not test
 * need not hold for the rows that it gives.
 */
function readUnit(
  unit: FromUnit,
  conditions: readonly Condition[],
  before: readonly number[],
  store: SchemaStore,
): Reading {
  if (unit.kind === 'outer_join') return readOuterJoin(unit, conditions, before, store);
  const sources = [unit.source];
  const local = conditions.filter((condition) => isSubset(condition.dependencies.sources, sources));
  const keyed = conditions.flatMap((condition) => keySides(condition, unit.source, before));
  if (unit.kind === 'table') {
    const access = tableAccess(unit, keyed, store);
    if (access !== undefined) return { plan: unit.narrowed(access), tested: [] };
  }
  const constant = local.filter((condition) => !condition.correlated && condition.optional === undefined);
  const whole =
    unit.kind === 'table'
      ? unit.narrowed(scanTable(unit.source, (statement) => unit.rowsOf(statement)))
      : unit.plan(constant);
  const filtered = filter(whole, constant);
  const probes = keyed.filter(({ other }) => other.dependencies.sources.size > 0 || other.dependencies.outer);
  if (probes.length > 0 && !(unit.kind === 'planned' && unit.needs.length > 0)) {
    const plan = hashLookup(
      filtered,
      probes.map(({ own }) => own.compiled),
      probes.map(({ other }) => other.compiled),
      probes.some(({ other }) => other.dependencies.outer),
    );
    return { plan, tested: constant };
  }
  const repeated = before.length > 0 && !(unit.kind === 'planned' && unit.needs.length > 0);
  return { plan: repeated ? materialize(filtered) : filtered, tested: constant };
}

function readOuterJoin(
  unit: OuterJoinUnit,
  conditions: readonly Condition[],
  before: readonly number[],
  store: SchemaStore,
): Reading {
  const { left, right, on } = unit;
  const once = (plan: Plan) => (before.length > 0 && needsOf(unit).length === 0 ? materialize(plan) : plan);
  const leftSources = left.units.flatMap(sourcesOf);
  const rightSources = right.units.flatMap(sourcesOf);
  if (unit.full) {
    const plan = fullOuterJoin(planFrom(left, [], store, before), planFrom(right, [], store, before), on);
    return { plan: once(plan), tested: [] };
  }
  const pushed = conditions.filter(
    (condition) => isSubset(condition.dependencies.sources, leftSources) && condition.optional === undefined,
  );
  const leftPlan = planFrom(left, pushed, store, before);
  const [only, another] = right.units;
  if (only !== undefined && another === undefined && right.conditions.length === 0) {
    const usable = on.filter((condition) => !condition.dependencies.rowNumber);
    const { plan: inner, tested } = readUnit(only, usable, leftSources, store);
    return { plan: once(nestedLoopsOuter(leftPlan, inner, without(on, tested))), tested: pushed };
  }
  const rightLocal = on.filter((condition) => isSubset(condition.dependencies.sources, rightSources));
  const rightPlan = planFrom(right, rightLocal, store, [...before, ...leftSources]);
  const isLateral = right.units.some((part) => needsOf(part).some((source) => !rightSources.includes(source)));
  const keyed = on.flatMap((condition) => keySidesOf(condition, rightSources, leftSources));
  const probed =
    keyed.length > 0 && !isLateral
      ? hashLookup(
          rightPlan,
          keyed.map(({ own }) => own.compiled),
          keyed.map(({ other }) => other.compiled),
          keyed.some(({ other }) => other.dependencies.outer),
        )
      : isLateral
        ? rightPlan
        : materialize(rightPlan);
  return { plan: once(nestedLoopsOuter(leftPlan, probed, without(on, rightLocal))), tested: pushed };
}

/** Items outside of a join that must stand in the frame before it: what LATERAL in it refers to. */
function needsOf(unit: FromUnit): readonly number[] {
  if (unit.kind === 'table') return [];
  if (unit.kind === 'planned') return unit.needs;
  const own = sourcesOf(unit);
  return [...unit.left.units, ...unit.right.units].flatMap(needsOf).filter((source) => !own.includes(source));
}

interface KeySides {
  readonly own: EqualitySide;
  readonly other: EqualitySide;
}

/** An equality between the unit and what stands before it, outer blocks and constants included. */
function keySides(condition: Condition, source: number, before: readonly number[]): readonly KeySides[] {
  return keySidesOf(condition, [source], before);
}

function keySidesOf(condition: Condition, own: readonly number[], before: readonly number[]): readonly KeySides[] {
  const { equality } = condition;
  if (equality === undefined || condition.dependencies.rowNumber) return [];
  const isOwn = ({ dependencies }: EqualitySide) =>
    dependencies.sources.size > 0 && !dependencies.outer && isSubset(dependencies.sources, own);
  const isOther = ({ dependencies }: EqualitySide) => isSubset(dependencies.sources, before);
  if (isOwn(equality.left) && isOther(equality.right)) return [{ own: equality.left, other: equality.right }];
  if (isOwn(equality.right) && isOther(equality.left)) return [{ own: equality.right, other: equality.left }];
  return [];
}

/** An index or ROWID by which the table can be read, if the equalities allow. */
function tableAccess(unit: TableUnit, keyed: readonly KeySides[], store: SchemaStore): Plan | undefined {
  const { table, source } = unit;
  const rowsOf = (statement: StatementFrame) => unit.rowsOf(statement);
  const byRowid = keyed.find(({ own }) => own.isRowid);
  if (byRowid !== undefined) {
    const { other } = byRowid;
    return lookupRowid(source, rowsOf, other.compiled, slotsOfRowid(table), other.dependencies.outer);
  }
  for (const index of indexesByUse(table, store)) {
    const sides = index.columns.map((name) =>
      keyed.find(({ own }) => own.column !== undefined && table.columns[own.column.column]?.name === name),
    );
    const others = sides.flatMap((side) => (side === undefined ? [] : [side.other]));
    if (others.length < sides.length) continue;
    return lookupIndex(
      source,
      rowsOf,
      index.name,
      others.map((other) => other.compiled),
      others.some((other) => other.dependencies.outer),
    );
  }
  return undefined;
}

/** Indexes over columns, unique ones first. */
function indexesByUse(
  table: Table,
  store: SchemaStore,
): readonly { readonly name: string; readonly columns: readonly string[] }[] {
  const indexes = [...store.indexesOf(table)].filter((index) =>
    index.columns.every((column) => column.expression === undefined),
  );
  return indexes
    .sort((a, b) => Number(b.unique) - Number(a.unique))
    .map((index) => ({ name: index.name, columns: index.columns.map((column) => column.name) }));
}

function chooseNext(
  remaining: readonly FromUnit[],
  pending: ReadonlySet<Condition>,
  before: readonly number[],
  around: readonly number[],
  store: SchemaStore,
): FromUnit {
  let best: FromUnit | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const unit of remaining) {
    const rank = isSubset(needsOf(unit), [...around, ...before])
      ? rankOf(unit, pending, before, store)
      : Number.POSITIVE_INFINITY;
    if (rank < bestRank) {
      best = unit;
      bestRank = rank;
    }
  }
  if (best === undefined) throw new OracleError(1416, 'two tables cannot be outer-joined to each other');
  return best;
}

/** -1: it must come first; 0: found by an index; 1: connected with what stands already; 2: not connected; infinite: it must wait. */
function rankOf(
  unit: FromUnit,
  pending: ReadonlySet<Condition>,
  before: readonly number[],
  store: SchemaStore,
): number {
  const sources = sourcesOf(unit);
  const own = [...pending];
  const optional = own.filter((condition) => condition.optional !== undefined && sources.includes(condition.optional));
  if (!optional.every((condition) => isSubset(condition.dependencies.sources, [...before, ...sources]))) {
    return Number.POSITIVE_INFINITY;
  }
  if (unit.kind === 'outer_join') return 2;
  if (unit.kind === 'planned' && unit.isFirst === true) return -1;
  const keyed = own
    .filter((condition) => condition.optional === undefined || optional.includes(condition))
    .flatMap((condition) => keySides(condition, unit.source, before));
  if (unit.kind === 'table' && tableAccess(unit, keyed, store) !== undefined) return optional.length > 0 ? 1 : 0;
  return keyed.length > 0 && before.length > 0 ? 1 : 2;
}

function takeAvailable(pending: Set<Condition>, sources: readonly number[]): readonly Condition[] {
  const available = [...pending].filter(
    (condition) =>
      condition.optional === undefined &&
      !condition.dependencies.rowNumber &&
      isSubset(condition.dependencies.sources, sources),
  );
  for (const condition of available) pending.delete(condition);
  return available;
}

function sourcesOf(unit: FromUnit): readonly number[] {
  if (unit.kind !== 'outer_join') return [unit.source];
  return [...unit.left.units, ...unit.right.units].flatMap(sourcesOf);
}

function isSubset(items: Iterable<number>, of: readonly number[]): boolean {
  for (const item of items) if (!of.includes(item)) return false;
  return true;
}

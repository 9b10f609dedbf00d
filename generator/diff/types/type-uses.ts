import type { Subprogram } from '../../model/catalog.js';
import type { DataType } from '../../model/data-type.js';
import { partsOf } from '../../model/type-parts.js';
import { RETURN_NAME } from '../../plan/type-mapping.js';
import type { TypedRow } from '../cursor-rows.js';
import { rowOf } from '../data-types.js';
import { type Flow, type Flows, flowsOfMode, isRowFlow, OUT } from '../flow.js';
import { pathOf } from '../routines/compare-routine.js';
import type { HomedPair } from '../routines/compare-routines.js';
import { type Home, plannedRoutine, routineKey, type Side, type Sides } from '../side.js';

/** Where a type is used by routines that are on both sides. */
export interface TypeUse {
  readonly flows: Flows;
  readonly routines: number;
}

/** By the type's key. What only one side uses is told at the routine. */
export function typeUses(pairs: readonly HomedPair[], sides: Sides): ReadonlyMap<string, TypeUse> {
  const flows = new Map<string, Set<Flow>>();
  const routines = new Map<string, Set<string>>();
  for (const { before, after, home } of pairs) {
    if (plannedRoutine(sides.before, home, before) === undefined) continue;
    const was = usedBy(before, home, sides.before);
    const is = usedBy(after, home, sides.after);
    for (const [key, found] of was) {
      const others = is.get(key);
      if (others === undefined) continue;
      flows.set(key, new Set([...(flows.get(key) ?? []), ...found, ...others]));
      routines.set(key, new Set([...(routines.get(key) ?? []), routineKey(home, before)]));
    }
  }
  return new Map([...flows].map(([key, all]) => [key, { flows: all, routines: routines.get(key)?.size ?? 0 }]));
}

type Found = Map<string, Set<Flow>>;

function usedBy({ name, parameters, returns, sqlOnly }: Subprogram, home: Home, side: Side): Found {
  const found: Found = new Map();
  const path = pathOf(home, { name });
  for (const parameter of parameters) {
    const row = cursorRow(parameter.dataType, [...path, parameter.name], side);
    if (row !== undefined) visit(row.key, new Set([row.match]), side, found);
    else visitType(parameter.dataType, flowsOfMode(parameter.mode), side, found);
  }
  if (returns === null) return found;
  const row = cursorRow(returns, [...path, RETURN_NAME], side);
  const element = sqlOnly === 'PIPELINED' ? elementOf(returns, side) : undefined;
  if (row !== undefined) visit(row.key, new Set([row.match]), side, found);
  else if (element !== undefined) visitPipelined(returns, element, side, found);
  else visitType(returns, OUT, side, found);
  return found;
}

function cursorRow(type: DataType, path: readonly string[], side: Side): TypedRow | undefined {
  return type.kind === 'cursor' ? rowOf(type, path, side) : undefined;
}

function elementOf(type: DataType, { types }: Side): DataType | undefined {
  const collection = type.kind === 'named' ? types.get(type.type) : undefined;
  return collection?.kind === 'collection' ? collection.element : undefined;
}

/** Rows of a pipelined function are the elements of its collection. */
function visitPipelined(type: DataType, element: DataType, side: Side, found: Found): void {
  const rows: Flows = new Set(['position']);
  if (type.kind === 'named') found.set(type.type, new Set([...(found.get(type.type) ?? []), ...rows]));
  visitType(element, rows, side, found);
}

function visitType(type: DataType, flows: Flows, side: Side, found: Found): void {
  if (type.kind === 'named') visit(type.type, flows, side, found);
}

function visit(key: string, flows: Flows, side: Side, found: Found): void {
  const known = found.get(key) ?? new Set();
  if ([...flows].every((flow) => known.has(flow))) return;
  found.set(key, new Set([...known, ...flows]));
  const type = side.types.get(key);
  if (type === undefined) return;
  for (const part of partsOf(type)) visitType(part, flows, side, found);
  if (type.kind === 'object' && ![...flows].every(isRowFlow)) {
    for (const subtype of type.subtypes) visit(subtype, flows, side, found);
  }
}

import type { CompositeCarrier } from '../binds/carrier.js';
import type { Column } from '../binds/composite/column.js';
import { FlatResults } from '../binds/composite/column.js';
import type { CompositeTree } from '../binds/composite/composite-tree.js';
import { CompositeScope, type CompositeShape } from './composite-scope.js';
import type { PartOwner } from './scalar-part.js';
import { type BlockPart, isArray, type Segment, type Slot } from './slot.js';

/**
 * A composite: one local of its type, which the block puts together from the columns that come in, and takes apart into those that come out. DbObjects would need
 * round trips of their own for every type and session, see docs/decisions.
 */
export function compositePart(carrier: CompositeCarrier, owner: PartOwner, shape: CompositeShape): BlockPart {
  const { local } = owner;
  const declarations: Segment[] = [];
  const locals: string[] = [];
  const load: Segment[] = [];
  const unload: Segment[] = [];
  const after: Segment[] = [];
  const arrays = [];
  const { incoming, outgoing, type } = carrier;
  let result: BlockPart['result'];
  if (incoming !== undefined) {
    const scope = new CompositeScope(owner, 'in', shape);
    const text = incoming.root.load(`${local}#`, scope).join('\n');
    declarations.push(...scope.declarations);
    locals.push(...scope.locals);
    load.push({ text, slots: scope.direct });
    arrays.push(...scope.arrays);
  }
  if (outgoing !== undefined) {
    const scope = new CompositeScope(owner, 'out', shape);
    const lines = outgoing.root.unload(`${local}#`, scope);
    declarations.push(...scope.declarations);
    locals.push(...scope.locals);
    unload.push({ text: [...lines, ...scope.capacityChecks()].join('\n'), slots: scope.direct });
    after.push(...scope.copies);
    arrays.push(...scope.arrays);
    result = { key: owner.key, read: (returned) => readResult(outgoing, scope.slots, returned) };
  }
  const name = 'declaration' in type ? type.declaration : new CompositeScope(owner, 'in', shape).typeName(type);
  return {
    declarations,
    locals: [`${local}# ${name};`, ...locals],
    load,
    unload,
    checks: [],
    after,
    arrays,
    result,
  };
}

/** Whether arrays travel, so that the block needs a procedure to take them. */
export function hasArrays({ incoming, outgoing }: CompositeCarrier): boolean {
  return (incoming?.levels ?? 0) > 0 || (outgoing?.levels ?? 0) > 0;
}

function readResult(tree: CompositeTree, slots: ReadonlyMap<Column, Slot>, returned: (slot: Slot) => unknown): unknown {
  const columns = tree.columns.map((column): readonly unknown[] => {
    const slot = slots.get(column);
    if (slot === undefined) return [];
    const value = returned(slot);
    if (!isArray(slot)) return [value];
    if (!Array.isArray(value)) throw new TypeError('the driver returned no array for an array bind');
    return value;
  });
  return tree.root.rebuild(new FlatResults(columns), 0);
}

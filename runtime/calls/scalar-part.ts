import type { Binder } from '../binds/binder.js';
import { checksOf, giveTo, valueFrom } from '../binds/binder-text.js';
import type { ScalarCarrier } from '../binds/carrier.js';
import type { ScalarDescriptor } from '../call-descriptor.js';
import { raiseResult } from './block-fault.js';
import type { RoutineParameter } from './routine.js';
import type { BlockPart, Segment, Slot } from './slot.js';

/** What a part is of: a parameter, or the function's own value. */
export interface PartOwner {
  /** The local; its binds begin with the same letters. */
  readonly local: string;
  /** The property of the result. */
  readonly key: string;
  /** For faults: the parameter's place in the declaration, or that of the result. */
  readonly index: number;
  readonly source: RoutineParameter | 'result';
  readonly mode: 'IN' | 'OUT' | 'IN OUT';
}

/** A scalar: one local of the declared type, one bind. */
export function scalarPart({ type, binder }: ScalarCarrier, owner: PartOwner): BlockPart {
  const { local, source, mode, key } = owner;
  const bind = `:${local}`;
  const direction = mode === 'IN' ? 'in' : mode === 'OUT' ? 'out' : 'in out';
  const slot: Slot = { source, binder, direction };
  const declarations: Segment[] = [];
  const checks =
    mode === 'IN'
      ? []
      : checksOf(binder, `${local}#`, type.notNull ?? false, (fault) => raiseResult(fault, owner.index));
  const after: Segment[] = [];
  if (mode === 'OUT') {
    declarations.push({ text: `${local}# ${declarationOf(type)};`, slots: [] });
  } else {
    declarations.push({ text: `${local}# ${type.declaration} := ${valueFrom(binder, bind)};`, slots: [slot] });
  }
  if (mode !== 'IN') {
    after.push({ text: giveTo(binder, `${local}#`, bind), slots: mode === 'OUT' ? [slot] : [] });
  }
  return {
    declarations,
    locals: [],
    load: [],
    unload: [],
    checks,
    after,
    arrays: [],
    result: mode === 'IN' ? undefined : { key, read: (returned) => decode(binder, returned(slot)) },
  };
}

function decode(binder: Binder, value: unknown): unknown {
  return value === null ? null : binder.decode(value);
}

/** How a local is declared, with what it starts with where the type is NOT NULL. */
function declarationOf(type: ScalarDescriptor): string {
  return type.initial === undefined ? type.declaration : `${type.declaration} := ${type.initial}`;
}

import type { CursorCarrier } from '../binds/carrier.js';
import { integerColumn } from '../binds/composite/element-binder.js';
import { cursorBinder } from '../cursors/cursor-binder.js';
import { CursorHandle } from '../cursors/cursor-handle.js';
import type { PartOwner } from './scalar-part.js';
import type { BlockPart, Slot } from './slot.js';

/** A REF CURSOR. One that the routine has not opened would make the driver fail after the call, so that an empty one takes its place. */
export function cursorPart({ type }: CursorCarrier, owner: PartOwner): BlockPart {
  const { local, key, source } = owner;
  const isOpen: Slot = { source, binder: integerColumn, direction: 'out' };
  const cursor: Slot = { source, binder: cursorBinder, direction: 'out' };
  return {
    declarations: [{ text: `${local}# sys_refcursor;`, slots: [] }],
    locals: [],
    load: [],
    unload: [],
    checks: [],
    after: [
      { text: `:${local}s := case when ${local}#%isopen then 1 else 0 end;`, slots: [isOpen] },
      {
        text: `if not ${local}#%isopen then open ${local}# for select null from sys.dual where 1 = 0; end if;`,
        slots: [],
      },
      { text: `:${local} := ${local}#;`, slots: [cursor] },
    ],
    arrays: [],
    result: {
      key,
      read: (returned) => (returned(isOpen) === 1 ? new CursorHandle(type, returned(cursor)) : null),
    },
  };
}

import type { Compiled } from '../../sql/expressions/compiled.js';
import type { BindVariable } from '../../syntax/ast/name.js';
import { copyValue } from '../../values/composite.js';
import type { DataType } from '../../values/data-type.js';
import type { Frame, FrameLayout } from '../frame.js';
import { frameAt } from '../frame.js';
import type { ValueDenotation } from '../names/denotation.js';
import { nullable } from '../names/symbol.js';
import type { UnitBinds } from './unit-binds.js';

/**
 * The bind variables of an anonymous block: each a slot of its frame. What the block does with each is noted while it is
 * compiled: assigned makes it OUT, also read makes it IN OUT.
 */
export class BlockBinds implements UnitBinds {
  readonly #layout: FrameLayout;
  readonly #binds = new Map<string, BlockBind>();

  /** @param types by name, as the client declared them */
  constructor(layout: FrameLayout, types: readonly { readonly name: string; readonly dataType: DataType }[]) {
    this.#layout = layout;
    for (const { name, dataType } of types) {
      if (this.#binds.has(name)) continue;
      this.#binds.set(name, { dataType, slot: layout.allocate(), read: false, written: false });
    }
  }

  slotOf(name: string): number | undefined {
    return this.#binds.get(name)?.slot;
  }

  modeOf(name: string): 'IN' | 'OUT' | 'IN OUT' {
    const bind = this.#binds.get(name);
    if (bind === undefined || !bind.written) return 'IN';
    return bind.read ? 'IN OUT' : 'OUT';
  }

  /** The bind's value, which makes it one that the block reads. */
  read(variable: BindVariable, from: FrameLayout): Compiled<Frame> | undefined {
    const bind = this.#binds.get(variable.name);
    if (bind === undefined) return undefined;
    bind.read = true;
    return this.denote(variable, from)?.compiled;
  }

  denote(variable: BindVariable, from: FrameLayout): ValueDenotation | undefined {
    const bind = this.#binds.get(variable.name);
    if (bind === undefined) return undefined;
    const { slot, dataType } = bind;
    const type = nullable(dataType);
    const holder = frameAt(from, this.#layout);
    const compiled: Compiled<Frame> = {
      pauses: false,
      dataType,
      evaluate: (frame) => holder(frame).slots[slot] ?? null,
    };
    return {
      kind: 'value',
      type,
      compiled,
      target: {
        pauses: false,
        type,
        store(frame, value) {
          holder(frame).slots[slot] = copyValue(value);
        },
      },
      noteAssigned() {
        bind.written = true;
      },
      ...(isComposite(dataType) ? { container: compiled } : {}),
    };
  }
}

function isComposite({ kind }: DataType): boolean {
  return kind === 'collection' || kind === 'record' || kind === 'object';
}

interface BlockBind {
  readonly dataType: DataType;
  readonly slot: number;
  read: boolean;
  written: boolean;
}

import type { CollectionType, ObjectType, RecordType } from './data-type.js';
import type { Value } from './value.js';

/**
 * A record or object: one value per field, in the type's order. Assignment copies it (`copyValue`), so a holder may
 * change its own record in place. An object may be atomically null: then the value is null, not an ObjectValue.
 */
export class RecordValue {
  readonly dataType: RecordType | ObjectType;
  readonly fields: Value[];

  constructor(dataType: RecordType | ObjectType, fields: Value[]) {
    this.dataType = dataType;
    this.fields = fields;
  }
}

/**
 * A nested table, varray or associative array that is not null. Keys are the integers or strings under which elements
 * exist; they are handed out in order (numeric, or binary for strings).
 */
export class CollectionValue {
  readonly dataType: CollectionType;
  readonly #elements = new Map<number | string, Value>();
  #sortedKeys: (number | string)[] | undefined = [];
  /** The highest subscript that a nested table or varray was extended to; deleted elements still count. */
  #extent = 0;

  constructor(dataType: CollectionType) {
    this.dataType = dataType;
  }

  /** How many elements exist (COUNT). */
  get size(): number {
    return this.#elements.size;
  }

  get extent(): number {
    return this.#extent;
  }

  has(key: number | string): boolean {
    return this.#elements.has(key);
  }

  /** The element, or undefined where there is none. */
  get(key: number | string): Value | undefined {
    return this.#elements.get(key);
  }

  set(key: number | string, value: Value): void {
    if (!this.#elements.has(key)) this.#noteKey(key);
    this.#elements.set(key, value);
    if (typeof key === 'number' && key > this.#extent) this.#extent = key;
  }

  delete(key: number | string): void {
    if (this.#elements.delete(key)) this.#sortedKeys = undefined;
  }

  /** Removes everything, the extent too. */
  clear(): void {
    this.#elements.clear();
    this.#sortedKeys = [];
    this.#extent = 0;
  }

  /** Gives up the highest `count` subscripts (TRIM). The caller has checked that there are as many. */
  trim(count: number): void {
    for (let removed = 0; removed < count; removed += 1) {
      this.delete(this.#extent);
      this.#extent -= 1;
    }
  }

  /** The existing keys in order; not to be changed. */
  keys(): readonly (number | string)[] {
    this.#sortedKeys ??= [...this.#elements.keys()].sort(compareKeys);
    return this.#sortedKeys;
  }

  copy(): CollectionValue {
    const copy = new CollectionValue(this.dataType);
    for (const key of this.keys()) copy.set(key, copyValue(this.#elements.get(key) ?? null));
    copy.#extent = this.#extent;
    return copy;
  }

  #noteKey(key: number | string): void {
    const keys = this.#sortedKeys;
    if (keys === undefined) return;
    const last = keys.at(-1);
    if (last === undefined || compareKeys(last, key) < 0) keys.push(key);
    else this.#sortedKeys = undefined;
  }
}

/**
 * The cursor that a REF CURSOR variable refers to. Variables share it; it is not copied on assignment. What can be done
 * with it is known to the interpreter and the session, which make them.
 */
export abstract class CursorReference {
  abstract readonly isOpen: boolean;
}

/** What an assignment stores: scalars and cursors as they are, records and collections as a copy of their own. */
export function copyValue(value: Value): Value {
  if (value instanceof RecordValue) return new RecordValue(value.dataType, value.fields.map(copyValue));
  if (value instanceof CollectionValue) return value.copy();
  return value;
}

function compareKeys(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

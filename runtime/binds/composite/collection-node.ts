import type { CollectionDescriptor } from '../../call-descriptor.js';
import type { OracleDriver } from '../../driver/oracle-driver.js';
import { describeValue } from '../describe-value.js';
import { hasAtMost } from '../scalar/character.js';
import type { Column, FlatResults, FlatValues } from './column.js';
import { type BlockScope, type Misfit, type Node, within } from './node.js';

export interface CollectionColumns {
  /** How many elements an instance has; NULL for a collection that is null. */
  readonly count: Column;
  /** Of an index-by table. */
  readonly key: Column | undefined;
  /** That of the elements. */
  readonly level: number;
}

const MIN_KEY = -2_147_483_648;
const MAX_KEY = 2_147_483_647;

/** The longest key that INDEX BY VARCHAR2 can have, in bytes. */
export const MAX_KEY_BYTES = 32_767;

/** A collection: a count per instance, and the elements of all instances one after the other. */
export class CollectionNode implements Node {
  readonly madeInLocal: CollectionDescriptor | undefined;
  readonly nullable: boolean;
  readonly #type: CollectionDescriptor;
  readonly #columns: CollectionColumns;
  readonly #element: Node;
  readonly #path: string;

  constructor(type: CollectionDescriptor, columns: CollectionColumns, element: Node, path: string) {
    const indexed = type.form === 'index by integer' || type.form === 'index by varchar2';
    this.nullable = !indexed;
    this.madeInLocal = indexed ? type : undefined;
    this.#type = type;
    this.#columns = columns;
    this.#element = element;
    this.#path = path;
  }

  get expects(): string {
    const { form, limit } = this.#type;
    if (form === 'index by varchar2') return 'a Map with strings as keys';
    if (form === 'index by integer') return 'an array, or a Map with integers as keys';
    return form === 'varray' && limit !== undefined ? `an array of at most ${limit} elements` : 'an array';
  }

  flatten(value: unknown, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    if (value === null && this.nullable) {
      flat.push(this.#columns.count, null);
      return undefined;
    }
    if (Array.isArray(value) && this.#type.form !== 'index by varchar2') return this.#flattenArray(value, flat, driver);
    if (value instanceof Map && !this.nullable) return this.#flattenMap(value, flat, driver);
    const expected = this.nullable ? `${this.expects}, or null` : this.expects;
    return { path: '', expected, received: describeValue(value) };
  }

  #flattenArray(values: readonly unknown[], flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    const { limit, form } = this.#type;
    if (form === 'varray' && limit !== undefined && values.length > limit) {
      return { path: '', expected: this.expects, received: `an array of ${values.length} elements` };
    }
    const { count, key } = this.#columns;
    flat.push(count, values.length);
    for (let index = 0; index < values.length; index += 1) {
      const misfit = this.#element.flatten(values[index], flat, driver);
      if (misfit !== undefined) return within(`[${index}]`, misfit);
      if (key !== undefined) flat.push(key, index + 1);
    }
    return undefined;
  }

  #flattenMap(values: ReadonlyMap<unknown, unknown>, flat: FlatValues, driver: OracleDriver): Misfit | undefined {
    const { count, key } = this.#columns;
    flat.push(count, values.size);
    flat.keyed = true;
    for (const [name, value] of values) {
      if (!this.#isKey(name) || key === undefined) {
        return { path: '', expected: this.#expectedKeys(), received: `a key that is ${describeValue(name)}` };
      }
      const misfit = this.#element.flatten(value, flat, driver);
      if (misfit !== undefined) return within('[…]', misfit);
      flat.push(key, name);
    }
    return undefined;
  }

  #isKey(key: unknown): boolean {
    if (this.#type.form === 'index by integer') {
      return typeof key === 'number' && Number.isInteger(key) && key >= MIN_KEY && key <= MAX_KEY;
    }
    // '' would be NULL, which is no key.
    return typeof key === 'string' && key !== '' && hasAtMost(key, this.#type.limit ?? MAX_KEY_BYTES);
  }

  #expectedKeys(): string {
    return this.#type.form === 'index by integer'
      ? `a Map with integers from ${MIN_KEY} to ${MAX_KEY} as keys`
      : `a Map with strings of 1 to ${this.#type.limit ?? MAX_KEY_BYTES} characters as keys`;
  }

  flattenNothing(flat: FlatValues): void {
    flat.push(this.#columns.count, null);
  }

  rebuild(results: FlatResults, position: number): unknown {
    const count = results.at(this.#columns.count, position);
    if (count === null) return null;
    const { key, level } = this.#columns;
    const map = new Map<unknown, unknown>();
    const array: unknown[] = [];
    for (let left = Number(count); left > 0; left -= 1) {
      const at = results.next(level);
      const element = this.#element.rebuild(results, at);
      if (this.#type.as === 'map' && key !== undefined) map.set(results.at(key, at), element);
      else array.push(element);
    }
    return this.#type.as === 'map' ? map : array;
  }

  load(target: string, scope: BlockScope): string[] {
    const { count, level } = this.#columns;
    const n = scope.incoming(count);
    const index = scope.local('index', level);
    const key = scope.local('key', level);
    const loop = [
      `for ${key} in 1 .. ${n} loop`,
      `${index} := ${index} + 1;`,
      ...this.#loadElement(`${target}(${this.#keyIn(scope) ?? key})`, scope),
      'end loop;',
    ];
    if (!this.nullable) return [`${target}.delete;`, ...loop];
    return [
      `if ${n} is null then ${target} := null; else`,
      `${target} := ${scope.typeName(this.#type)}();`,
      `if ${n} > 0 then ${target}.extend(${n}); end if;`,
      ...loop,
      'end if;',
    ];
  }

  /** Undefined when the keys are 1, 2, 3 …. */
  #keyIn(scope: BlockScope): string | undefined {
    const { key } = this.#columns;
    return key === undefined || (key.only === 'keyed' && !scope.keyed) ? undefined : scope.incoming(key);
  }

  /** A record is made in a local that is new for every element, so that fields left out have their defaults. */
  #loadElement(target: string, scope: BlockScope): string[] {
    const type = this.#element.madeInLocal;
    if (type === undefined) return this.#element.load(target, scope);
    const local = scope.local('element', this.#columns.level);
    return [
      `declare ${local} ${scope.typeName(type)};`,
      'begin',
      ...this.#element.load(local, scope),
      `${target} := ${local};`,
      'end;',
    ];
  }

  unload(source: string, scope: BlockScope): string[] {
    const count = scope.outgoing(this.#columns.count);
    const lines = [`${count} := ${source}.count;`, ...this.#unloadElements(source, scope)];
    if (!this.nullable) return lines;
    return [`if ${source} is null then ${count} := null; else`, ...lines, 'end if;'];
  }

  #unloadElements(source: string, scope: BlockScope): string[] {
    const { key, level } = this.#columns;
    const index = scope.local('index', level);
    const at = scope.local('key', level);
    const element = [
      `${index} := ${index} + 1;`,
      ...(key === undefined ? [] : [`${scope.outgoing(key)} := ${at};`]),
      ...this.#element.unload(`${source}(${at})`, scope),
    ];
    const { form, as } = this.#type;
    const dense = form === 'varray' || (form === 'index by integer' && as === 'array');
    if (dense) {
      const loop = [`for ${at} in 1 .. ${source}.count loop`, ...element, 'end loop;'];
      if (form === 'varray') return loop;
      return [
        `if ${source}.count > 0 and (${source}.first <> 1 or ${source}.last <> ${source}.count) then ${scope.raise('sparse', this.#path)} end if;`,
        ...loop,
      ];
    }
    const keyType = form === 'index by varchar2' ? `varchar2(${MAX_KEY_BYTES})` : 'pls_integer';
    return [
      `declare ${at} ${keyType} := ${source}.first;`,
      'begin',
      `while ${at} is not null loop`,
      ...element,
      `${at} := ${source}.next(${at});`,
      'end loop;',
      'end;',
    ];
  }

  unloadNothing(scope: BlockScope): string[] {
    return [`${scope.outgoing(this.#columns.count)} := null;`];
  }
}

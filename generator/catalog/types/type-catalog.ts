import type { CompositeType, TypeIdentity } from '../../model/composite-type.js';
import type { DataType } from '../../model/data-type.js';
import { sortedBy } from '../../model/sort.js';
import type { SchemaNames } from './schema-names.js';
import { type TypeReference, typeKey, withoutRowtype } from './type-reference.js';

/** Describes a type. Types that it refers to are not described yet then: so types may refer to each other, and be nested however deep. */
export type Describe = (identity: TypeIdentity) => CompositeType;

/** The composite types of a catalog while they are found. */
export class TypeCatalog {
  readonly #names: SchemaNames;
  readonly #waiting = new Map<string, () => CompositeType>();
  readonly #known = new Set<string>();

  constructor(names: SchemaNames) {
    this.#names = names;
  }

  /** The type by its key, to be described once. */
  refer(reference: TypeReference, describe: Describe): DataType {
    const { kind, owner, packageName, name } = reference;
    if (this.#names.hides(owner)) {
      return {
        kind: 'unsupported',
        name: `${typeKey(reference)}, whose schema has a name that the configuration gives to another`,
      };
    }
    const named = this.#names.of(owner);
    const identity: TypeIdentity = {
      key: typeKey({ ...reference, owner: named }),
      owner: named,
      packageName,
      name: kind === 'package type' ? withoutRowtype(name) : name,
    };
    return this.add(identity, describe);
  }

  /** Of a type that was referred to. */
  keyOf(reference: TypeReference): string | undefined {
    const { owner } = reference;
    const key = typeKey({ ...reference, owner: this.#names.of(owner) });
    return this.#names.hides(owner) || !this.#known.has(key) ? undefined : key;
  }

  add(identity: TypeIdentity, describe: Describe): DataType {
    const { key } = identity;
    if (!this.#known.has(key)) {
      this.#known.add(key);
      this.#waiting.set(key, () => describe(identity));
    }
    return { kind: 'named', type: key };
  }

  /** Describes all that was referred to, by key. */
  describeAll(): readonly CompositeType[] {
    const types: CompositeType[] = [];
    for (const [key, describe] of this.#waiting) {
      // What this one refers to comes to the end of the map, and so of the loop.
      types.push(describe());
      this.#waiting.delete(key);
    }
    return sortedBy(types, (type) => type.key);
  }
}

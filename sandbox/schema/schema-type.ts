import type { CollectionType, ObjectType } from '../values/data-type.js';

/** What CREATE TYPE declares. Its methods' headings are the unit's `subprograms`, in the same order as `methods`. */
export interface SchemaType {
  readonly dataType: ObjectType | CollectionType;
  /** Of an object type: those declared for it itself, in the order of the source. */
  readonly methods: readonly SchemaTypeMethod[];
}

export interface SchemaTypeMethod {
  readonly role: 'MEMBER' | 'STATIC' | 'CONSTRUCTOR' | 'MAP' | 'ORDER';
  /** Tells which method of a supertype it overrides: the same for both. */
  readonly key: string;
  readonly final: boolean;
  readonly instantiable: boolean;
  readonly overriding: boolean;
}

import type { SchemaObjectHeader } from './schema-object.js';

/** A sequence's definition. Its current value is in the storage, under `objectId`. */
export interface Sequence extends SchemaObjectHeader {
  readonly type: 'SEQUENCE';
  readonly startWith: bigint;
  readonly incrementBy: bigint;
  readonly minValue: bigint;
  readonly maxValue: bigint;
  readonly cycle: boolean;
  readonly order: boolean;
  /** 0 is NOCACHE. What is cached is never lost here, so it only shows in the dictionary. */
  readonly cacheSize: bigint;
}

import type { DataType, TypeIdentity } from '../values/data-type.js';
import { JSON_OBJECT_TYPES } from './json/json-object-types.js';
import { JSON_KEY_LIST } from './json/json-types.js';
import type { NativeObjectType } from './native-object-type.js';

const OBJECT_TYPES: ReadonlyMap<string, NativeObjectType> = new Map(
  JSON_OBJECT_TYPES.map((type) => [type.dataType.identity.name, type]),
);

/** A type that SYS has, and everybody by its public synonym. */
export interface SuppliedType {
  readonly dataType: DataType;
  /** Of an object type. */
  readonly native: NativeObjectType | undefined;
}

export function findSuppliedType(name: string): SuppliedType | undefined {
  if (name === 'JSON_KEY_LIST') return { dataType: JSON_KEY_LIST, native: undefined };
  const native = OBJECT_TYPES.get(name);
  return native === undefined ? undefined : { dataType: native.dataType, native };
}

/** The supplied object type of that identity; undefined for one that CREATE TYPE made. */
export function suppliedObjectType({ owner, packageName, name }: TypeIdentity): NativeObjectType | undefined {
  return owner === 'SYS' && packageName === null ? OBJECT_TYPES.get(name) : undefined;
}

export const SUPPLIED_TYPE_NAMES: readonly string[] = [...OBJECT_TYPES.keys(), 'JSON_KEY_LIST'];

import { CollectionValue } from '../../values/composite.js';
import { BOOLEAN, VARCHAR2 } from '../../values/data-type.js';
import type { JsonHandle } from '../../values/json/json-handle.js';
import { copyJsonObject, JsonArray, JsonObject, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { input, type NativeSubprogram } from '../native-package.js';
import { noValue } from './json-errors.js';
import { instanceOf } from './json-instance.js';
import { memberFunction, memberProcedure, textIn } from './json-method.js';
import { GETTERS } from './json-output.js';
import { SETTERS } from './json-setters.js';
import { JSON_KEY_LIST, JSON_OBJECT } from './json-types.js';

const KEY = input('KEY', VARCHAR2);

/** Source: PL/SQL Packages and Types Reference, "JSON_OBJECT_T Object Type". */
export const OBJECT_METHODS: readonly NativeSubprogram[] = [
  ...GETTERS.map(({ name, returns, get }) =>
    memberFunction(JSON_OBJECT, name, [KEY], returns, (handle, [key]) => {
      const found = memberOf(handle, key);
      return found === undefined ? noValue(handle) : get(found, handle);
    }),
  ),
  memberFunction(JSON_OBJECT, 'HAS', [KEY], BOOLEAN, (handle, [key]) => memberOf(handle, key) !== undefined),
  memberFunction(JSON_OBJECT, 'GET_TYPE', [KEY], VARCHAR2, (handle, [key]) => {
    const found = memberOf(handle, key);
    return found === undefined ? noValue(handle) : typeName(found);
  }),
  memberFunction(JSON_OBJECT, 'GET_KEYS', [], JSON_KEY_LIST, (handle) => {
    const keys = new CollectionValue(JSON_KEY_LIST);
    for (const key of objectIn(handle).members.keys()) keys.set(keys.extent + 1, key);
    return keys;
  }),
  memberFunction(JSON_OBJECT, 'CLONE', [], JSON_OBJECT, (handle) => instanceOf(copyJsonObject(objectIn(handle)))),
  ...SETTERS.map(({ type, jsonOf }) =>
    memberProcedure(JSON_OBJECT, 'PUT', [KEY, input('VAL', type)], (handle, [key, val]) => {
      objectIn(handle).members.set(requireKey(key), jsonOf(val ?? null));
    }),
  ),
  memberProcedure(JSON_OBJECT, 'PUT_NULL', [KEY], (handle, [key]) => {
    objectIn(handle).members.set(requireKey(key), JsonScalar.null);
  }),
  memberProcedure(JSON_OBJECT, 'REMOVE', [KEY], (handle, [key]) => {
    if (!objectIn(handle).members.delete(textIn(key) ?? '')) noValue(handle);
  }),
  memberProcedure(
    JSON_OBJECT,
    'RENAME_KEY',
    [input('KEYOLD', VARCHAR2), input('KEYNEW', VARCHAR2)],
    (handle, [keyOld, keyNew]) => renameKey(handle, textIn(keyOld), requireKey(keyNew)),
  ),
];

/** The member stays in its place. */
function renameKey(handle: JsonHandle, old: string | null, key: string): void {
  const { members } = objectIn(handle);
  if (old === null || !members.has(old)) {
    noValue(handle);
    return;
  }
  if (members.has(key) && key !== old) throw new NotSupportedError('RENAME_KEY to a key that the object has already');
  const all = [...members];
  members.clear();
  for (const [name, member] of all) members.set(name === old ? key : name, member);
}

function objectIn({ value }: JsonHandle): JsonObject {
  if (!(value instanceof JsonObject)) throw new TypeError('a JSON object was expected');
  return value;
}

function memberOf(handle: JsonHandle, key: Value | undefined): JsonValue | undefined {
  return objectIn(handle).members.get(textIn(key) ?? '');
}

function requireKey(key: Value | undefined): string {
  const text = textIn(key);
  if (text === null) throw new NotSupportedError('NULL as a key of a JSON_OBJECT_T');
  return text;
}

export function typeName(value: JsonValue): string {
  return value instanceof JsonObject ? 'OBJECT' : value instanceof JsonArray ? 'ARRAY' : 'SCALAR';
}

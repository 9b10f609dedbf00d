import { RecordValue } from '../../values/composite.js';
import type { ObjectType } from '../../values/data-type.js';
import { JsonHandle } from '../../values/json/json-handle.js';
import { JsonArray, JsonObject, type JsonValue } from '../../values/json/json-value.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { JSON_ARRAY, JSON_OBJECT, JSON_SCALAR } from './json-types.js';

/** An instance of JSON_OBJECT_T, JSON_ARRAY_T or JSON_SCALAR_T, as the value is one. */
export function instanceOf(value: JsonValue): RecordValue {
  return new RecordValue(typeOf(value), [new JsonHandle(value)]);
}

function typeOf(value: JsonValue): ObjectType {
  return value instanceof JsonObject ? JSON_OBJECT : value instanceof JsonArray ? JSON_ARRAY : JSON_SCALAR;
}

/** Undefined for an instance that is null. */
export function handleIn(instance: Value | undefined): JsonHandle | undefined {
  if (instance === null || instance === undefined) return undefined;
  const handle = instance instanceof RecordValue ? instance.fields[0] : undefined;
  if (!(handle instanceof JsonHandle)) throw new TypeError('an instance of JSON_ELEMENT_T was expected');
  return handle;
}

/** @throws OracleError 30625 */
export function handleOfSelf(self: Value | undefined): JsonHandle {
  const handle = handleIn(self);
  if (handle === undefined) throw new OracleError(30625, 'method dispatch on NULL SELF argument is disallowed');
  return handle;
}

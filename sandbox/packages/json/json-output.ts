import { BOOLEAN, type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import type { OracleDate } from '../../values/date.js';
import type { JsonHandle } from '../../values/json/json-handle.js';
import { jsonToDate, jsonToNumber, jsonToTimestamp } from '../../values/json/json-scalar.js';
import { scalarText } from '../../values/json/json-text.js';
import { JsonArray, JsonObject, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import type { NumberValue } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Timestamp } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { BLOB, CLOB } from '../dbms-lob-types.js';
import { mismatch } from './json-errors.js';
import { instanceOf } from './json-instance.js';
import { JSON_ARRAY, JSON_ELEMENT, JSON_OBJECT } from './json-types.js';

export const DATE: DataType = { kind: 'date' };
export const TIMESTAMP: DataType = { kind: 'timestamp', precision: 9 };

/** A way to take a value out of JSON: `GET_NUMBER`. */
export interface JsonGetter {
  readonly name: string;
  readonly returns: DataType;
  /** @param handle whose error mode says what becomes of a value of another type */
  get(value: JsonValue, handle: JsonHandle): Value;
}

/** Those of JSON_OBJECT_T, by key, and of JSON_ARRAY_T, by position. */
export const GETTERS: readonly JsonGetter[] = [
  { name: 'GET', returns: JSON_ELEMENT, get: instanceOf },
  { name: 'GET_STRING', returns: VARCHAR2, get: scalar((found) => limited(scalarText(found))) },
  { name: 'GET_NUMBER', returns: NUMBER, get: scalar<NumberValue>(jsonToNumber) },
  { name: 'GET_BOOLEAN', returns: BOOLEAN, get: scalar(booleanOf) },
  { name: 'GET_DATE', returns: DATE, get: scalar<OracleDate>(jsonToDate) },
  { name: 'GET_TIMESTAMP', returns: TIMESTAMP, get: scalar<Timestamp>(jsonToTimestamp) },
  { name: 'GET_CLOB', returns: CLOB, get: scalar((found) => clob(scalarText(found))) },
  { name: 'GET_BLOB', returns: BLOB, get: scalar((found) => blob(scalarText(found))) },
  {
    name: 'GET_OBJECT',
    returns: JSON_OBJECT,
    get: (value, handle) => (value instanceof JsonObject ? instanceOf(value) : ofNone(value, handle)),
  },
  {
    name: 'GET_ARRAY',
    returns: JSON_ARRAY,
    get: (value, handle) => (value instanceof JsonArray ? instanceOf(value) : ofNone(value, handle)),
  },
];

/** The value of a scalar, if it is of the type; JSON null is NULL. */
export function scalar<V extends Value>(
  convert: (value: JsonScalar) => V | undefined,
): (value: JsonValue, handle: JsonHandle) => Value {
  return (value, handle) => {
    const converted = value instanceof JsonScalar ? convert(value) : undefined;
    if (converted === '') return null;
    return converted ?? ofNone(value, handle);
  };
}

function ofNone(value: JsonValue, handle: JsonHandle): null {
  return value instanceof JsonScalar && value.value === null ? null : mismatch(handle);
}

export function booleanOf({ value }: JsonScalar): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** What a VARCHAR2 holds. @throws OracleError 40478 */
export function limited<T extends string | undefined>(text: T): T {
  if (text !== undefined && Buffer.byteLength(text) > MAX_BYTES) {
    throw new OracleError(40478, `output value too large (maximum: ${MAX_BYTES})`);
  }
  return text;
}

const MAX_BYTES = 32_767;

function clob(text: string | undefined): ClobValue | undefined {
  return text === undefined ? undefined : ClobValue.temporary(text);
}

function blob(text: string | undefined): BlobValue | undefined {
  return text === undefined ? undefined : BlobValue.temporary(new Uint8Array(Buffer.from(text, 'utf8')));
}

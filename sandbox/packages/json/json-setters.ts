import { BOOLEAN, type DataType, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { copyJson, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { requireJson } from '../../values/json/parse-json.js';
import { ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { Timestamp } from '../../values/timestamp.js';
import type { Value } from '../../values/value.js';
import { BLOB, CLOB } from '../dbms-lob-types.js';
import { JSON_TYPE } from './json-input.js';
import { handleIn } from './json-instance.js';
import { DATE, TIMESTAMP } from './json-output.js';
import { JSON_ELEMENT } from './json-types.js';

/** A type that PUT and APPEND are declared for, and what is put for a value of it. NULL is JSON null. */
export interface JsonSetter {
  readonly type: DataType;
  jsonOf(value: Value): JsonValue;
}

export const SETTERS: readonly JsonSetter[] = [
  ...[VARCHAR2, NUMBER, BOOLEAN, DATE, TIMESTAMP, CLOB].map((type) => ({ type, jsonOf: scalarOf })),
  { type: JSON_ELEMENT, jsonOf: elementOf },
  { type: JSON_TYPE, jsonOf: (value) => (typeof value === 'string' ? requireJson(value) : JsonScalar.null) },
  {
    type: BLOB,
    jsonOf: () => {
      throw new NotSupportedError('a BLOB put into a JSON_OBJECT_T or JSON_ARRAY_T');
    },
  },
];

function scalarOf(value: Value): JsonScalar {
  if (value === null) return JsonScalar.null;
  if (value instanceof ClobValue) return new JsonScalar(value.text);
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof OracleNumber ||
    value instanceof OracleDate ||
    value instanceof Timestamp
  ) {
    return new JsonScalar(value);
  }
  throw new TypeError('a scalar was expected');
}

/** An element becomes part of another document as a copy. */
function elementOf(instance: Value): JsonValue {
  const handle = handleIn(instance);
  return handle === undefined ? JsonScalar.null : copyJson(handle.value);
}

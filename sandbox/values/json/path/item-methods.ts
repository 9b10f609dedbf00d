import { OracleDate } from '../../date.js';
import { absolute, ceiling, floor, type NumberValue, OracleNumber } from '../../number.js';
import { Timestamp } from '../../timestamp.js';
import { jsonToDate, jsonToNumber, jsonToTimestamp } from '../json-scalar.js';
import { scalarText } from '../json-text.js';
import { JsonArray, JsonObject, JsonScalar, type JsonValue } from '../json-value.js';
import type { ItemMethod } from './path.js';

/**
 * What an item method makes of a value: nothing where it cannot be applied, which is no error. Source: JSON Developer's Guide, "SQL/JSON
 * Path Expression Item Methods".
 */
export function applyMethod(method: Exclude<ItemMethod, 'count'>, value: JsonValue): readonly JsonValue[] {
  if (method === 'size') return [new JsonScalar(value instanceof JsonArray ? value.elements.length : 1)];
  if (method === 'type') return [new JsonScalar(typeName(value))];
  // The others are applied to the elements of an array.
  if (value instanceof JsonArray) return value.elements.flatMap((element) => ofScalar(method, element));
  return ofScalar(method, value);
}

function ofScalar(method: Exclude<ItemMethod, 'count' | 'size' | 'type'>, value: JsonValue): readonly JsonScalar[] {
  if (!(value instanceof JsonScalar)) return [];
  const converted = convert(method, value);
  return converted === undefined ? [] : [new JsonScalar(converted)];
}

function convert(
  method: Exclude<ItemMethod, 'count' | 'size' | 'type'>,
  scalar: JsonScalar,
): Exclude<JsonScalar['value'], null> | undefined {
  const { value } = scalar;
  switch (method) {
    case 'number':
    case 'double':
      return jsonToNumber(scalar);
    case 'numberOnly':
      return typeof value === 'string' ? undefined : jsonToNumber(scalar);
    case 'abs':
      return numeric(scalar, absolute);
    case 'ceiling':
      return numeric(scalar, ceiling);
    case 'floor':
      return numeric(scalar, floor);
    case 'string':
      return scalarText(scalar);
    case 'stringOnly':
      return typeof value === 'string' ? value : undefined;
    case 'length':
      return typeof value === 'string' ? [...value].length : undefined;
    case 'lower':
      return typeof value === 'string' ? value.toLowerCase() : undefined;
    case 'upper':
      return typeof value === 'string' ? value.toUpperCase() : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;
    case 'booleanOnly':
      return typeof value === 'boolean' ? value : undefined;
    case 'date':
      return jsonToDate(scalar);
    case 'timestamp':
      return jsonToTimestamp(scalar);
  }
}

function numeric(scalar: JsonScalar, compute: (value: NumberValue) => NumberValue): NumberValue | undefined {
  const number = jsonToNumber(scalar);
  return number === undefined ? undefined : compute(number);
}

/** As `type()` names it. */
function typeName(value: JsonValue): string {
  if (value instanceof JsonObject) return 'object';
  if (value instanceof JsonArray) return 'array';
  const scalar = value.value;
  if (scalar === null) return 'null';
  if (typeof scalar === 'number' || scalar instanceof OracleNumber) return 'number';
  if (scalar instanceof OracleDate) return 'date';
  return scalar instanceof Timestamp ? 'timestamp' : typeof scalar;
}

import { OracleDate } from '../date.js';
import { type NumberValue, OracleNumber } from '../number.js';
import { Timestamp } from '../timestamp.js';

/** JSON data in memory. Containers are changed in place by those who hold them; scalars never change. */
export type JsonValue = JsonObject | JsonArray | JsonScalar;

/** Members in the order in which they came. */
export class JsonObject {
  readonly members: Map<string, JsonValue>;

  constructor(members: Iterable<readonly [string, JsonValue]> = []) {
    this.members = new Map(members);
  }
}

export class JsonArray {
  readonly elements: JsonValue[];

  constructor(elements: JsonValue[] = []) {
    this.elements = elements;
  }
}

/** A string may be empty here: only SQL has no empty text. */
export class JsonScalar {
  static readonly null = new JsonScalar(null);

  readonly value: null | boolean | string | NumberValue | OracleDate | Timestamp;

  constructor(value: JsonScalar['value']) {
    this.value = value;
  }
}

/** Whether JSON has a scalar for a value: JSON's own types, and the datetimes without a zone. */
export function isJsonScalarValue(value: unknown): value is JsonScalar['value'] {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof OracleNumber ||
    value instanceof OracleDate ||
    value instanceof Timestamp
  );
}

/** What two holders may change apart from each other. */
export function copyJson(value: JsonValue): JsonValue {
  if (value instanceof JsonArray) return new JsonArray(value.elements.map(copyJson));
  if (value instanceof JsonScalar) return value;
  return copyJsonObject(value);
}

export function copyJsonObject({ members }: JsonObject): JsonObject {
  return new JsonObject([...members].map(([key, member]) => [key, copyJson(member)] as const));
}

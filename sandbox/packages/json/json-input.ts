import type { DataType, ObjectType } from '../../values/data-type.js';
import { VARCHAR2 } from '../../values/data-type.js';
import { JsonArray, JsonObject, type JsonValue } from '../../values/json/json-value.js';
import { requireJson } from '../../values/json/parse-json.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { BLOB, CLOB } from '../dbms-lob-types.js';
import { input, type NativeSubprogram, nativeFunction } from '../native-package.js';
import { instanceOf } from './json-instance.js';
import { JSON_ELEMENT } from './json-types.js';

export const JSON_TYPE: DataType = { kind: 'json' };

/** What JSON text comes as. */
const TEXT_TYPES: readonly DataType[] = [VARCHAR2, CLOB, BLOB];

/** Functions that read JSON text and give an instance of the type: PARSE, and constructors. */
export function parsers(name: string, type: ObjectType): readonly NativeSubprogram[] {
  const formatted = [input('JSN', BLOB), input('FORMAT', VARCHAR2)];
  return [
    ...TEXT_TYPES.map((text) =>
      nativeFunction(name, [input('JSN', text)], type, ([jsn]) => {
        const value = requireJson(textOf(jsn));
        if (!(value instanceof JsonObject || value instanceof JsonArray)) throw invalidType();
        return instanceFor(type, value);
      }),
    ),
    nativeFunction(name, formatted, type, () => {
      throw new NotSupportedError(`the parameter FORMAT of ${type.identity.name}.${name}`);
    }),
  ];
}

/** A function that makes an instance of the type from a value of type JSON: LOAD, and constructors. */
export function loader(name: string, type: ObjectType): NativeSubprogram {
  return nativeFunction(name, [input('JSN', JSON_TYPE)], type, ([jsn]) => instanceFor(type, requireJson(textOf(jsn))));
}

/** @throws OracleError 40587 for JSON of another type */
export function instanceFor(type: ObjectType, value: JsonValue): Value {
  const instance = instanceOf(value);
  if (type !== JSON_ELEMENT && instance.dataType !== type) throw invalidType();
  return instance;
}

function invalidType(): OracleError {
  return new OracleError(40587, 'invalid JSON type');
}

/** @throws OracleError 40834 */
function textOf(value: Value | undefined): string {
  const text =
    value instanceof ClobValue
      ? value.text
      : value instanceof BlobValue
        ? Buffer.from(value.bytes.slice()).toString('utf8')
        : value;
  if (typeof text !== 'string') throw new OracleError(40834, 'invalid input to JSON parse or load function');
  return text;
}

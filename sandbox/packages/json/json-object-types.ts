import type { ObjectType } from '../../values/data-type.js';
import { JsonArray, JsonObject } from '../../values/json/json-value.js';
import { OracleError } from '../../values/oracle-error.js';
import type { NativeObjectType } from '../native-object-type.js';
import { input, type NativeSubprogram, nativeFunction } from '../native-package.js';
import { ARRAY_METHODS } from './json-array-methods.js';
import { ELEMENT_METHODS } from './json-element-methods.js';
import { instanceFor, loader, parsers } from './json-input.js';
import { handleIn, instanceOf } from './json-instance.js';
import { OBJECT_METHODS } from './json-object-methods.js';
import { JSON_ARRAY, JSON_ELEMENT, JSON_OBJECT, JSON_SCALAR } from './json-types.js';

export const JSON_OBJECT_TYPES: readonly NativeObjectType[] = [
  jsonType(JSON_ELEMENT, [], []),
  jsonType(
    JSON_OBJECT,
    containerConstructors(JSON_OBJECT, () => new JsonObject()),
    OBJECT_METHODS,
  ),
  jsonType(
    JSON_ARRAY,
    containerConstructors(JSON_ARRAY, () => new JsonArray()),
    ARRAY_METHODS,
  ),
  jsonType(JSON_SCALAR, [loader('JSON_SCALAR_T', JSON_SCALAR)], []),
];

function jsonType(
  dataType: ObjectType,
  constructors: readonly NativeSubprogram[],
  own: readonly NativeSubprogram[],
): NativeObjectType {
  const overriding = new Set(own.map(({ name }) => name));
  return {
    dataType,
    constructors: { subprograms: constructors },
    statics: { subprograms: [...parsers('PARSE', dataType), loader('LOAD', dataType)] },
    members: { subprograms: [...own, ...ELEMENT_METHODS.filter(({ name }) => !overriding.has(name))] },
  };
}

/** Of nothing, of JSON text, of a value of type JSON, and of an element that is of the type: that one shares its document. */
function containerConstructors(type: ObjectType, empty: () => JsonObject | JsonArray): readonly NativeSubprogram[] {
  const { name } = type.identity;
  return [
    nativeFunction(name, [], type, () => instanceOf(empty())),
    ...parsers(name, type),
    loader(name, type),
    nativeFunction(name, [input('E', JSON_ELEMENT)], type, ([element]) => {
      const handle = handleIn(element);
      if (handle === undefined) throw new OracleError(40834, 'invalid input to JSON parse or load function');
      return instanceFor(type, handle.value);
    }),
  ];
}

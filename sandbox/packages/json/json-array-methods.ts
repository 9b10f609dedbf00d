import { BOOLEAN, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import type { JsonHandle } from '../../values/json/json-handle.js';
import { copyJson, JsonArray, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { input, type NativeSubprogram, optional } from '../native-package.js';
import { invalidPosition } from './json-errors.js';
import { instanceOf } from './json-instance.js';
import { memberFunction, memberProcedure, positionIn } from './json-method.js';
import { typeName } from './json-object-methods.js';
import { GETTERS } from './json-output.js';
import { SETTERS } from './json-setters.js';
import { JSON_ARRAY } from './json-types.js';

/** From 0. */
const POS = input('POS', NUMBER);
const OVERWRITE = optional('OVERWRITE', BOOLEAN, false);

/** Source: PL/SQL Packages and Types Reference, "JSON_ARRAY_T Object Type". */
export const ARRAY_METHODS: readonly NativeSubprogram[] = [
  ...GETTERS.map(({ name, returns, get }) =>
    memberFunction(JSON_ARRAY, name, [POS], returns, (handle, [pos]) => {
      const found = elementAt(handle, pos);
      return found === undefined ? invalidPosition(handle, positionIn(pos)) : get(found, handle);
    }),
  ),
  memberFunction(JSON_ARRAY, 'GET_TYPE', [POS], VARCHAR2, (handle, [pos]) => {
    const found = elementAt(handle, pos);
    return found === undefined ? invalidPosition(handle, positionIn(pos)) : typeName(found);
  }),
  memberFunction(JSON_ARRAY, 'CLONE', [], JSON_ARRAY, ({ value }) => instanceOf(copyJson(value))),
  ...SETTERS.flatMap(({ type, jsonOf }) => [
    memberProcedure(JSON_ARRAY, 'APPEND', [input('VAL', type)], (handle, [val]) => {
      elementsIn(handle).push(jsonOf(val ?? null));
    }),
    memberProcedure(JSON_ARRAY, 'PUT', [POS, input('VAL', type), OVERWRITE], (handle, [pos, val, overwrite]) =>
      putAt(handle, pos, jsonOf(val ?? null), overwrite === true),
    ),
  ]),
  memberProcedure(JSON_ARRAY, 'APPEND_NULL', [], (handle) => {
    elementsIn(handle).push(JsonScalar.null);
  }),
  memberProcedure(JSON_ARRAY, 'PUT_NULL', [POS, OVERWRITE], (handle, [pos, overwrite]) =>
    putAt(handle, pos, JsonScalar.null, overwrite === true),
  ),
  memberProcedure(JSON_ARRAY, 'REMOVE', [POS], (handle, [pos]) => {
    if (elementAt(handle, pos) === undefined) invalidPosition(handle, positionIn(pos));
    else elementsIn(handle).splice(positionIn(pos) ?? 0, 1);
  }),
];

/** In front of what is at the position, or in its stead. */
function putAt(handle: JsonHandle, pos: Value | undefined, value: JsonValue, overwrite: boolean): void {
  const elements = elementsIn(handle);
  const position = positionIn(pos);
  if (position === null) {
    invalidPosition(handle, position);
    return;
  }
  if (position > elements.length) throw new NotSupportedError('JSON_ARRAY_T.PUT beyond the end of the array');
  elements.splice(position, overwrite ? 1 : 0, value);
}

function elementsIn({ value }: JsonHandle): JsonValue[] {
  if (!(value instanceof JsonArray)) throw new TypeError('a JSON array was expected');
  return value.elements;
}

function elementAt(handle: JsonHandle, pos: Value | undefined): JsonValue | undefined {
  const position = positionIn(pos);
  return position === null ? undefined : elementsIn(handle)[position];
}

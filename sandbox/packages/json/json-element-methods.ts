import { BOOLEAN, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import { OracleDate } from '../../values/date.js';
import { jsonToDate, jsonToNumber, jsonToTimestamp } from '../../values/json/json-scalar.js';
import { jsonText, prettyJson } from '../../values/json/json-text.js';
import { copyJson, JsonArray, JsonObject, JsonScalar, type JsonValue } from '../../values/json/json-value.js';
import { mergePatch } from '../../values/json/merge-patch.js';
import { requireJson } from '../../values/json/parse-json.js';
import { BlobValue, ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { Timestamp } from '../../values/timestamp.js';
import { BLOB, CLOB } from '../dbms-lob-types.js';
import { input, type NativeSubprogram, optional } from '../native-package.js';
import { MAX_ERROR_MODE } from './json-errors.js';
import { JSON_TYPE } from './json-input.js';
import { handleIn, instanceOf } from './json-instance.js';
import { absentMember, memberFunction, memberProcedure, positionIn, textIn } from './json-method.js';
import { booleanOf, DATE, limited, scalar, TIMESTAMP } from './json-output.js';
import { JSON_ELEMENT } from './json-types.js';

/** What every JSON type has. Source: PL/SQL Packages and Types Reference, "JSON_ELEMENT_T Object Type". */
export const ELEMENT_METHODS: readonly NativeSubprogram[] = [
  ...['TO_STRING', 'STRINGIFY'].map((name) =>
    memberFunction(JSON_ELEMENT, name, [optional('PRETTY', BOOLEAN, false)], VARCHAR2, ({ value }, [pretty]) =>
      limited(pretty === true ? prettyJson(value) : jsonText(value)),
    ),
  ),
  memberFunction(JSON_ELEMENT, 'TO_CLOB', [], CLOB, ({ value }) => ClobValue.temporary(jsonText(value))),
  memberFunction(JSON_ELEMENT, 'TO_BLOB', [], BLOB, ({ value }) =>
    BlobValue.temporary(new Uint8Array(Buffer.from(jsonText(value), 'utf8'))),
  ),
  ...[
    { name: 'TO_CLOB', type: CLOB },
    { name: 'TO_BLOB', type: BLOB },
  ].map(({ name, type }) => absentMember(JSON_ELEMENT, name, [input('C', type)])),
  memberFunction(JSON_ELEMENT, 'TO_JSON', [], JSON_TYPE, ({ value }) => jsonText(value)),
  memberFunction(JSON_ELEMENT, 'TO_NUMBER', [], NUMBER, (handle) => scalar(jsonToNumber)(handle.value, handle)),
  memberFunction(JSON_ELEMENT, 'TO_BOOLEAN', [], BOOLEAN, (handle) => scalar(booleanOf)(handle.value, handle)),
  memberFunction(JSON_ELEMENT, 'TO_DATE', [], DATE, (handle) => scalar(jsonToDate)(handle.value, handle)),
  memberFunction(JSON_ELEMENT, 'TO_TIMESTAMP', [], TIMESTAMP, (handle) =>
    scalar(jsonToTimestamp)(handle.value, handle),
  ),
  ...Object.entries({
    IS_OBJECT: (value: JsonValue) => value instanceof JsonObject,
    IS_ARRAY: (value: JsonValue) => value instanceof JsonArray,
    IS_SCALAR: (value: JsonValue) => value instanceof JsonScalar,
    IS_STRING: scalarTest((value) => typeof value === 'string'),
    IS_NUMBER: scalarTest((value) => typeof value === 'number' || value instanceof OracleNumber),
    IS_BOOLEAN: scalarTest((value) => typeof value === 'boolean'),
    IS_TRUE: scalarTest((value) => value === true),
    IS_FALSE: scalarTest((value) => value === false),
    IS_NULL: scalarTest((value) => value === null),
    IS_DATE: scalarTest((value) => value instanceof OracleDate),
    IS_TIMESTAMP: scalarTest((value) => value instanceof Timestamp),
  }).map(([name, test]) => memberFunction(JSON_ELEMENT, name, [], BOOLEAN, ({ value }) => test(value))),
  memberFunction(JSON_ELEMENT, 'GET_SIZE', [], NUMBER, ({ value }) => sizeOf(value)),
  memberFunction(JSON_ELEMENT, 'CLONE', [], JSON_ELEMENT, ({ value }) => instanceOf(copyJson(value))),
  memberProcedure(JSON_ELEMENT, 'ON_ERROR', [input('VAL', NUMBER)], (handle, [val]) => {
    const mode = positionIn(val);
    if (mode === null || mode > MAX_ERROR_MODE) throw new NotSupportedError('another error mode than 0 to 4');
    handle.errorMode = mode;
  }),
  memberProcedure(JSON_ELEMENT, 'MERGEPATCH', [input('PATCH', VARCHAR2)], ({ value }, [patch]) =>
    patchInPlace(value, requireJson(textIn(patch) ?? '')),
  ),
  memberProcedure(JSON_ELEMENT, 'MERGEPATCH', [input('PATCH', JSON_ELEMENT)], ({ value }, [patch]) => {
    const given = handleIn(patch);
    if (given !== undefined) patchInPlace(value, given.value);
  }),
  ...[VARCHAR2, JSON_ELEMENT].flatMap((type) =>
    ['PATCH', 'REDACT'].map((name) => absentMember(JSON_ELEMENT, name, [input('SPEC', type)])),
  ),
];

/** Members of an object, elements of an array; a scalar is 1. */
function sizeOf(value: JsonValue): number {
  if (value instanceof JsonObject) return value.members.size;
  return value instanceof JsonArray ? value.elements.length : 1;
}

function scalarTest(test: (value: JsonScalar['value']) => boolean): (value: JsonValue) => boolean {
  return (value) => value instanceof JsonScalar && test(value.value);
}

function patchInPlace(target: JsonValue, patch: JsonValue): void {
  if (!(target instanceof JsonObject) || !(patch instanceof JsonObject)) {
    throw new NotSupportedError('MERGEPATCH of another JSON type than JSON_OBJECT_T');
  }
  const patched = mergePatch(target, patch);
  target.members.clear();
  if (patched instanceof JsonObject) for (const [key, member] of patched.members) target.members.set(key, member);
}

import type { IsJsonOptions } from '../../syntax/ast/json.js';
import { BOOLEAN } from '../../values/data-type.js';
import { JsonArray, JsonObject, type JsonValue } from '../../values/json/json-value.js';
import { type Compiled, combine } from '../expressions/compiled.js';
import { dataText, JsonData, requireJsonData } from './json-data.js';

/** `x IS [NOT] JSON`: of NULL it is unknown. Source: SQL Language Reference, "IS JSON Condition". */
export function compileIsJson<F>(
  operand: Compiled<F>,
  options: IsJsonOptions,
  negated: boolean,
  position: number,
): Compiled<F> {
  requireJsonData(operand.dataType, 'IS JSON', position);
  const { strict, uniqueKeys, kinds } = options;
  const data = new JsonData({ strict, uniqueKeys });
  return combine(BOOLEAN, [operand], ([value = null]) => {
    const text = dataText(value);
    if (text === null) return null;
    const json = data.read(text);
    return (json !== undefined && isOfKind(json, kinds)) !== negated;
  });
}

function isOfKind(json: JsonValue, kinds: IsJsonOptions['kinds']): boolean {
  if (kinds.length === 0 || kinds.includes('VALUE')) return true;
  return kinds.includes(json instanceof JsonObject ? 'OBJECT' : json instanceof JsonArray ? 'ARRAY' : 'SCALAR');
}

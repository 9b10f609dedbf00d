import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { jsonText } from '../../values/json/json-text.js';
import { JsonScalar } from '../../values/json/json-value.js';
import { requireJson } from '../../values/json/parse-json.js';
import { ClobValue } from '../../values/lob.js';
import { OracleNumber } from '../../values/number.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, type CallSite, strict } from './built-in-function.js';
import { acceptingLobs } from './lob-arguments.js';

const JSON_TYPE: DataType = { kind: 'json' };

/** The constructor of type JSON. @throws OracleError 40441 */
export const JSON_FUNCTIONS: readonly BuiltInFunction[] = [
  {
    ...strict('JSON_SCALAR', [VARCHAR2], JSON_TYPE, ([value = null], _session, site) => jsonScalar(value, site)),
    typing: () => ({ parameters: [undefined], result: JSON_TYPE }),
  },
  acceptingLobs(strict('JSON', [VARCHAR2], JSON_TYPE, ([text]) => jsonText(requireJson(textOf(text))))),
];

/** Of what JSON text has a form of: other values would be dates and bytes in JSON, which the sandbox has not. */
function jsonScalar(value: Value, site: CallSite | undefined): Value {
  const [type] = site?.argumentTypes ?? [];
  if (type?.kind === 'json') return value;
  const plain = value instanceof ClobValue ? value.text : value;
  if (
    typeof plain === 'string' ||
    typeof plain === 'number' ||
    typeof plain === 'boolean' ||
    plain instanceof OracleNumber
  ) {
    return jsonText(new JsonScalar(plain));
  }
  throw new NotSupportedError(`JSON_SCALAR of ${type?.kind.toUpperCase() ?? 'this type'}`);
}

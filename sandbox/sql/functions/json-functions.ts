import { VARCHAR2 } from '../../values/data-type.js';
import { canonicalJson } from '../../values/json-text.js';
import { NotSupportedError } from '../../values/oracle-error.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { acceptingLobs } from './lob-arguments.js';

/** The constructor of type JSON. Oracle's lax syntax (unquoted names, single quotes) is not read. */
export const JSON_FUNCTIONS: readonly BuiltInFunction[] = [
  acceptingLobs(
    strict('JSON', [VARCHAR2], { kind: 'json' }, ([text]) => {
      const json = canonicalJson(textOf(text));
      if (json === undefined) throw new NotSupportedError('JSON text beyond the strict syntax');
      return json;
    }),
  ),
];

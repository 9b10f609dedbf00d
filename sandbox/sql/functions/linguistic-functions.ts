import { type DataType, VARCHAR2 } from '../../values/data-type.js';
import { initialCapitals, lowerCase, upperCase } from '../../values/letter-case.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';
import { storedValue } from '../../values/stored-bytes/stored-value.js';
import { textOf } from './argument-values.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { acceptingLobs } from './lob-arguments.js';

const RAW: DataType = { kind: 'raw', length: undefined };

/** Functions that go by a linguistic sort, of which the sandbox has BINARY; and SOUNDEX, which is English. */
export const LINGUISTIC_FUNCTIONS: readonly BuiltInFunction[] = [
  letterCase('NLS_UPPER', upperCase),
  letterCase('NLS_LOWER', lowerCase),
  letterCase('NLS_INITCAP', initialCapitals),
  strict(
    'NLSSORT',
    [VARCHAR2, VARCHAR2],
    RAW,
    ([text, sort], _session, site) => {
      requireBinary(sort === undefined ? undefined : textOf(sort));
      const bytes = storedValue(textOf(text), site?.argumentTypes[0] ?? VARCHAR2)?.bytes ?? [];
      return Uint8Array.of(...bytes, 0);
    },
    { optional: 1 },
  ),
  strict('SOUNDEX', [VARCHAR2], VARCHAR2, ([text]) => soundex(textOf(text))),
];

function letterCase(name: string, change: (text: string) => string): BuiltInFunction {
  const evaluate: Parameters<typeof strict>[3] = ([text, sort]) => {
    requireBinary(sort === undefined ? undefined : textOf(sort));
    return change(textOf(text));
  };
  return acceptingLobs(strict(name, [VARCHAR2, VARCHAR2], VARCHAR2, evaluate, { optional: 1 }));
}

/** @param parameter `NLS_SORT = BINARY`, or none: the session's, which is that too @throws OracleError 12702 */
function requireBinary(parameter: string | undefined): void {
  if (parameter === undefined) return;
  const [name = '', sort = '', more] = parameter.split('=').map((part) => part.trim().toUpperCase());
  if (name !== 'NLS_SORT' || sort === '' || more !== undefined) {
    throw new OracleError(12702, 'invalid NLS parameter string used in SQL function');
  }
  if (sort !== 'BINARY') throw new NotSupportedError(`NLS_SORT = ${sort}`);
}

const SOUNDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ BFPV: '1', CGJKQSXZ: '2', DT: '3', L: '4', MN: '5', R: '6' }).flatMap(([letters, digit]) =>
    Array.from(letters, (letter): [string, string] => [letter, digit]),
  ),
);
const SOUNDEX_LENGTH = 4;

/** The first letter and three digits for the consonants after it. Source: SQL Language Reference, "SOUNDEX". */
function soundex(text: string): string | null {
  const letters = [...text.toUpperCase()].filter((character) => character >= 'A' && character <= 'Z');
  const [first] = letters;
  if (first === undefined) return null;
  let code = first;
  let last = SOUNDS.get(first);
  for (const letter of letters.slice(1)) {
    const digit = SOUNDS.get(letter);
    if (digit !== undefined && digit !== last) code += digit;
    // Letters of one sound count once, also with H and W between them.
    if (letter !== 'H' && letter !== 'W') last = digit;
  }
  return code.padEnd(SOUNDEX_LENGTH, '0').slice(0, SOUNDEX_LENGTH);
}

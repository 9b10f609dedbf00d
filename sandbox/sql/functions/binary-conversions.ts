import { BinaryDouble, BinaryFloat } from '../../values/binary-float.js';
import { convertValue, toText } from '../../values/convert.js';
import { BOOLEAN, type DataType, VARCHAR2 } from '../../values/data-type.js';
import { numberToDouble, OracleNumber } from '../../values/number.js';
import { OracleError } from '../../values/oracle-error.js';
import type { Value } from '../../values/value.js';
import { type BuiltInFunction, strict } from './built-in-function.js';
import { CONVERSION_FUNCTIONS, rawToHex } from './conversion-functions.js';
import { NVARCHAR2 } from './national-results.js';

/** Conversions to types that TO_NUMBER and TO_CHAR do not give. */
export const BINARY_CONVERSIONS: readonly BuiltInFunction[] = [
  toBinary('TO_BINARY_DOUBLE', 'binary_double'),
  toBinary('TO_BINARY_FLOAT', 'binary_float'),
  toBoolean(),
  rawToHex('RAWTONHEX', NVARCHAR2),
  strict('ROWIDTONCHAR', [{ kind: 'rowid' }], NVARCHAR2, ([rowid = null], session) =>
    rowid === null ? null : toText(rowid, session),
  ),
];

/** With a format a text is read as TO_NUMBER reads it. Source: SQL Language Reference, "TO_BINARY_DOUBLE". */
function toBinary(name: string, kind: 'binary_double' | 'binary_float'): BuiltInFunction {
  const type: DataType = { kind };
  const ofValue = (value: number) => (kind === 'binary_float' ? new BinaryFloat(value) : new BinaryDouble(value));
  return {
    ...strict(
      name,
      [type, VARCHAR2, VARCHAR2],
      type,
      (values, session, site) => {
        if (values.length === 1) return values[0] ?? null;
        const number = toNumber().evaluate(values, session, site);
        if (typeof number !== 'number' && !(number instanceof OracleNumber)) return null;
        return ofValue(numberToDouble(number));
      },
      { optional: 2 },
    ),
    typing: (types) => ({ parameters: types.map(() => (types.length === 1 ? type : VARCHAR2)), result: type }),
  };
}

function toNumber(): BuiltInFunction {
  const found = CONVERSION_FUNCTIONS.find(({ name }) => name === 'TO_NUMBER');
  if (found === undefined) throw new TypeError('there is no TO_NUMBER');
  return found;
}

/** Of a text or number. Source: SQL Language Reference, "TO_BOOLEAN". */
function toBoolean(): BuiltInFunction {
  return {
    ...strict('TO_BOOLEAN', [BOOLEAN], BOOLEAN, ([value = null], session) => booleanOf(value, session)),
    typing: (types) => ({
      parameters: types.map(({ kind }) => (CONVERTIBLE.has(kind) ? undefined : BOOLEAN)),
      result: BOOLEAN,
    }),
  };
}

const CONVERTIBLE: ReadonlySet<DataType['kind']> = new Set([
  'binary_double',
  'binary_float',
  'char',
  'number',
  'pls_integer',
  'varchar2',
]);

/** @throws OracleError 61800 */
function booleanOf(value: Value, session: Parameters<typeof convertValue>[2]): Value {
  if (value instanceof OracleNumber) return true;
  if (value instanceof BinaryDouble || value instanceof BinaryFloat) {
    if (Number.isNaN(value.value)) throw new OracleError(61800, 'invalid boolean literal: NaN');
    return value.value !== 0;
  }
  return convertValue(value, BOOLEAN, session, 'sql');
}

import { type DataType, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import { definePackage, input, nativeFunction, optional } from './native-package.js';

const RAW: DataType = { kind: 'raw', length: undefined };
const MAX_RAW = 32_767;

/** Bytes and texts. Source: PL/SQL Packages and Types Reference, UTL_RAW. */
export const UTL_RAW = definePackage('UTL_RAW', [
  nativeFunction('CAST_TO_RAW', [input('C', VARCHAR2)], RAW, ([c]) => {
    const characters = text(c);
    return characters === null ? null : new Uint8Array(Buffer.from(characters));
  }),
  nativeFunction('CAST_TO_VARCHAR2', [input('R', RAW)], VARCHAR2, ([r]) => {
    const given = bytes(r);
    return given === null ? null : Buffer.from(given).toString('utf8');
  }),
  nativeFunction('LENGTH', [input('R', RAW)], PLS_INTEGER, ([r]) => bytes(r)?.length ?? null),
  nativeFunction(
    'CONCAT',
    [optional('R1', RAW, null), ...Array.from({ length: 11 }, (_, index) => optional(`R${index + 2}`, RAW, null))],
    RAW,
    (values) => {
      const whole = Buffer.concat(values.map((value) => bytes(value) ?? new Uint8Array()));
      if (whole.length > MAX_RAW) throw new OracleError(6502, 'PL/SQL: numeric or value error');
      return whole.length === 0 ? null : new Uint8Array(whole);
    },
  ),
  nativeFunction(
    'SUBSTR',
    [input('R', RAW), input('POS', PLS_INTEGER), optional('LEN', PLS_INTEGER, null)],
    RAW,
    ([r, pos, len]) => substring(bytes(r), integer(pos), integer(len)),
  ),
]);

function bytes(value: Value | undefined): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (!(value instanceof Uint8Array)) throw new TypeError('a RAW argument was expected');
  return value;
}

/** From `position`, counted from the end when negative; what is not there is a value error. */
function substring(given: Uint8Array | null, position: number | null, length: number | null): Uint8Array | null {
  if (given === null || position === null) return null;
  const start = position < 0 ? given.length + position : position - 1;
  const end = length === null ? given.length : start + length;
  const inside = position !== 0 && start >= 0 && start < given.length && end > start && end <= given.length;
  if (!inside) throw new OracleError(6502, 'PL/SQL: numeric or value error');
  return given.slice(start, end);
}

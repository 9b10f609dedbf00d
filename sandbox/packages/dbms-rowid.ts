import { type DataType, NUMBER, type NumberType, VARCHAR2 } from '../values/data-type.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import {
  extendedRowid,
  isRestricted,
  type PhysicalRowid,
  parsePhysicalRowid,
  restrictedRowid,
} from '../values/physical-rowid.js';
import { parseRowid, Rowid } from '../values/rowid.js';
import type { Value } from '../values/value.js';
import { integer, text } from './argument-values.js';
import {
  definePackage,
  directSubprogram,
  input,
  type NativeConstant,
  type NativeParameter,
  nativeFunction,
  optional,
  output,
} from './native-package.js';

const ROWID: DataType = { kind: 'rowid' };
const INTEGER: NumberType = { kind: 'number', precision: 38, scale: 0, subtype: 'INTEGER' };
const RESTRICTED = 0;
const EXTENDED = 1;
const TABLESPACE = optional('TS_TYPE_IN', VARCHAR2, 'SMALLFILE');
const PARTS = ['ROWID_TYPE', 'OBJECT_NUMBER', 'RELATIVE_FNO', 'BLOCK_NUMBER', 'ROW_NUMBER'] as const;

/**
 * What physical ROWIDs are made of. Those of the sandbox have the table's object number and are all in one data file. Source:
 * PL/SQL Packages and Types Reference, DBMS_ROWID. What asks the dictionary for a row's table is left out, and so are bigfile
 * tablespaces.
 */
export const DBMS_ROWID = definePackage(
  'DBMS_ROWID',
  [
    nativeFunction(
      'ROWID_CREATE',
      PARTS.map((name) => input(name, NUMBER)),
      ROWID,
      createRowid,
    ),
    directSubprogram(
      'ROWID_INFO',
      [input('ROWID_IN', ROWID), ...PARTS.map((name) => output(name, NUMBER)), TABLESPACE],
      undefined,
      ([rowid, ...rest]) => {
        requireSmallfile(rest.at(-1));
        const { dataObject, file, block, row } = partsOf(rowid);
        return { result: null, out: [typeOf(rowid), dataObject, file, block, row] };
      },
    ),
    part('ROWID_TYPE', [input('ROWID_ID', ROWID)], typeOf),
    part('ROWID_OBJECT', [input('ROWID_ID', ROWID)], (rowid) => partsOf(rowid).dataObject),
    part('ROWID_RELATIVE_FNO', [input('ROWID_ID', ROWID), TABLESPACE], (rowid) => partsOf(rowid).file),
    part('ROWID_BLOCK_NUMBER', [input('ROW_ID', ROWID), TABLESPACE], (rowid) => partsOf(rowid).block),
    part('ROWID_ROW_NUMBER', [input('ROW_ID', ROWID)], (rowid) => partsOf(rowid).row),
  ],
  {
    constants: [
      constant('ROWID_TYPE_RESTRICTED', RESTRICTED),
      constant('ROWID_TYPE_EXTENDED', EXTENDED),
      constant('ROWID_IS_VALID', 0),
      constant('ROWID_IS_INVALID', 1),
      constant('ROWID_OBJECT_UNDEFINED', 0),
      constant('ROWID_CONVERT_INTERNAL', 0),
      constant('ROWID_CONVERT_EXTERNAL', 1),
    ],
    exceptions: [
      { name: 'ROWID_INVALID', code: 1410 },
      { name: 'ROWID_BAD_BLOCK', code: 28516 },
    ],
  },
);

function constant(name: string, value: number): NativeConstant {
  return { name, dataType: INTEGER, value };
}

/** A function of one ROWID. */
function part(name: string, parameters: readonly NativeParameter[], read: (rowid: Value | undefined) => number) {
  return nativeFunction(name, parameters, NUMBER, ([rowid, tablespace]) => {
    if (parameters.length > 1) requireSmallfile(tablespace);
    return read(rowid);
  });
}

function typeOf(rowid: Value | undefined): number {
  return isRestricted(given(rowid).text) ? RESTRICTED : EXTENDED;
}

function partsOf(rowid: Value | undefined): PhysicalRowid {
  return parsePhysicalRowid(given(rowid).text);
}

/** Of NULL nothing is documented. */
function given(rowid: Value | undefined): Rowid {
  if (rowid instanceof Rowid) return parseRowid(rowid.text, false);
  throw new NotSupportedError('DBMS_ROWID of NULL');
}

function invalidRowid(): OracleError {
  return new OracleError(1410, 'invalid ROWID');
}

function requireSmallfile(tablespace: Value | undefined): void {
  if (text(tablespace)?.toUpperCase() !== 'SMALLFILE') {
    throw new NotSupportedError('DBMS_ROWID with another type of tablespace than SMALLFILE');
  }
}

/** What a part can be at most, by the digits that it has. */
const LIMITS: PhysicalRowid = { dataObject: 2 ** 32, file: 2 ** 10, block: 2 ** 22, row: 2 ** 16 };

function createRowid([type, ...values]: readonly Value[]): Rowid {
  const [dataObject = null, file = null, block = null, row = null] = values.map(integer);
  const kind = integer(type);
  if (kind !== RESTRICTED && kind !== EXTENDED) throw invalidRowid();
  const parts: PhysicalRowid = {
    dataObject: kind === RESTRICTED ? 0 : within(dataObject, LIMITS.dataObject),
    file: within(file, LIMITS.file),
    block: within(block, LIMITS.block),
    row: within(row, LIMITS.row),
  };
  return kind === RESTRICTED ? restrictedRowid(parts) : extendedRowid(parts);
}

/** @throws OracleError 1410 */
function within(value: number | null, limit: number): number {
  if (value === null || value < 0 || value >= limit || !Number.isInteger(value)) throw invalidRowid();
  return value;
}

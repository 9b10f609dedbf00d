import {
  closeAllFiles,
  closeFile,
  fileExists,
  fileLength,
  isFileOpen,
  openFile,
  readFile,
} from '../sql/lobs/open-file.js';
import type { SessionState } from '../sql/session-state.js';
import type { BfileValue } from '../values/bfile.js';
import { compareValues } from '../values/compare.js';
import { NUMBER, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { BlobValue } from '../values/lob.js';
import { OracleError } from '../values/oracle-error.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer } from './argument-values.js';
import { isCount, position, substring } from './dbms-lob-reading.js';
import { BFILE, count, countOr, inOut, RAW } from './dbms-lob-types.js';
import { countOf, fileOf, invalidArgument, MAX_AMOUNT, requireCount, requireFile } from './lob-arguments.js';
import {
  input,
  type NativeParameter,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
  procedure,
} from './native-package.js';

export const FILE_READONLY = 0;

const FILE_LOC = input('FILE_LOC', BFILE);
const OPEN_FILE_LOC = inOut('FILE_LOC', BFILE);
const OPEN_MODE: NativeParameter = optional('OPEN_MODE', BINARY_INTEGER_TYPE, FILE_READONLY);

/** What opens and reads files. Source: PL/SQL Packages and Types Reference, DBMS_LOB. */
export const FILE_READING: readonly NativeSubprogram[] = [
  ...['FILEOPEN', 'OPEN'].map((name) =>
    procedure(name, [OPEN_FILE_LOC, OPEN_MODE], ([loc, mode], { sql }) => {
      const file = requireFile(loc);
      if (integer(mode) !== FILE_READONLY) throw invalidArgument(2);
      return [openFile(file, sql)];
    }),
  ),
  ...['FILECLOSE', 'CLOSE'].map((name) =>
    procedure(name, [OPEN_FILE_LOC], ([loc], { sql }) => {
      const file = requireFile(loc);
      closeFile(file, sql);
      return [file];
    }),
  ),
  procedure('FILECLOSEALL', [], (_, { sql }) => {
    closeAllFiles(sql);
    return [];
  }),
  ...['FILEISOPEN', 'ISOPEN'].map((name) =>
    nativeFunction(name, [FILE_LOC], PLS_INTEGER, ([loc], { sql }) => {
      const file = fileOf(loc);
      return file === null ? null : Number(isFileOpen(file, sql));
    }),
  ),
  nativeFunction('FILEEXISTS', [FILE_LOC], PLS_INTEGER, ([loc], { sql }) => {
    const file = fileOf(loc);
    return file === null ? null : Number(fileExists(file, sql));
  }),
  procedure('FILEGETNAME', [FILE_LOC, output('DIR_ALIAS', VARCHAR2), output('FILENAME', VARCHAR2)], ([loc]) => {
    const { directory, fileName } = requireFile(loc);
    return [directory, fileName];
  }),
  nativeFunction('GETLENGTH', [FILE_LOC], NUMBER, ([loc], { sql }) => {
    const file = fileOf(loc);
    return file === null ? null : fileLength(file, sql);
  }),
  nativeFunction(
    'SUBSTR',
    [FILE_LOC, countOr('AMOUNT', MAX_AMOUNT), countOr('OFFSET', 1)],
    RAW,
    ([loc, amount, offset], { sql }) => {
      const [file, wanted, from] = [fileOf(loc), countOf(amount), countOf(offset)];
      if (file === null || !isCount(wanted) || !isCount(from)) return null;
      return substring(part(file, sql, from, wanted), wanted, 1);
    },
  ),
  nativeFunction(
    'INSTR',
    [FILE_LOC, input('PATTERN', RAW), countOr('OFFSET', 1), countOr('NTH', 1)],
    NUMBER,
    ([loc, pattern = null, offset, nth], { sql }) => {
      const file = fileOf(loc);
      return file === null ? null : position(contents(file, sql), pattern, countOf(offset), countOf(nth));
    },
  ),
  nativeFunction(
    'COMPARE',
    [input('FILE_1', BFILE), input('FILE_2', BFILE), count('AMOUNT'), countOr('OFFSET_1', 1), countOr('OFFSET_2', 1)],
    NUMBER,
    ([one, two, amount, first, second], { sql }) => {
      const [wanted, from, to] = [countOf(amount), countOf(first), countOf(second)];
      const [left, right] = [fileOf(one), fileOf(two)];
      if (left === null || right === null || !isCount(wanted) || !isCount(from) || !isCount(to)) return null;
      return Math.sign(compareValues(bytesOf(left, sql, from, wanted), bytesOf(right, sql, to, wanted)));
    },
  ),
  procedure(
    'READ',
    [FILE_LOC, inOut('AMOUNT', NUMBER), count('OFFSET'), output('BUFFER', RAW)],
    ([loc, amount, offset], { sql }) => {
      const wanted = requireCount(amount, 2, MAX_AMOUNT);
      const read = bytesOf(requireFile(loc), sql, requireCount(offset, 3), wanted);
      if (read.length === 0) throw new OracleError(1403, 'no data found');
      return [read.length, read];
    },
  ),
];

/** What there is from `offset`, counted from 1. */
function bytesOf(file: BfileValue, session: SessionState, offset: number, amount: number): Uint8Array {
  return readFile(file, session, offset - 1, offset - 1 + amount);
}

function part(file: BfileValue, session: SessionState, offset: number, amount: number): BlobValue {
  return BlobValue.temporary(bytesOf(file, session, offset, amount));
}

function contents(file: BfileValue, session: SessionState): BlobValue {
  return part(file, session, 1, Number.POSITIVE_INFINITY);
}

import { BOOLEAN, PLS_INTEGER, VARCHAR2 } from '../values/data-type.js';
import { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import { BINARY_INTEGER_TYPE } from './argument-types.js';
import { integer, text } from './argument-values.js';
import { inOut } from './dbms-lob-types.js';
import { FILE_EXCEPTIONS, fileError } from './files/file-errors.js';
import { FILE_TYPE, openFilesOf } from './files/open-files.js';
import type { FileAccess, OpenServerFile } from './files/open-server-file.js';
import { pathOf, WHOLE_FILES } from './files/whole-files.js';
import {
  definePackage,
  input,
  type NativeContext,
  type NativeSubprogram,
  nativeFunction,
  optional,
  output,
  procedure,
} from './native-package.js';
import { bytes, RAW } from './raw-arguments.js';

const FILE = input('FILE', FILE_TYPE);
const AUTOFLUSH = optional('AUTOFLUSH', BOOLEAN, false);
const NVARCHAR2 = { ...VARCHAR2, national: true };
const NATURAL = { ...PLS_INTEGER, low: 0, name: 'NATURAL' };
const MAX_LINE = 32_767;
const MODES: ReadonlyMap<string, FileAccess> = new Map([
  ['r', 'r'],
  ['w', 'w'],
  ['a', 'a'],
]);

/** What an operation needs of the file. */
interface Use {
  readonly for: 'reading' | 'writing';
  /** Lines are not for files in byte mode. */
  readonly lines: boolean;
  readonly national?: boolean;
}

/** Files of the directories that the sandbox was told the folders of. Source: PL/SQL Packages and Types Reference, UTL_FILE. */
export const UTL_FILE = definePackage(
  'UTL_FILE',
  [
    fopen('FOPEN', false),
    fopen('FOPEN_NCHAR', true),
    nativeFunction('IS_OPEN', [FILE], BOOLEAN, ([file], { sql }) => openFilesOf(sql).isOpen(file)),
    procedure('FCLOSE', [inOut('FILE', FILE_TYPE)], ([file], { sql }) => {
      openFilesOf(sql).close(file);
      return [null];
    }),
    procedure('FCLOSE_ALL', [], (_values, { sql }) => {
      openFilesOf(sql).closeAll();
      return undefined;
    }),
    ...[false, true].flatMap(lineOperations),
    procedure(
      'GET_RAW',
      [FILE, output('BUFFER', RAW), optional('LEN', PLS_INTEGER, null)],
      ([file, , length], context) => {
        const found = used(file, { for: 'reading', lines: false }, context).readBytes(integer(length) ?? MAX_LINE);
        if (found.length === 0) throw new OracleError(1403, 'no data found');
        return [found];
      },
    ),
    procedure('PUT_RAW', [FILE, input('BUFFER', RAW), AUTOFLUSH], ([file, buffer], context) => {
      used(file, { for: 'writing', lines: false }, context).writeBytes(bytes(buffer) ?? new Uint8Array());
      return undefined;
    }),
    procedure('NEW_LINE', [FILE, optional('LINES', NATURAL, 1)], ([file, lines], context) => {
      const written = used(file, { for: 'writing', lines: true }, context);
      for (let line = 0; line < (integer(lines) ?? 0); line += 1) written.endLine();
      return undefined;
    }),
    procedure('FFLUSH', [FILE], ([file], context) => {
      used(file, { for: 'writing', lines: false }, context).flush();
      return undefined;
    }),
    nativeFunction('FGETPOS', [FILE], PLS_INTEGER, ([file], { sql }) => {
      const open = openFilesOf(sql).find(file);
      if (open.mode.bytes) throw fileError('INVALID_OPERATION');
      return open.position;
    }),
    procedure(
      'FSEEK',
      [
        inOut('FILE', FILE_TYPE),
        optional('ABSOLUTE_OFFSET', PLS_INTEGER, null),
        optional('RELATIVE_OFFSET', PLS_INTEGER, null),
      ],
      ([file = null, absolute, relative], context) => {
        const open = used(file, { for: 'reading', lines: true }, context);
        const [to, by] = [integer(absolute), integer(relative)];
        if (to !== null && to < 0) throw fileError('INVALID_OFFSET');
        open.seek(to ?? open.position + (by ?? 0));
        return [file];
      },
    ),
    ...WHOLE_FILES,
  ],
  { types: [{ name: 'FILE_TYPE', dataType: FILE_TYPE }], exceptions: FILE_EXCEPTIONS },
);

function fopen(name: string, national: boolean): NativeSubprogram {
  return nativeFunction(
    name,
    [
      input('LOCATION', VARCHAR2),
      input('FILENAME', VARCHAR2),
      input('OPEN_MODE', VARCHAR2),
      optional('MAX_LINESIZE', BINARY_INTEGER_TYPE, 1024),
    ],
    FILE_TYPE,
    ([location, fileName, openMode, lineSize], context) => {
      const mode = (text(openMode) ?? '').toLowerCase();
      const access = MODES.get(mode.slice(0, 1));
      if (access === undefined || (mode.length > 1 && mode.slice(1) !== 'b')) throw fileError('INVALID_MODE');
      const maxLine = integer(lineSize) ?? 0;
      if (maxLine < 1 || maxLine > MAX_LINE) throw fileError('INVALID_MAXLINESIZE');
      const path = pathOf(location, fileName, access === 'r' ? 'READ' : 'WRITE', context);
      const files = openFilesOf(context.sql);
      context.sql.atEnd.set(files, () => files.closeAll());
      return files.open(path, { access, bytes: mode.endsWith('b'), national, maxLine });
    },
  );
}

/** Those of texts in the database's character set and in the national one. */
function lineOperations(national: boolean): readonly NativeSubprogram[] {
  const suffix = national ? '_NCHAR' : '';
  const TEXT = national ? NVARCHAR2 : VARCHAR2;
  const BUFFER = input('BUFFER', TEXT);
  const writing: Use = { for: 'writing', lines: true, national };
  return [
    procedure(
      `GET_LINE${suffix}`,
      [FILE, output('BUFFER', TEXT), optional('LEN', PLS_INTEGER, null)],
      ([file, , length], context) => {
        const line = used(file, { for: 'reading', lines: true, national }, context).readLine(integer(length));
        if (line === undefined) throw new OracleError(1403, 'no data found');
        return [line === '' ? null : line];
      },
    ),
    procedure(`PUT${suffix}`, [FILE, BUFFER], ([file, buffer], context) => {
      used(file, { ...writing, lines: false }, context).writeText(text(buffer) ?? '');
      return undefined;
    }),
    procedure(`PUT_LINE${suffix}`, [FILE, BUFFER, AUTOFLUSH], ([file, buffer], context) => {
      const written = used(file, writing, context);
      written.writeText(text(buffer) ?? '');
      written.endLine();
      return undefined;
    }),
    procedure(
      `PUTF${suffix}`,
      [FILE, input('FORMAT', TEXT), ...[1, 2, 3, 4, 5].map((number) => optional(`ARG${number}`, TEXT, null))],
      ([file, format, ...values], context) => {
        putFormatted(used(file, writing, context), text(format) ?? '', values.map(text));
        return undefined;
      },
    ),
  ];
}

/** @throws OracleError 29282, 29283, 29298 */
function used(handle: Value | undefined, use: Use, { sql }: NativeContext): OpenServerFile {
  const file = openFilesOf(sql).find(handle);
  const { access, bytes: byteMode, national } = file.mode;
  const isReading = use.for === 'reading';
  if (isReading !== (access === 'r') || (use.lines && byteMode)) throw fileError('INVALID_OPERATION');
  if (use.national !== undefined && use.national !== national) throw fileError('CHARSETMISMATCH');
  return file;
}

/** `%s` is the next value, `\n` the end of a line. */
function putFormatted(file: OpenServerFile, format: string, values: readonly (string | null)[]): void {
  let next = 0;
  const lines = format.split('\\n').map((line) =>
    line.replaceAll('%s', () => {
      next += 1;
      return values[next - 1] ?? '';
    }),
  );
  for (const [index, line] of lines.entries()) {
    if (index > 0) file.endLine();
    file.writeText(line);
  }
}

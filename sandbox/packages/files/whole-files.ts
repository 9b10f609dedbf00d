import { existsSync, lstatSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { BOOLEAN, NUMBER, VARCHAR2 } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { BINARY_INTEGER_TYPE } from '../argument-types.js';
import { integer, text } from '../argument-values.js';
import { input, type NativeContext, type NativeSubprogram, optional, output, procedure } from '../native-package.js';
import { type FileErrorName, fileError } from './file-errors.js';

const SOURCE = [input('SRC_LOCATION', VARCHAR2), input('SRC_FILENAME', VARCHAR2)];
const DESTINATION = [input('DEST_LOCATION', VARCHAR2), input('DEST_FILENAME', VARCHAR2)];

/** Of UTL_FILE: what is done to files that need not be open. */
export const WHOLE_FILES: readonly NativeSubprogram[] = [
  procedure('FREMOVE', [input('LOCATION', VARCHAR2), input('FILENAME', VARCHAR2)], ([location, name], context) => {
    const path = existing(pathOf(location, name, 'WRITE', context));
    attempt(() => unlinkSync(path), 'DELETE_FAILED');
    return undefined;
  }),
  procedure(
    'FRENAME',
    [...SOURCE, ...DESTINATION, optional('OVERWRITE', BOOLEAN, false)],
    ([location, name, toLocation, toName, overwrite], context) => {
      const from = existing(pathOf(location, name, 'WRITE', context));
      const to = pathOf(toLocation, toName, 'WRITE', context);
      if (overwrite !== true && existsSync(to)) throw fileError('RENAME_FAILED');
      attempt(() => renameSync(from, to), 'RENAME_FAILED');
      return undefined;
    },
  ),
  procedure(
    'FCOPY',
    [
      ...SOURCE,
      ...DESTINATION,
      optional('START_LINE', BINARY_INTEGER_TYPE, 1),
      optional('END_LINE', BINARY_INTEGER_TYPE, null),
    ],
    ([location, name, toLocation, toName, start, end], context) => {
      const from = existing(pathOf(location, name, 'READ', context));
      const to = pathOf(toLocation, toName, 'WRITE', context);
      const [first, last] = [integer(start) ?? 1, integer(end) ?? undefined];
      if (isLink(to)) throw fileError('INVALID_OPERATION');
      const lines = readFileSync(from, 'latin1').split(/(?<=\n)/);
      attempt(() => writeFileSync(to, lines.slice(first - 1, last).join(''), 'latin1'), 'INVALID_OPERATION');
      return undefined;
    },
  ),
  procedure(
    'FGETATTR',
    [
      input('LOCATION', VARCHAR2),
      input('FILENAME', VARCHAR2),
      output('FEXISTS', BOOLEAN),
      output('FILE_LENGTH', NUMBER),
      output('BLOCK_SIZE', BINARY_INTEGER_TYPE),
    ],
    ([location, name], context) => {
      const status = lstatSync(pathOf(location, name, 'READ', context), { throwIfNoEntry: false });
      return status?.isFile() === true ? [true, status.size, status.blksize] : [false, null, null];
    },
  ),
];

/** @throws OracleError 29280, 29288 */
export function pathOf(
  location: Value | undefined,
  fileName: Value | undefined,
  privilege: 'READ' | 'WRITE',
  { sql }: NativeContext,
): string {
  const [directory, name] = [text(location) ?? '', text(fileName) ?? ''];
  if (name === '' || name.endsWith('/')) throw fileError('INVALID_FILENAME');
  const path = sql.files.locate(directory, name, { domain: sql.domain, privilege });
  if (path === undefined) throw fileError('INVALID_PATH');
  return path;
}

/** @throws OracleError 29283 for what is no regular file */
function existing(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw fileError('INVALID_OPERATION');
  return path;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function attempt(action: () => void, failure: FileErrorName): void {
  try {
    action();
  } catch {
    throw fileError(failure);
  }
}

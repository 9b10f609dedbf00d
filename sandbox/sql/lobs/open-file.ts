import type { BfileValue } from '../../values/bfile.js';
import { OracleError } from '../../values/oracle-error.js';
import type { SessionState } from '../session-state.js';

/** SESSION_MAX_OPEN_FILES by default. */
const MAX_OPEN_FILES = 10;

/**
 * Opens the file; the locator that it is open for is given back. With a locator that is open already it stays as it is.
 * @throws OracleError 22285, 22286, 22288; 22290 for too many
 */
export function openFile(file: BfileValue, session: SessionState): BfileValue {
  const { openFiles } = session;
  session.files.lengthOf(file, session.domain, 'FILEOPEN');
  if (openFiles.has(file.handle)) return file;
  if (openFiles.size >= MAX_OPEN_FILES) {
    throw new OracleError(22290, 'operation would exceed the maximum number of opened files or LOBs');
  }
  session.lastFileHandle += 1;
  openFiles.add(session.lastFileHandle);
  return file.withHandle(session.lastFileHandle);
}

/** @throws OracleError 22289 if it is not open */
export function closeFile(file: BfileValue, { openFiles }: SessionState): void {
  if (!openFiles.delete(file.handle)) throw notOpen('FILECLOSE');
}

/** @throws OracleError 22289 if none is open */
export function closeAllFiles({ openFiles }: SessionState): void {
  if (openFiles.size === 0) throw notOpen('FILECLOSEALL');
  openFiles.clear();
}

export function isFileOpen(file: BfileValue, { openFiles }: SessionState): boolean {
  return openFiles.has(file.handle);
}

export function fileExists(file: BfileValue, { files, domain }: SessionState): boolean {
  return files.exists(file, domain);
}

/** In bytes; it need not be open. @throws OracleError 22285, 22286, 22288 */
export function fileLength(file: BfileValue, { files, domain }: SessionState): number {
  return files.lengthOf(file, domain, 'GETLENGTH');
}

/** The bytes from `start` up to `end` of an open file. @throws OracleError 22289 if it is not open; 22285, 22286, 22288 */
export function readFile(file: BfileValue, session: SessionState, start: number, end: number): Uint8Array {
  if (!isFileOpen(file, session)) throw notOpen('FILEREAD');
  return session.files.read(file, session.domain, start, end);
}

/** All of a file, open or not. @throws OracleError 22285, 22286, 22288 */
export function wholeFile(file: BfileValue, { files, domain }: SessionState): Uint8Array {
  return files.read(file, domain, 0, Number.POSITIVE_INFINITY);
}

function notOpen(operation: string): OracleError {
  return new OracleError(22289, `cannot perform ${operation} operation on an unopened file or LOB`);
}

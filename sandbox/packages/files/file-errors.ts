import { OracleError } from '../../values/oracle-error.js';

/** The exceptions of UTL_FILE. Source: PL/SQL Packages and Types Reference, "UTL_FILE Exceptions"; Database Error Messages. */
const ERRORS = {
  INVALID_PATH: [29280, 'invalid directory object'],
  INVALID_MODE: [29281, 'invalid mode'],
  INVALID_FILEHANDLE: [29282, 'invalid file ID'],
  INVALID_OPERATION: [29283, 'invalid file operation'],
  READ_ERROR: [29284, 'file read error'],
  WRITE_ERROR: [29285, 'file write error'],
  INTERNAL_ERROR: [29286, 'internal error'],
  INVALID_MAXLINESIZE: [29287, 'invalid maximum line size'],
  INVALID_FILENAME: [29288, 'invalid file name'],
  ACCESS_DENIED: [29289, 'directory access denied'],
  INVALID_OFFSET: [29290, 'invalid offset specified for seek'],
  DELETE_FAILED: [29291, 'file remove operation failed'],
  RENAME_FAILED: [29292, 'file rename operation failed'],
  CHARSETMISMATCH: [29298, 'Character set mismatch'],
} as const satisfies Readonly<Record<string, readonly [code: number, text: string]>>;

export type FileErrorName = keyof typeof ERRORS;

export const FILE_EXCEPTIONS = Object.entries(ERRORS).map(([name, [code]]) => ({ name, code }));

export function fileError(name: FileErrorName): OracleError {
  const [code, text] = ERRORS[name];
  return new OracleError(code, text);
}

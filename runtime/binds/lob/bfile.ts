import type { Readable } from 'node:stream';
import { hasAtMost, isWellFormed } from '../scalar/character.js';

/** A file that the database can read, which is what a BFILE holds and all that a BFILE argument takes. */
export interface BfileName {
  /** The directory object, exact spelling: `DOCS`. At most 128 characters. */
  readonly directory: string;
  /** The file in it. At most 255 characters. */
  readonly fileName: string;
}

/** A BFILE as a result, with what is in the file. It may be passed as an argument again. */
export interface Bfile extends BfileName {
  /** Empty for an empty file. A file that cannot be read is an error. */
  readonly content: Buffer;
}

/** The same called by `stream`. */
export interface BfileStream extends BfileName {
  readonly content: Readable;
}

/** Source: SQL Language Reference, "Database Object Naming Rules"; PL/SQL Packages and Types Reference, "DBMS_LOB", rules for BFILEs. */
const MAX_DIRECTORY = 128;
const MAX_FILE_NAME = 255;

/** A character takes up to four bytes on the wire. */
export const DIRECTORY_SIZE = 4 * MAX_DIRECTORY;
export const FILE_NAME_SIZE = 4 * MAX_FILE_NAME;

/** What `bfileNameOf` takes, in words. */
export const EXPECTED_BFILE = `an object with a directory of 1 to ${MAX_DIRECTORY} characters and a fileName of 1 to ${MAX_FILE_NAME}`;

/** Undefined for what is none. */
export function bfileNameOf(value: unknown): BfileName | undefined {
  if (typeof value !== 'object' || value === null || !('directory' in value && 'fileName' in value)) return undefined;
  const { directory, fileName } = value;
  return isName(directory, MAX_DIRECTORY) && isName(fileName, MAX_FILE_NAME) ? { directory, fileName } : undefined;
}

function isName(value: unknown, most: number): value is string {
  return typeof value === 'string' && value !== '' && hasAtMost(value, most) && isWellFormed(value);
}

/**
 * PL/SQL that takes the name of the BFILE in `f#`.
 * @param taken what takes the directory and the file, from `d#` and `n#`
 */
export function nameOfFile(taken: readonly string[]): string[] {
  return [
    `declare d# varchar2(${DIRECTORY_SIZE}); n# varchar2(${FILE_NAME_SIZE}); begin`,
    'sys.dbms_lob.filegetname(f#, d#, n#);',
    ...taken,
    'end;',
  ];
}

/**
 * PL/SQL that reads the file of the BFILE in `f#` into the BLOB `into`, a temporary one that is freed as any other local is. An empty file makes an empty one: LOADBLOBFROMFILE would refuse
 * to load nothing. Whoever is given an open file has to close it, so that it is closed in any case.
 * Source: PL/SQL Packages and Types Reference, "DBMS_LOB".
 * @param raise raises that it cannot be read, with the error that is the cause kept: the one for a directory, a privilege, a file or too many files
 */
export function contentOfFile(into: string, raise: string): string[] {
  return [
    'declare t# integer := 1; u# integer := 1; o# boolean := false;',
    'begin',
    `${into} := hextoraw('00'); sys.dbms_lob.trim(${into}, 0);`,
    'if sys.dbms_lob.fileisopen(f#) = 0 then sys.dbms_lob.fileopen(f#); end if; o# := true;',
    `if sys.dbms_lob.getlength(f#) > 0 then sys.dbms_lob.loadblobfromfile(${into}, f#, sys.dbms_lob.getlength(f#), t#, u#); end if;`,
    'o# := false; sys.dbms_lob.fileclose(f#);',
    'exception when others then',
    'if o# then sys.dbms_lob.fileclose(f#); end if;',
    `if sqlcode between -22290 and -22285 then ${raise} end if;`,
    'raise;',
    'end;',
  ];
}

import type oracledb from 'oracledb';

/** What a Lob object of a BFILE has beside; the driver's type declarations do not know it. */
export interface FileLob extends oracledb.Lob {
  getDirFileName(): { readonly dirName: string; readonly fileName: string };
  setDirFileName(name: { readonly dirName: string; readonly fileName: string }): void;
  fileExists(): Promise<boolean>;
}

export function isFileLob(value: unknown): value is FileLob {
  return typeof value === 'object' && value !== null && 'getDirFileName' in value && 'fileExists' in value;
}

import { closeSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { hasObjectPrivilege } from '../../schema/access.js';
import { namespaceOf } from '../../schema/schema-object.js';
import type { SchemaStore } from '../../schema/schema-store.js';
import type { SecurityDomain } from '../../schema/security-domain.js';
import type { BfileValue } from '../../values/bfile.js';
import { NotSupportedError, OracleError } from '../../values/oracle-error.js';

/** Which operation an error names. */
export type FileOperation = 'FILEOPEN' | 'FILEREAD' | 'FILEEXISTS' | 'GETLENGTH';

/**
 * The files that BFILEs may stand for, and that UTL_FILE may read and write. A directory's path is that of a real database server: where
 * its files are here is said when the sandbox is started, and nothing else of this machine can be reached.
 */
export class ServerFiles {
  readonly #store: SchemaStore;
  readonly #folders: ReadonlyMap<string, string>;

  /** @param folders by the name of the directory */
  constructor(store: SchemaStore, folders: ReadonlyMap<string, string>) {
    this.#store = store;
    this.#folders = folders;
  }

  /** @throws OracleError 22285, 22286 */
  exists(file: BfileValue, domain: SecurityDomain): boolean {
    const path = this.#pathOf(file, domain, 'FILEEXISTS');
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  }

  /** In bytes. @throws OracleError 22285, 22286, 22288 */
  lengthOf(file: BfileValue, domain: SecurityDomain, operation: FileOperation): number {
    return this.#withFile(file, domain, operation, (descriptor) => fstatSync(descriptor).size);
  }

  /** The bytes from `start` up to `end`, fewer where the file ends before. @throws OracleError 22285, 22286, 22288 */
  read(file: BfileValue, domain: SecurityDomain, start: number, end: number): Uint8Array {
    return this.#withFile(file, domain, 'FILEREAD', (descriptor) => {
      const { size } = fstatSync(descriptor);
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      let filled = 0;
      while (filled < bytes.length) {
        const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    });
  }

  /**
   * Where a file of a directory is on this machine.
   * @returns undefined where there is no such directory or the privilege on it is missing
   */
  locate(
    directory: string,
    fileName: string,
    { domain, privilege }: { readonly domain: SecurityDomain; readonly privilege: 'READ' | 'WRITE' },
  ): string | undefined {
    const object = this.#store.find('SYS', directory, namespaceOf('DIRECTORY'));
    if (object === undefined || !hasObjectPrivilege(this.#store, domain, object, privilege)) return undefined;
    const folder = this.#folders.get(directory);
    if (folder === undefined) throw notTold(directory);
    if (!isPlainName(fileName)) throw new NotSupportedError('file names of UTL_FILE with a path in them');
    return join(folder, fileName);
  }

  #withFile<R>(file: BfileValue, domain: SecurityDomain, operation: FileOperation, use: (descriptor: number) => R): R {
    const path = this.#pathOf(file, domain, operation);
    try {
      const status = lstatSync(path);
      if (status.isSymbolicLink()) throw failed(operation, 'soft link in path');
      if (!status.isFile()) throw failed(operation, 'not a regular file');
      const descriptor = openSync(path, 'r');
      try {
        return use(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      throw explain(error, operation);
    }
  }

  #pathOf({ directory, fileName }: BfileValue, domain: SecurityDomain, operation: FileOperation): string {
    const object = this.#store.find('SYS', directory, namespaceOf('DIRECTORY'));
    if (object === undefined) throw new OracleError(22285, `non-existent directory or file for ${operation} operation`);
    if (!hasObjectPrivilege(this.#store, domain, object, 'READ'))
      throw new OracleError(22286, `insufficient privileges on file or directory to perform ${operation} operation`);
    const folder = this.#folders.get(directory);
    if (folder === undefined) throw notTold(directory);
    if (!isPlainName(fileName)) throw new NotSupportedError('file names of BFILEs with a path in them');
    return join(folder, fileName);
  }
}

function notTold(directory: string): NotSupportedError {
  return new NotSupportedError(`files of the directory ${directory}, whose folder startSandbox was not told`);
}

function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !['/', '\\', '\0'].some((character) => name.includes(character));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'No such file or directory',
  EACCES: 'Permission denied',
  ENAMETOOLONG: 'File name too long',
};

function explain(error: unknown, operation: FileOperation): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const reason = REASONS[error.code];
  return reason === undefined ? error : failed(operation, reason);
}

function failed(operation: FileOperation, reason: string): OracleError {
  return new OracleError(22288, `file or LOB operation ${operation} failed\n${reason}`);
}

import type { SessionState } from '../../sql/session-state.js';
import { RecordValue } from '../../values/composite.js';
import { BOOLEAN, type RecordType } from '../../values/data-type.js';
import type { Value } from '../../values/value.js';
import { BINARY_INTEGER_TYPE } from '../argument-types.js';
import { fileError } from './file-errors.js';
import { type OpenMode, OpenServerFile } from './open-server-file.js';

const MAX_OPEN_FILES = 50;
/** DATATYPE of a handle. */
const TEXT = 1;
const NATIONAL_TEXT = 2;

/** What stands for an open file; what is in it is nobody's but the package's. */
export const FILE_TYPE: RecordType = {
  kind: 'record',
  identity: { owner: 'SYS', packageName: 'UTL_FILE', name: 'FILE_TYPE' },
  fields: [
    { name: 'ID', dataType: BINARY_INTEGER_TYPE, notNull: false },
    { name: 'DATATYPE', dataType: BINARY_INTEGER_TYPE, notNull: false },
    { name: 'BYTE_MODE', dataType: BOOLEAN, notNull: false },
  ],
};

/** The open files of a session. */
export class OpenFiles {
  readonly #files = new Map<number, OpenServerFile>();
  #lastId = 0;

  /** @throws OracleError 29283 */
  open(path: string, mode: OpenMode): Value {
    if (this.#files.size >= MAX_OPEN_FILES) throw fileError('INVALID_OPERATION');
    const file = new OpenServerFile(path, mode);
    this.#lastId += 1;
    this.#files.set(this.#lastId, file);
    return new RecordValue(FILE_TYPE, [this.#lastId, mode.national ? NATIONAL_TEXT : TEXT, mode.bytes]);
  }

  isOpen(handle: Value | undefined): boolean {
    return this.#files.has(idOf(handle));
  }

  /** @throws OracleError 29282 */
  find(handle: Value | undefined): OpenServerFile {
    const file = this.#files.get(idOf(handle));
    if (file === undefined) throw fileError('INVALID_FILEHANDLE');
    return file;
  }

  /** @throws OracleError 29282, 29285 */
  close(handle: Value | undefined): void {
    const file = this.find(handle);
    this.#files.delete(idOf(handle));
    file.close();
  }

  closeAll(): void {
    for (const [id, file] of [...this.#files]) {
      this.#files.delete(id);
      file.close();
    }
  }
}

const SESSIONS = new WeakMap<SessionState, OpenFiles>();

export function openFilesOf(session: SessionState): OpenFiles {
  const present = SESSIONS.get(session);
  if (present !== undefined) return present;
  const files = new OpenFiles();
  SESSIONS.set(session, files);
  return files;
}

/** 0 for none. */
function idOf(handle: Value | undefined): number {
  const id = handle instanceof RecordValue ? handle.fields[0] : null;
  return typeof id === 'number' ? id : 0;
}

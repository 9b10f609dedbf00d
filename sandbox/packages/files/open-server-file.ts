import { closeSync, constants, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { fileError } from './file-errors.js';

export type FileAccess = 'r' | 'w' | 'a';

/** How FOPEN has opened a file. */
export interface OpenMode {
  readonly access: FileAccess;
  /** `rb`, `wb`, `ab`: no lines. */
  readonly bytes: boolean;
  /** By FOPEN_NCHAR. */
  readonly national: boolean;
  /** In bytes, the line's end included. */
  readonly maxLine: number;
}

const FLAGS: Readonly<Record<FileAccess, number>> = {
  r: constants.O_RDONLY,
  w: constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC,
  a: constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND,
};
/** Neither symbolic links, nor pipes that an opening would wait for. */
const NO_TRAPS = constants.O_NOFOLLOW | constants.O_NONBLOCK;
const NEW_FILE_MODE = 0o644;
const LINE_FEED = 0x0a;
/** What PUT may write without a flush. */
const MAX_PENDING = 32_767;

/** A file of UTL_FILE: read from a position on, or written at its end. */
export class OpenServerFile {
  readonly mode: OpenMode;
  readonly #descriptor: number;
  #position = 0;
  #pending = Buffer.alloc(0);
  #lineBytes = 0;

  /** @throws OracleError 29283 for what cannot be opened so, or is no regular file */
  constructor(path: string, mode: OpenMode) {
    this.mode = mode;
    try {
      this.#descriptor = openSync(path, FLAGS[mode.access] | NO_TRAPS, NEW_FILE_MODE);
    } catch {
      throw fileError('INVALID_OPERATION');
    }
    const status = fstatSync(this.#descriptor);
    if (!status.isFile()) {
      closeSync(this.#descriptor);
      throw fileError('INVALID_OPERATION');
    }
    if (mode.access === 'a') this.#position = status.size;
  }

  get position(): number {
    return this.#position + this.#pending.length;
  }

  /** @throws OracleError 29290 beyond the end */
  seek(position: number): void {
    const { size } = fstatSync(this.#descriptor);
    if (position > size) throw fileError('INVALID_OFFSET');
    this.#position = Math.max(0, position);
  }

  /**
   * Up to the end of the line, which is left out, or up to `limit` bytes.
   * @returns undefined at the end of the file
   * @throws OracleError 29284 for a line that is longer than lines may be
   */
  readLine(limit: number | null): string | undefined {
    const wanted = limit ?? this.mode.maxLine;
    const found = this.#read(wanted + 1);
    if (found.length === 0) return undefined;
    const end = found.indexOf(LINE_FEED);
    if (end < 0 && limit === null && found.length > wanted) throw fileError('READ_ERROR');
    const length = end < 0 ? Math.min(found.length, wanted) : Math.min(end, wanted);
    this.#position += length + (end === length ? 1 : 0);
    return found.subarray(0, length).toString('utf8');
  }

  /** @returns nothing at the end of the file */
  readBytes(limit: number): Uint8Array {
    const found = this.#read(limit);
    this.#position += found.length;
    return new Uint8Array(found);
  }

  /** @throws OracleError 29285 for a line that gets longer than lines may be */
  writeText(text: string): void {
    const bytes = Buffer.from(text);
    this.#lineBytes += bytes.length;
    if (this.#lineBytes > Math.min(this.mode.maxLine, MAX_PENDING)) throw fileError('WRITE_ERROR');
    this.#pending = Buffer.concat([this.#pending, bytes]);
  }

  endLine(): void {
    this.#pending = Buffer.concat([this.#pending, Buffer.from([LINE_FEED])]);
    this.#lineBytes = 0;
    this.flush();
  }

  writeBytes(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    this.flush();
  }

  /** @throws OracleError 29285 */
  flush(): void {
    try {
      writeFileSync(this.#descriptor, this.#pending);
    } catch {
      throw fileError('WRITE_ERROR');
    }
    this.#position += this.#pending.length;
    this.#pending = Buffer.alloc(0);
  }

  close(): void {
    try {
      if (this.mode.access !== 'r') this.flush();
    } finally {
      closeSync(this.#descriptor);
    }
  }

  #read(limit: number): Buffer {
    const buffer = Buffer.alloc(limit);
    let filled = 0;
    while (filled < limit) {
      const count = readSync(this.#descriptor, buffer, filled, limit - filled, this.#position + filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  }
}

import { closeFile, fileExists, isFileOpen, openFile, readFile } from '../sql/lobs/open-file.js';
import { closeLob, isLobOpen, openLob } from '../sql/lobs/open-lob.js';
import { trimLob, writeBlob, writeClob } from '../sql/lobs/write-lob.js';
import type { SessionState } from '../sql/session-state.js';
import type { BfileValue } from '../values/bfile.js';
import type { BlobValue, ClobValue, LobValue } from '../values/lob.js';
import type { LobAccess } from './database.js';

/** LOBs as a session's client works on them. */
export class EngineLobs implements LobAccess {
  readonly #state: SessionState;

  constructor(state: SessionState) {
    this.#state = state;
  }

  noteHeld(count: number): void {
    this.#state.clientLobs = count;
  }

  writeClob(lob: ClobValue, start: number, text: string): ClobValue {
    return writeClob(lob, start, text, this.#state);
  }

  writeBlob(lob: BlobValue, start: number, bytes: Uint8Array): BlobValue {
    return writeBlob(lob, start, bytes, this.#state);
  }

  trim(lob: LobValue, length: number): LobValue {
    return trimLob(lob, length, this.#state);
  }

  open(lob: LobValue): void {
    openLob(lob, 'READWRITE', this.#state);
  }

  close(lob: LobValue): void {
    closeLob(lob, this.#state);
  }

  isOpen(lob: LobValue): boolean {
    return isLobOpen(lob, this.#state);
  }

  openFile(file: BfileValue): BfileValue {
    return openFile(file, this.#state);
  }

  closeFile(file: BfileValue): void {
    closeFile(file, this.#state);
  }

  isFileOpen(file: BfileValue): boolean {
    return isFileOpen(file, this.#state);
  }

  fileExists(file: BfileValue): boolean {
    return fileExists(file, this.#state);
  }

  readFile(file: BfileValue, start: number, end: number): Uint8Array {
    return readFile(file, this.#state, start, end);
  }
}

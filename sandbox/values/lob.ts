import { LobBytes } from './lob-bytes.js';

/**
 * What a LOB locator points to; all values that a LOB has one after the other share it. The interpreter and storage tell by it
 * whether there is something to write to.
 */
export abstract class LobHome {}

/** A LOB of the session's own: made by DBMS_LOB.CREATETEMPORARY, by the client, or by an expression. */
export class TemporaryLob extends LobHome {}

/** The LOB of a column in a row. Where that is, is known to those who store rows. */
export abstract class PersistentLob extends LobHome {}

/** EMPTY_CLOB() and EMPTY_BLOB(): initialised, but nothing to write to until it is stored in a row. */
class EmptyLob extends LobHome {}

/** What DBMS_LOB.FREETEMPORARY leaves behind. */
class FreedLob extends LobHome {}

const EMPTY = new EmptyLob();
const FREED = new FreedLob();

/** A CLOB or NCLOB as it is at one moment. Offsets and amounts count UTF-16 units, as Oracle's UCS-2 does. */
export class ClobValue {
  static readonly empty = new ClobValue('', EMPTY);
  static readonly freed = new ClobValue('', FREED);

  readonly text: string;
  readonly home: LobHome;

  constructor(text: string, home: LobHome) {
    this.text = text;
    this.home = home;
  }

  static temporary(text: string): ClobValue {
    return new ClobValue(text, new TemporaryLob());
  }

  get length(): number {
    return this.text.length;
  }
}

/** A BLOB as it is at one moment. */
export class BlobValue {
  static readonly empty = new BlobValue(LobBytes.empty, EMPTY);
  static readonly freed = new BlobValue(LobBytes.empty, FREED);

  readonly bytes: LobBytes;
  readonly home: LobHome;

  constructor(bytes: LobBytes, home: LobHome) {
    this.bytes = bytes;
    this.home = home;
  }

  static temporary(bytes: Uint8Array): BlobValue {
    return new BlobValue(LobBytes.of(bytes), new TemporaryLob());
  }

  get length(): number {
    return this.bytes.length;
  }
}

/** What a LOB variable, parameter or column holds. Variables share it: a change gives the one that was changed another value. */
export type LobValue = ClobValue | BlobValue;

export function isLob(value: unknown): value is LobValue {
  return value instanceof ClobValue || value instanceof BlobValue;
}

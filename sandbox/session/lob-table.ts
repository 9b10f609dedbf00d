import { buildLocator, type LocatorParts, parseLocator } from '../ttc/lob-locator.js';
import { ClobValue, type LobValue, TemporaryLob } from '../values/lob.js';
import { OracleError } from '../values/oracle-error.js';
import type { DatabaseSession } from './database.js';

/**
 * How many locators of persistent LOBs a session keeps: a client never says that it has done with one. Who comes with an older one
 * is told what Oracle says when its undo is used up.
 */
const MAX_PERSISTENT = 100_000;

/**
 * The LOBs that a client has locators of. A temporary one is the client's until it frees it; a persistent one is read as it was
 * when the locator was made.
 */
export class LobTable {
  readonly #session: () => Pick<DatabaseSession, 'sid' | 'lobs'> | undefined;
  readonly #temporary = new Map<number, LobValue>();
  readonly #persistent = new Map<number, LobValue>();
  /** So that a column fetched twice is kept once. */
  readonly #numbers = new Map<LobValue, number>();
  #last = 0;

  /** @param session that the client has logged on to */
  constructor(session: () => Pick<DatabaseSession, 'sid' | 'lobs'> | undefined) {
    this.#session = session;
  }

  /** Temporary LOBs that the client has not freed. */
  get temporaryCount(): number {
    return this.#temporary.size;
  }

  /** A locator for the client. Every temporary one is a LOB of its own. */
  issue(lob: LobValue): Buffer {
    if (!(lob.home instanceof TemporaryLob)) return this.#locator(this.#keep(lob), lob);
    this.#last += 1;
    this.#temporary.set(this.#last, lob);
    this.#noteHeld();
    return this.#locator(this.#last, lob);
  }

  /** @throws OracleError 22275 for a locator that is none of this session's, or freed; 22924 for one that is too old */
  find(locator: Buffer): LobValue {
    const parts = this.#partsOf(locator);
    const lobs = parts?.temporary === true ? this.#temporary : this.#persistent;
    const found = parts === undefined ? undefined : lobs.get(parts.number);
    if (found !== undefined) return found;
    const forgotten = parts?.temporary === false && parts.number > 0 && parts.number <= this.#last;
    if (forgotten) throw new OracleError(22924, 'snapshot too old');
    throw new OracleError(22275, 'invalid LOB locator specified');
  }

  /** The LOB behind a locator has another value. Gives the locator that stands for it from now on. */
  change(locator: Buffer, lob: LobValue): Buffer {
    const parts = this.#partsOf(locator);
    if (parts?.temporary !== true) return this.issue(lob);
    this.#temporary.set(parts.number, lob);
    return locator;
  }

  /** Locators of persistent LOBs, and freed ones, are passed over. */
  free(locator: Buffer): void {
    const parts = this.#partsOf(locator);
    if (parts !== undefined && this.#temporary.delete(parts.number)) this.#noteHeld();
  }

  clear(): void {
    this.#temporary.clear();
    this.#persistent.clear();
    this.#numbers.clear();
  }

  #keep(lob: LobValue): number {
    const known = this.#numbers.get(lob);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#persistent.set(this.#last, lob);
    this.#numbers.set(lob, this.#last);
    const [oldest] = this.#persistent;
    if (this.#persistent.size > MAX_PERSISTENT && oldest !== undefined) {
      this.#persistent.delete(oldest[0]);
      this.#numbers.delete(oldest[1]);
    }
    return this.#last;
  }

  #noteHeld(): void {
    this.#session()?.lobs.noteHeld(this.#temporary.size);
  }

  #partsOf(locator: Buffer): LocatorParts | undefined {
    const parts = parseLocator(locator);
    return parts?.sid === this.#session()?.sid ? parts : undefined;
  }

  #locator(number: number, lob: LobValue): Buffer {
    return buildLocator({
      number,
      sid: this.#session()?.sid ?? 0,
      characters: lob instanceof ClobValue,
      temporary: lob.home instanceof TemporaryLob,
    });
  }
}

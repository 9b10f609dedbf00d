import type { Xid } from '../../values/xid.js';
import type { SharedWork } from './shared-work.js';

/** Who starts or suspends a sessionless transaction: the client by a call, or PL/SQL by DBMS_TRANSACTION. */
export type Starter = 'client' | 'server';

export interface BranchTraits {
  /** `sessionless`: of its identifier only the part for the global transaction counts. */
  readonly kind: 'global' | 'sessionless';
  readonly xid: Xid;
  /** Nobody else works in it. */
  readonly user: string;
  /** How long it may be detached before it is rolled back. */
  readonly seconds: number;
}

/** Longer delays end at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** A transaction that sessions attach to and detach from: a branch of a global transaction, or a sessionless transaction. */
export class Branch {
  readonly traits: BranchTraits;
  readonly work: SharedWork;
  isPrepared = false;
  /** How many changes there were when a session attached. */
  attachedAt = 0;
  /** Of a sessionless transaction, who has attached the session. */
  attachedBy: Starter = 'client';
  #session: object | undefined;
  #expiry: NodeJS.Timeout | undefined;
  #released: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(traits: BranchTraits, work: SharedWork) {
    this.traits = traits;
    this.work = work;
  }

  /** The session that works in it. */
  get session(): object | undefined {
    return this.#session;
  }

  /** Settles when no session works in it any more. */
  get released(): Promise<void> {
    return this.#released;
  }

  attach(session: object): void {
    clearTimeout(this.#expiry);
    this.#session = session;
    this.attachedAt = this.work.transaction.changes.length;
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** @param expire called when it has been detached for too long */
  detach(expire: () => void): void {
    this.end();
    // It must not keep the process alive: with the database all of its transactions go.
    this.#expiry = setTimeout(expire, Math.min(this.traits.seconds * 1000, MAX_DELAY_MS)).unref();
  }

  /** It is prepared, or has ended: no time runs. */
  end(): void {
    clearTimeout(this.#expiry);
    this.#session = undefined;
    this.#release();
  }
}

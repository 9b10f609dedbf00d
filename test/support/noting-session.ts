import { Readiness } from '../../runtime/sessions/readiness.js';
import type { LobAccess } from '../../runtime/sessions/session-lobs.js';
import type { LeasedSession, SessionCall } from '../../runtime/sessions/session-source.js';

const none = () => Promise.reject(new Error('no LOB was expected'));

const NO_LOBS: LobAccess = { create: none, append: none, read: none, free() {} };

/** A session that notes what is sent, and answers with `error` if there is one. */
export class NotingSession implements LeasedSession {
  readonly calls: SessionCall[] = [];
  readonly transactionInProgress = false;
  readonly isAlive = true;
  readonly readiness = new Readiness();
  readonly cutBecause = undefined;
  place: LeasedSession['place'];
  isCondemned = false;
  answer: readonly unknown[] = [];
  readonly lobs = NO_LOBS;
  readonly #error: Error | undefined;

  constructor(error?: Error) {
    this.#error = error;
  }

  execute(call: SessionCall): Promise<readonly unknown[]> {
    this.calls.push(call);
    return this.#error === undefined ? Promise.resolve(this.answer) : Promise.reject(this.#error);
  }

  fetch(): Promise<readonly unknown[]> {
    return Promise.resolve([]);
  }

  closeCursor(): Promise<void> {
    return Promise.resolve();
  }

  condemn(): void {
    this.isCondemned = true;
  }
}

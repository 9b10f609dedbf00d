import { Readiness } from '../../runtime/sessions/readiness.js';
import type { LeasedSession, SessionCall } from '../../runtime/sessions/session-source.js';

/** A session that notes what is sent, and answers with `error` if there is one. */
export class NotingSession implements LeasedSession {
  readonly calls: SessionCall[] = [];
  readonly transactionInProgress = false;
  readonly isAlive = true;
  readonly readiness = new Readiness();
  readonly cutBecause = undefined;
  isCondemned = false;
  readonly #error: Error | undefined;

  constructor(error?: Error) {
    this.#error = error;
  }

  execute(call: SessionCall): Promise<readonly unknown[]> {
    this.calls.push(call);
    return this.#error === undefined ? Promise.resolve([]) : Promise.reject(this.#error);
  }

  condemn(): void {
    this.isCondemned = true;
  }
}

import { ClosedError } from '../errors/usage-errors.js';
import type { Readiness } from './readiness.js';
import type { Session } from './session.js';
import type { CutReason, LeasedSession, SessionCall } from './session-source.js';

/** A session lent for the duration of a callback. It dies with it: whoever kept it cannot reach the session of the next borrower. */
export class Lease implements LeasedSession {
  #session: Session | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  get transactionInProgress(): boolean {
    return this.#live().transactionInProgress;
  }

  get isAlive(): boolean {
    return this.#live().isAlive;
  }

  get readiness(): Readiness {
    return this.#live().readiness;
  }

  get cutBecause(): CutReason | undefined {
    return this.#live().cutBecause;
  }

  execute(call: SessionCall, deadline: number): Promise<readonly unknown[]> {
    return this.#live().execute(call, deadline);
  }

  condemn(): void {
    this.#live().condemn();
  }

  revoke(): void {
    this.#session = undefined;
  }

  #live(): Session {
    if (this.#session === undefined) throw new ClosedError('This session was given back; it cannot be used any more.');
    return this.#session;
  }
}

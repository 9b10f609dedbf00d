import type { DriverResultSet } from '../driver/result-set.js';
import type { SessionSetupError } from '../errors/session-errors.js';
import { ClosedError } from '../errors/usage-errors.js';
import type { Readiness } from './readiness.js';
import type { Session } from './session.js';
import type { LobAccess } from './session-lobs.js';
import type { SessionPlace } from './session-place.js';
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

  get place(): SessionPlace | undefined {
    return this.#live().place;
  }

  set place(place: SessionPlace | undefined) {
    this.#live().place = place;
  }

  get cutBecause(): CutReason | undefined {
    return this.#live().cutBecause;
  }

  fetch(
    resultSet: DriverResultSet,
    count: number,
    deadline: number,
    signal?: AbortSignal,
  ): Promise<readonly unknown[]> {
    return this.#live().fetch(resultSet, count, deadline, signal);
  }

  closeCursor(resultSet: DriverResultSet): Promise<void> {
    return this.#live().closeCursor(resultSet);
  }

  get lobs(): LobAccess {
    return this.#live().lobs;
  }

  execute(call: SessionCall, deadline: number): Promise<readonly unknown[]> {
    return this.#live().execute(call, deadline);
  }

  condemn(setupFault?: SessionSetupError): void {
    this.#live().condemn(setupFault);
  }

  revoke(): void {
    this.#session = undefined;
  }

  #live(): Session {
    if (this.#session === undefined) throw new ClosedError('This session was given back; it cannot be used any more.');
    return this.#session;
  }
}

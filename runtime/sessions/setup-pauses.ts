import { SessionSetupError } from '../errors/session-errors.js';
import { GrowingPause, inMs } from './growing-pause.js';

const LONGEST_PAUSE_MS = 300_000;

/** Keys whose failures are remembered. Whoever chooses users or fingerprints must not be able to fill the memory. */
const MOST_KEYS = 10_000;

/**
 * Keeps sessions that cannot be made ready from being logged in for again and again: each time the session is destroyed, and the next call would need
 * another login.
 */
export class SetupPauses {
  readonly #firstMs: number;
  readonly #failures = new Map<string, { readonly pause: GrowingPause; readonly error: SessionSetupError }>();

  /** @param firstMs the pause after a key's first failure; doubles with every further one */
  constructor(firstMs: number) {
    this.#firstMs = firstMs;
  }

  failed(keyText: string, error: SessionSetupError): void {
    const pause = this.#failures.get(keyText)?.pause ?? new GrowingPause(this.#firstMs, LONGEST_PAUSE_MS);
    pause.failed();
    this.#failures.delete(keyText);
    this.#failures.set(keyText, { pause, error });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MOST_KEYS) break;
      this.#failures.delete(oldest);
    }
  }

  succeeded(keyText: string): void {
    this.#failures.delete(keyText);
  }

  /** Why no login is to be tried for the key at present; undefined if one may be. */
  refusal(keyText: string): SessionSetupError | undefined {
    const failure = this.#failures.get(keyText);
    return failure === undefined || failure.pause.isOver ? undefined : again(failure.error, failure.pause.until);
  }
}

/** The same failure, for a call for which no login is tried. */
function again(error: SessionSetupError, until: number): SessionSetupError {
  return new SessionSetupError(
    `${error.message} (No login was tried for this call; the next one is in ${inMs(until)}.)`,
    {
      ...(error.code === undefined ? {} : { code: error.code }),
      outcome: 'not-started',
      sessionSurvived: false,
      plsqlStack: error.plsqlStack,
      ...(error.databaseMessage === undefined ? {} : { databaseMessage: error.databaseMessage }),
      cause: error,
    },
  );
}

import { OracleError } from '../values/oracle-error.js';

/** Where a session stands in a pipeline: a row of calls that the client sends before it reads the first answer. */
export class Pipeline {
  #abortOnError = false;
  #aborted = false;

  begin(abortOnError: boolean): void {
    this.#abortOnError = abortOnError;
    this.#aborted = false;
  }

  /** Refuses a call after a failed one: every call must be answered, but this one is not to be carried out. */
  admit(): void {
    if (this.#aborted) throw new OracleError(43610, 'pipeline aborted due to operation error');
  }

  callFailed(): void {
    this.#aborted = this.#abortOnError;
  }

  end(): void {
    this.begin(false);
  }
}

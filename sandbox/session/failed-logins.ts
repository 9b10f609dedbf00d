import type { SchemaStore } from '../schema/schema-store.js';
import { OracleError } from '../values/oracle-error.js';

/** Counts wrong passwords and locks the account as FAILED_LOGIN_ATTEMPTS of its profile says. Source: CREATE PROFILE, SQL Reference. */
export class FailedLogins {
  readonly #schema: SchemaStore;
  readonly #counts = new Map<string, number>();

  constructor(schema: SchemaStore) {
    this.#schema = schema;
  }

  /** Counts one more and says what the client gets: the attempt that locks the account still gets 1017. */
  refuse(userName: string): OracleError {
    const user = this.#schema.findUser(userName);
    if (user?.locked === true) return new OracleError(28000, 'The account is locked.');
    if (user !== undefined) {
      const failures = (this.#counts.get(userName) ?? 0) + 1;
      this.#counts.set(userName, failures);
      if (failures >= this.#schema.limitOf(user.profile, 'failedLoginAttempts')) {
        this.#schema.putUser({ ...user, locked: true, lockDate: new Date(), lockIsTimed: true });
        this.forget(userName);
      }
    }
    return new OracleError(1017, 'invalid credential or not authorized; logon denied');
  }

  /** The right password was given. */
  forget(userName: string): void {
    this.#counts.delete(userName);
  }
}

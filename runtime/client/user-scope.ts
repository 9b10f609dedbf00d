import { AsyncLocalStorage } from 'node:async_hooks';
import type { UserContext } from '../sessions/user-context.js';

/** Carries the current user along everything that a piece of work awaits: a request, a job. */
export interface UserScope {
  /** Runs `work` for the user, and gives what it gives. May be nested: the innermost user counts. */
  run<T>(user: UserContext | string, work: () => T): T;
  /**
   * For the client's `userSource`. Where the current user was lost (a callback that a library calls from a queue or socket of its own) there is none, and
   * a call fails with `MissingUserError`.
   */
  readonly source: () => UserContext | string | undefined;
}

/**
 * ```ts
 * const users = userScope();
 * const oracle = createClient({ …, userSource: users.source });
 * app.use((request, response, next) => users.run(request.user.name, next));
 * ```
 */
export function userScope(): UserScope {
  const storage = new AsyncLocalStorage<UserContext | string>();
  return Object.freeze({
    run: <T>(user: UserContext | string, work: () => T): T => storage.run(user, work),
    source: () => storage.getStore(),
  });
}

import type { LeasedSession } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment } from './call-target.js';

/**
 * Lends `work` a session that is ready for the caller's calls.
 * @param deadline by `performance.now()`: how long to wait for that
 * @throws SessionSetupError, and what `SessionSource.withSession` throws
 */
export async function leaseSession<T>(
  { source, setup }: CallEnvironment,
  caller: Caller,
  deadline: number,
  work: (session: LeasedSession) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return source.withSession(
    setup.keyOf(caller),
    deadline,
    async (session) => {
      if (!setup.isReady(session)) await setup.prepare(session, caller, await source.driver(), deadline, signal);
      return work(session);
    },
    signal,
  );
}

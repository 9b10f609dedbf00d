import { isOwnPackageDiscarded } from '../errors/discarded-package.js';
import type { SessionKey } from '../sessions/session-source.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment, CallTarget } from './call-target.js';
import { executeRoutine } from './execute-routine.js';

/** Calls that each have a lease of their own and commit with it, in one round trip on a warm session. */
export function singleCalls(environment: CallEnvironment, caller: Caller): CallTarget {
  const { source, proxyUser, leaseMs, callMs, packageState } = environment;
  return {
    run: async (prepare, timeoutMs = callMs) => {
      const start = performance.now();
      const deadline = start + timeoutMs;
      const call = await prepare();
      return source.withSession(
        keyOf(caller),
        Math.min(deadline, start + leaseMs),
        async (session) => {
          const { value } = await executeRoutine(session, call, {
            caller,
            proxyUser,
            shape: { guard: 'none', packageState },
            commit: true,
            transactionId: null,
            deadline,
            limitMs: timeoutMs,
            repeat: (error) => isOwnPackageDiscarded(error, call.routine.unitName),
          });
          return value;
        },
        call.signal,
      );
    },
  };
}

/** Whose sessions serve a caller. */
export function keyOf({ user, edition }: Caller): SessionKey {
  return { user, ...(edition === undefined ? {} : { edition }) };
}

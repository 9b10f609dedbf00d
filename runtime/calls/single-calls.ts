import { isOwnPackageDiscarded } from '../errors/discarded-package.js';
import type { Caller } from '../sessions/user-context.js';
import type { CallEnvironment, CallTarget } from './call-target.js';
import { executeRoutine } from './execute-routine.js';
import { leaseSession } from './lease-session.js';

/** Calls that each have a lease of their own and commit with it, in one round trip on a warm session. */
export function singleCalls(environment: CallEnvironment, caller: Caller): CallTarget {
  const { setup, proxyUser, leaseMs, callMs, packageState } = environment;
  return {
    user: caller.user,
    run: async (prepare, timeoutMs = callMs) => {
      const start = performance.now();
      const deadline = start + timeoutMs;
      const call = await prepare();
      return leaseSession(
        environment,
        caller,
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
            repeat: async (error) => {
              if (!isOwnPackageDiscarded(error, call.routine.unitName)) return false;
              await setup.prepare(session, caller, call.driver, deadline, call.signal);
              return true;
            },
          });
          return value;
        },
        call.signal,
      );
    },
  };
}

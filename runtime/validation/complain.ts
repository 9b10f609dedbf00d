import type { z } from 'zod';

/** A zod check that adds what is wrong with a value, if anything is. A union whose other members are of other types then shows it as its own. */
export function complain<T>(complaintOf: (value: T) => string | undefined): z.core.CheckFn<T> {
  return (payload) => {
    const message = complaintOf(payload.value);
    if (message !== undefined) payload.issues.push({ code: 'custom', message, input: payload.value, continue: true });
  };
}

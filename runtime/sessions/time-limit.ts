/** Milliseconds from now to a point of `performance.now()`, at least 0. */
export function remaining(deadline: number): number {
  return Math.max(0, deadline - performance.now());
}

/** The longest delay that `setTimeout` takes. */
export const MAX_DELAY = 2 ** 31 - 1;

/**
 * Awaits `work`; calls `expire` once if it has not settled by the deadline, and goes on waiting: `expire` must make it settle.
 * @param deadline by `performance.now()`
 */
export async function withLimit<T>(work: Promise<T>, deadline: number, expire: () => void): Promise<T> {
  const timer = setTimeout(expire, Math.min(remaining(deadline), MAX_DELAY));
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** Awaits `work`; calls `stop` once if the signal aborts before it has settled, and goes on waiting: `stop` must make it settle. */
export async function onAbort<T>(work: Promise<T>, signal: AbortSignal, stop: () => void): Promise<T> {
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await work;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

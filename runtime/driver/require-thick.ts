import { ConfigurationError } from '../errors/usage-errors.js';

/** What a client asks of the driver. */
export interface DriverUse {
  /** The most sessions at any moment. */
  readonly max: number;
  /** Whether sessions are those of the database's own pool. */
  readonly drcp: boolean;
}

/** libuv's own number of threads, where the environment says no other. */
const DEFAULT_THREADS = 4;

/**
 * In Thick mode each call takes a thread of libuv's, and its break one more: with too few of them nothing could stop a call while all run.
 * Source: node-oracledb's user guide, "Parallelism on Each Connection", "Number of Threads".
 * @throws ConfigurationError when the driver cannot do in Thick mode what the client asks
 */
export function requireThick({ max, drcp }: DriverUse): void {
  if (drcp)
    throw new ConfigurationError('DRCP (`:pooled`) needs the driver’s Thin mode: do not call initOracleClient().');
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? DEFAULT_THREADS);
  if (threads > max) return;
  throw new ConfigurationError(
    `The driver is in Thick mode, where each call takes a thread: set UV_THREADPOOL_SIZE to at least ${max + 1} before the process starts, ` +
      'which is `sessions.max` and one to stop a call with, or lower `sessions.max`.',
  );
}

import { isSessionDead, readFault } from './driver-fault.js';
import { parsePlsqlStack } from './plsql-stack.js';

const DISCARDED = 4068;

/** The lines that say whose state was discarded, and where that was noticed. */
const NAMING_LINES = ['ORA-04061:', 'ORA-04065:', 'ORA-06508:'];

/** ORA-04068, 04061, 04065: the session has lost package state. */
const STATE_LOST: ReadonlySet<number> = new Set([DISCARDED, 4061, 4065]);

/** Whether a call failed because package state of its session was discarded. */
export function isPackageStateDiscarded(error: unknown): boolean {
  const { number } = readFault(error);
  return number !== undefined && STATE_LOST.has(number);
}

/**
 * Whether a call failed because its own package was compiled again since this session last used it, before anything of the routine ran: ORA-04068, no
 * frame in the stack but our anonymous block, no package named but the called one. Only then the same call can be made again on the same session,
 * provided that nothing ran there earlier in the lease that relied on package state.
 * @param unitName the package as Oracle writes it in messages, `ERP.ORDERS_API`
 */
export function isOwnPackageDiscarded(error: unknown, unitName: string): boolean {
  const fault = readFault(error);
  if (fault.number !== DISCARDED || isSessionDead(fault)) return false;
  if (parsePlsqlStack(fault.message).some(({ unit }) => unit !== null)) return false;
  const named = fault.message.split('\n').filter((line) => NAMING_LINES.some((prefix) => line.startsWith(prefix)));
  return named.length > 0 && named.every((line) => quotedName(line) === unitName);
}

function quotedName(line: string): string | undefined {
  const start = line.indexOf('"');
  const end = line.indexOf('"', start + 1);
  return start === -1 || end === -1 ? undefined : line.slice(start + 1, end);
}

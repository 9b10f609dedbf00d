/** One thing that was looked at. */
export interface Check {
  /** What about: `packages`, `user ALICE`. */
  readonly name: string;
  readonly status: CheckStatus;
  /** One sentence or several, for a person. */
  readonly message: string;
  /** Statements for a DBA that mend it, without the final semicolon; none where a decision or a password is needed. */
  readonly ddl: readonly string[];
}

/**
 * - `ok`: it is as it should be;
 * - `failed`: calls, or reading the dictionary, will fail;
 * - `warning`: it works, but not well or not safely;
 * - `unchecked`: the account may not see what would tell.
 */
export type CheckStatus = 'ok' | 'failed' | 'warning' | 'unchecked';

export interface DoctorReport {
  readonly checks: readonly Check[];
  /** All DDL, each statement once, in an order in which they can be run. */
  readonly ddl: readonly string[];
  /** Whether the account that reads the dictionary could log in. */
  readonly connected: boolean;
}

export function ok(name: string, message: string): Check {
  return { name, status: 'ok', message, ddl: [] };
}

export function failed(name: string, message: string, ddl: readonly string[] = []): Check {
  return { name, status: 'failed', message, ddl };
}

export function warning(name: string, message: string, ddl: readonly string[] = []): Check {
  return { name, status: 'warning', message, ddl };
}

export function unchecked(name: string, message: string): Check {
  return { name, status: 'unchecked', message, ddl: [] };
}

/** `3 packages`, `1 package` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(', ');
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}

import type { SessionStats } from './session-source.js';

/** Why a call waits for a session, in words for messages. */
export function describeSituation(stats: SessionStats, isLoggingIn: boolean): string {
  const { open, max, leased, opening, quarantined } = stats;
  const parts = [`${open} of ${max} sessions are open`, `${leased} of them in use`];
  if (isLoggingIn) parts.push('a login for this user is under way');
  else if (opening > 0) parts.push(`${opening} being opened`);
  if (quarantined > 0) parts.push(`${quarantined} cut and not yet given up by the server`);
  return parts.join(', ');
}

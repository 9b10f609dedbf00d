import type { SessionKey } from './session-source.js';

/** A key as text, for maps. No name holds a double quote: neither two keys nor the proxy account itself and a user can have the same text. */
export function keyTextOf({ user, edition = '', fingerprint }: SessionKey): string {
  // No user's name can have the bracket that this begins with.
  if (fingerprint !== undefined) return JSON.stringify([user, edition, fingerprint]);
  return user === null ? `""${edition}` : `${user}"${edition}`;
}

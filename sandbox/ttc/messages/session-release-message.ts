import type { TtcReader } from '../ttc-reader.js';

/** The client gives the connection up with the session. */
const DEAUTHENTICATE = 2;

/** ONEWAY function 163, by which a client of Database Resident Connection Pooling gives its session back. It has no answer. */
export function readSessionRelease(reader: TtcReader): { readonly deauthenticates: boolean } {
  reader.u8(); // whether a tag's name follows: never
  reader.u8(); // its length
  return { deauthenticates: (reader.unsigned() & DEAUTHENTICATE) !== 0 };
}

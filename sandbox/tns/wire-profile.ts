/**
 * Which generation of the protocol the server offers. `23ai` is what Oracle 23ai does: the driver waits for complete
 * responses and logs on in fewer round trips; `19c` makes it decode packet by packet and log on the classic way.
 */
export interface WireProfile {
  readonly name: '23ai' | '19c';
  /** Version of Oracle Net in ACCEPT. */
  readonly tnsVersion: number;
  /** Responses end with an explicit end-of-response. Never without field version 24: the driver would hang. */
  readonly endOfResponse: boolean;
  /** Protocol, data types and the first authentication phase in one round trip. */
  readonly fastAuthentication: boolean;
  /** The TTC field version, which decides what fields messages have. */
  readonly fieldVersion: number;
}

export const WIRE_PROFILES: Readonly<Record<WireProfile['name'], WireProfile>> = {
  '23ai': { name: '23ai', tnsVersion: 319, endOfResponse: true, fastAuthentication: true, fieldVersion: 24 },
  '19c': { name: '19c', tnsVersion: 318, endOfResponse: false, fastAuthentication: false, fieldVersion: 13 },
};

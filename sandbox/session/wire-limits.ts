/** What a client may ask of the server before its connection is closed. */
export interface WireLimits {
  /** Longest packet in bytes; Oracle Net allows 2 MB. */
  readonly packetBytes: number;
  /** Longest request, and most that may wait in a pipeline, in bytes. */
  readonly requestBytes: number;
  /** Longest request of a client that has not logged on. */
  readonly logonRequestBytes: number;
  /** Time between connecting and having logged on, in milliseconds (INBOUND_CONNECT_TIMEOUT). */
  readonly logonMs: number;
}

export const DEFAULT_LIMITS: WireLimits = {
  packetBytes: 2_097_152,
  requestBytes: 268_435_456,
  logonRequestBytes: 65_536,
  logonMs: 60_000,
};

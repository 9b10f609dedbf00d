/** What clients may ask of the server. What goes beyond costs the client its connection, and nobody else anything. */
export interface WireLimits {
  /** Connections at a time (PROCESSES). Another one is refused with ORA-12516. Default 10,000. */
  readonly connections: number;
  /** Longest packet in bytes. Default 2,097,152, which is Oracle Net's own. */
  readonly packetBytes: number;
  /**
   * Longest request, and most that may wait of one client, in bytes: a statement with its binds, a part of a LOB, a pipeline. Default 268,435,456.
   */
  readonly requestBytes: number;
  /** The same of a client that has not logged on. Default 65,536. */
  readonly logonRequestBytes: number;
  /**
   * Time between connecting and having logged on, in milliseconds: who says nothing, or not all, for so long is cut off (INBOUND_CONNECT_TIMEOUT_listener_name, SQLNET.INBOUND_CONNECT_TIMEOUT).
   * Default 60,000, as theirs.
   */
  readonly logonMs: number;
  /** Time that a client has to close its side of a connection that the server has ended, in milliseconds. Default 5,000. */
  readonly closeMs: number;
}

export const DEFAULT_LIMITS: WireLimits = {
  connections: 10_000,
  packetBytes: 2_097_152,
  requestBytes: 268_435_456,
  logonRequestBytes: 65_536,
  logonMs: 60_000,
  closeMs: 5_000,
};

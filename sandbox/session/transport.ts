/** The connection's socket, as the session sees it. */
export interface Transport {
  /** Undefined when the bytes went out; otherwise settles once the client has taken enough of what waits. */
  write(bytes: Buffer): Promise<void> | undefined;
  /** Closes after everything written has been sent. */
  end(): void;
  /** Closes at once, as a failing network would. */
  cut(): void;
}

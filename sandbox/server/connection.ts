import type { Socket } from 'node:net';
import { WireSession, type WireSessionOptions } from '../session/wire-session.js';
import { ProtocolViolation } from '../tns/protocol-violation.js';
import { SocketTransport } from './socket-transport.js';

export interface ConnectionOptions extends WireSessionOptions {
  /** The client sent what is no Oracle Net or TTC; its connection has been closed. */
  readonly onProtocolViolation: (violation: ProtocolViolation) => void;
}

/** A socket and the session on it. Whatever goes wrong here ends this connection and no other. */
export class Connection {
  readonly session: WireSession;
  /** Settles when the socket is closed and the session has given back everything. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.session = new WireSession(options, new SocketTransport(socket, options.limits.closeMs), (error) =>
      this.#fail(error),
    );
    socket.setNoDelay(true);
    const logonTimer = setTimeout(() => this.#endLateLogon(), options.limits.logonMs);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    // A client that vanishes is no error of the server's; 'close' follows.
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        clearTimeout(logonTimer);
        resolve(this.session.disconnected());
      });
    });
  }

  /** Cuts the connection without a word, as a failing network would. */
  cut(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      this.session.receive(chunk);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#socket.destroy();
    if (error instanceof ProtocolViolation) this.#options.onProtocolViolation(error);
    else this.#options.onInternalError(error);
  }

  #endLateLogon(): void {
    if (!this.session.hasLoggedOn) this.#socket.destroy();
  }
}

import type { Socket } from 'node:net';
import type { Transport } from '../session/transport.js';

/** Writes to a socket; what is written after its end is dropped, because nobody could read it. */
export class SocketTransport implements Transport {
  readonly #socket: Socket;
  readonly #closeMs: number;

  /** @param closeMs how long a client that is told of the end may keep the connection */
  constructor(socket: Socket, closeMs: number) {
    this.#socket = socket;
    this.#closeMs = closeMs;
  }

  write(bytes: Buffer): Promise<void> | undefined {
    const socket = this.#socket;
    if (!socket.writable || socket.write(bytes)) return undefined;
    return new Promise((resolve) => {
      const done = () => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.on('drain', done);
      socket.on('close', done);
    });
  }

  end(): void {
    const socket = this.#socket;
    if (socket.destroyed) return;
    socket.end();
    const timer = setTimeout(() => socket.destroy(), this.#closeMs);
    socket.once('close', () => clearTimeout(timer));
  }

  cut(): void {
    this.#socket.destroy();
  }
}

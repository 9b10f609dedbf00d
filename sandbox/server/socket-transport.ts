import type { Socket } from 'node:net';
import type { Transport } from '../session/transport.js';

/** Writes to a socket; what is written after its end is dropped, because nobody could read it. */
export class SocketTransport implements Transport {
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
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
    this.#socket.end();
  }

  cut(): void {
    this.#socket.destroy();
  }
}

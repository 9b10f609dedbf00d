import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import { Socket } from 'node:net';
import type { Line } from './connector.js';

const CHANNEL = 'net.client.socket';

/**
 * Knows the sockets that a login opens, so that a hung login or call can be cut: the driver itself waits without limit for a server that does
 * not answer (its timeouts end at the first packet, and its break waits for an answer, too).
 */
export class SocketCapture {
  readonly #storage = new AsyncLocalStorage<LoginSockets>();
  #logins = 0;
  readonly #listener = (message: unknown): void => {
    if (typeof message === 'object' && message !== null && 'socket' in message && message.socket instanceof Socket) {
      this.#storage.getStore()?.add(message.socket);
    }
  };

  constructor() {
    diagnostics.subscribe(CHANNEL, this.#listener);
  }

  /** Runs `login`; every TCP socket that it opens until it settles is added to `sockets`. */
  async run<T>(sockets: LoginSockets, login: () => Promise<T>): Promise<T> {
    this.#logins += 1;
    try {
      return await this.#storage.run(sockets, login);
    } finally {
      this.#logins -= 1;
      // While a storage is in use, Node 20 and 22 call hooks for every promise of the process.
      if (this.#logins === 0) this.#storage.disable();
    }
  }

  close(): void {
    diagnostics.unsubscribe(CHANNEL, this.#listener);
  }
}

/** The live sockets of one login and of the session that it makes. */
export class LoginSockets implements Line {
  readonly #open = new Set<Socket>();
  #isCut = false;

  get isOpen(): boolean {
    return !this.#isCut && [...this.#open].some(({ readyState }) => readyState === 'open');
  }

  add(socket: Socket): void {
    if (this.#isCut) {
      socket.destroy();
      return;
    }
    this.#open.add(socket);
    // The driver listens for errors itself, but not at every moment of a login.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#open.delete(socket));
  }

  /** Destroys them, and whatever is added later. What the driver awaits on them fails at once. */
  cut(): void {
    this.#isCut = true;
    // Without an error the driver would take the socket for open: when the connection of a login that was cut is collected as garbage, it would write
    // to it and throw where nobody can catch it.
    for (const socket of this.#open) socket.destroy(new Error('cut'));
  }

  /** Destroys them once what was written is on its way: after a logoff, which the server has answered. */
  finish(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroySoon();
  }

  /** What awaits an answer on a socket fails with it. */
  untilCut<T>(work: Promise<T>): Promise<T> {
    return work;
  }
}

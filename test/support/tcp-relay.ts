import { connect, createServer, type Socket } from 'node:net';

/** A relay on the loopback interface before a server: it can hold back what is sent, or cut every connection. */
export class TcpRelay {
  readonly port: number;
  readonly #state: RelayState;
  readonly #stop: () => void;

  private constructor(port: number, state: RelayState, stop: () => void) {
    this.port = port;
    this.#state = state;
    this.#stop = stop;
  }

  /** @param onRequest gets what clients send, as it comes */
  static async before(port: number, onRequest: (data: Buffer) => void = () => undefined): Promise<TcpRelay> {
    const state: RelayState = { frozen: false, sockets: new Set(), onRequest };
    const server = createServer((client) => join(client, connect(port, '127.0.0.1'), state));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the relay has no port');
    return new TcpRelay(address.port, state, () => server.close());
  }

  /** From now on what either side sends is lost, while the connections stay open: a firewall that forgot them. */
  freeze(): void {
    this.#state.frozen = true;
  }

  thaw(): void {
    this.#state.frozen = false;
  }

  cut(): void {
    for (const socket of this.#state.sockets) socket.destroy();
  }

  [Symbol.dispose](): void {
    this.#stop();
    this.cut();
  }
}

interface RelayState {
  frozen: boolean;
  readonly sockets: Set<Socket>;
  readonly onRequest: (data: Buffer) => void;
}

function join(client: Socket, server: Socket, state: RelayState): void {
  for (const [from, to] of [
    [client, server],
    [server, client],
  ] as const) {
    state.sockets.add(from);
    from.on('data', (data) => {
      if (from === client) state.onRequest(data);
      if (!state.frozen) to.write(data);
    });
    // An error ends in close, and the other side is closed then.
    from.on('error', () => undefined);
    from.on('close', () => {
      state.sockets.delete(from);
      to.destroy();
    });
  }
}

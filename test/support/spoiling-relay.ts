import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { ClientPackets } from './client-packets.js';

/** What is sent instead of the packets that have come from a client; `first` is the number of the first of them, from 0. */
export type PacketChange = (packets: readonly Buffer[], first: number) => readonly Buffer[];

/** Stands between the driver and a server and hands on other packets than those it gets. */
export class SpoilingRelay implements AsyncDisposable {
  readonly port: number;
  /** For the next packets that come: dropped when it has changed something. */
  change: PacketChange | undefined;
  /** Whether something has been changed since the last `cut`. */
  changed = false;
  readonly #sockets = new Set<Socket>();
  readonly #stop: () => Promise<unknown>;

  private constructor(port: number, stop: () => Promise<unknown>) {
    this.port = port;
    this.#stop = stop;
  }

  static async before(serverPort: number): Promise<SpoilingRelay> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the relay has no port');
    const relay = new SpoilingRelay(address.port, async () => {
      server.close();
      await once(server, 'close');
    });
    server.on('connection', (client: Socket) => relay.#join(client, connect(serverPort, '127.0.0.1')));
    return relay;
  }

  /** Ends all connections at both sides. */
  cut(): void {
    this.changed = false;
    this.change = undefined;
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await this.#stop();
  }

  #join(client: Socket, server: Socket): void {
    const packets = new ClientPackets();
    let count = 0;
    client.on('data', (chunk: Buffer) => {
      const whole = packets.take(chunk);
      for (const packet of this.#spoilt(whole, count)) server.write(packet);
      count += whole.length;
    });
    server.on('data', (chunk) => client.write(chunk));
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      // An error ends in close, and the other side is closed then.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }

  #spoilt(packets: readonly Buffer[], first: number): readonly Buffer[] {
    const spoilt = this.change?.(packets, first) ?? packets;
    if (spoilt === packets) return packets;
    this.changed = true;
    this.change = undefined;
    return spoilt;
  }
}

import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Faults } from '../faults/faults.js';
import type { Database } from '../session/database.js';
import { PooledSessions } from '../session/pooled-sessions.js';
import { DEFAULT_LIMITS, type WireLimits } from '../session/wire-limits.js';
import type { WireSession } from '../session/wire-session.js';
import type { ProtocolViolation } from '../tns/protocol-violation.js';
import { WIRE_PROFILES, type WireProfile } from '../tns/wire-profile.js';
import { Connection, type ConnectionOptions } from './connection.js';
import type { TlsOptions } from './tls-options.js';

const DEFAULT_SDU = 65_535;

export interface ListenerOptions {
  readonly database: Database;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default `23ai`. */
  readonly profile?: WireProfile['name'];
  /** Largest packets: 512 to 2,097,152 bytes, default 65,535. Clients commonly wish 8,192. */
  readonly sdu?: number;
  readonly limits?: Partial<WireLimits>;
  /** TCPS instead of TCP. */
  readonly tls?: TlsOptions;
  /** Trouble on demand; none by default. */
  readonly faults?: Faults;
  /** Told of every fault of the sandbox itself. The client gets an error or loses its connection. */
  readonly onInternalError: (error: unknown) => void;
  /** Told of every client that broke the protocol and therefore lost its connection. */
  readonly onProtocolViolation?: (violation: ProtocolViolation) => void;
}

/** Accepts connections on the loopback interface and serves each of them until it ends. */
export class Listener {
  static readonly host = '127.0.0.1';
  readonly port: number;
  readonly #server: Server;
  readonly #connections: Set<Connection>;
  readonly #pooledSessions: PooledSessions;
  /** All there are, those that have not agreed on their encryption yet included. */
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, port: number, connections: Set<Connection>, pooledSessions: PooledSessions) {
    this.#server = server;
    this.port = port;
    this.#connections = connections;
    this.#pooledSessions = pooledSessions;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Resolves once connections are accepted; rejects when the port cannot be had (EADDRINUSE), or for a key or certificate that is none (ERR_OSSL_…). */
  static async start(options: ListenerOptions): Promise<Listener> {
    const connections = new Set<Connection>();
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const pooledSessions = new PooledSessions();
    const connectionOptions: ConnectionOptions = {
      database: options.database,
      profile: WIRE_PROFILES[options.profile ?? '23ai'],
      sdu: options.sdu ?? DEFAULT_SDU,
      limits,
      encrypted: options.tls !== undefined,
      full: () => connections.size > limits.connections,
      faults: options.faults ?? new Faults(),
      pooledSessions,
      onInternalError: options.onInternalError,
      onProtocolViolation: options.onProtocolViolation ?? (() => undefined),
    };
    const server = newServer(options.tls, limits, (socket) => admit(socket, connectionOptions, connections));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, Listener.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    server.on('error', options.onInternalError);
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the listener has no port');
    return new Listener(server, address.port, connections, pooledSessions);
  }

  /** The connections there are, logged on or not. */
  get sessions(): readonly WireSession[] {
    return [...this.#connections].map((connection) => connection.session);
  }

  /**
   * Accepts no more connections and ends those there are: idle ones at once, those with a running call when it is
   * answered or after `drainMs` (default 0), whichever comes first. Resolves when nothing is left; may be called twice.
   */
  async stop({ drainMs = 0 }: { readonly drainMs?: number } = {}): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    const deadline = performance.now() + drainMs;
    await Promise.all([...this.#connections].map((connection) => drain(connection, deadline)));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#pooledSessions.closeAll();
  }
}

function newServer(tls: TlsOptions | undefined, { logonMs }: WireLimits, onSocket: (socket: Socket) => void): Server {
  if (tls === undefined) return createServer(onSocket);
  const server = createTlsServer({ ...tls, handshakeTimeout: logonMs }, onSocket);
  // Who fails to agree on an encryption, or takes too long to, loses its connection.
  server.on('tlsClientError', (_, socket) => socket.destroy());
  return server;
}

/** Every client that connects passes here. */
function admit(socket: Socket, options: ConnectionOptions, connections: Set<Connection>): void {
  const connection = new Connection(socket, options);
  connections.add(connection);
  void connection.closed.then(() => connections.delete(connection));
}

async function drain(connection: Connection, deadline: number): Promise<void> {
  const remaining = deadline - performance.now();
  if (connection.session.busy && remaining > 0) await idleOrTimeout(connection.session, remaining);
  connection.cut();
  await connection.closed;
}

function idleOrTimeout(session: WireSession, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void session.idle().then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import type { Faults, FaultyConnection } from '../faults/faults.js';
import { buildAcceptPacket } from '../tns/accept-packet.js';
import { parseConnectPacket } from '../tns/connect-packet.js';
import { buildEndAnnouncement } from '../tns/control-packet.js';
import { buildDataPackets, parseDataPacket } from '../tns/data-packet.js';
import { buildMarkerPacket, type Marker, parseMarkerPacket } from '../tns/marker-packet.js';
import { type Packet, PacketReader } from '../tns/packet-reader.js';
import { PACKET_TYPE } from '../tns/packet-type.js';
import { ProtocolViolation } from '../tns/protocol-violation.js';
import { buildRefusePacket } from '../tns/refuse-packet.js';
import type { WireProfile } from '../tns/wire-profile.js';
import { MESSAGE } from '../ttc/message-type.js';
import { OracleError } from '../values/oracle-error.js';
import { connectionLost, isConnectionLost } from './connection-lost.js';
import type { Database, DatabaseSession } from './database.js';
import type { PooledSessions } from './pooled-sessions.js';
import { type Reply, RequestHandler } from './request-handler.js';
import { readServiceRequest } from './service-request.js';
import type { Transport } from './transport.js';
import type { WireLimits } from './wire-limits.js';

/** TNS: packet version negotiation failed. */
const INCOMPATIBLE_VERSIONS = 12618;
/** TNS: the listener has no server process left for another client. */
const NO_HANDLER = 12516;
const MIN_SDU = 512;
/** What keeping a packet or a request costs besides its bytes. */
const OVERHEAD_BYTES = 256;
/** Before one RESET. A driver sends one for each reason that it has. */
const MAX_BREAKS = 100;
const END_OF_RESPONSE = Buffer.from([MESSAGE.endOfResponse]);

export interface WireSessionOptions {
  readonly database: Database;
  readonly profile: WireProfile;
  /** Largest packets to send, in bytes; a client may wish smaller ones. */
  readonly sdu: number;
  readonly limits: WireLimits;
  /** Whether there are as many connections as there may be, this one left out. */
  readonly full: () => boolean;
  /** Whether what it hears comes by TCPS. */
  readonly encrypted: boolean;
  readonly faults: Faults;
  /** Where clients of DRCP have their sessions from. */
  readonly pooledSessions: PooledSessions;
  /** A fault of ours: a bug in the wire or in the engine. */
  readonly onInternalError: (error: unknown) => void;
}

/**
 * One client's connection, from CONNECT to its end. Requests are answered strictly one after the other. Markers are
 * heeded at once: a break stops the running call and everything sent up to the RESET is thrown away; the RESET is
 * answered when the stopped call has come to its end, so that two calls never run in one session.
 */
export class WireSession {
  readonly #options: WireSessionOptions;
  readonly #transport: Transport;
  readonly #fail: (error: unknown) => void;
  readonly #packets: PacketReader;
  #handler: RequestHandler | undefined;
  #awaitsConnectData = false;
  #sdu: number;
  #request: Buffer[] = [];
  #requestBytes = 0;
  #waitingBytes = 0;
  /** The server has closed its side: it hears nothing more. */
  #ended = false;
  /** Breaks since the last RESET. */
  #breaks = 0;
  /** Counts breaks; a request or an answer of an earlier epoch is void. */
  #epoch = 0;
  #running: AbortController | undefined;
  readonly #gone = new AbortController();
  readonly #connection: FaultyConnection;
  #deaf = false;
  #queue: Promise<void> = Promise.resolve();
  #roundTrips = 0;

  /** @param fail what to do when the connection cannot go on: told the ProtocolViolation or a fault of ours */
  constructor(options: WireSessionOptions, transport: Transport, fail: (error: unknown) => void) {
    this.#options = options;
    this.#transport = transport;
    this.#fail = fail;
    this.#sdu = options.sdu;
    this.#packets = new PacketReader(options.limits.packetBytes);
    this.#connection = {
      gone: this.#gone.signal,
      cut: () => transport.cut(),
      deafen: () => {
        this.#deaf = true;
      },
      announceEnd: () => this.#announceEnd(),
    };
  }

  /** Requests answered so far, those of the logon included. */
  get roundTrips(): number {
    return this.#roundTrips;
  }

  /** Whether the client has ever logged on. */
  get hasLoggedOn(): boolean {
    return this.#handler?.hasLoggedOn ?? false;
  }

  /** The database's session, once the client has logged on. */
  get databaseSession(): DatabaseSession | undefined {
    return this.#handler?.session;
  }

  get openCursors(): number {
    return this.#handler?.openCursors ?? 0;
  }

  /** Temporary LOBs that the client has made or been given, and has not freed. */
  get temporaryLobs(): number {
    return this.#handler?.temporaryLobs ?? 0;
  }

  /** Statements parsed so far. */
  get parses(): number {
    return this.#handler?.parses ?? 0;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when everything received so far has been answered. */
  idle(): Promise<void> {
    return this.#queue;
  }

  /** @throws ProtocolViolation */
  receive(chunk: Buffer): void {
    if (this.#deaf) return;
    if (this.#ended) return;
    this.#packets.push(chunk);
    while (!this.#ended) {
      const packet = this.#packets.next();
      if (packet === undefined) return;
      this.#take(packet);
    }
  }

  /** The socket is gone: stops what runs, then closes the database's session. */
  disconnected(): Promise<void> {
    this.#stopRunning(connectionLost());
    this.#gone.abort();
    this.#enqueue(() => this.#handler?.close());
    return this.#queue;
  }

  #take(packet: Packet): void {
    switch (packet.type) {
      case PACKET_TYPE.connect:
        this.#takeConnect(packet.bytes);
        break;
      case PACKET_TYPE.marker:
        this.#takeMarker(parseMarkerPacket(packet.bytes));
        break;
      case PACKET_TYPE.data:
        this.#takeData(packet.bytes);
        break;
      default:
        throw new ProtocolViolation(`packet type ${packet.type}`);
    }
  }

  #takeConnect(bytes: Buffer): void {
    if (this.#handler !== undefined || this.#awaitsConnectData) throw new ProtocolViolation('a second CONNECT');
    const connect = parseConnectPacket(bytes);
    this.#sdu = Math.max(MIN_SDU, Math.min(connect.sdu, this.#options.sdu));
    if (connect.version < this.#options.profile.tnsVersion) this.#refuse(INCOMPATIBLE_VERSIONS);
    else if (connect.connectData === undefined) this.#awaitsConnectData = true;
    else this.#connect(connect.connectData);
  }

  #connect(connectData: string): void {
    const { database, profile, encrypted, faults, pooledSessions, onInternalError } = this.#options;
    const request = readServiceRequest(connectData, database.serviceNames);
    if (request.refusal !== undefined || this.#options.full()) {
      this.#refuse(request.refusal ?? NO_HANDLER);
      return;
    }
    const { serviceName, pooled } = request;
    this.#handler = new RequestHandler(
      {
        database,
        serviceName,
        pooled,
        encrypted,
        profile,
        faults,
        connection: this.#connection,
        pooledSessions,
        onInternalError,
      },
      (error) => (isConnectionLost(error) ? this.#transport.cut() : this.#running?.abort(error)),
    );
    this.#packets.useLongLengths();
    this.#enqueue(async () => {
      const refusal = await faults.connecting(this.#connection);
      if (refusal !== undefined) this.#refuse(refusal.code);
      else void this.#write(buildAcceptPacket(profile, this.#sdu));
    });
  }

  #refuse(code: number): void {
    void this.#write(buildRefusePacket(code));
    this.#end();
  }

  #takeData(bytes: Buffer): void {
    const { payload, endOfFile, endOfRequest } = parseDataPacket(bytes);
    if (this.#awaitsConnectData) {
      this.#awaitsConnectData = false;
      this.#connect(payload.toString('latin1'));
      return;
    }
    const handler = this.#handler;
    if (handler === undefined) throw new ProtocolViolation('data before CONNECT');
    if (endOfFile) {
      this.#end();
      return;
    }
    if (this.#breaks > 0) return;
    this.#request.push(payload);
    this.#requestBytes += payload.length + OVERHEAD_BYTES;
    this.#requireRoom();
    if (endOfRequest) this.#takeRequest(handler);
  }

  /** @throws ProtocolViolation when more has come than may wait */
  #requireRoom(): void {
    const { logonRequestBytes, requestBytes } = this.#options.limits;
    const limit = this.hasLoggedOn ? requestBytes : logonRequestBytes;
    if (this.#requestBytes + this.#waitingBytes > limit) throw new ProtocolViolation('a request too long');
  }

  #takeRequest(handler: RequestHandler): void {
    const [only] = this.#request;
    const request = this.#request.length === 1 && only !== undefined ? only : Buffer.concat(this.#request);
    const epoch = this.#epoch;
    const cost = this.#requestBytes;
    this.#request = [];
    this.#requestBytes = 0;
    this.#waitingBytes += cost;
    this.#enqueue(async () => {
      this.#waitingBytes -= cost;
      if (epoch === this.#epoch && !this.#ended) await this.#serve(handler, request, epoch);
    });
  }

  /** Every request of a client passes here, and nowhere else. */
  async #serve(handler: RequestHandler, request: Buffer, epoch: number): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      await this.#options.faults.roundTrip(running.signal);
      if (epoch !== this.#epoch) return;
      const reply = await handler.answer(request, running.signal);
      if (reply === undefined) return;
      if (epoch === this.#epoch) await this.#send(reply);
      else reply.discard();
    } finally {
      this.#running = undefined;
    }
  }

  #takeMarker(marker: Marker): void {
    const handler = this.#handler;
    if (handler === undefined) throw new ProtocolViolation('a marker before CONNECT');
    if (marker === 'reset') {
      this.#breaks = 0;
      this.#waitingBytes += OVERHEAD_BYTES;
      this.#requireRoom();
      this.#enqueue(async () => {
        this.#waitingBytes -= OVERHEAD_BYTES;
        void this.#write(buildMarkerPacket('reset'));
        await this.#send(handler.answerBreak());
      });
    } else {
      this.#breaks += 1;
      if (this.#breaks > MAX_BREAKS) throw new ProtocolViolation('breaks without a RESET');
      this.#stopRunning(new OracleError(1013, 'user requested cancel of current operation'));
      void this.#write(buildMarkerPacket('break'));
    }
  }

  #stopRunning(reason: OracleError): void {
    this.#epoch += 1;
    this.#request = [];
    this.#requestBytes = 0;
    this.#running?.abort(reason);
  }

  async #send(reply: Reply): Promise<void> {
    this.#roundTrips += 1;
    const marked = reply.marksEnd && this.#options.profile.endOfResponse;
    const bytes = marked ? Buffer.concat([reply.bytes, END_OF_RESPONSE]) : reply.bytes;
    // While the client does not read, it gets no further answers; its markers are still heeded.
    await this.#write(buildDataPackets(bytes, this.#sdu, marked));
    if (reply.closes) this.#end();
  }

  /** Behind the answers to what has been received. */
  #announceEnd(): boolean {
    if (!this.hasLoggedOn || this.#ended) return false;
    this.#enqueue(() => this.#write(buildEndAnnouncement()));
    return true;
  }

  #end(): void {
    this.#ended = true;
    this.#transport.end();
  }

  #write(bytes: Buffer): Promise<void> | undefined {
    return this.#transport.write(bytes);
  }

  #enqueue(work: () => void | Promise<void>): void {
    this.#queue = this.#queue.then(work).catch(this.#fail);
  }
}

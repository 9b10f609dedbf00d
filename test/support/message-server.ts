import oracledb from 'oracledb';
import { Faults } from '../../sandbox/faults/faults.js';
import { Call } from '../../sandbox/session/calls/call.js';
import { CursorTable } from '../../sandbox/session/cursor-table.js';
import { EngineDatabase } from '../../sandbox/session/engine-database.js';
import { LobTable } from '../../sandbox/session/lob-table.js';
import { LogonDialogue } from '../../sandbox/session/logon-dialogue.js';
import { PooledSessions } from '../../sandbox/session/pooled-sessions.js';
import { RequestHandler } from '../../sandbox/session/request-handler.js';
import type { SavedDatabase } from '../../sandbox/session/saved-database.js';
import { SessionCalls } from '../../sandbox/session/session-calls.js';
import { SystemSession } from '../../sandbox/system-session.js';
import { WIRE_PROFILES, type WireProfile } from '../../sandbox/tns/wire-profile.js';
import { TtcReader } from '../../sandbox/ttc/ttc-reader.js';
import { TtcWriter } from '../../sandbox/ttc/ttc-writer.js';
import { ClientPackets, messagesIn } from './client-packets.js';
import { driverSandbox } from './driver-sandbox.js';
import { TcpRelay } from './tcp-relay.js';
import { CONVERSATION, CONVERSATION_SCHEMA } from './wire-conversation.js';

/** What a spoilt statement may take. */
const CALL_MS = 200;

/** What the driver says to log on as SYSTEM, and then in a session with that number. */
export async function recordMessages(profile: WireProfile['name']) {
  const { sandbox, system } = await driverSandbox(CONVERSATION_SCHEMA, { profile });
  const packets = new ClientPackets();
  const said: Buffer[] = [];
  using relay = await TcpRelay.before(sandbox.port, (data) => said.push(...packets.take(data)));
  const connection = await oracledb.getConnection({
    user: 'system',
    password: sandbox.systemPassword,
    connectString: `127.0.0.1:${relay.port}/SANDBOX`,
  });
  const logon = messagesIn(said.splice(0));
  const { rows } = await system.execute<[number]>('SELECT MAX(sid) FROM v$session');
  for (const call of Object.values(CONVERSATION)) {
    await call(connection);
    await call(connection);
  }
  await connection.rollback();
  const calls = messagesIn(said.splice(0));
  await connection.close();
  return { logon, calls, sid: rows?.[0]?.[0] ?? 0 };
}

/** The server's side of the wire without a network: messages in, errors out. */
export class SpoiltServer {
  /** Of the sandbox itself, that a logon has brought to light. */
  readonly faults: unknown[] = [];
  readonly #profile: WireProfile;
  readonly #sid: number;
  readonly #database: EngineDatabase;
  readonly #clean: SavedDatabase;

  private constructor(profile: WireProfile, sid: number, database: EngineDatabase) {
    this.#profile = profile;
    this.#sid = sid;
    this.#database = database;
    this.#clean = database.snapshot();
  }

  /** @param sid of the session in which messages were recorded: locators of LOBs name it */
  static async start(profile: WireProfile['name'], sid: number): Promise<SpoiltServer> {
    const database = new EngineDatabase({
      serviceNames: ['SANDBOX'],
      version: [23, 9, 0, 25, 10],
      systemPassword: 'secret',
    });
    const session = new SystemSession(database);
    for (const text of CONVERSATION_SCHEMA) {
      await session.execute({ kind: 'sql', text, file: '', line: 1, unit: undefined });
    }
    await session.commit();
    session.close();
    return new SpoiltServer(WIRE_PROFILES[profile], sid, database);
  }

  /** A session of SYSTEM on the database as it was at first. Takes messages; rejects with whatever a message has come to instead of a result. */
  newSession(): (message: Buffer) => Promise<void> {
    this.#clean.restore();
    const session = this.#database.openSession({
      userName: 'SYSTEM',
      proxyClientName: undefined,
      program: '',
      machine: '',
      osUser: '',
      terminal: '',
      processId: '',
      driverName: '',
      edition: undefined,
      timeZone: undefined,
      applicationContext: [],
      pooled: false,
      onKill: () => undefined,
    });
    const cursors = new CursorTable();
    const lobs = new LobTable(() => ({ sid: this.#sid, lobs: session.lobs }));
    const calls = new SessionCalls(new LogonDialogue({ ...this.#logonOptions(), onKill: () => undefined }));
    return async (message) => {
      const reader = new TtcReader(message);
      const call = new Call({
        session,
        cursors,
        lobs,
        writer: new TtcWriter(),
        fieldVersion: this.#profile.fieldVersion,
        signal: AbortSignal.timeout(CALL_MS),
        sequence: 1,
        knownSchema: 'SYSTEM',
        knownSessionless: session.sessionless,
      });
      const result = await calls.carryOut(call, reader.u8(), reader);
      if (result.kind !== 'failed') return;
      call.discardResults();
      throw result.error;
    };
  }

  /** Takes the messages of a logon, up to the first that is refused. @throws ProtocolViolation */
  async logOn(messages: readonly Buffer[]): Promise<void> {
    const options = { ...this.#logonOptions(), onInternalError: (error: unknown) => this.faults.push(error) };
    const handler = new RequestHandler(options, () => undefined);
    try {
      for (const message of messages) {
        const reply = await handler.answer(message, new AbortController().signal);
        if (reply?.closes === true) return;
      }
    } finally {
      handler.close();
    }
  }

  #logonOptions() {
    return {
      database: this.#database,
      serviceName: 'SANDBOX',
      pooled: false,
      encrypted: false,
      profile: this.#profile,
      faults: new Faults(),
      connection: {
        gone: new AbortController().signal,
        cut: () => undefined,
        deafen: () => undefined,
        announceEnd: () => false,
      },
      pooledSessions: new PooledSessions(),
    };
  }
}

import type { Faults, FaultyConnection } from '../faults/faults.js';
import { ProtocolViolation } from '../tns/protocol-violation.js';
import type { WireProfile } from '../tns/wire-profile.js';
import { FUNCTION, MESSAGE } from '../ttc/message-type.js';
import { type AuthenticationRequest, readAuthenticationRequest } from '../ttc/messages/authentication-message.js';
import {
  type DataTypesRequest,
  readDataTypesRequest,
  writeDataTypesResponse,
} from '../ttc/messages/data-types-message.js';
import { writeError } from '../ttc/messages/error-message.js';
import { readFastAuthenticationRequest } from '../ttc/messages/fast-authentication-message.js';
import { readFunctionHeader } from '../ttc/messages/function-header.js';
import { readProtocolRequest, writeProtocolResponse } from '../ttc/messages/protocol-message.js';
import { readSessionRelease } from '../ttc/messages/session-release-message.js';
import { writeSessionReturn } from '../ttc/messages/session-return-message.js';
import { writeStatus } from '../ttc/messages/status-message.js';
import { TtcReader } from '../ttc/ttc-reader.js';
import { TtcWriter } from '../ttc/ttc-writer.js';
import { NotSupportedError, OracleError } from '../values/oracle-error.js';
import { Call } from './calls/call.js';
import { CursorTable } from './cursor-table.js';
import type { Database, DatabaseSession, SessionlessNotice } from './database.js';
import { LobTable } from './lob-table.js';
import { LogonDialogue } from './logon-dialogue.js';
import type { PooledSessions } from './pooled-sessions.js';
import { SessionCalls } from './session-calls.js';

/** The answer to one request. */
export interface Reply {
  readonly bytes: Buffer;
  /** Whether the end of the response is to be marked, if the profile marks it at all. */
  readonly marksEnd: boolean;
  /** The connection is closed after this answer. */
  readonly closes: boolean;
  /** To be called instead of sending, when a break has overtaken the answer. */
  discard(): void;
}

export interface RequestHandlerOptions {
  readonly database: Database;
  readonly serviceName: string;
  /** Whether the client wants a server of the database's own pool (DRCP). */
  readonly pooled: boolean;
  /** Whether the client came by TCPS. */
  readonly encrypted: boolean;
  readonly profile: WireProfile;
  readonly faults: Faults;
  readonly connection: FaultyConnection;
  readonly pooledSessions: PooledSessions;
  readonly onInternalError: (error: unknown) => void;
}

/** Turns requests into answers, one after the other: the logon first, then the calls of a session. */
export class RequestHandler {
  readonly #profile: WireProfile;
  readonly #onInternalError: (error: unknown) => void;
  readonly #dialogue: LogonDialogue;
  readonly #calls: SessionCalls;
  readonly #cursors = new CursorTable();
  readonly #lobs = new LobTable(() => this.#session);
  #fieldVersion: number;
  #session: DatabaseSession | undefined;
  #hasLoggedOn = false;
  /** The client has given its session back to the pool of servers; its next call gets one again. */
  #isReleased = false;
  #knownSchema = '';
  #knownSessionless: SessionlessNotice | undefined;
  #sequence = 0;
  /** The last call's error, if it was broken off. */
  #brokenOff: OracleError | undefined;
  #killedBy: OracleError | undefined;

  /** @param onKill told when the database ends the session, so that a running call can be stopped */
  constructor(options: RequestHandlerOptions, onKill: (error: OracleError) => void) {
    this.#profile = options.profile;
    this.#fieldVersion = options.profile.fieldVersion;
    this.#onInternalError = options.onInternalError;
    this.#dialogue = new LogonDialogue({
      ...options,
      onKill: (error) => {
        this.#killedBy = error;
        onKill(error);
      },
    });
    this.#calls = new SessionCalls(this.#dialogue);
  }

  /** The session of a client that has logged on and not yet off. */
  get session(): DatabaseSession | undefined {
    return this.#session;
  }

  /** Whether the client has ever logged on. */
  get hasLoggedOn(): boolean {
    return this.#hasLoggedOn;
  }

  get openCursors(): number {
    return this.#cursors.size;
  }

  /** Temporary LOBs that the client has made or been given, and has not freed. */
  get temporaryLobs(): number {
    return this.#lobs.temporaryCount;
  }

  get parses(): number {
    return this.#cursors.parses;
  }

  /**
   * Answers a request; undefined for one that has no answer. Errors of the database become part of the answer.
   * @throws ProtocolViolation for a request that is none
   */
  async answer(request: Buffer, signal: AbortSignal): Promise<Reply | undefined> {
    const reader = new TtcReader(request);
    const writer = new TtcWriter();
    const type = reader.u8();
    if (type === MESSAGE.oneWay) return this.#takeOneWay(reader);
    if (this.#isReleased) {
      const refusal = await this.#regainSession(writer, signal);
      if (refusal !== undefined) return refusal;
    }
    if (this.#session !== undefined) return this.#answerCall(this.#session, type, reader, writer, signal);
    switch (type) {
      case MESSAGE.protocol:
        readProtocolRequest(reader);
        writeProtocolResponse(writer, this.#profile.fieldVersion);
        return reply(writer, { marksEnd: false });
      case MESSAGE.dataTypes:
        this.#answerDataTypes(readDataTypesRequest(reader), writer);
        return reply(writer, { marksEnd: false });
      case MESSAGE.fastAuthentication: {
        const { dataTypes, authentication, phase } = readFastAuthenticationRequest(reader);
        writeProtocolResponse(writer, this.#profile.fieldVersion);
        this.#answerDataTypes(dataTypes, writer);
        if (phase === 'two') return this.#answerPhaseTwo(authentication, writer, signal);
        return this.#answerLogon(writer, () => this.#dialogue.begin(authentication, writer));
      }
      case MESSAGE.function:
        return this.#answerLogonFunction(reader, writer, signal);
      default:
        throw new ProtocolViolation(`message type ${type} before the logon`);
    }
  }

  /** What a client gets that broke off a call: with the stack if one was running, otherwise the error alone. */
  answerBreak(): Reply {
    const writer = new TtcWriter();
    const brokenOff = this.#brokenOff ?? new OracleError(1013, 'user requested cancel of current operation');
    this.#brokenOff = undefined;
    this.#writeFailure(writer, 0, this.#killedBy ?? brokenOff);
    return reply(writer, { closes: this.#killedBy !== undefined });
  }

  /** Rolls back and frees everything; the connection is gone or about to go. */
  close(): void {
    this.#cursors.closeAll();
    this.#lobs.clear();
    this.#session?.close();
    this.#session = undefined;
  }

  /** A pooled client's end of work. */
  #takeOneWay(reader: TtcReader): undefined {
    const header = readFunctionHeader(reader, this.#fieldVersion);
    if (header.function !== FUNCTION.sessionRelease) throw new ProtocolViolation(`one-way function ${header.function}`);
    const { deauthenticates } = readSessionRelease(reader);
    if (deauthenticates) this.close();
    else if (this.#session !== undefined) this.#releaseSession();
  }

  #releaseSession(): void {
    this.#cursors.closeAll();
    this.#lobs.clear();
    this.#dialogue.releaseSession();
    this.#session = undefined;
    this.#isReleased = true;
    // Who killed it need not be told of: the next call has another one.
    this.#killedBy = undefined;
  }

  /** @returns the last answer of a client that gets none */
  async #regainSession(writer: TtcWriter, signal: AbortSignal): Promise<Reply | undefined> {
    try {
      const session = await this.#dialogue.regainSession(signal);
      this.#isReleased = false;
      this.#begin(session);
      writeSessionReturn(writer, session);
      return undefined;
    } catch (error) {
      this.#writeFailure(writer, 0, this.#asOracleError(error));
      return reply(writer, { closes: true });
    }
  }

  #begin(session: DatabaseSession): void {
    this.#session = session;
    this.#knownSchema = session.currentSchema;
    this.#knownSessionless = session.sessionless;
  }

  #answerDataTypes(request: DataTypesRequest, writer: TtcWriter): void {
    this.#fieldVersion = Math.min(this.#profile.fieldVersion, request.clientFieldVersion);
    writeDataTypesResponse(writer, request);
  }

  #answerLogonFunction(reader: TtcReader, writer: TtcWriter, signal: AbortSignal): Promise<Reply> {
    const header = readFunctionHeader(reader, this.#fieldVersion);
    switch (header.function) {
      case FUNCTION.authenticationPhaseOne: {
        const request = readAuthenticationRequest(reader);
        return this.#answerLogon(writer, () => this.#dialogue.begin(request, writer));
      }
      case FUNCTION.authenticationPhaseTwo: {
        return this.#answerPhaseTwo(readAuthenticationRequest(reader), writer, signal);
      }
      default:
        return this.#answerLogon(writer, () => {
          throw new OracleError(1012, 'not logged on');
        });
    }
  }

  #answerPhaseTwo(request: AuthenticationRequest, writer: TtcWriter, signal: AbortSignal): Promise<Reply> {
    return this.#answerLogon(writer, async () => {
      this.#begin(await this.#dialogue.complete(request, writer, this.#fieldVersion, signal));
      this.#hasLoggedOn = true;
    });
  }

  /** A step of the logon: if it fails, the connection is closed. */
  async #answerLogon(writer: TtcWriter, step: () => void | Promise<void>): Promise<Reply> {
    const start = writer.length;
    try {
      await step();
      writeStatus(writer, { transactionInProgress: false, sequence: this.#nextSequence() });
      return reply(writer, {});
    } catch (error) {
      this.#writeFailure(writer, start, this.#asOracleError(error));
      return reply(writer, { closes: true });
    }
  }

  async #answerCall(
    session: DatabaseSession,
    type: number,
    reader: TtcReader,
    writer: TtcWriter,
    signal: AbortSignal,
  ): Promise<Reply | undefined> {
    if (this.#killedBy !== undefined) {
      this.#writeFailure(writer, 0, this.#killedBy);
      return reply(writer, { closes: true });
    }
    const call = new Call({
      session,
      cursors: this.#cursors,
      lobs: this.#lobs,
      writer,
      fieldVersion: this.#fieldVersion,
      signal,
      sequence: this.#nextSequence(),
      knownSchema: this.#knownSchema,
      knownSessionless: this.#knownSessionless ?? session.sessionless,
    });
    this.#brokenOff = undefined;
    const result = await this.#calls.carryOut(call, type, reader);
    if (result.kind === 'failed') {
      if (result.error instanceof OracleError && result.error.code === 1013) this.#brokenOff = result.error;
      writer.rewind(result.start);
      call.discardResults();
      call.writeOutcome({ error: this.#killedBy ?? this.#asOracleError(result.error) });
    }
    this.#knownSchema = call.knownSchema;
    this.#knownSessionless = call.knownSessionless;
    if (result.kind === 'one-way') return this.#takeOneWay(reader);
    const closes = this.#killedBy !== undefined || session.disconnects;
    if (result.kind === 'logged-off') this.close();
    return reply(writer, { closes, discard: () => call.discard() });
  }

  #writeFailure(writer: TtcWriter, start: number, error: OracleError): void {
    writer.rewind(start);
    writeError(writer, this.#fieldVersion, {
      error,
      status: {
        transactionInProgress: this.#session?.transactionInProgress ?? false,
        sequence: this.#nextSequence(),
      },
    });
  }

  /**
   * A fault of ours is reported, and the client hears of it too, under a number that leaves its session usable:
   * ORA-00600, Oracle's own, would make the driver drop the connection.
   */
  #asOracleError(error: unknown): OracleError {
    if (error instanceof OracleError) return error;
    if (isStackOverflow(error)) return new NotSupportedError('nesting or recursion as deep as this');
    this.#onInternalError(error);
    const message = error instanceof Error ? error.message : String(error);
    return new OracleError(3001, `unimplemented feature: internal error of the sandbox: ${message}`, { cause: error });
  }

  #nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }
}

/** Of a parser or of a program: what the client sent decides how deep they go. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

function reply(writer: TtcWriter, traits: Partial<Omit<Reply, 'bytes'>>): Reply {
  return { bytes: writer.bytes(), marksEnd: true, closes: false, discard: () => undefined, ...traits };
}

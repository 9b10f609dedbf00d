import type { SecurityDomain } from '../schema/security-domain.js';
import type { Sequence } from '../schema/sequence.js';
import type { RoleSelection } from '../schema/user.js';
import type { Transaction } from '../storage/transaction.js';
import { TimeSlice } from '../tasks/time-slice.js';
import type { CompilerFlags } from '../values/compiler-flags.js';
import type { LobHome } from '../values/lob.js';
import type { NlsSettings } from '../values/nls-settings.js';
import { OracleError } from '../values/oracle-error.js';
import type { Branch } from './branches/branch.js';
import type { ServerFiles } from './lobs/server-files.js';
import type { OpenCursor } from './open-cursor.js';

/** Who logged in, and from where: fixed for the session's life. */
export interface SessionIdentity {
  readonly sid: number;
  readonly serial: number;
  readonly audsid: number;
  readonly sessionUser: string;
  readonly sessionUserId: number;
  /** Who authenticated, where it was not the user itself. */
  readonly proxyUser: string | undefined;
  readonly program: string;
  readonly machine: string;
  readonly osUser: string;
  readonly terminal: string;
  readonly processId: string;
  /** Whether the client came by TCPS. Default false. */
  readonly encrypted?: boolean;
  readonly driverName: string;
  /** Whether its server is one of the database's own pool (DRCP). */
  readonly pooled: boolean;
  readonly serviceName: string;
  readonly databaseName: string;
  readonly edition: string;
  readonly logonTime: Date;
  /** Roles that the CONNECT THROUGH grant lets the session enable; undefined sets no limit. */
  readonly enableableRoles: RoleSelection | undefined;
}

/**
 * What a session is to SQL and PL/SQL. One object for its life, changed by what the session does. PL/SQL's own state
 * (package instances, the DBMS_OUTPUT buffer) is not here: the interpreter keeps it beside.
 */
export class SessionState {
  readonly identity: SessionIdentity;
  readonly slice = new TimeSlice();
  /**
   * In whose right the code runs that is running now, and where its unqualified names are looked up. The interpreter
   * sets both on entering a definer's-rights unit and sets them back on leaving it.
   */
  domain: SecurityDomain;
  currentSchema: string;
  /** How often ALTER SESSION has set it, to another or to the same. */
  schemaSettings = 0;
  nls: NlsSettings;
  /** An offset such as `+02:00` or a region: what SESSIONTIMEZONE answers. */
  timeZone: string;
  /** PLSQL_CCFLAGS: what `$$` inquiries of what it compiles answer. */
  compilerFlags: CompilerFlags = new Map();
  /** The open transaction, if a statement has begun one. */
  transaction: Transaction | undefined;
  /** The branch whose transaction that is, autonomous ones aside. */
  branch: Branch | undefined;
  /** Each change is another object. */
  sessionless: SessionlessNotice = { transactionId: undefined, by: 'end' };
  /** What waits for the autonomous transactions that are running, outermost first. */
  readonly suspended: SuspendedTransaction[] = [];
  /** The statement that has called the PL/SQL function that is running: not all is allowed there. */
  calledFrom: SqlCaller | undefined;
  /** Fields of `USERENV` that the client or DBMS_APPLICATION_INFO sets. */
  readonly clientInfo: ClientInfo = {
    clientIdentifier: null,
    module: null,
    action: null,
    clientInfo: null,
    dbOp: null,
    ecid: null,
  };
  /** Application contexts, by namespace and attribute, both upper case. */
  readonly contexts = new Map<string, Map<string, string>>();
  /** What CURRVAL answers, by the sequence's object id. */
  readonly #currentValues = new Map<number, number | bigint>();
  /** Open cursors, so that the end of the session frees what they hold. */
  readonly openCursors = new Set<OpenCursor>();
  /** What is done when the session ends, by whose it is: user locks are released. */
  readonly atEnd = new Map<object, () => void>();
  /** Object ids of the tables whose statements wait for a row trigger to end: what runs meanwhile may not see them. */
  readonly mutatingTables: number[] = [];
  /** How many triggers are running, one fired by another. */
  triggerDepth = 0;
  /** How many temporary LOBs the client holds. */
  clientLobs = 0;
  /** LOBs that DBMS_LOB.OPEN has opened. */
  readonly openLobs = new WeakMap<LobHome, LobOpenMode>();
  /** What BFILEs stand for, and which of them are open, by their handles. */
  readonly files: ServerFiles;
  readonly openFiles = new Set<number>();
  lastFileHandle = 0;
  readonly #clock: () => Date;
  readonly #random: () => number;

  constructor(
    identity: SessionIdentity,
    start: { readonly domain: SecurityDomain; readonly nls: NlsSettings; readonly timeZone: string },
    sources: { readonly clock: () => Date; readonly random: () => number; readonly files: ServerFiles },
  ) {
    this.identity = identity;
    this.domain = start.domain;
    this.currentSchema = identity.sessionUser;
    this.nls = start.nls;
    this.timeZone = start.timeZone;
    this.#clock = sources.clock;
    this.#random = sources.random;
    this.files = sources.files;
  }

  /** The present moment, as the database's clock has it. */
  now(): Date {
    return this.#clock();
  }

  /** From 0 up to but not including 1. */
  random(): number {
    return this.#random();
  }

  noteSequenceValue(sequence: Sequence, value: number | bigint): void {
    this.#currentValues.set(sequence.objectId, value);
  }

  /** @throws OracleError 8002 before the session's first NEXTVAL */
  currentSequenceValue(sequence: Sequence): number | bigint {
    const value = this.#currentValues.get(sequence.objectId);
    if (value === undefined) {
      throw new OracleError(8002, `sequence ${sequence.name}.CURRVAL is not yet defined in this session`);
    }
    return value;
  }
}

export interface SqlCaller {
  readonly kind: 'query' | 'dml';
  /** Object ids of the tables that it, and statements around it, are changing. */
  readonly mutating: readonly number[];
}

/** A transaction, if one had begun, and what was running in it when an autonomous routine was entered. */
export interface SuspendedTransaction
  extends Readonly<Pick<SessionState, 'transaction' | 'triggerDepth' | 'calledFrom'>> {
  readonly mutatingTables: readonly number[];
}

/** The sessionless transaction that the session is in and who has started it, or how it came to be in none. */
export interface SessionlessNotice {
  readonly transactionId: Uint8Array | undefined;
  readonly by: 'client' | 'server' | 'end';
}

export type LobOpenMode = 'READONLY' | 'READWRITE';

export interface ClientInfo {
  clientIdentifier: string | null;
  module: string | null;
  action: string | null;
  clientInfo: string | null;
  dbOp: string | null;
  ecid: string | null;
}

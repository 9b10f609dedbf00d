import type { PasswordVerifier } from '../auth/password-verifier.js';
import type { BfileValue } from '../values/bfile.js';
import type { CompositeType, DataType } from '../values/data-type.js';
import type { BlobValue, ClobValue, LobValue } from '../values/lob.js';
import type { OracleError } from '../values/oracle-error.js';
import type { Value } from '../values/value.js';
import type { Xid } from '../values/xid.js';

/**
 * The line between the two halves of the server. On one side the wire (tns, ttc, server) turns messages into these
 * calls and back; on the other the engine (interpreter, sql, schema) carries them out. Neither knows the other.
 * Everything here throws `OracleError` for what Oracle would answer with an error.
 */
export interface Database {
  /** Names under which clients may ask for this database (`SERVICE_NAME`), upper case. */
  readonly serviceNames: readonly string[];
  /** The version it claims to be: `[23, 9, 0, 25, 10]`. */
  readonly version: readonly [number, number, number, number, number];
  /** The user's password verifier, or undefined for an unknown user. `userName` is exact (already folded). */
  findVerifier(userName: string): PasswordVerifier | undefined;
  /** Somebody gave a wrong password, or there is no such user. Counts it, and says what the client gets: ORA-01017, or 28000 for a locked account. */
  refusePassword(userName: string): OracleError;
  /**
   * Opens a session after the password was verified. Checks the account's status, CREATE SESSION and, for
   * `PROXY[CLIENT]`, the CONNECT THROUGH grant.
   * @throws OracleError 1017, 28000, 28001, 1045, 28150, 2391 …
   */
  openSession(logon: Logon): DatabaseSession;
  /** Checks what `openSession` would, for a client that goes on with a session of the pool. @throws OracleError as `openSession` */
  requireAdmission(logon: Omit<Logon, 'onKill'>): void;
}

export interface Logon {
  /** Whose password was verified; exact, already folded to upper case unless it was quoted. */
  readonly userName: string;
  /** The client of `PROXY[CLIENT]`, exact, or undefined. */
  readonly proxyClientName: string | undefined;
  readonly program: string;
  readonly machine: string;
  readonly osUser: string;
  readonly terminal: string;
  readonly processId: string;
  readonly driverName: string;
  /** Whether the session is one of the database's own pool (DRCP). */
  readonly pooled: boolean;
  /** Whether the client came by TCPS. Default false. */
  readonly encrypted?: boolean;
  readonly edition: string | undefined;
  /** From `AUTH_ALTER_SESSION`: `-05:00`, or undefined. */
  readonly timeZone: string | undefined;
  readonly applicationContext: readonly {
    readonly namespace: string;
    readonly attribute: string;
    readonly value: string;
  }[];
  /** The client sends a new password with the logon: an expired one may be used once more. */
  readonly changesPassword?: boolean;
  /** Ends the session from the database's side (ALTER SYSTEM KILL SESSION, shutdown): later calls get `error`. */
  readonly onKill: (error: OracleError) => void;
}

export interface DatabaseSession {
  readonly sid: number;
  readonly serial: number;
  /** A warning raised by the logon that the driver shows as `connection.warning` (ORA-28002), or undefined. */
  readonly logonWarning: OracleError | undefined;
  readonly transactionInProgress: boolean;
  /** It was told to end with its transaction, which has ended: the connection is to be closed behind the next answer. */
  readonly disconnects: boolean;
  readonly currentSchema: string;
  /** How often ALTER SESSION has set the current schema, to another or to the same. */
  readonly schemaSettings: number;
  /** The last step of the logon. @throws OracleError what keeps the user out: 4088, 4098 */
  runLogonTriggers(signal: AbortSignal): Promise<void>;
  /** The types that clients name by identifiers. */
  readonly types: NamedTypes;
  /** Context fields set by the client's end-to-end piggyback; an absent field stays as it was, null clears it. */
  setEndToEnd(fields: EndToEndFields): void;
  setCurrentSchema(name: string): void;
  setApplicationContext(namespace: string, attribute: string, value: string | null): void;
  clearApplicationContext(namespace: string): void;
  /**
   * Whether a user's password may be changed without the old one: it is another user's, and the session has ALTER USER.
   * @throws OracleError 1031 if it is another user's and the session has not
   */
  overridesPasswordOf(userName: string): boolean;
  changePassword(userName: string, newPassword: string): void;
  /** Parses a statement into a server-side cursor. Parse errors of PL/SQL and DDL surface at execution, as in Oracle. */
  parse(sql: string): Statement;
  commit(signal: AbortSignal): Promise<void>;
  rollback(signal: AbortSignal): Promise<void>;
  /** What the client does with LOBs itself. */
  readonly lobs: LobAccess;
  /** What it does with transactions that are not bound to a session. */
  readonly branches: BranchAccess;
  /** Another object whenever the session enters or leaves a sessionless transaction. */
  readonly sessionless: SessionlessNotice;
  /** Rolls back and closes what is open; the state of packages and of the session stays, for the next client of the pool. */
  endWork(): void;
  /** Rolls back and frees everything; never throws. */
  close(): void;
}

/** The sessionless transaction that a session is in and who has started it, or how it came to be in none. */
export interface SessionlessNotice {
  readonly transactionId: Uint8Array | undefined;
  readonly by: 'client' | 'server' | 'end';
}

export type StartMode = 'new' | 'join' | 'resume' | 'promote';

/** Branches of global transactions, and sessionless transactions. A branch without an identifier is the one that the session works in. */
export interface BranchAccess {
  /**
   * Attaches the session to a branch, and detaches it from the one before.
   * @param seconds how long a new one may be detached, 0 as long as is usual; how long to wait for another while a session works in it
   * @throws OracleError 2079, 24756, 24757, 24774, 24776, 24797, 25351
   */
  start(xid: Xid, mode: StartMode, seconds: number, signal: AbortSignal): Promise<void>;
  /** Detaches the session from the branch. @throws OracleError 24758, 24782, 25352 */
  end(xid: Xid | undefined): void;
  /** @throws OracleError 2091, 24756, 24761, 24774, 25351 */
  prepare(xid: Xid | undefined, signal: AbortSignal): Promise<'requires commit' | 'read only'>;
  /** @throws OracleError 2053, and as `prepare` */
  commit(xid: Xid | undefined, onePhase: boolean, signal: AbortSignal): Promise<'committed' | 'read only'>;
  /** @throws OracleError 24756, 24774, 25351 */
  rollback(xid: Xid | undefined): void;
  /** @throws OracleError 24756, 24769, 24770 */
  forget(xid: Xid | undefined): never;
  /** Starts or resumes a sessionless transaction. @throws OracleError 24759, 24774, 24776, 25351, 26200, 26206, 26211, 26213, 26217, 26218 */
  startSessionless(transactionId: Uint8Array, mode: StartMode, seconds: number, signal: AbortSignal): Promise<void>;
  /** Suspends the one that the session is in. @throws OracleError 26202, 26211 */
  suspend(): void;
}

/** Object, record and collection types that the dictionary knows: their identity is set. */
export interface NamedTypes {
  /** @throws OracleError 21700 if there is none of that object identifier */
  find(oid: Uint8Array): CompositeType;
  /** The object identifier of a type: 16 bytes. */
  oidOf(type: CompositeType): Uint8Array;
}

/** Offsets and lengths are in UTF-16 units or bytes, offsets from 0. A change gives the LOB as it is then. */
export interface LobAccess {
  /** How many temporary LOBs the client holds from now on. */
  noteHeld(count: number): void;
  /** Writes over what is there; a shorter LOB is filled up with blanks. @throws OracleError 22275, 22294, 22920 */
  writeClob(lob: ClobValue, start: number, text: string): ClobValue;
  /** As `writeClob`, with zero bytes. */
  writeBlob(lob: BlobValue, start: number, bytes: Uint8Array): BlobValue;
  /** @throws OracleError 22926, and as `writeClob` */
  trim(lob: LobValue, length: number): LobValue;
  /** @throws OracleError 22293 */
  open(lob: LobValue): void;
  /** @throws OracleError 22289 */
  close(lob: LobValue): void;
  isOpen(lob: LobValue): boolean;
  /** Gives the locator that the file is open for. @throws OracleError 22285, 22286, 22288, 22290 */
  openFile(file: BfileValue): BfileValue;
  /** @throws OracleError 22289 */
  closeFile(file: BfileValue): void;
  isFileOpen(file: BfileValue): boolean;
  /** @throws OracleError 22285, 22286 */
  fileExists(file: BfileValue): boolean;
  /** The bytes from `start` up to `end`, fewer where the file ends before. @throws OracleError 22285, 22286, 22288, 22289 */
  readFile(file: BfileValue, start: number, end: number): Uint8Array;
}

export interface EndToEndFields {
  readonly clientIdentifier?: string | null;
  readonly module?: string | null;
  readonly action?: string | null;
  readonly clientInfo?: string | null;
  readonly dbOp?: string | null;
  readonly ecid?: string | null;
}

/** A parsed statement. One that failed to parse, or whose unit is unknown, throws when executed. */
export interface Statement {
  readonly kind: 'query' | 'plsql' | 'dml' | 'ddl' | 'other';
  /**
   * Bind names as the driver numbers them: for PL/SQL each name once in order of first use; for SQL every
   * occurrence in order. Unquoted names are upper case. `returning` marks those after RETURNING … INTO of a DML.
   */
  readonly binds: readonly { readonly name: string; readonly returning: boolean }[];
  /** Checks the statement without running it (the driver's `parse only`), giving a query's columns. */
  describe(): readonly ColumnDescription[];
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
  close(): void;
}

export interface ExecuteRequest {
  /** One entry per bind of `Statement.binds`, in that order. */
  readonly definitions: readonly BindDefinition[];
  /** One row of values per iteration (several for executeMany); a `returning` bind has no value there: null. */
  readonly iterations: readonly (readonly BindValue[])[];
  /** Commit if everything succeeded. */
  readonly autoCommit: boolean;
  /** DML only: go on after a failing iteration and report each in `ExecuteResult.batchErrors`. */
  readonly batchErrors: boolean;
  /** Aborted with ORA-01013 on a break, ORA-03113 when the socket is gone. */
  readonly signal: AbortSignal;
}

/** What the client declared for a bind. */
export interface BindDefinition {
  readonly dataType: DataType;
  /** Bytes that the client can take for an OUT value of a character or RAW type; exceeding it is ORA-06502. */
  readonly maxSize: number;
  /** For a PL/SQL index-by table bound as an array: the most elements the client can take; undefined for a scalar. */
  readonly maxElements: number | undefined;
}

/** A REF CURSOR bind comes out as its open cursor. */
export type BindValue = Value | ArrayBindValue | RowSource;

/** An index-by table bound as an array: dense, from index 1. */
export interface ArrayBindValue {
  readonly elements: readonly Value[];
}

export interface ExecuteResult {
  /** A query's open cursor. */
  readonly rows?: RowSource;
  /** PL/SQL: direction of each bind, found from the block itself. */
  readonly bindModes?: readonly BindMode[];
  /** PL/SQL: per iteration, the values of the binds whose mode is not IN, in bind order. */
  readonly outValues?: readonly (readonly BindValue[])[];
  /** DML with RETURNING: per iteration, per returning bind, one value per affected row. */
  readonly returned?: readonly (readonly (readonly Value[])[])[];
  /** Rows that DML touched; per iteration in `iterationRowCounts`. */
  readonly rowCount: number;
  readonly iterationRowCounts?: readonly number[];
  /** ROWID of the last row touched by DML. */
  readonly lastRowid?: string;
  readonly batchErrors?: readonly { readonly iteration: number; readonly error: OracleError }[];
  readonly implicitResults?: readonly RowSource[];
  /** A unit was created with compilation errors (ORA-24344). */
  readonly compiledWithErrors?: boolean;
}

export type BindMode = 'IN' | 'OUT' | 'IN OUT';

/** An open cursor: the result of a query, a REF CURSOR or an implicit result. */
export interface RowSource {
  readonly columns: readonly ColumnDescription[];
  /** Up to `count` further rows; `exhausted` when there are no more after them. The value of a CURSOR expression has rows of its own. */
  fetch(
    count: number,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly (readonly (Value | RowSource)[])[]; readonly exhausted: boolean }>;
  close(): void;
}

export interface ColumnDescription {
  readonly name: string;
  readonly dataType: DataType;
  readonly nullable: boolean;
  /** A constraint says that it is JSON text. */
  readonly isJson?: boolean | undefined;
}

import type { LobDescription } from '../../ttc/codecs/lob-codec.js';
import type { CallOutcome } from '../../ttc/messages/error-message.js';
import { writeError } from '../../ttc/messages/error-message.js';
import { type CallStatus, writeStatus } from '../../ttc/messages/status-message.js';
import { writeCurrentSchema, writeSessionlessTransaction } from '../../ttc/messages/sync-message.js';
import type { TtcWriter } from '../../ttc/ttc-writer.js';
import type { LobValue } from '../../values/lob.js';
import { LOB_CHUNK_SIZE } from '../../values/lob-chunk-size.js';
import type { CursorTable } from '../cursor-table.js';
import type { DatabaseSession, RowSource, SessionlessNotice, Statement } from '../database.js';
import type { LobTable } from '../lob-table.js';
import type { ServerCursor } from '../server-cursor.js';

/** One call of the client on its session: what it works with, and what it must undo if its answer is never sent. */
export class Call {
  readonly session: DatabaseSession;
  readonly writer: TtcWriter;
  readonly fieldVersion: number;
  /** Aborted by a break, a kill or the loss of the connection. */
  readonly signal: AbortSignal;
  /** LOBs that the client has locators of. */
  readonly lobs: LobTable;
  readonly #cursors: CursorTable;
  readonly #sequence: number;
  /** The session leaves its sessionless transaction when the call has succeeded. */
  suspendsOnSuccess = false;
  #knownSchema: string;
  #schemaSettings: number;
  #knownSessionless: SessionlessNotice;
  readonly #opened: ServerCursor[] = [];
  readonly #issued: Buffer[] = [];
  /** The cursor that an error is about: the client closes it, or goes on using it after a violated constraint. */
  #subject: ServerCursor | undefined;

  constructor(parts: {
    readonly session: DatabaseSession;
    readonly cursors: CursorTable;
    readonly lobs: LobTable;
    readonly writer: TtcWriter;
    readonly fieldVersion: number;
    readonly signal: AbortSignal;
    readonly sequence: number;
    readonly knownSchema: string;
    readonly knownSessionless: SessionlessNotice;
  }) {
    this.session = parts.session;
    this.writer = parts.writer;
    this.fieldVersion = parts.fieldVersion;
    this.signal = parts.signal;
    this.#cursors = parts.cursors;
    this.lobs = parts.lobs;
    this.#sequence = parts.sequence;
    this.#knownSchema = parts.knownSchema;
    this.#schemaSettings = parts.session.schemaSettings;
    this.#knownSessionless = parts.knownSessionless;
  }

  /** The current schema as the client knows it once it has the answer. */
  get knownSchema(): string {
    return this.#knownSchema;
  }

  /** As `knownSchema`: the sessionless transaction. */
  get knownSessionless(): SessionlessNotice {
    return this.#knownSessionless;
  }

  /** The cursor that this call is about, by its number. */
  findCursor(id: number): ServerCursor {
    this.#subject = this.#cursors.find(id);
    return this.#subject;
  }

  /** Gives a newly parsed statement a cursor, which becomes the one that this call is about. */
  openStatement(statement: Statement): ServerCursor {
    this.#subject = this.#open(statement);
    return this.#subject;
  }

  /** Gives a REF CURSOR or an implicit result a number; one that the client has passed in keeps its own. */
  openRows(rows: RowSource): ServerCursor {
    const known = this.#cursors.refCursorOf(rows);
    if (known !== undefined) return known;
    const cursor = this.#open(undefined);
    cursor.openRows(rows);
    return cursor;
  }

  closeCursor(id: number): void {
    this.#cursors.close(id);
    if (this.#subject?.id === id) this.#subject = undefined;
  }

  cancelCursor(id: number): void {
    this.#cursors.cancel(id);
  }

  closeAllCursors(): void {
    this.#cursors.closeAll();
  }

  /** What binds may name: types, LOBs and cursors. */
  get sources(): {
    readonly types: DatabaseSession['types'];
    readonly lobs: LobTable;
    readonly cursors: Pick<CursorTable, 'find'>;
  } {
    return { types: this.session.types, lobs: this.lobs, cursors: this.#cursors };
  }

  /** Gives a LOB a locator, by which the client finds it later. */
  issueLocator(lob: LobValue): Buffer {
    const locator = this.lobs.issue(lob);
    this.#issued.push(locator);
    return locator;
  }

  describeLob(lob: LobValue): LobDescription {
    return { locator: this.issueLocator(lob), length: lob.length, chunkSize: LOB_CHUNK_SIZE };
  }

  /** The client will not hear of the cursors and temporary LOBs that this call opened: drops them. */
  discard(): void {
    for (const cursor of this.#opened) this.#cursors.close(cursor.id);
    for (const locator of this.#issued) this.lobs.free(locator);
  }

  /** The call failed: only the statement's own cursor remains of what it opened, for the client to close. */
  discardResults(): void {
    for (const cursor of this.#opened) if (cursor !== this.#subject) this.#cursors.close(cursor.id);
    for (const locator of this.#issued) this.lobs.free(locator);
  }

  /** The client has set its current schema itself. */
  setSchema(name: string): void {
    this.session.setCurrentSchema(name);
    this.#knownSchema = this.session.currentSchema;
  }

  writeStatus(): void {
    this.#succeed();
    this.#writeChanges();
    writeStatus(this.writer, this.#status());
  }

  /** ERROR, which ends the answer to a call on a cursor, and to every call that failed. */
  writeOutcome(outcome: Omit<CallOutcome, 'status' | 'cursorId'>): void {
    if (outcome.error === undefined) this.#succeed();
    this.#writeChanges();
    writeError(this.writer, this.fieldVersion, {
      ...outcome,
      status: this.#status(),
      cursorId: this.#subject?.id ?? 0,
    });
  }

  #status(): CallStatus {
    return { transactionInProgress: this.session.transactionInProgress, sequence: this.#sequence };
  }

  #succeed(): void {
    if (!this.suspendsOnSuccess) return;
    this.suspendsOnSuccess = false;
    this.session.branches.suspend();
  }

  /** What the client keeps beside the server. */
  #writeChanges(): void {
    const { currentSchema, schemaSettings, sessionless } = this.session;
    // Who sets it to what it is already is told, too (node-oracledb's test 191.2, currentSchema.js).
    if (currentSchema !== this.#knownSchema || schemaSettings !== this.#schemaSettings) {
      writeCurrentSchema(this.writer, currentSchema);
    }
    this.#knownSchema = currentSchema;
    this.#schemaSettings = schemaSettings;
    if (sessionless !== this.#knownSessionless) writeSessionlessTransaction(this.writer, sessionless);
    this.#knownSessionless = sessionless;
  }

  #open(statement: Statement | undefined): ServerCursor {
    const cursor = this.#cursors.open(statement);
    this.#opened.push(cursor);
    return cursor;
  }
}

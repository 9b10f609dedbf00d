import { type CursorEnd, cursorOutlived, OpenCursor } from '../cursors/cursor.js';
import { CursorHandle } from '../cursors/cursor-handle.js';
import type { RowSource } from '../cursors/row-source.js';
import type { DriverLob } from '../driver/lob.js';
import { CallAbortedError, CallTimeoutError } from '../errors/session-errors.js';
import { deferred } from '../sessions/deferred.js';
import { isHandles } from './collect-cursors.js';
import { type CursorReading, explainFetch, openRows } from './cursor-reading.js';
import type { Executed, Results } from './execute-routine.js';
import { LobStream } from './lob-stream.js';
import { runCallback } from './run-callback.js';

type Row = Readonly<Record<string, unknown>>;

/** What the caller reads of the call. */
interface OpenResult {
  revoke(error: Error): void;
  quiet(): Promise<void>;
}

/** A call whose cursors and LOBs the caller reads while its session is kept. */
export class StreamedCall {
  readonly #reading: CursorReading;
  readonly #inTurn: InTurn;
  readonly #opened: OpenResult[] = [];
  #results: Results = {};
  readonly #allEnded = deferred();
  /** Settles when what follows the last cursor has been done. */
  #settled: Promise<void> = Promise.resolve();
  #open = 0;
  #complete = true;

  private constructor(reading: CursorReading, inTurn: InTurn) {
    this.#reading = reading;
    this.#inTurn = inTurn;
  }

  /**
   * @param inTurn runs a fetch when the session is free for it
   * @throws RowShapeError, and what a call can meet
   */
  static async open(executed: Executed, inTurn: InTurn = (work) => work()): Promise<StreamedCall> {
    const { reading } = executed;
    const call = new StreamedCall(reading, inTurn);
    const results = await executed.stream((lob, as, key) => call.#streamLob(lob, as, key));
    const streamed: Record<string, unknown> = {};
    const stream = (handle: CursorHandle, key: string) => call.#stream(openRows(handle, key, reading), key);
    for (const [key, value] of Object.entries(results)) {
      if (value instanceof CursorHandle) streamed[key] = stream(value, key);
      else if (isHandles(value)) streamed[key] = value.map((handle, index) => stream(handle, `${key}[${index}]`));
      else streamed[key] = value;
    }
    call.#results = streamed;
    return call;
  }

  /** With `Cursor`s in the places of rows, and streams in those of LOBs. */
  get results(): Results {
    return this.#results;
  }

  /** How many cursors and LOBs have not been read to their ends or closed. */
  get open(): number {
    return this.#open;
  }

  /**
   * Hands the cursors out and keeps the session until all have ended, the deadline has passed or the signal aborts.
   * @param complete is done when all have been read to their ends, before the last one says so
   * @param abandon is done instead when one was not, or when that fails
   * @throws what `complete` throws when there is no cursor; otherwise the last one does
   */
  async read(begun: () => void, complete: () => Promise<void>, abandon: () => Promise<void>): Promise<void> {
    if (this.#open === 0) {
      await complete();
      begun();
      return;
    }
    const work = this.#untilEnded().then(() => (this.#complete ? complete() : abandon()));
    this.#settled = work;
    begun();
    try {
      await work;
    } catch (error) {
      await this.revoke(error instanceof Error ? error : cursorOutlived(this.#reading.call.routine.name));
      await abandon();
    }
  }

  /** From now on the cursors fail with this. Waits for what runs. */
  async revoke(error: Error): Promise<void> {
    for (const result of this.#opened) result.revoke(error);
    await Promise.all(this.#opened.map((result) => result.quiet()));
    this.#open = 0;
  }

  #untilEnded(): Promise<void> {
    const { call, deadline, limitMs } = this.#reading;
    const { name } = call.routine;
    const facts = { routine: name, outcome: 'rolled-back' } as const;
    return runCallback(() => this.#allEnded.promise, {
      deadline,
      expired: () =>
        new CallTimeoutError(
          `${name} was rolled back: its cursors were not read within ${Math.round(limitMs)} ms.`,
          facts,
        ),
      signal: call.signal,
      aborted: (cause) =>
        new CallAbortedError(`${name} was rolled back: it was aborted while its cursors were read.`, {
          ...facts,
          cause,
        }),
    });
  }

  #stream(rows: RowSource<Row>, key: string): OpenCursor<Row> {
    this.#open += 1;
    const turned: RowSource<Row> = {
      fetch: (count) => this.#inTurn(() => rows.fetch(count)),
      close: () => rows.close(),
    };
    const cursor = new OpenCursor<Row>(turned, {
      explain: (error) => explainFetch(error, key, this.#reading),
      ended: (how) => this.#ended(how),
    });
    this.#opened.push(cursor);
    return cursor;
  }

  #streamLob(lob: DriverLob, as: 'text' | 'bytes', key: string): LobStream {
    this.#open += 1;
    const { session, call, deadline } = this.#reading;
    const limits = { deadline, signal: call.signal };
    const stream = new LobStream(as, lob.length, {
      read: (offset, amount) => this.#inTurn(() => session.lobs.read(lob, limits, { offset, amount })),
      explain: (error) => explainFetch(error, key, this.#reading),
      ended: (how) => {
        session.lobs.free(lob);
        return this.#ended(how);
      },
    });
    this.#opened.push(stream);
    return stream;
  }

  async #ended(how: CursorEnd): Promise<void> {
    this.#open -= 1;
    if (how !== 'read') this.#complete = false;
    if (this.#open > 0) return;
    this.#allEnded.resolve();
    await this.#settled;
  }
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

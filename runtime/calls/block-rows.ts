import type { Binder } from '../binds/binder.js';
import { integerColumn } from '../binds/composite/element-binder.js';
import { cursorBinder } from '../cursors/cursor-binder.js';
import { CursorHandle } from '../cursors/cursor-handle.js';
import {
  type FetchBlock,
  type FetchedColumn,
  type FileColumn,
  fetchBlock,
  type LargeColumn,
} from '../cursors/fetch-block.js';
import { LARGE_STATE } from '../cursors/large-column.js';
import type { RowColumn } from '../cursors/row-shape.js';
import type { RowBatch, RowSource } from '../cursors/row-source.js';
import { isLob } from '../driver/lob.js';
import type { DriverBind } from '../driver/oracle-driver.js';
import { type DriverResultSet, isResultSet } from '../driver/result-set.js';
import { expectedIdentity } from '../sessions/user-name.js';
import { raiseResult } from './block-fault.js';
import type { CursorReading } from './cursor-reading.js';
import { contextOf, fetchOptions, toDriverBind } from './execute-routine.js';
import { assertIdentity, identityBinderFor } from './statement.js';

/** Reads a cursor in a row to its end: its rows stand in the row. */
export type ReadNested = (handle: CursorHandle, key: string) => Promise<unknown>;

type Row = Record<string, unknown>;

/** Rows that blocks fetch: a round trip for each batch, and one for each LOB and cursor in it. */
export class BlockRows implements RowSource {
  readonly #resultSet: DriverResultSet;
  readonly #reading: CursorReading;
  readonly #readNested: ReadNested;
  readonly #block: FetchBlock;
  readonly #text: string;

  constructor(
    resultSet: DriverResultSet,
    columns: readonly RowColumn[],
    reading: CursorReading,
    readNested: ReadNested,
  ) {
    this.#resultSet = resultSet;
    this.#reading = reading;
    this.#readNested = readNested;
    this.#block = fetchBlock(resultSet.metaData, columns, reading.call.routine.classes, (fault, key) =>
      raiseResult(fault, 0, `.${key}`),
    );
    this.#text = ['begin', assertIdentity(reading.caller), ...this.#block.statements, 'end;'].join('\n');
  }

  async fetch(count: number): Promise<RowBatch<Readonly<Row>>> {
    const { session, call, caller, deadline } = this.#reading;
    const { columns, fetched, ended, capacity } = this.#block;
    const [, ...outs] = await session.execute(
      {
        text: this.#text,
        binds: this.#binds(Math.min(count, capacity)),
        context: contextOf(caller, call.routine),
        commit: false,
        givesUpPackageState: false,
        fetchOptions: fetchOptions(call.driver),
        signal: call.signal,
      },
      deadline,
    );
    const rows = Array.from({ length: Number(outs[fetched]) }, (): Row => ({}));
    for (const column of columns) await this.#fill(rows, column, outs);
    return { rows, isLast: outs[ended] === 1 };
  }

  close(): Promise<void> {
    return this.#reading.session.closeCursor(this.#resultSet);
  }

  async #fill(rows: readonly Row[], column: FetchedColumn, outs: readonly unknown[]): Promise<void> {
    const { key } = column;
    switch (column.kind) {
      case 'scalar': {
        const values = arrayOf(outs[column.values]);
        rows.forEach((row, index) => {
          const value: unknown = values[index] ?? null;
          row[key] = value === null ? null : column.binder.decode(value);
        });
        return;
      }
      case 'large':
        return this.#fillLarge(rows, column, outs);
      case 'file':
        return this.#fillFiles(rows, column, outs);
      case 'cursor':
        for (let index = 0; index < column.cursors.count; index += 1) {
          const cursor = outs[column.cursors.first + index];
          const row = rows[index];
          const handle = new CursorHandle(column.type, cursor);
          if (row !== undefined) row[key] = await this.#readNested(handle, key);
          else if (isResultSet(cursor)) await this.#reading.session.closeCursor(cursor);
        }
    }
  }

  async #fillLarge(rows: readonly Row[], column: LargeColumn, outs: readonly unknown[]): Promise<void> {
    const { key, type, states, shorts, lobs } = column;
    const [stateOf, shortOf] = [arrayOf(outs[states]), arrayOf(outs[shorts])];
    let lob = lobs.first;
    for (const [index, row] of rows.entries()) {
      const state: unknown = stateOf[index] ?? null;
      if (state === null) row[key] = null;
      else if (state === LARGE_STATE.empty) row[key] = type.empty;
      else if (state === LARGE_STATE.short) row[key] = type.short.decode(shortOf[index]);
      else {
        row[key] = type.short.decode(await this.#readLob(outs[lob]));
        lob += 1;
      }
    }
  }

  async #fillFiles(rows: readonly Row[], column: FileColumn, outs: readonly unknown[]): Promise<void> {
    const { key, content } = column;
    const [directories, fileNames] = [arrayOf(outs[column.directories]), arrayOf(outs[column.fileNames])];
    const contents = rows.map((): Row => ({}));
    if (content !== undefined) await this.#fillLarge(contents, content, outs);
    for (const [index, row] of rows.entries()) {
      const directory: unknown = directories[index] ?? null;
      const name = { directory, fileName: fileNames[index] ?? null };
      if (directory === null) row[key] = null;
      else row[key] = content === undefined ? name : { ...name, content: contents[index]?.[key] };
    }
  }

  async #readLob(lob: unknown): Promise<unknown> {
    const { session, deadline, call } = this.#reading;
    if (!isLob(lob)) throw new TypeError('the driver returned no LOB for one');
    const value = await session.lobs.read(lob, { deadline, signal: call.signal });
    session.lobs.free(lob);
    return value;
  }

  /** In the order in which their names occur in the block. */
  #binds(count: number): DriverBind[] {
    const { caller, proxyUser, call } = this.#reading;
    const { driver } = call;
    const input = (binder: Binder, value: unknown) =>
      toDriverBind({ source: 'result', binder, direction: 'in' }, value, driver);
    const identity = { source: 'identity', binder: identityBinderFor(caller), direction: 'in' } as const;
    return [
      toDriverBind(identity, expectedIdentity(proxyUser, caller), driver),
      input(cursorBinder, this.#resultSet),
      input(integerColumn, count),
      ...this.#block.outs.map(({ binder, capacity }) =>
        toDriverBind(
          { source: 'result', binder, direction: 'out', ...(capacity === undefined ? {} : { capacity }) },
          undefined,
          driver,
        ),
      ),
    ];
  }
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('the driver returned no array for an array bind');
  return value;
}

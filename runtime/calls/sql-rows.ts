import type { Binder } from '../binds/binder.js';
import { integerColumn } from '../binds/composite/element-binder.js';
import { type FetchBlock, fetchBlock } from '../cursors/fetch-block.js';
import type { RowColumn } from '../cursors/row-shape.js';
import type { RowSource } from '../cursors/row-source.js';
import type { DriverBind } from '../driver/oracle-driver.js';
import { expectedIdentity } from '../sessions/user-name.js';
import { raiseResult } from './block-fault.js';
import type { CursorReading } from './cursor-reading.js';
import { contextOf, toDriverBind } from './execute-routine.js';
import { assertIdentity, identityBinderFor } from './statement.js';

/** Rows of a DBMS_SQL cursor, each batch by a block of its own. */
export class SqlRows implements RowSource {
  readonly #number: number;
  readonly #reading: CursorReading;
  readonly #block: FetchBlock;
  readonly #text: string;
  #begun = false;

  constructor(number: number, columns: readonly RowColumn[], reading: CursorReading) {
    this.#number = number;
    this.#reading = reading;
    this.#block = fetchBlock(columns, reading.call.routine.classes, (fault, key) => raiseResult(fault, 0, `.${key}`));
    this.#text = ['begin', assertIdentity(reading.caller), ...this.#block.statements, 'end;'].join('\n');
  }

  async fetch(count: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { session, call, caller, deadline } = this.#reading;
    const { columns } = this.#block;
    const outBinds = await session.execute(
      {
        text: this.#text,
        binds: this.#binds(count),
        context: contextOf(caller, call.routine),
        commit: false,
        givesUpPackageState: false,
        signal: call.signal,
      },
      deadline,
    );
    this.#begun = true;
    const fetched = Number(outBinds.at(-1));
    // The block closed it at its end.
    if (fetched < count) session.sqlCursors.delete(this.#number);
    const arrays = columns.map((_, index) => arrayOf(outBinds[index + 1]));
    return Array.from({ length: fetched }, (_, row) => {
      const values: Record<string, unknown> = {};
      columns.forEach(({ key, binder }, index) => {
        const value: unknown = arrays[index]?.[row] ?? null;
        values[key] = value === null ? null : binder.decode(value);
      });
      return values;
    });
  }

  /** Closed with the lease when its rows were not read to the end: that costs a round trip, which most calls save. */
  async close(): Promise<void> {}

  /** In the order in which their names occur in the block. */
  #binds(count: number): DriverBind[] {
    const { caller, proxyUser, call } = this.#reading;
    const { driver } = call;
    const input = (value: number) =>
      toDriverBind({ source: 'result', binder: integerColumn, direction: 'in' }, value, driver);
    const output = (binder: Binder, capacity?: number) =>
      toDriverBind(
        { source: 'result', binder, direction: 'out', ...(capacity === undefined ? {} : { capacity }) },
        undefined,
        driver,
      );
    const identity = { source: 'identity', binder: identityBinderFor(caller), direction: 'in' } as const;
    return [
      toDriverBind(identity, expectedIdentity(proxyUser, caller), driver),
      input(this.#number),
      input(count),
      input(this.#begun ? 0 : 1),
      ...this.#block.columns.map(({ binder }) => output(binder, count)),
      output(integerColumn),
    ];
  }
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('the driver returned no array for an array bind');
  return value;
}
